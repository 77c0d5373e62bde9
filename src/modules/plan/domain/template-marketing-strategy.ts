import type { Template } from './template.ts';
import { marketingStrategyPhases } from './template-marketing-strategy-phases.ts';

/** A new marketing strategy carried down through every level, each level explaining it to the next. */
export const marketingStrategy: Template = {
  name: 'marketing-strategy',
  title: {
    en: 'A new marketing strategy reaches every level',
    fi: 'Uusi markkinointistrategia joka tasolle',
    es: 'Una nueva estrategia de marketing llega a todos los niveles',
  },
  purpose: {
    en: 'What we promise our customers is kept by people who know why. Each level hears it from the level above, says it in its own words, and sends its doubts back up.',
    fi: 'Asiakkaille annetun lupauksen pitävät ihmiset, jotka tietävät miksi. Jokainen taso kuulee strategian edelliseltä, sanoo sen omin sanoin ja lähettää epäilynsä takaisin ylös.',
    es: 'Lo que prometemos a los clientes lo cumplen personas que saben por qué. Cada nivel lo oye del anterior, lo dice con sus palabras y devuelve sus dudas hacia arriba.',
  },
  days: 91,
  goals: [
    {
      sentence: {
        en: 'Everyone can say in one sentence what we now promise our customers.',
        fi: 'Jokainen osaa sanoa yhdellä lauseella, mitä nyt lupaamme asiakkaille.',
        es: 'Cualquiera puede decir en una frase qué prometemos ahora a los clientes.',
      },
      by: 91,
      measures: [
        {
          name: {
            en: 'Says the promise in own words',
            fi: 'Sanoo lupauksen omin sanoin',
            es: 'Dice la promesa con sus palabras',
          },
          unit: 'percent',
          direction: 'up',
          target: 75,
          source: 'survey_item',
          what: {
            en: 'An open question to a random sample, judged by two people apart',
            fi: 'Avoin kysymys satunnaisotokselle, kaksi arvioijaa erikseen',
            es: 'Pregunta abierta a una muestra al azar, valorada por dos personas por separado',
          },
        },
      ],
    },
    {
      sentence: {
        en: 'Every team knows the one thing that it does otherwise from now on.',
        fi: 'Jokainen tiimi tietää yhden asian, jonka se tekee tästä lähtien toisin.',
        es: 'Cada equipo sabe la única cosa que hará de otra manera desde ahora.',
      },
      by: 84,
      measures: [
        {
          name: {
            en: 'Teams with their one thing written down',
            fi: 'Tiimit, joilla yksi asia on kirjattuna',
            es: 'Equipos con su única cosa por escrito',
          },
          unit: 'percent',
          direction: 'up',
          target: 90,
          source: 'behaviour',
          what: {
            en: 'Team pages that name it',
            fi: 'Tiimisivut, joilla se on nimetty',
            es: 'Páginas de equipo que la nombran',
          },
        },
      ],
    },
  ],
  phases: marketingStrategyPhases,
};
