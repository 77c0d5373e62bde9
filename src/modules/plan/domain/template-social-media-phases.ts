import type { Template } from './template.ts';

/** Listen, clear the ground (steering group, then managers), try it with everyone, look back. */
export const socialMediaPhases: Template['phases'] = [
  {
    title: { en: 'Listen', fi: 'Kuunnellaan', es: 'Escuchar' },
    from: 0,
    to: 20,
    actions: [
      {
        key: 'fears',
        kind: 'session',
        title: {
          en: 'Ask what people fear, in every group',
          fi: 'Kysytään joka ryhmältä, mikä pelottaa',
          es: 'Preguntar en cada grupo qué da miedo',
        },
        description: {
          en: 'Half an hour with technicians, clerks, managers and the steering group, apart. Write the fears down in their own words; each gets an honest answer in the plan.',
          fi: 'Puoli tuntia asentajien, toimihenkilöiden, esihenkilöiden ja johtoryhmän kanssa, kukin erikseen. Pelot kirjataan heidän sanoillaan, ja jokainen saa rehellisen vastauksen suunnitelmassa.',
          es: 'Media hora con personal técnico, administrativo, mandos y dirección, por separado. Los miedos se anotan con sus palabras y cada uno recibe una respuesta honesta en el plan.',
        },
        role: 'communication',
        from: 0,
        to: 14,
        goals: [0],
        costs: [
          {
            kind: 'working_time',
            what: {
              en: 'Four groups, half an hour',
              fi: 'Neljä ryhmää, puoli tuntia',
              es: 'Cuatro grupos, media hora',
            },
            hours: 24,
          },
        ],
      },
      {
        key: 'before',
        kind: 'other',
        title: { en: 'Pulse before we begin', fi: 'Pulssi ennen alkua', es: 'Pulso antes de empezar' },
        description: {
          en: 'Five questions, unseen, so that we know later whether anything moved. The same questions come halfway and at the end.',
          fi: 'Viisi kysymystä nimettömästi, jotta tiedämme myöhemmin, liikkuiko mikään. Samat kysymykset puolivälissä ja lopussa.',
          es: 'Cinco preguntas anónimas para saber después si algo se movió. Las mismas preguntas a mitad de camino y al final.',
        },
        role: 'communication',
        from: 7,
        to: 18,
        goals: [0, 1],
      },
    ],
  },
  {
    title: { en: 'Clear the ground', fi: 'Raivataan tilaa', es: 'Preparar el terreno' },
    from: 21,
    to: 48,
    actions: [
      {
        key: 'manual',
        kind: 'manual',
        title: {
          en: 'Manual of uses and styles on one page',
          fi: 'Yhden sivun opas: näin meillä ollaan somessa',
          es: 'Manual de usos y estilos en una página',
        },
        description: {
          en: 'Four rules: yours stays yours, ask whoever is in the picture, what is secret stays secret, when in doubt ask first. Written with those who have to live with it.',
          fi: 'Neljä sääntöä: oma on omaa, kysy kuvassa olevalta, salainen pysyy salassa, epävarmana kysy ensin. Kirjoitetaan niiden kanssa, joita se koskee.',
          es: 'Cuatro reglas: lo tuyo es tuyo, pregunta a quien sale en la foto, lo secreto sigue secreto, ante la duda pregunta. Escrito con quienes tienen que vivir con él.',
        },
        role: 'communication',
        from: 21,
        to: 35,
        goals: [1],
        after: ['fears'],
        costs: [
          {
            kind: 'expert',
            what: {
              en: 'Lawyer reads it for privacy',
              fi: 'Juristi lukee tietosuojan kannalta',
              es: 'Revisión jurídica de privacidad',
            },
            cents: 90_000,
            expertDays: 1,
          },
        ],
      },
      {
        key: 'steering',
        kind: 'session',
        title: {
          en: 'Steering group: inform and involve',
          fi: 'Johtoryhmä mukaan: tieto ja sitoutuminen',
          es: 'Comité de dirección: informar e implicar',
        },
        description: {
          en: 'They hear the fears first, promise aloud that nobody is punished for an honest mistake, and each writes one post of their own.',
          fi: 'He kuulevat pelot ensimmäisinä, lupaavat ääneen, ettei rehellisestä virheestä rangaista, ja kirjoittavat kukin yhden oman julkaisun.',
          es: 'Son los primeros en oír los miedos, prometen en voz alta que nadie será castigado por un error honesto y cada uno escribe una publicación propia.',
        },
        role: 'management',
        from: 28,
        to: 38,
        goals: [0, 1],
        after: ['fears'],
      },
      {
        key: 'managers',
        kind: 'training',
        title: {
          en: 'Middle managers: forty-five minutes each group',
          fi: 'Esihenkilöt: 45 minuuttia ryhmässä',
          es: 'Mandos intermedios: 45 minutos por grupo',
        },
        description: {
          en: 'What to say when somebody asks, and what never to ask: no manager looks at private accounts. They practise the three hardest questions.',
          fi: 'Mitä sanoa, kun joku kysyy, ja mitä ei koskaan kysytä: esihenkilö ei katso yksityisiä tilejä. Harjoitellaan kolmea vaikeinta kysymystä.',
          es: 'Qué decir cuando alguien pregunta y qué no preguntar nunca: ningún responsable mira cuentas privadas. Se practican las tres preguntas más difíciles.',
        },
        role: 'human_resources',
        from: 36,
        to: 48,
        goals: [0, 1],
        after: ['steering', 'manual'],
        costs: [
          {
            kind: 'working_time',
            what: { en: 'Managers’ time', fi: 'Esihenkilöiden aika', es: 'Tiempo de los mandos' },
            hours: 14,
          },
        ],
      },
    ],
  },
  {
    title: { en: 'Try it', fi: 'Kokeillaan', es: 'Probar' },
    from: 49,
    to: 97,
    actions: [
      {
        key: 'evangelists',
        kind: 'ambassadors',
        title: {
          en: 'Find twenty volunteers who like to show',
          fi: 'Etsitään kaksikymmentä innostunutta',
          es: 'Reclutar a veinte personas con ganas de contar',
        },
        description: {
          en: 'A call to everyone and nominations by colleagues, from each site, shift and generation. It is a term of office, never part of an appraisal.',
          fi: 'Haku kaikille ja työkaverien ehdotukset, jokaisesta toimipaikasta, vuorosta ja sukupolvesta. Tehtävä on määräaikainen eikä koskaan osa arviointia.',
          es: 'Convocatoria abierta y propuestas de compañeros, de cada sede, turno y generación. Es un encargo temporal, nunca parte de una evaluación.',
        },
        role: 'ambassador',
        from: 49,
        to: 63,
        goals: [2],
        after: ['managers'],
      },
      {
        key: 'practice',
        kind: 'training',
        title: {
          en: 'Practice hours for everyone, weight on privacy',
          fi: 'Harjoitustunnit kaikille, paino yksityisyydessä',
          es: 'Horas de práctica para todos, con énfasis en la privacidad',
        },
        description: {
          en: 'Small groups, on working time, night shift too. Everyone brings one picture or sentence, tries the rules on it, sets up privacy on their phone; nothing leaves the room.',
          fi: 'Pienryhmissä, työajalla, myös yövuoro. Jokainen tuo kuvan tai lauseen, kokeilee sääntöjä ja säätää puhelimen yksityisyysasetukset; mitään ei viedä huoneesta ulos.',
          es: 'En grupos pequeños, en horario de trabajo, también el turno de noche. Cada uno trae una foto o frase, prueba las reglas y ajusta la privacidad de su móvil; nada sale de la sala.',
        },
        role: 'human_resources',
        from: 56,
        to: 90,
        goals: [0, 1],
        after: ['manual'],
        costs: [
          {
            kind: 'working_time',
            what: { en: 'One hour a person', fi: 'Tunti henkilöltä', es: 'Una hora por persona' },
            hours: 240,
          },
        ],
      },
      {
        key: 'disposal',
        kind: 'other',
        title: {
          en: 'At your disposal: a person to ask before posting',
          fi: 'Käytettävissäsi: ihminen, jolta kysyä ennen julkaisua',
          es: 'A tu disposición: alguien a quien preguntar antes de publicar',
        },
        description: {
          en: 'A name, a number and two open hours a week. Answers come the same day; good questions go into the manual without their authors.',
          fi: 'Nimi, numero ja kaksi avointa tuntia viikossa. Vastaus samana päivänä; hyvät kysymykset siirtyvät oppaaseen ilman kysyjää.',
          es: 'Un nombre, un número y dos horas abiertas por semana. Respuesta en el día; las buenas preguntas pasan al manual sin decir de quién son.',
        },
        role: 'communication',
        from: 49,
        to: 97,
        goals: [0, 2],
      },
      {
        key: 'during',
        kind: 'other',
        title: { en: 'Pulse halfway', fi: 'Pulssi puolivälissä', es: 'Pulso a mitad de camino' },
        description: {
          en: 'The same questions. If the fear has not moved, the check-in changes the message before it repeats it.',
          fi: 'Samat kysymykset. Jos pelko ei ole liikkunut, viikkopalaveri muuttaa viestiä ennen kuin toistaa sen.',
          es: 'Las mismas preguntas. Si el miedo no se ha movido, la reunión semanal cambia el mensaje antes de repetirlo.',
        },
        role: 'communication',
        from: 70,
        to: 77,
        goals: [0, 1],
        after: ['before'],
      },
    ],
  },
  {
    title: { en: 'Look back', fi: 'Katsotaan taakse', es: 'Mirar atrás' },
    from: 98,
    to: 112,
    actions: [
      {
        kind: 'piece',
        title: {
          en: 'Pulse after, and what we learnt, to everyone',
          fi: 'Loppupulssi ja opit kaikille',
          es: 'Pulso final y lo aprendido, para todos',
        },
        description: {
          en: 'The same five questions, the numbers with their intervals, what did not work as plainly as what did, and what happens next.',
          fi: 'Samat viisi kysymystä, luvut väleineen, epäonnistumiset yhtä suoraan kuin onnistumiset, ja mitä seuraavaksi tapahtuu.',
          es: 'Las mismas cinco preguntas, las cifras con su margen, lo que no funcionó dicho tan claro como lo que sí, y qué viene ahora.',
        },
        role: 'communication',
        from: 98,
        to: 112,
        goals: [0, 1, 2],
        after: ['before', 'practice', 'evangelists'],
      },
    ],
  },
];
