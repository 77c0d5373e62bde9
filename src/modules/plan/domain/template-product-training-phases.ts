import type { Template } from './template.ts';

/** The phases of product-training. */
export const productTrainingPhases: Template['phases'] = [
  {
    title: { en: 'Find what is missing', fi: 'Selvitetään puutteet', es: 'Ver qué falta' },
    from: 0,
    to: 20,
    actions: [
      {
        key: 'needs',
        kind: 'session',
        title: {
          en: 'Who has to know what? One table for all roles',
          fi: 'Kenen täytyy osata mitä? Yksi taulukko kaikille',
          es: '¿Quién tiene que saber qué? Una tabla para todas las funciones',
        },
        description: {
          en: 'Sales, assembly, service, office: what each must be able to do on the first day of sale, and who can do it today.',
          fi: 'Myynti, kokoonpano, huolto, toimisto: mitä kunkin on osattava ensimmäisenä myyntipäivänä ja kuka osaa sen jo.',
          es: 'Ventas, montaje, servicio, oficina: qué debe saber hacer cada uno el primer día de venta y quién ya sabe.',
        },
        role: 'human_resources',
        from: 0,
        to: 10,
        goals: [0],
      },
      {
        key: 'hire',
        kind: 'expert',
        title: {
          en: 'Hire a subject expert for what nobody knows',
          fi: 'Palkataan asiantuntija siihen, mitä kukaan ei osaa',
          es: 'Contratar a una persona experta para lo que nadie sabe',
        },
        description: {
          en: 'Write what the expert leaves behind: material, a manual, six of us who can teach. Three candidates; the technicians choose with us.',
          fi: 'Kirjataan, mitä asiantuntijalta jää: aineisto, opas ja kuusi meistä, jotka osaavat opettaa. Kolme ehdokasta; asentajat valitsevat kanssamme.',
          es: 'Escribir qué deja al irse: material, un manual y seis de nosotros que saben enseñar. Tres candidaturas; el personal técnico elige con nosotros.',
        },
        role: 'human_resources',
        from: 5,
        to: 20,
        goals: [0, 1],
        after: ['needs'],
        costs: [
          {
            kind: 'expert',
            what: {
              en: 'Subject expert, preparation and sessions',
              fi: 'Asiantuntija, valmistelu ja koulutukset',
              es: 'Experto: preparación y sesiones',
            },
            cents: 960000,
            expertDays: 12,
          },
        ],
      },
    ],
  },
  {
    title: { en: 'Make the material', fi: 'Tehdään aineisto', es: 'Preparar el material' },
    from: 21,
    to: 48,
    actions: [
      {
        key: 'material',
        kind: 'manual',
        title: {
          en: 'Training material: one task, one page',
          fi: 'Koulutusaineisto: yksi tehtävä, yksi sivu',
          es: 'Material de formación: una tarea, una página',
        },
        description: {
          en: 'Pictures from our own hall, in the languages spoken there. What can go wrong stands at the top, not at the end.',
          fi: 'Kuvat omasta hallista, niillä kielillä joita siellä puhutaan. Mikä voi mennä vikaan, lukee alussa eikä lopussa.',
          es: 'Fotos de nuestra propia nave, en los idiomas que se hablan allí. Lo que puede fallar va arriba, no al final.',
        },
        role: 'expert',
        from: 21,
        to: 40,
        goals: [0, 1],
        after: ['hire'],
        costs: [
          {
            kind: 'expert',
            what: {
              en: 'Expert writes with two technicians',
              fi: 'Asiantuntija kirjoittaa kahden asentajan kanssa',
              es: 'El experto escribe con dos técnicos',
            },
            expertDays: 5,
            hours: 40,
          },
          {
            kind: 'material',
            what: {
              en: 'Laminated pages at the machines',
              fi: 'Laminoidut sivut koneiden viereen',
              es: 'Hojas plastificadas junto a las máquinas',
            },
            cents: 42000,
            material: { en: 'Sixty pages A4', fi: 'Kuusikymmentä A4-sivua', es: 'Sesenta hojas A4' },
          },
        ],
      },
      {
        key: 'trainers',
        kind: 'training',
        title: {
          en: 'Six of us learn to teach it',
          fi: 'Kuusi meistä oppii opettamaan',
          es: 'Seis de nosotros aprenden a enseñarla',
        },
        description: {
          en: 'Two days with the expert at the machine: do it, explain it, let somebody else do it. Whoever teaches gets the hours in the rota.',
          fi: 'Kaksi päivää asiantuntijan kanssa koneella: tee, selitä, anna toisen tehdä. Opettajan tunnit merkitään vuorolistaan.',
          es: 'Dos días con la persona experta en la máquina: hacerlo, explicarlo, dejar que otro lo haga. Las horas de enseñar constan en el turno.',
        },
        role: 'expert',
        from: 38,
        to: 48,
        goals: [1],
        after: ['material'],
        costs: [
          {
            kind: 'working_time',
            what: {
              en: 'Six people, two days',
              fi: 'Kuusi henkeä, kaksi päivää',
              es: 'Seis personas, dos días',
            },
            hours: 96,
          },
          {
            kind: 'expert',
            what: {
              en: 'Two days at the machine',
              fi: 'Kaksi päivää koneella',
              es: 'Dos días en la máquina',
            },
            expertDays: 2,
          },
        ],
      },
    ],
  },
  {
    title: { en: 'Train', fi: 'Koulutetaan', es: 'Formar' },
    from: 49,
    to: 83,
    actions: [
      {
        key: 'pilot',
        kind: 'training',
        title: {
          en: 'One team first, and mend the material',
          fi: 'Yksi tiimi ensin, ja aineisto korjataan',
          es: 'Primero un equipo, y se corrige el material',
        },
        description: {
          en: 'The team that doubts most. Note where they stop; change those pages before the next group.',
          fi: 'Aloitetaan tiimistä, joka epäilee eniten. Merkitään, mihin he pysähtyvät, ja korjataan ne sivut ennen seuraavaa ryhmää.',
          es: 'El equipo que más duda. Se anota dónde se atascan y esas páginas se cambian antes del siguiente grupo.',
        },
        role: 'expert',
        from: 49,
        to: 55,
        goals: [0],
        after: ['trainers'],
      },
      {
        key: 'sessions',
        kind: 'training',
        title: {
          en: 'Sessions for all teams, night shift in the night',
          fi: 'Koulutukset kaikille, yövuorolle yöllä',
          es: 'Sesiones para todos los equipos; el turno de noche, de noche',
        },
        description: {
          en: 'Groups of eight, at the machine, with one of our own trainers. Nobody comes on a day off.',
          fi: 'Kahdeksan hengen ryhmät koneella, oman kouluttajan kanssa. Kukaan ei tule vapaapäivänä.',
          es: 'Grupos de ocho, en la máquina, con un formador propio. Nadie viene en su día libre.',
        },
        role: 'manager',
        from: 56,
        to: 80,
        goals: [0, 1],
        after: ['pilot'],
        costs: [
          {
            kind: 'working_time',
            what: {
              en: 'Half a day a person',
              fi: 'Puoli päivää henkilöltä',
              es: 'Media jornada por persona',
            },
            hours: 320,
          },
        ],
      },
      {
        key: 'sales',
        kind: 'session',
        title: {
          en: 'Sales: three customers who say no',
          fi: 'Myynti: kolme asiakasta, jotka sanovat ei',
          es: 'Ventas: tres clientes que dicen que no',
        },
        description: {
          en: 'Role play with real objections. Sales hears from assembly what can be promised, and what cannot.',
          fi: 'Roolipeli oikeilla vastaväitteillä. Myynti kuulee kokoonpanolta, mitä voi luvata ja mitä ei.',
          es: 'Role-play con objeciones reales. Ventas oye de montaje qué se puede prometer y qué no.',
        },
        role: 'marketing',
        from: 60,
        to: 76,
        goals: [0],
        after: ['pilot'],
      },
    ],
  },
  {
    title: { en: 'Stand alone', fi: 'Omille jaloille', es: 'Andar solos' },
    from: 84,
    to: 98,
    actions: [
      {
        kind: 'other',
        title: {
          en: 'Practical test, and help for those who need it',
          fi: 'Käytännön koe ja apua sitä tarvitseville',
          es: 'Prueba práctica, y ayuda para quien la necesite',
        },
        description: {
          en: 'A task, not a questionnaire. Not passed means another hour with a trainer, and nothing in any file.',
          fi: 'Tehtävä, ei kysely. Hylätty tarkoittaa uutta tuntia kouluttajan kanssa eikä merkintää minnekään.',
          es: 'Una tarea, no un cuestionario. No superarla significa otra hora con el formador, y nada en ningún expediente.',
        },
        role: 'manager',
        from: 84,
        to: 92,
        goals: [0],
        after: ['sessions', 'sales'],
      },
      {
        kind: 'session',
        title: {
          en: 'The expert hands over',
          fi: 'Asiantuntija luovuttaa',
          es: 'La persona experta entrega el testigo',
        },
        description: {
          en: 'What is still only in one head? It goes onto a page, or to one of the six, before the last day.',
          fi: 'Mikä on yhä vain yhden päässä? Se siirtyy sivulle tai jollekin kuudesta ennen viimeistä päivää.',
          es: '¿Qué sigue estando solo en una cabeza? Pasa a una página o a uno de los seis antes del último día.',
        },
        role: 'expert',
        from: 88,
        to: 98,
        goals: [1],
        after: ['sessions'],
        costs: [{ kind: 'expert', what: { en: 'Hand-over', fi: 'Luovutus', es: 'Traspaso' }, expertDays: 1 }],
      },
    ],
  },
];
