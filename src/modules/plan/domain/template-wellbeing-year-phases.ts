import type { Template } from './template.ts';

/** The phases of wellbeing-year. */
export const wellbeingYearPhases: Template['phases'] = [
  {
    title: {
      en: 'First quarter: look',
      fi: 'Ensimmäinen neljännes: katsotaan',
      es: 'Primer trimestre: mirar',
    },
    from: 0,
    to: 89,
    actions: [
      {
        key: 'load',
        kind: 'other',
        title: {
          en: 'Survey of load and recovery',
          fi: 'Kysely kuormasta ja palautumisesta',
          es: 'Encuesta de carga y recuperación',
        },
        description: {
          en: 'Short, unseen, results to everyone from five answers on. Each team sees its own and talks about it within two weeks.',
          fi: 'Lyhyt ja nimetön, tulokset kaikille viidestä vastauksesta alkaen. Jokainen tiimi näkee omansa ja puhuu niistä kahden viikon sisällä.',
          es: 'Breve y anónima, resultados para todos a partir de cinco respuestas. Cada equipo ve los suyos y los comenta en dos semanas.',
        },
        role: 'human_resources',
        from: 10,
        to: 45,
        goals: [0],
      },
      {
        key: 'walk',
        kind: 'session',
        title: {
          en: 'Walk through the work with occupational health',
          fi: 'Työpaikkakierros työterveyden kanssa',
          es: 'Recorrido por los puestos con salud laboral',
        },
        description: {
          en: 'Noise, light, lifting, screens, breaks. Three things that cost little are mended within a month.',
          fi: 'Melu, valo, nostot, näytöt, tauot. Kolme halpaa asiaa korjataan kuukaudessa.',
          es: 'Ruido, luz, cargas, pantallas, descansos. Tres cosas que cuestan poco se arreglan en un mes.',
        },
        role: 'safety',
        from: 30,
        to: 75,
        goals: [0],
        costs: [
          {
            kind: 'other',
            what: { en: 'Small repairs', fi: 'Pienet korjaukset', es: 'Pequeños arreglos' },
            cents: 300000,
          },
        ],
      },
      {
        key: 'choose',
        kind: 'session',
        title: {
          en: 'Choose the one thing of each quarter',
          fi: 'Valitaan neljännesten yksi asia',
          es: 'Elegir la única cosa de cada trimestre',
        },
        description: {
          en: 'From the survey: what wears out most people and can be changed by us. The members vote; the management says what it costs.',
          fi: 'Kyselystä: mikä kuluttaa useimpia ja on meidän muutettavissamme. Henkilöstö äänestää, johto kertoo mitä se maksaa.',
          es: 'De la encuesta: qué desgasta a más gente y podemos cambiar. La plantilla vota; la dirección dice cuánto cuesta.',
        },
        role: 'management',
        from: 60,
        to: 85,
        goals: [0],
        after: ['load'],
      },
    ],
  },
  {
    title: { en: 'Second quarter: time', fi: 'Toinen neljännes: aika', es: 'Segundo trimestre: tiempo' },
    from: 90,
    to: 179,
    actions: [
      {
        key: 'quiet',
        kind: 'other',
        title: {
          en: 'Quiet hours and shorter meetings',
          fi: 'Hiljaiset tunnit ja lyhyemmät palaverit',
          es: 'Horas tranquilas y reuniones más cortas',
        },
        description: {
          en: 'Two mornings without meetings; no messages outside working hours that ask for an answer. Tried for eight weeks, then asked.',
          fi: 'Kaksi aamua ilman palavereja; työajan ulkopuolella ei vastausta pyytäviä viestejä. Kokeillaan kahdeksan viikkoa ja kysytään.',
          es: 'Dos mañanas sin reuniones; fuera de horario, ningún mensaje que pida respuesta. Ocho semanas de prueba, y se pregunta.',
        },
        role: 'management',
        from: 95,
        to: 155,
        goals: [0],
        after: ['choose'],
      },
      {
        key: 'talks',
        kind: 'session',
        title: {
          en: 'Development discussions',
          fi: 'Kehityskeskustelut',
          es: 'Conversaciones de desarrollo',
        },
        description: {
          en: 'An hour each, prepared by both; two or three steps with a day. The content stays between the two.',
          fi: 'Tunti jokaiselle, molemmat valmistautuvat; kaksi tai kolme askelta päivämäärineen. Sisältö jää näiden kahden väliseksi.',
          es: 'Una hora con cada persona, preparada por ambas; dos o tres pasos con fecha. El contenido queda entre las dos.',
        },
        role: 'manager',
        from: 100,
        to: 175,
        goals: [1],
        costs: [
          {
            kind: 'working_time',
            what: {
              en: 'Two hours a person, both together',
              fi: 'Kaksi tuntia henkilöä kohti, molemmat yhteensä',
              es: 'Dos horas por persona, entre ambas',
            },
            hours: 480,
          },
        ],
      },
      {
        kind: 'event',
        title: {
          en: 'Summer day, families welcome',
          fi: 'Kesäpäivä, perheet tervetulleita',
          es: 'Día de verano, con las familias',
        },
        description: {
          en: 'On two days, so that every shift can come. Who could not come is asked why, and the next date heeds it.',
          fi: 'Kahtena päivänä, jotta jokainen vuoro pääsee. Poissa olleilta kysytään syy, ja seuraava päivä valitaan sen mukaan.',
          es: 'En dos días, para que cada turno pueda venir. A quien no pudo se le pregunta por qué, y la próxima fecha lo tiene en cuenta.',
        },
        role: 'human_resources',
        from: 160,
        to: 179,
        goals: [2],
        costs: [
          {
            kind: 'place',
            what: {
              en: 'Place, food, bus from each site',
              fi: 'Paikka, ruoka, kuljetus joka toimipaikasta',
              es: 'Lugar, comida, autobús desde cada sede',
            },
            cents: 650000,
          },
        ],
      },
    ],
  },
  {
    title: { en: 'Third quarter: together', fi: 'Kolmas neljännes: yhdessä', es: 'Tercer trimestre: juntos' },
    from: 180,
    to: 269,
    actions: [
      {
        kind: 'event',
        title: {
          en: 'A team day for each team, its own idea',
          fi: 'Jokaisen tiimin oma tiimipäivä',
          es: 'Un día de equipo, idea de cada equipo',
        },
        description: {
          en: 'A fixed sum a head and one condition: everybody of the team can take part.',
          fi: 'Kiinteä summa henkeä kohti ja yksi ehto: jokainen tiimissä pystyy osallistumaan.',
          es: 'Una suma fija por persona y una condición: que todo el equipo pueda participar.',
        },
        role: 'manager',
        from: 190,
        to: 265,
        goals: [2],
        costs: [
          {
            kind: 'other',
            what: { en: 'Forty a head', fi: 'Neljäkymmentä hengeltä', es: 'Cuarenta por persona' },
            cents: 960000,
          },
        ],
      },
      {
        key: 'listen',
        kind: 'training',
        title: {
          en: 'Managers learn to see strain early',
          fi: 'Esihenkilöt oppivat huomaamaan kuorman ajoissa',
          es: 'Los responsables aprenden a ver pronto el desgaste',
        },
        description: {
          en: 'Half a day with occupational health: signs, how to ask, what not to ask, whom to send to.',
          fi: 'Puoli päivää työterveyden kanssa: merkit, miten kysyä, mitä ei kysytä, minne ohjata.',
          es: 'Media jornada con salud laboral: señales, cómo preguntar, qué no preguntar, a quién derivar.',
        },
        role: 'safety',
        from: 200,
        to: 240,
        goals: [0],
        costs: [
          {
            kind: 'expert',
            what: { en: 'Occupational psychologist', fi: 'Työpsykologi', es: 'Psicología del trabajo' },
            cents: 180000,
            expertDays: 2,
          },
        ],
      },
    ],
  },
  {
    title: {
      en: 'Fourth quarter: look back',
      fi: 'Neljäs neljännes: katsotaan taakse',
      es: 'Cuarto trimestre: mirar atrás',
    },
    from: 270,
    to: 360,
    actions: [
      {
        kind: 'other',
        title: {
          en: 'The same survey again, and what changed',
          fi: 'Sama kysely uudelleen, ja mikä muuttui',
          es: 'La misma encuesta otra vez, y qué cambió',
        },
        description: {
          en: 'Side by side with the first, with intervals. What did not help is dropped from next year’s plan.',
          fi: 'Rinnakkain ensimmäisen kanssa, väleineen. Mikä ei auttanut, jää ensi vuoden suunnitelmasta pois.',
          es: 'Junto a la primera, con sus márgenes. Lo que no ayudó no pasa al plan del año siguiente.',
        },
        role: 'human_resources',
        from: 300,
        to: 345,
        goals: [0, 1],
        after: ['load', 'quiet', 'talks'],
      },
      {
        kind: 'event',
        title: { en: 'Year’s end together', fi: 'Vuoden päätös yhdessä', es: 'Fin de año juntos' },
        description: {
          en: 'Lunch for the day, supper for the night. Thanks for acts of the year, told by those who saw them.',
          fi: 'Päivävuorolle lounas, yövuorolle ateria yöllä. Kiitokset vuoden teoista kertovat ne, jotka näkivät.',
          es: 'Comida para el día, cena para la noche. Gracias por los actos del año, contadas por quien los vio.',
        },
        role: 'human_resources',
        from: 335,
        to: 355,
        goals: [2],
        costs: [
          {
            kind: 'place',
            what: {
              en: 'Food on every site and shift',
              fi: 'Ruoka joka paikassa ja vuorossa',
              es: 'Comida en cada sede y turno',
            },
            cents: 720000,
          },
        ],
      },
    ],
  },
];
