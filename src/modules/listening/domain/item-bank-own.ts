import type { BankItem, Construct, Option, Scale, SurveyKind } from '../contract/item.ts';
import { OWN, statement, type Text } from './item-bank-entry.ts';

const line = (key: string, construct: Construct, text: Text, favourable: 'high' | 'low' = 'high'): BankItem =>
  statement(`inward.${key}`, construct, text, { origin: OWN, favourable });

interface Question {
  readonly construct: Construct;
  readonly text: Text;
  readonly scale: Scale;
  readonly kinds: SurveyKind[];
  readonly favourable?: 'high' | 'low';
  readonly comment?: boolean;
}

const question = (key: string, { favourable, comment, ...rest }: Question): BankItem => ({
  ...rest,
  bankKey: `inward.${key}`,
  help: null,
  favourable: favourable ?? null,
  comment: comment ?? false,
  ...OWN,
});

const options = (...texts: Text[]): Option[] =>
  texts.map((text, at) => ({ code: at + 1, text: { ...text } }));

const COMMENT: Scale = { kind: 'comment' };

/** Items written for Inward, where the known instruments may not be used freely or do not ask what we need. */
export const OWN_ITEMS: readonly BankItem[] = [
  line('told_truth', 'trust', {
    en: 'We are told the truth here, also when it is unpleasant.',
    fi: 'Meille kerrotaan asiat niin kuin ne ovat, ikävätkin.',
    es: 'Aquí nos dicen la verdad, también cuando es incómoda.',
  }),
  line('word_kept', 'trust', {
    en: 'What is promised here is kept, or we are told why not.',
    fi: 'Mitä meillä luvataan, se pidetään – tai kerrotaan, miksi ei pidetty.',
    es: 'Aquí se cumple lo que se promete, o se explica por qué no.',
  }),
  line('listened', 'trust', {
    en: 'When we say what we think, something comes of it.',
    fi: 'Kun sanomme mielipiteemme, siitä seuraa jotakin.',
    es: 'Cuando decimos lo que pensamos, sirve para algo.',
  }),
  line('quality', 'pride', {
    en: 'I am proud of what we make and do for our customers.',
    fi: 'Olen ylpeä siitä, mitä teemme asiakkaillemme.',
    es: 'Estoy orgulloso de lo que hacemos para nuestros clientes.',
  }),
  line('would_buy', 'pride', {
    en: 'I would choose our products or services for my own family.',
    fi: 'Valitsisin meidän tuotteemme tai palvelumme omalle perheelleni.',
    es: 'Elegiría nuestros productos o servicios para mi familia.',
  }),
  line('same_rules', 'fairness', {
    en: 'The same rules hold for everybody here.',
    fi: 'Meillä samat säännöt koskevat kaikkia.',
    es: 'Aquí las mismas reglas valen para todos.',
  }),
  line('values_daily', 'alignment', {
    en: 'I can see our values in how we work on an ordinary day.',
    fi: 'Arvomme näkyvät tavallisessa työpäivässä.',
    es: 'Nuestros valores se notan en cómo trabajamos un día cualquiera.',
  }),
  line('could_explain', 'understanding', {
    en: 'I could explain to a colleague what is changing here and why.',
    fi: 'Osaisin selittää työkaverille, mikä meillä muuttuu ja miksi.',
    es: 'Sabría explicarle a un compañero qué está cambiando aquí y por qué.',
  }),
  line('know_my_part', 'understanding', {
    en: 'I know what the change means for my own work.',
    fi: 'Tiedän, mitä muutos merkitsee omassa työssäni.',
    es: 'Sé qué significa el cambio para mi propio trabajo.',
  }),
  line('say_openly', 'fear', {
    en: 'I can say openly what I think without it being held against me.',
    fi: 'Voin sanoa suoraan, mitä ajattelen, ilman että se käännetään minua vastaan.',
    es: 'Puedo decir abiertamente lo que pienso sin que me perjudique.',
  }),
  line(
    'worry_future',
    'fear',
    {
      en: 'I worry about what will become of my job.',
      fi: 'Olen huolissani siitä, miten työlleni käy.',
      es: 'Me preocupa qué va a ser de mi puesto.',
    },
    'low',
  ),
  line('mistakes', 'fear', {
    en: 'When something goes wrong here, we look for the cause and not for somebody to blame.',
    fi: 'Kun jokin menee pieleen, etsitään syytä eikä syyllistä.',
    es: 'Cuando algo sale mal, buscamos la causa y no a un culpable.',
  }),
  line(
    'exhausted',
    'wellbeing',
    {
      en: 'After work I often have no strength left for anything else.',
      fi: 'Työpäivän jälkeen minulla ei useinkaan ole voimia muuhun.',
      es: 'Después del trabajo a menudo no me quedan fuerzas para nada más.',
    },
    'low',
  ),
  line('undisturbed', 'resources', {
    en: 'I can do my work without being interrupted all the time.',
    fi: 'Saan tehdä työtäni ilman jatkuvia keskeytyksiä.',
    es: 'Puedo hacer mi trabajo sin interrupciones constantes.',
  }),
  question('enps', {
    construct: 'recommendation',
    // Our own words for the question of Reichheld (2003); «Net Promoter» is a trademark and is not used.
    text: {
      en: 'How likely are you to recommend working here to a friend?',
      fi: 'Kuinka todennäköisesti suosittelisit työpaikkaamme ystävällesi?',
      es: '¿Qué probabilidad hay de que recomiendes a un amigo trabajar aquí?',
    },
    scale: {
      kind: 'score10',
      lowest: { en: 'not at all likely', fi: 'en lainkaan todennäköisesti', es: 'nada probable' },
      highest: { en: 'extremely likely', fi: 'erittäin todennäköisesti', es: 'muy probable' },
    },
    favourable: 'high',
    kinds: ['enps', 'survey', 'pulse'],
  }),
  question('enps_why', {
    construct: 'recommendation',
    text: {
      en: 'What is the main reason for your answer?',
      fi: 'Mikä on tärkein syy vastaukseesi?',
      es: '¿Cuál es el motivo principal de tu respuesta?',
    },
    scale: COMMENT,
    kinds: ['enps', 'survey'],
  }),
  question('mood', {
    construct: 'wellbeing',
    text: { en: 'How is work today?', fi: 'Millainen työpäivä tänään?', es: '¿Qué tal el trabajo hoy?' },
    scale: {
      kind: 'single',
      options: options(
        { en: 'Bad', fi: 'Huono', es: 'Mal' },
        { en: 'Not so good', fi: 'Ei kovin hyvä', es: 'Regular' },
        { en: 'All right', fi: 'Ihan hyvä', es: 'Bien' },
        { en: 'Good', fi: 'Hyvä', es: 'Muy bien' },
        { en: 'Great', fi: 'Mahtava', es: 'Genial' },
      ),
    },
    kinds: ['mood'],
  }),
  question('probe', {
    construct: 'understanding',
    text: {
      en: 'What I read makes clear to me what I should do.',
      fi: 'Lukemastani käy selväksi, mitä minun pitäisi tehdä.',
      es: 'Lo que he leído me deja claro qué tengo que hacer.',
    },
    scale: { kind: 'agree5' },
    favourable: 'high',
    kinds: ['probe'],
  }),
  question('vote', {
    construct: 'alignment',
    text: {
      en: 'Should we start with the plan as it is?',
      fi: 'Aloitetaanko suunnitelma tällaisenaan?',
      es: '¿Empezamos con el plan tal como está?',
    },
    scale: {
      kind: 'single',
      options: options(
        { en: 'Yes', fi: 'Kyllä', es: 'Sí' },
        { en: 'Yes, with changes', fi: 'Kyllä, muutoksin', es: 'Sí, con cambios' },
        { en: 'No', fi: 'Ei', es: 'No' },
        { en: 'I cannot say yet', fi: 'En osaa vielä sanoa', es: 'Aún no lo sé' },
      ),
    },
    comment: true,
    kinds: ['vote'],
  }),
  question('session_useful', {
    construct: 'growth',
    text: {
      en: 'I can use what I learned in my work.',
      fi: 'Voin hyödyntää oppimaani työssäni.',
      es: 'Puedo usar en mi trabajo lo que he aprendido.',
    },
    scale: { kind: 'agree5' },
    favourable: 'high',
    kinds: ['session'],
  }),
  question('session_time', {
    construct: 'growth',
    text: {
      en: 'It was worth the time.',
      fi: 'Se oli käytetyn ajan arvoista.',
      es: 'Valió la pena dedicarle el tiempo.',
    },
    scale: { kind: 'agree5' },
    favourable: 'high',
    kinds: ['session'],
  }),
  question('session_change', {
    construct: 'growth',
    text: {
      en: 'What should we do differently next time?',
      fi: 'Mitä meidän pitäisi tehdä ensi kerralla toisin?',
      es: '¿Qué deberíamos hacer de otra manera la próxima vez?',
    },
    scale: COMMENT,
    kinds: ['session'],
  }),
  question('one_thing', {
    construct: 'engagement',
    text: {
      en: 'If you could change one thing here, what would it be?',
      fi: 'Jos voisit muuttaa täällä yhden asian, mikä se olisi?',
      es: 'Si pudieras cambiar una sola cosa aquí, ¿cuál sería?',
    },
    scale: COMMENT,
    kinds: ['survey', 'pulse'],
  }),
];
