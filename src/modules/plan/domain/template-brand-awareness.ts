import type { Template } from './template.ts';

/** Values that people recognise in what is done, not in what is said. */
export const brandAwareness: Template = {
  name: 'brand-awareness',
  title: {
    en: 'Brand awareness: our values in daily work',
    fi: 'Bränditietoisuus: arvot arjen työssä',
    es: 'Conciencia de marca: nuestros valores en el día a día',
  },
  purpose: {
    en: 'Values on a wall change nothing. We look for what each value means in each job, show those who live it, and say where we do not live it yet.',
    fi: 'Seinällä olevat arvot eivät muuta mitään. Etsimme, mitä kukin arvo tarkoittaa kussakin työssä, näytämme ne, jotka elävät sitä, ja sanomme, missä emme vielä elä.',
    es: 'Los valores en la pared no cambian nada. Buscamos qué significa cada valor en cada trabajo, mostramos a quien lo vive y decimos dónde aún no lo vivimos.',
  },
  days: 120,
  goals: [
    {
      sentence: {
        en: 'People name our values without being helped.',
        fi: 'Ihmiset muistavat arvomme ilman apua.',
        es: 'La gente nombra nuestros valores sin ayuda.',
      },
      by: 120,
      measures: [
        {
          name: {
            en: 'Unaided recall of at least two values',
            fi: 'Muistaa vähintään kaksi arvoa ilman apua',
            es: 'Recuerda sin ayuda al menos dos valores',
          },
          unit: 'percent',
          direction: 'up',
          target: 60,
          source: 'survey_item',
          what: {
            en: '«Which values does our organisation have?», random sample, no list',
            fi: '«Mitkä ovat organisaatiomme arvot?», satunnaisotos, ei listaa',
            es: '«¿Qué valores tiene nuestra organización?», muestra al azar, sin lista',
          },
        },
      ],
    },
    {
      sentence: {
        en: 'Every role family knows what each value looks like on an ordinary Tuesday.',
        fi: 'Jokainen ammattiryhmä tietää, miltä kukin arvo näyttää tavallisena tiistaina.',
        es: 'Cada familia profesional sabe cómo es cada valor un martes cualquiera.',
      },
      by: 75,
      measures: [
        {
          name: {
            en: 'Role families with behaviours of their own',
            fi: 'Ammattiryhmät, joilla on omat tekonsa',
            es: 'Familias profesionales con conductas propias',
          },
          unit: 'percent',
          direction: 'up',
          target: 100,
          source: 'behaviour',
          what: {
            en: 'Behaviours on the brand page, per role family',
            fi: 'Brändisivun teot ammattiryhmittäin',
            es: 'Conductas en la página de marca, por familia',
          },
        },
      ],
    },
  ],
  phases: [
    {
      title: { en: 'Find out', fi: 'Selvitetään', es: 'Averiguar' },
      from: 0,
      to: 27,
      actions: [
        {
          key: 'recall',
          kind: 'other',
          title: {
            en: 'First measurement of recall',
            fi: 'Ensimmäinen muistimittaus',
            es: 'Primera medición del recuerdo',
          },
          description: {
            en: 'A random sample answers one open question. Without this number nobody can say later that anything worked.',
            fi: 'Satunnaisotos vastaa yhteen avoimeen kysymykseen. Ilman tätä lukua kukaan ei voi myöhemmin sanoa, että jokin toimi.',
            es: 'Una muestra al azar responde una pregunta abierta. Sin esta cifra nadie podrá decir después que algo funcionó.',
          },
          role: 'communication',
          from: 0,
          to: 14,
          goals: [0],
        },
        {
          key: 'tuesday',
          kind: 'session',
          title: {
            en: '«On a Tuesday»: one hour with each role family',
            fi: '«Tavallisena tiistaina»: tunti joka ammattiryhmän kanssa',
            es: '«Un martes»: una hora con cada familia profesional',
          },
          description: {
            en: 'What did somebody do last month that showed this value? What did we do that broke it? Their sentences become the behaviours.',
            fi: 'Mikä teko viime kuussa näytti tämän arvon? Mikä rikkoi sen? Heidän lauseistaan tulee tekoja brändisivulle.',
            es: '¿Qué hizo alguien el mes pasado que mostró este valor? ¿Qué hicimos que lo rompió? Sus frases se convierten en las conductas.',
          },
          role: 'human_resources',
          from: 7,
          to: 27,
          goals: [1],
          costs: [
            {
              kind: 'working_time',
              what: {
                en: 'Five families, eight people each',
                fi: 'Viisi ryhmää, kahdeksan henkeä kussakin',
                es: 'Cinco familias, ocho personas en cada una',
              },
              hours: 40,
            },
          ],
        },
      ],
    },
    {
      title: { en: 'Make it visible', fi: 'Näytetään', es: 'Hacerlo visible' },
      from: 28,
      to: 75,
      actions: [
        {
          key: 'page',
          kind: 'piece',
          title: {
            en: 'The brand page with behaviours, in three languages',
            fi: 'Brändisivu ja teot kolmella kielellä',
            es: 'La página de marca con conductas, en tres idiomas',
          },
          description: {
            en: 'Each value with what it looks like per role, and the promises with their proofs. What is not proved yet says so.',
            fi: 'Jokainen arvo ammattiryhmittäin ja lupaukset todisteineen. Mitä ei ole vielä todistettu, siinä lukee niin.',
            es: 'Cada valor con su aspecto en cada función, y las promesas con sus pruebas. Lo que aún no está probado, lo dice.',
          },
          role: 'marketing',
          from: 28,
          to: 42,
          goals: [0, 1],
          after: ['tuesday'],
        },
        {
          key: 'stories',
          kind: 'piece',
          title: {
            en: 'Eight weeks, eight people, eight stories',
            fi: 'Kahdeksan viikkoa, ihmistä ja tarinaa',
            es: 'Ocho semanas, ocho personas, ocho historias',
          },
          description: {
            en: 'One short story a week, told by a colleague, about one act and one value. Somebody from each site and shift.',
            fi: 'Viikossa yksi lyhyt tarina: työkaveri kertoo yhdestä teosta ja yhdestä arvosta. Joka toimipaikasta ja vuorosta joku.',
            es: 'Una historia breve por semana: un compañero cuenta un acto y un valor. De cada sede y turno, alguien.',
          },
          role: 'communication',
          from: 35,
          to: 75,
          goals: [0],
          after: ['tuesday'],
          costs: [
            {
              kind: 'media',
              what: {
                en: 'Photographs on site',
                fi: 'Kuvaukset paikan päällä',
                es: 'Fotografías en las sedes',
              },
              cents: 180000,
            },
          ],
        },
        {
          key: 'thanks',
          kind: 'other',
          title: {
            en: 'Thanks that name a value',
            fi: 'Kiitos, joka nimeää arvon',
            es: 'Gracias que nombran un valor',
          },
          description: {
            en: 'Anyone thanks anyone, for an act, with the value that it showed. No ranking, no quota.',
            fi: 'Kuka tahansa kiittää ketä tahansa teosta ja nimeää arvon. Ei listoja, ei kiintiöitä.',
            es: 'Cualquiera da las gracias a cualquiera por un acto y nombra el valor. Sin clasificaciones ni cupos.',
          },
          role: 'human_resources',
          from: 42,
          to: 75,
          goals: [0, 1],
          after: ['page'],
        },
        {
          key: 'managers',
          kind: 'training',
          title: {
            en: 'Managers decide three hard cases by the values',
            fi: 'Esihenkilöt ratkovat kolme vaikeaa tapausta arvoilla',
            es: 'Los responsables resuelven tres casos difíciles con los valores',
          },
          description: {
            en: 'A late delivery, a good salesman who bullies, an error nobody saw. What does the value ask, and what does it cost?',
            fi: 'Myöhästynyt toimitus, taitava myyjä joka kiusaa, virhe jota kukaan ei nähnyt. Mitä arvo vaatii ja mitä se maksaa?',
            es: 'Una entrega tarde, un buen vendedor que acosa, un error que nadie vio. ¿Qué pide el valor y cuánto cuesta?',
          },
          role: 'human_resources',
          from: 49,
          to: 70,
          goals: [1],
          after: ['page'],
          costs: [
            {
              kind: 'working_time',
              what: {
                en: 'Ninety minutes a manager',
                fi: 'Puolitoista tuntia esihenkilöltä',
                es: 'Hora y media por responsable',
              },
              hours: 45,
            },
          ],
        },
      ],
    },
    {
      title: { en: 'Be honest', fi: 'Ollaan rehellisiä', es: 'Ser honestos' },
      from: 76,
      to: 120,
      actions: [
        {
          key: 'gap',
          kind: 'session',
          title: {
            en: 'Where we do not live it: open hour with the management',
            fi: 'Missä emme elä arvojamme: avoin tunti johdon kanssa',
            es: 'Dónde no lo vivimos: hora abierta con la dirección',
          },
          description: {
            en: 'The three widest gaps that people named, and one thing that changes for each, with an owner and a day.',
            fi: 'Kolme suurinta ihmisten nimeämää kuilua ja kuhunkin yksi muutos, tekijä ja päivä.',
            es: 'Las tres brechas más grandes que nombró la gente y un cambio para cada una, con responsable y fecha.',
          },
          role: 'management',
          from: 76,
          to: 90,
          goals: [0, 1],
          after: ['stories', 'managers'],
        },
        {
          kind: 'other',
          title: {
            en: 'Second measurement, and the page says what we learnt',
            fi: 'Toinen mittaus, ja sivu kertoo mitä opimme',
            es: 'Segunda medición, y la página dice qué aprendimos',
          },
          description: {
            en: 'The same question to another random sample. The result is published with its interval, whatever it says.',
            fi: 'Sama kysymys toiselle satunnaisotokselle. Tulos julkaistaan väleineen, sanoi se mitä tahansa.',
            es: 'La misma pregunta a otra muestra al azar. El resultado se publica con su margen, diga lo que diga.',
          },
          role: 'communication',
          from: 100,
          to: 120,
          goals: [0],
          after: ['recall', 'gap'],
        },
      ],
    },
  ],
};
