import type { Template } from './template.ts';

/** The phases of marketing-strategy. */
export const marketingStrategyPhases: Template['phases'] = [
  {
    title: { en: 'Make it sayable', fi: 'Puetaan sanoiksi', es: 'Ponerlo en palabras' },
    from: 0,
    to: 20,
    actions: [
      {
        key: 'story',
        kind: 'piece',
        title: {
          en: 'The strategy on one page, without a foreign word',
          fi: 'Strategia yhdellä sivulla, ilman vierassanoja',
          es: 'La estrategia en una página, sin una palabra rara',
        },
        description: {
          en: 'Why we change, what customers will notice, what stays as it is. Tested on five people who have never seen a strategy slide.',
          fi: 'Miksi muutumme, minkä asiakas huomaa, mikä pysyy ennallaan. Testataan viidellä, jotka eivät ole nähneet yhtään strategiakalvoa.',
          es: 'Por qué cambiamos, qué notarán los clientes y qué sigue igual. Probado con cinco personas que nunca han visto una diapositiva de estrategia.',
        },
        role: 'marketing',
        from: 0,
        to: 10,
        goals: [0],
      },
      {
        key: 'doubts',
        kind: 'session',
        title: {
          en: 'Steering group: our own doubts first',
          fi: 'Johtoryhmä: omat epäilyt ensin',
          es: 'Dirección: primero nuestras propias dudas',
        },
        description: {
          en: 'Each says what they do not believe yet. What stays open is written into the plan as a question, with a name and a day.',
          fi: 'Jokainen sanoo, mihin ei vielä usko. Avoimeksi jäävä kirjataan suunnitelmaan kysymyksenä, jolla on nimi ja päivä.',
          es: 'Cada cual dice en qué no cree todavía. Lo que queda abierto entra en el plan como pregunta, con nombre y fecha.',
        },
        role: 'management',
        from: 7,
        to: 16,
        goals: [0],
        after: ['story'],
        costs: [
          {
            kind: 'working_time',
            what: {
              en: 'Two hours, eight people',
              fi: 'Kaksi tuntia, kahdeksan henkeä',
              es: 'Dos horas, ocho personas',
            },
            hours: 16,
          },
        ],
      },
      {
        key: 'questions',
        kind: 'piece',
        title: {
          en: 'Twenty hard questions with honest answers',
          fi: 'Kaksikymmentä vaikeaa kysymystä ja rehelliset vastaukset',
          es: 'Veinte preguntas difíciles con respuestas honestas',
        },
        description: {
          en: 'Collected from sales, service and production. «We do not know yet» is an answer, with the day on which we shall.',
          fi: 'Kerätään myynnistä, palvelusta ja tuotannosta. «Emme vielä tiedä» on vastaus, kun päivä on mukana.',
          es: 'Recogidas en ventas, servicio y producción. «Aún no lo sabemos» es una respuesta si lleva fecha.',
        },
        role: 'communication',
        from: 10,
        to: 20,
        goals: [0],
        after: ['story'],
      },
    ],
  },
  {
    title: { en: 'Carry it down', fi: 'Viedään eteenpäin', es: 'Llevarla a cada nivel' },
    from: 21,
    to: 62,
    actions: [
      {
        key: 'packet',
        kind: 'piece',
        title: {
          en: 'A packet for every manager',
          fi: 'Paketti jokaiselle esihenkilölle',
          es: 'Un paquete para cada responsable',
        },
        description: {
          en: 'One page, three slides, a script of ten minutes, the questions. No manager has to build anything.',
          fi: 'Yksi sivu, kolme kalvoa, kymmenen minuutin käsikirjoitus, kysymykset. Kenenkään ei tarvitse tehdä itse.',
          es: 'Una página, tres diapositivas, un guion de diez minutos y las preguntas. Nadie tiene que preparar nada.',
        },
        role: 'communication',
        from: 21,
        to: 28,
        goals: [0],
        after: ['questions'],
        costs: [
          {
            kind: 'material',
            what: {
              en: 'Print for teams without screens',
              fi: 'Painatus tiimeille, joilla ei ole näyttöä',
              es: 'Impresión para equipos sin pantalla',
            },
            cents: 35000,
            material: { en: 'Handout A5', fi: 'Moniste A5', es: 'Hoja A5' },
          },
        ],
      },
      {
        key: 'managers',
        kind: 'session',
        title: {
          en: 'Managers rehearse in pairs',
          fi: 'Esihenkilöt harjoittelevat pareittain',
          es: 'Los responsables ensayan por parejas',
        },
        description: {
          en: 'Each explains it to another in three minutes and confirms «I can explain it». Whoever cannot yet gets help, not a mark.',
          fi: 'Jokainen selittää sen toiselle kolmessa minuutissa ja kuittaa «osaan selittää». Joka ei vielä osaa, saa apua eikä merkintää.',
          es: 'Cada uno lo explica a otro en tres minutos y confirma «puedo explicarlo». Quien aún no puede recibe ayuda, no una nota.',
        },
        role: 'human_resources',
        from: 28,
        to: 38,
        goals: [0],
        after: ['packet', 'doubts'],
        costs: [
          {
            kind: 'working_time',
            what: {
              en: 'Ninety minutes a manager',
              fi: 'Puolitoista tuntia esihenkilöltä',
              es: 'Hora y media por responsable',
            },
            hours: 60,
          },
        ],
      },
      {
        key: 'teams',
        kind: 'session',
        title: {
          en: 'Every team: ten minutes and its one thing',
          fi: 'Jokainen tiimi: kymmenen minuuttia ja yksi asia',
          es: 'Cada equipo: diez minutos y su única cosa',
        },
        description: {
          en: 'The manager tells it, the team asks, and decides what it does otherwise. Questions that cannot be answered go up the same day.',
          fi: 'Esihenkilö kertoo, tiimi kysyy ja päättää, mitä tekee toisin. Avoimet kysymykset lähtevät ylöspäin samana päivänä.',
          es: 'El responsable lo cuenta, el equipo pregunta y decide qué hará distinto. Lo que no se sabe sube el mismo día.',
        },
        role: 'manager',
        from: 38,
        to: 62,
        goals: [0, 1],
        after: ['managers'],
        costs: [
          {
            kind: 'working_time',
            what: {
              en: 'Half an hour a person',
              fi: 'Puoli tuntia henkilöltä',
              es: 'Media hora por persona',
            },
            hours: 120,
          },
        ],
      },
    ],
  },
  {
    title: { en: 'Keep it alive', fi: 'Pidetään elossa', es: 'Mantenerla viva' },
    from: 63,
    to: 91,
    actions: [
      {
        key: 'ask',
        kind: 'event',
        title: {
          en: 'Ask the management anything',
          fi: 'Kysy johdolta mitä vain',
          es: 'Pregunta lo que quieras a la dirección',
        },
        description: {
          en: 'An hour, questions with the most votes first, by name or unseen. The transcript is published whole.',
          fi: 'Tunti, eniten ääniä saaneet kysymykset ensin, nimellä tai nimettä. Kooste julkaistaan kokonaan.',
          es: 'Una hora, primero las preguntas más votadas, con nombre o sin él. La transcripción se publica entera.',
        },
        role: 'management',
        from: 63,
        to: 70,
        goals: [0],
        after: ['teams'],
      },
      {
        key: 'proof',
        kind: 'piece',
        title: {
          en: 'Three stories of customers who noticed',
          fi: 'Kolme tarinaa asiakkaista, jotka huomasivat',
          es: 'Tres historias de clientes que lo notaron',
        },
        description: {
          en: 'Told by those who served them, with what it took and what went wrong on the way.',
          fi: 'Kertojina ne, jotka palvelivat: mitä se vaati ja mikä meni matkalla pieleen.',
          es: 'Contadas por quienes les atendieron: qué costó y qué salió mal por el camino.',
        },
        role: 'marketing',
        from: 66,
        to: 84,
        goals: [0, 1],
        after: ['teams'],
      },
      {
        kind: 'other',
        title: {
          en: 'Ask a sample, and mend what did not arrive',
          fi: 'Kysytään otokselta ja paikataan aukot',
          es: 'Preguntar a una muestra y reparar lo que no llegó',
        },
        description: {
          en: 'What is our promise, and what does your team do otherwise? Where less than half can say, the manager gets help within the week.',
          fi: 'Mikä on lupauksemme ja mitä tiimisi tekee toisin? Missä alle puolet osaa sanoa, esihenkilö saa apua viikon sisällä.',
          es: '¿Cuál es nuestra promesa y qué hace distinto tu equipo? Donde menos de la mitad sepa decirlo, el responsable recibe ayuda en la semana.',
        },
        role: 'communication',
        from: 77,
        to: 91,
        goals: [0, 1],
        after: ['teams'],
      },
    ],
  },
];
