import type { Template } from './template.ts';
import { worryingChangePhases } from './template-worrying-change-phases.ts';

/** A change that worries people: what is known is said at once, and what is not known gets a day. */
export const worryingChange: Template = {
  name: 'worrying-change',
  title: {
    en: 'A change that worries people',
    fi: 'Muutos, joka huolestuttaa',
    es: 'Un cambio que preocupa',
  },
  purpose: {
    en: 'People can bear bad news better than silence. We say what is decided, what is not, and when it will be; we listen before we explain; and we stay reachable.',
    fi: 'Ihmiset kestävät huonon uutisen paremmin kuin hiljaisuuden. Sanomme, mitä on päätetty, mitä ei ja milloin päätetään; kuuntelemme ennen kuin selitämme; ja olemme tavoitettavissa.',
    es: 'La gente soporta mejor una mala noticia que el silencio. Decimos qué está decidido, qué no y cuándo lo estará; escuchamos antes de explicar; y seguimos localizables.',
  },
  days: 84,
  goals: [
    {
      sentence: {
        en: 'Nobody hears from outside what concerns them inside.',
        fi: 'Kukaan ei kuule ulkopuolelta sitä, mikä koskee häntä täällä.',
        es: 'Nadie se entera por fuera de lo que le afecta dentro.',
      },
      by: 14,
      measures: [
        {
          name: {
            en: 'Heard it first from us',
            fi: 'Kuuli ensin meiltä',
            es: 'Lo supo primero por nosotros',
          },
          unit: 'percent',
          direction: 'up',
          target: 95,
          source: 'survey_item',
          what: {
            en: '«From whom did you hear of it first?», unseen',
            fi: '«Keneltä kuulit asiasta ensin?», nimettömästi',
            es: '«¿Por quién lo supiste primero?», anónimo',
          },
        },
      ],
    },
    {
      sentence: {
        en: 'Everyone knows what the change means for them, or on which day they will know.',
        fi: 'Jokainen tietää, mitä muutos merkitsee itselle, tai minä päivänä sen saa tietää.',
        es: 'Cada cual sabe qué significa el cambio para sí, o qué día lo sabrá.',
      },
      by: 56,
      measures: [
        {
          name: {
            en: '«I know what it means for me»',
            fi: '«Tiedän, mitä se merkitsee minulle»',
            es: '«Sé qué significa para mí»',
          },
          unit: 'percent',
          direction: 'up',
          target: 80,
          source: 'survey_item',
          what: {
            en: 'Weekly pulse, one question, unseen',
            fi: 'Viikkopulssi, yksi kysymys, nimettömästi',
            es: 'Pulso semanal, una pregunta, anónimo',
          },
        },
        {
          name: {
            en: 'Worries answered in time',
            fi: 'Huolet, joihin vastattiin ajoissa',
            es: 'Preocupaciones respondidas a tiempo',
          },
          unit: 'percent',
          direction: 'up',
          target: 90,
          source: 'behaviour',
          what: {
            en: 'Cases of kind worry answered within their working days',
            fi: 'Huoliksi merkityt tapaukset, joihin vastattiin määräajassa',
            es: 'Casos de preocupación respondidos dentro de sus días laborables',
          },
        },
      ],
    },
  ],
  phases: worryingChangePhases,
};
