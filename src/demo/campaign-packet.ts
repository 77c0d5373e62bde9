import { packet } from '#modules/campaigns/contract/ring.ts';

/** What the steering group and the managers need to explain the manual. */
export const MANUAL_PACKET = packet.parse({
  message: {
    en: 'You may show your own work. There is one page of rules, and whoever gets it wrong in good faith is helped, not told off.',
    fi: 'Omaa työtä saa näyttää. Säännöt mahtuvat yhdelle sivulle, ja vilpittömästä virheestä autetaan eikä moitita.',
    es: 'Se puede enseñar el trabajo propio. Las reglas caben en una página, y a quien se equivoca de buena fe se le ayuda, no se le riñe.',
  },
  reasons: [
    {
      en: 'People speak about our work anyway; until now only those who do not know it.',
      fi: 'Työstämme puhutaan joka tapauksessa; tähän asti vain ne, jotka eivät sitä tunne.',
      es: 'De nuestro trabajo se habla de todos modos; hasta ahora, solo quienes no lo conocen.',
    },
    {
      en: 'Fear keeps the best stories inside: every second of us worries about what happens after a post.',
      fi: 'Pelko pitää parhaat tarinat sisällä: joka toista meistä huolettaa, mitä julkaisusta seuraa.',
      es: 'El miedo se queda con las mejores historias: a una de cada dos personas le preocupa qué pasa después de publicar.',
    },
  ],
  decided: [
    {
      en: 'Nobody has to post, and nobody is measured by it.',
      fi: 'Kenenkään ei tarvitse julkaista, eikä ketään arvioida sen mukaan.',
      es: 'Nadie tiene que publicar y a nadie se le mide por ello.',
    },
    {
      en: 'The old rule, «never post about work», is withdrawn.',
      fi: 'Vanha sääntö «älä koskaan julkaise työstäsi» on kumottu.',
      es: 'La regla antigua, «nunca publiques sobre el trabajo», queda retirada.',
    },
  ],
  notDecided: [
    {
      en: 'Whether the night shift gets a photo hour of its own.',
      fi: 'Saako yövuoro oman kuvaustuntinsa.',
      es: 'Si el turno de noche tendrá su propia hora de fotos.',
    },
  ],
  teamPart: {
    en: 'Let each of them name one thing on our floor that they would show, and one that must stay inside.',
    fi: 'Pyydä jokaista nimeämään yksi asia, jonka näyttäisi meiltä, ja yksi, jonka on jäätävä taloon.',
    es: 'Que cada cual diga una cosa de nuestra planta que enseñaría y otra que debe quedarse dentro.',
  },
  doNotGuess: [
    {
      en: 'Whether phones will be paid for. Nobody has asked for the money yet.',
      fi: 'Maksetaanko puhelimet. Rahaa ei ole vielä edes pyydetty.',
      es: 'Si se pagarán los teléfonos. Nadie ha pedido aún el dinero.',
    },
  ],
  spoken: {
    en: 'You have heard that we talk about social media. Here is what it comes to. You may show your own work: your hands, your bench, a finished pump. You never have to, and nobody counts it. If somebody else is in the picture, ask. Bays two and three stay out of it. If you get it wrong, you call Lucía and we take it down together, and nothing follows from it. Your private account is yours; I do not look at it, and I am not asked to. What would you want to know before you try?',
    fi: 'Olette kuulleet, että puhumme somesta. Tässä se lyhyesti. Omaa työtä saa näyttää: kädet, työpisteen, valmiin pumpun. Pakko ei ole, eikä kukaan laske sitä. Jos kuvassa on joku muu, kysy. Paikat kaksi ja kolme eivät näy. Jos jokin menee pieleen, soita Lucíalle: otamme sen yhdessä pois, eikä siitä seuraa mitään. Oma tilisi on sinun; minä en katso sitä, eikä minulta sitä pyydetä. Mitä haluaisit tietää ennen kuin kokeilet?',
    es: 'Habéis oído que hablamos de redes sociales. En resumen, es esto. Podéis enseñar vuestro trabajo: las manos, el banco, una bomba terminada. Nunca es obligatorio y nadie lo cuenta. Si sale otra persona, se le pregunta. Los puestos dos y tres no salen. Si os equivocáis, llamáis a Lucía y lo quitamos juntos, y no pasa nada más. Vuestra cuenta es vuestra; yo no la miro ni me piden que la mire. ¿Qué querríais saber antes de probar?',
  },
  scenario: {
    text: {
      en: 'An assembler asks you: «Do you look at my account?» What do you say?',
      fi: 'Asentaja kysyy sinulta: «Katsotko tiliäni?» Mitä vastaat?',
      es: 'Una montadora te pregunta: «¿Miras mi cuenta?». ¿Qué contestas?',
    },
    answers: [
      {
        en: 'Only when somebody complains',
        fi: 'Vain, jos joku valittaa',
        es: 'Solo si alguien se queja',
      },
      {
        en: 'No. It is yours, and I may not bring it into a talk about your work',
        fi: 'En. Se on sinun, enkä saa ottaa sitä puheeksi työkeskustelussa',
        es: 'No. Es tuya, y no puedo sacarla en una charla sobre tu trabajo',
      },
      {
        en: 'Communication does, I do not',
        fi: 'Viestintä katsoo, minä en',
        es: 'Comunicación sí, yo no',
      },
    ],
    right: 1,
    explanation: {
      en: 'Nobody here looks, communication neither. It is the second rule of the manual, and the first thing that people want to know.',
      fi: 'Kukaan meillä ei katso, ei viestintäkään. Se on oppaan toinen sääntö ja ensimmäinen asia, jonka ihmiset haluavat tietää.',
      es: 'Aquí no mira nadie, tampoco comunicación. Es la segunda regla del manual y lo primero que la gente quiere saber.',
    },
  },
});
