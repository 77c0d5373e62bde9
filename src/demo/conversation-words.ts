import type { Language } from '#kernel/language.ts';
import type { CaseKind, Outcome } from '#modules/conversation/contract/case.ts';

interface Settled {
  readonly by: string;
  readonly kind: CaseKind;
  readonly language: Language;
  readonly text: string;
  readonly daysAgo: number;
  readonly answeredAfter: number;
  readonly votes: number;
  readonly answeredBy: string;
  readonly outcome: Outcome;
  readonly reason: string;
}

const PLANNER = 'Lucía Ferrer';

/** What people asked and what came of it; each in the language of who wrote it. All of it is made up. */
export const SETTLED: readonly Settled[] = [
  {
    by: 'Aino Lehtonen',
    kind: 'idea',
    language: 'fi',
    text: 'Testipenkin viereen näyttö, josta näkee seuraavan tilauksen. Nyt sitä käydään kysymässä.',
    daysAgo: 26,
    answeredAfter: 6,
    votes: 4,
    answeredBy: PLANNER,
    outcome: 'done',
    reason: 'Näyttö on seinällä maanantaista alkaen. Kiitos, tämä oli helppo.',
  },
  {
    by: 'Marta Ibáñez',
    kind: 'question',
    language: 'es',
    text: '¿Por qué en Zaragoza no hay aparcamiento cubierto para bicicletas?',
    daysAgo: 23,
    answeredAfter: 3,
    votes: 3,
    answeredBy: PLANNER,
    outcome: 'planned',
    reason: 'Está en el presupuesto de primavera: doce plazas junto a la puerta 2.',
  },
  {
    by: 'Jukka Salmela',
    kind: 'idea',
    language: 'fi',
    text: 'Kokeillaan neljän päivän viikkoa kokoonpanossa kesällä.',
    daysAgo: 20,
    answeredAfter: 9,
    votes: 9,
    answeredBy: PLANNER,
    outcome: 'notNow',
    reason: 'Ei vielä: kesän toimitukset on luvattu. Palaamme asiaan tammikuussa, päivä on kalenterissa.',
  },
  {
    by: 'Sanna Koivisto',
    kind: 'question',
    language: 'en',
    text: 'Could the monthly figures be read on the phone as well?',
    daysAgo: 16,
    answeredAfter: 1,
    votes: 2,
    answeredBy: PLANNER,
    outcome: 'answered',
    reason: 'Yes: they are a piece on Today from this month on, two minutes long.',
  },
  {
    by: 'Marta Ibáñez',
    kind: 'worry',
    language: 'es',
    text: 'Los guantes nuevos resbalan cuando hay aceite. Alguien se va a hacer daño.',
    daysAgo: 12,
    answeredAfter: 1,
    votes: 7,
    answeredBy: PLANNER,
    outcome: 'done',
    reason:
      'Los anteriores vuelven hoy. Los nuevos se devuelven, y la próxima compra la probáis vosotros antes.',
  },
  {
    by: 'Petri Nieminen',
    kind: 'idea',
    language: 'fi',
    text: 'Poistetaan perjantain tuotantopalaveri kokonaan.',
    daysAgo: 10,
    answeredAfter: 4,
    votes: 2,
    answeredBy: PLANNER,
    outcome: 'no',
    reason: 'Ei, koska siinä sovitaan viikonlopun päivystys. Lyhennämme sen kymmeneen minuuttiin.',
  },
];
