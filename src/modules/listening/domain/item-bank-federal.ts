import type { BankItem, Construct } from '../contract/item.ts';
import { FEDERAL, statement } from './item-bank-entry.ts';

const line = (key: string, construct: Construct, en: string, fi: string, es: string): BankItem =>
  statement(`fevs.${key}`, construct, { en, fi, es }, { origin: FEDERAL });

/** Items of the US Federal Employee Viewpoint Survey that ask what the others do not. */
export const FEDERAL_ITEMS: readonly BankItem[] = [
  line(
    'honesty',
    'trust',
    'My organisation’s senior leaders maintain high standards of honesty and integrity.',
    'Ylin johtomme toimii rehellisesti ja suoraselkäisesti.',
    'La dirección de mi organización actúa con honradez e integridad.',
  ),
  line(
    'supervisor_listens',
    'manager',
    'My supervisor listens to what I have to say.',
    'Esihenkilöni kuuntelee, mitä minulla on sanottavana.',
    'Mi responsable escucha lo que tengo que decir.',
  ),
  line(
    'supervisor_respect',
    'manager',
    'My supervisor treats me with respect.',
    'Esihenkilöni kohtelee minua kunnioittavasti.',
    'Mi responsable me trata con respeto.',
  ),
  line(
    'supervisor_trust',
    'manager',
    'I have trust and confidence in my supervisor.',
    'Luotan esihenkilööni.',
    'Confío en mi responsable.',
  ),
  line(
    'enough_information',
    'understanding',
    'I have enough information to do my job well.',
    'Saan riittävästi tietoa tehdäkseni työni hyvin.',
    'Tengo suficiente información para hacer bien mi trabajo.',
  ),
  line(
    'no_reprisal',
    'fear',
    'I can disclose a suspected violation of any law, rule or regulation without fear of reprisal.',
    'Voin kertoa epäillystä väärinkäytöksestä pelkäämättä seurauksia.',
    'Puedo denunciar una posible infracción de las normas sin miedo a represalias.',
  ),
  line(
    'talents',
    'growth',
    'My talents are used well in the workplace.',
    'Osaamiseni on hyvässä käytössä.',
    'En mi trabajo se aprovechan bien mis capacidades.',
  ),
  line(
    'improve_skills',
    'growth',
    'I am given a real opportunity to improve my skills in my organisation.',
    'Minulla on täällä aito mahdollisuus kehittää taitojani.',
    'En mi organización tengo una oportunidad real de mejorar mis habilidades.',
  ),
  line(
    'merit',
    'fairness',
    'Promotions in my work unit are based on merit.',
    'Yksikössäni uralla edetään ansioiden perusteella.',
    'En mi unidad se asciende por méritos.',
  ),
  line(
    'results_used',
    'trust',
    'I believe the results of this survey will be used to make my organisation a better place to work.',
    'Uskon, että tämän kyselyn tuloksilla parannetaan työpaikkaamme.',
    'Creo que los resultados de esta encuesta servirán para que mi organización sea un mejor lugar de trabajo.',
  ),
];
