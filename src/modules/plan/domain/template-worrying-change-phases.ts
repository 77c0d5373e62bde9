import type { Template } from './template.ts';

/** The phases of worrying-change. */
export const worryingChangePhases: Template['phases'] = [
  {
    title: { en: 'Before it is said', fi: 'Ennen kuin sanotaan', es: 'Antes de decirlo' },
    from: 0,
    to: 9,
    actions: [
      {
        key: 'facts',
        kind: 'piece',
        title: {
          en: 'One page: decided, not decided, when',
          fi: 'Yksi sivu: päätetty, avoinna, milloin',
          es: 'Una página: decidido, sin decidir, cuándo',
        },
        description: {
          en: 'Three columns and no adjectives. Whoever may speak about it uses this page and no other.',
          fi: 'Kolme saraketta eikä yhtään adjektiivia. Joka asiasta puhuu, käyttää tätä sivua eikä muuta.',
          es: 'Tres columnas y ningún adjetivo. Quien hable del asunto usa esta página y ninguna otra.',
        },
        role: 'management',
        from: 0,
        to: 4,
        goals: [0, 1],
      },
      {
        key: 'who',
        kind: 'other',
        title: {
          en: 'Who is hit, and who tells them in person',
          fi: 'Ketä koskee, ja kuka kertoo kasvokkain',
          es: 'A quién afecta y quién se lo dice en persona',
        },
        description: {
          en: 'A list of those whose work changes most. Each hears it from their own manager before everybody does; representatives first, as the law says.',
          fi: 'Lista heistä, joiden työ muuttuu eniten. Jokainen kuulee omalta esihenkilöltään ennen muita; henkilöstön edustajat ensin, kuten laki määrää.',
          es: 'Lista de aquellos cuyo trabajo cambia más. Cada cual lo oye de su responsable antes que el resto; primero la representación, como manda la ley.',
        },
        role: 'human_resources',
        from: 2,
        to: 8,
        goals: [0],
      },
      {
        key: 'prepare',
        kind: 'training',
        title: {
          en: 'Managers practise to listen',
          fi: 'Esihenkilöt harjoittelevat kuuntelemista',
          es: 'Los responsables practican escuchar',
        },
        description: {
          en: 'An hour: bear anger, do not promise, say «I do not know, you hear by Thursday» and mean it.',
          fi: 'Tunti: kestä viha, älä lupaa, sano «en tiedä, kuulet torstaihin mennessä» ja pidä se.',
          es: 'Una hora: aguantar el enfado, no prometer, decir «no lo sé, lo sabrás el jueves» y cumplirlo.',
        },
        role: 'human_resources',
        from: 5,
        to: 9,
        goals: [1],
        after: ['facts'],
        costs: [
          {
            kind: 'expert',
            what: {
              en: 'Trainer for hard conversations',
              fi: 'Vaikeiden keskustelujen kouluttaja',
              es: 'Formación en conversaciones difíciles',
            },
            cents: 150000,
            expertDays: 1,
          },
        ],
      },
    ],
  },
  {
    title: { en: 'Say it and listen', fi: 'Sanotaan ja kuunnellaan', es: 'Decirlo y escuchar' },
    from: 10,
    to: 35,
    actions: [
      {
        key: 'day',
        kind: 'session',
        title: {
          en: 'The day: everyone within three hours',
          fi: 'Päivä: kaikki kolmen tunnin sisällä',
          es: 'El día: todos en tres horas',
        },
        description: {
          en: 'The management says it in person on every site and shift, in twenty minutes, and stays as long as there are questions.',
          fi: 'Johto kertoo itse joka toimipaikassa ja vuorossa kahdessakymmenessä minuutissa ja jää niin pitkäksi aikaa kuin kysyttävää on.',
          es: 'La dirección lo dice en persona en cada sede y turno, en veinte minutos, y se queda mientras haya preguntas.',
        },
        role: 'management',
        from: 10,
        to: 10,
        goals: [0],
        after: ['facts', 'who', 'prepare'],
      },
      {
        key: 'teams',
        kind: 'session',
        title: {
          en: 'Every team within two days, listening first',
          fi: 'Jokainen tiimi kahden päivän sisällä, kuunnellen',
          es: 'Cada equipo en dos días, primero escuchar',
        },
        description: {
          en: 'Half an hour. The worries are written down in their words and sent in, unseen if they like; the answers come back to the team.',
          fi: 'Puoli tuntia. Huolet kirjataan heidän sanoillaan ja lähetetään eteenpäin, halutessa nimettömästi; vastaukset palaavat tiimille.',
          es: 'Media hora. Las preocupaciones se anotan con sus palabras y se envían, sin nombre si quieren; las respuestas vuelven al equipo.',
        },
        role: 'manager',
        from: 10,
        to: 13,
        goals: [1],
        after: ['day'],
      },
      {
        key: 'answers',
        kind: 'piece',
        title: {
          en: 'Answers twice a week, the open ones too',
          fi: 'Vastaukset kahdesti viikossa, avoimetkin',
          es: 'Respuestas dos veces por semana, también las abiertas',
        },
        description: {
          en: 'Every question with its answer or its day. Those that hurt stand at the top.',
          fi: 'Jokainen kysymys vastauksineen tai päivineen. Kipeimmät ensimmäisinä.',
          es: 'Cada pregunta con su respuesta o su fecha. Las que duelen, arriba.',
        },
        role: 'communication',
        from: 12,
        to: 35,
        goals: [0, 1],
        after: ['day'],
      },
      {
        key: 'doors',
        kind: 'session',
        title: {
          en: 'Open door, with somebody who can help',
          fi: 'Avoin ovi ja joku, joka voi auttaa',
          es: 'Puerta abierta, con alguien que puede ayudar',
        },
        description: {
          en: 'Two hours a week with human resources and occupational health, without an appointment and without a list of who came.',
          fi: 'Kaksi tuntia viikossa henkilöstöhallinnon ja työterveyden kanssa, ilman ajanvarausta ja ilman kävijälistaa.',
          es: 'Dos horas por semana con recursos humanos y salud laboral, sin cita y sin lista de quién vino.',
        },
        role: 'safety',
        from: 14,
        to: 56,
        goals: [1],
        after: ['day'],
      },
    ],
  },
  {
    title: { en: 'Go through it', fi: 'Kuljetaan läpi', es: 'Atravesarlo' },
    from: 36,
    to: 84,
    actions: [
      {
        key: 'mine',
        kind: 'session',
        title: {
          en: '«What it means for me»: one conversation each',
          fi: '«Mitä se merkitsee minulle»: keskustelu jokaisen kanssa',
          es: '«Qué significa para mí»: una conversación con cada persona',
        },
        description: {
          en: 'Tasks, place, hours, training. What is not settled yet gets a day, and the day is kept.',
          fi: 'Tehtävät, paikka, työajat, koulutus. Keskeneräiselle sovitaan päivä, ja päivä pidetään.',
          es: 'Tareas, lugar, horario, formación. Lo que no está resuelto recibe una fecha, y la fecha se cumple.',
        },
        role: 'manager',
        from: 28,
        to: 56,
        goals: [1],
        after: ['teams'],
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
      {
        kind: 'other',
        title: {
          en: 'Look back: what would we do otherwise?',
          fi: 'Katsotaan taakse: mitä tekisimme toisin?',
          es: 'Mirar atrás: ¿qué haríamos de otra manera?',
        },
        description: {
          en: 'With people of every group. Their answers begin the next plan of this kind.',
          fi: 'Eri ryhmien ihmisten kanssa. Heidän vastauksistaan alkaa seuraava tällainen suunnitelma.',
          es: 'Con personas de cada grupo. Sus respuestas abren el próximo plan de este tipo.',
        },
        role: 'communication',
        from: 70,
        to: 84,
        goals: [0, 1],
        after: ['mine', 'answers'],
      },
    ],
  },
];
