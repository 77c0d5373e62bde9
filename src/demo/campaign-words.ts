import type { Language } from '#kernel/language.ts';

/** Said in every language of the house, in each by meaning. */
export type Said = Readonly<Record<Language, string>>;

/** A block of a document: a paragraph, a heading, or points. */
export type Passage = Said | { readonly heading: Said } | { readonly points: readonly Said[] };

export interface PieceWords {
  readonly title: Said;
  readonly summary: Said;
  readonly fromWhom: Said;
  /** What changes for those who read it; null: nothing. */
  readonly changes: Said | null;
  readonly passages: readonly Passage[];
}

/** Why we start: the first piece of the campaign, to everybody. */
export const WHY: PieceWords = {
  title: { en: 'Social media without fear', fi: 'Some ilman pelkoa', es: 'Redes sociales sin miedo' },
  summary: {
    en: 'Why we start, what you may say, and what stays private.',
    fi: 'Miksi aloitamme, mitä saat sanoa ja mikä pysyy yksityisenä.',
    es: 'Por qué empezamos, qué puedes decir y qué se queda en tu vida privada.',
  },
  fromWhom: {
    en: 'Lucía Ferrer, communication',
    fi: 'Lucía Ferrer, viestintä',
    es: 'Lucía Ferrer, comunicación',
  },
  changes: {
    en: 'The old rule, «never post about work», is gone. You may show your own work, and you never have to.',
    fi: 'Vanhaa sääntöä «älä koskaan julkaise työstäsi» ei enää ole. Saat näyttää omaa työtäsi, mutta sinun ei tarvitse.',
    es: 'La regla antigua, «nunca publiques sobre el trabajo», ya no existe. Puedes enseñar tu trabajo y nunca es obligatorio.',
  },
  passages: [
    {
      en: 'We asked in every hall and every office what keeps you from showing your work. Hardly anybody said that they have no time. Most said: «I do not know what happens if I get it wrong.» That is where we start.',
      fi: 'Kysyimme jokaisessa hallissa ja toimistossa, mikä estää sinua näyttämästä työtäsi. Juuri kukaan ei vedonnut kiireeseen. Useimmat sanoivat: «En tiedä, mitä seuraa, jos teen virheen.» Siitä aloitamme.',
      es: 'Preguntamos en cada nave y en cada oficina qué te impide enseñar tu trabajo. Casi nadie dijo que le falta tiempo. La mayoría dijo: «No sé qué pasa si me equivoco». Por ahí empezamos.',
    },
    { heading: { en: 'If you get it wrong', fi: 'Jos jokin menee pieleen', es: 'Si te equivocas' } },
    {
      en: 'You call Lucía. We take it down together, the same day, and mend the rule that let you down. Nobody is told off for a mistake made in good faith. Matti and Petri have signed this.',
      fi: 'Soita Lucíalle. Otamme julkaisun yhdessä pois saman päivän aikana ja korjaamme säännön, joka johti harhaan. Vilpittömästä virheestä ei moitita ketään. Matti ja Petri ovat allekirjoittaneet tämän.',
      es: 'Llamas a Lucía. Lo quitamos juntos el mismo día y arreglamos la regla que te falló. A nadie se le riñe por un error de buena fe. Matti y Petri lo han firmado.',
    },
    { heading: { en: 'What you may say', fi: 'Mitä saat sanoa', es: 'Qué puedes decir' } },
    {
      points: [
        {
          en: 'What you do, what you are good at, and what you like about it.',
          fi: 'Mitä teet, missä olet hyvä ja mistä työssäsi pidät.',
          es: 'Qué haces, qué se te da bien y qué te gusta de ello.',
        },
        {
          en: 'Your own hands, your own bench, finished pumps.',
          fi: 'Omat kätesi, oma työpisteesi, valmiit pumput.',
          es: 'Tus manos, tu banco de trabajo, las bombas terminadas.',
        },
        {
          en: 'What you would do better. We read it too, and it is no offence.',
          fi: 'Mitä tekisit paremmin. Me luemme senkin, eikä se ole rike.',
          es: 'Lo que tú harías mejor. También lo leemos, y no es ninguna falta.',
        },
      ],
    },
    { heading: { en: 'What stays private', fi: 'Mikä pysyy yksityisenä', es: 'Qué sigue siendo privado' } },
    {
      en: 'Your account is yours. Nobody here looks at it, no supervisor asks for it, and nothing from it comes up in a talk about your work. If it ever does, tell Sanna: the works council reads along.',
      fi: 'Tilisi on sinun. Kukaan meillä ei katso sitä, yksikään esihenkilö ei kysy siitä, eikä mikään siellä tule puheeksi työkeskustelussa. Jos niin joskus käy, kerro Sannalle: luottamusmiehet seuraavat tätä.',
      es: 'Tu cuenta es tuya. Aquí nadie la mira, ningún mando pregunta por ella y nada de lo que haya en ella sale en una charla sobre tu trabajo. Si alguna vez pasa, díselo a Sanna: el comité de empresa lo sigue de cerca.',
    },
  ],
};

/** The must-know of the floor. */
export const FILMING: PieceWords = {
  title: {
    en: 'Filming on the floor: ask first',
    fi: 'Kuvaaminen tuotannossa: kysy ensin',
    es: 'Grabar en planta: pregunta antes',
  },
  summary: {
    en: 'From Monday you may film your own work. Everyone in the picture says yes before you post. Customer bays 2 and 3 stay out of frame.',
    fi: 'Maanantaista alkaen saat kuvata omaa työtäsi. Jokainen kuvassa oleva suostuu ennen julkaisua. Asiakaspaikat 2 ja 3 eivät näy kuvassa.',
    es: 'Desde el lunes puedes grabar tu propio trabajo. Quien sale en la imagen dice que sí antes de publicar. Los puestos de cliente 2 y 3 no se graban.',
  },
  fromWhom: {
    en: 'Petri Nieminen, plant director',
    fi: 'Petri Nieminen, tehtaanjohtaja',
    es: 'Petri Nieminen, director de planta',
  },
  changes: {
    en: 'Phones may be out on the line during breaks and at the test bench. Bays 2 and 3 are never filmed.',
    fi: 'Puhelin saa olla esillä linjalla tauoilla ja testipenkin luona. Paikkoja 2 ja 3 ei kuvata koskaan.',
    es: 'El móvil se puede sacar en la línea en los descansos y en el banco de pruebas. Los puestos 2 y 3 no se graban nunca.',
  },
  passages: [
    {
      en: 'From Monday you may film your own work on the floor: in breaks, and at the test bench at any time. Never while a machine that you are running moves.',
      fi: 'Maanantaista alkaen saat kuvata omaa työtäsi tuotannossa: tauoilla, ja testipenkin luona milloin vain. Et koskaan silloin, kun käyttämäsi kone liikkuu.',
      es: 'Desde el lunes puedes grabar tu propio trabajo en planta: en los descansos y, en el banco de pruebas, siempre. Nunca mientras se mueve una máquina que llevas tú.',
    },
    {
      points: [
        {
          en: 'Ask everyone who can be recognised. A shrug is no yes.',
          fi: 'Kysy jokaiselta, jonka voi tunnistaa. Olankohautus ei ole suostumus.',
          es: 'Pregunta a cualquiera que se pueda reconocer. Encogerse de hombros no es un sí.',
        },
        {
          en: 'Bays 2 and 3 hold customers’ machines. They stay out of frame, also in the background.',
          fi: 'Paikoilla 2 ja 3 on asiakkaiden koneita. Ne eivät näy edes taustalla.',
          es: 'En los puestos 2 y 3 hay máquinas de clientes. No salen, ni siquiera de fondo.',
        },
        {
          en: 'In doubt, ask your supervisor or call Lucía before you post.',
          fi: 'Jos epäröit, kysy esihenkilöltäsi tai soita Lucíalle ennen julkaisua.',
          es: 'Si dudas, pregunta a tu mando o llama a Lucía antes de publicar.',
        },
      ],
    },
  ],
};

/** The question behind «I have understood». */
export const FILMING_QUESTION = {
  text: {
    en: 'A colleague walks through your best shot. What do you do?',
    fi: 'Työkaveri kävelee parhaan otoksesi läpi. Mitä teet?',
    es: 'Una compañera cruza por tu mejor toma. ¿Qué haces?',
  },
  answers: [
    {
      en: 'Post it: you can hardly see her',
      fi: 'Julkaisen: häntä tuskin erottaa',
      es: 'La publico: apenas se la ve',
    },
    { en: 'Ask her first', fi: 'Kysyn häneltä ensin', es: 'Le pregunto antes' },
    { en: 'Blur her and post', fi: 'Sumennan hänet ja julkaisen', es: 'La difumino y la publico' },
  ],
  right: 1,
  explanation: {
    en: 'Whoever is in the picture decides. People who know her recognise her by her walk and her overall, blurred or not.',
    fi: 'Kuvassa oleva päättää. Tutut tunnistavat hänet kävelystä ja haalarista, sumennettunakin.',
    es: 'Decide quien sale en la imagen. Quien la conoce la reconoce por el andar y el mono, difuminada o no.',
  },
};

/** The short one. */
export const MARTA: PieceWords = {
  title: {
    en: 'Marta’s first post had eleven readers',
    fi: 'Martan ensimmäisellä julkaisulla oli yksitoista lukijaa',
    es: 'La primera publicación de Marta tuvo once lectores',
  },
  summary: {
    en: 'One of them was a customer in Oulu. He rang the same day.',
    fi: 'Yksi heistä oli asiakas Oulussa. Hän soitti samana päivänä.',
    es: 'Uno de ellos era un cliente de Oulu. Llamó el mismo día.',
  },
  fromWhom: {
    en: 'Marta Ibáñez, assembly Zaragoza',
    fi: 'Marta Ibáñez, Zaragozan kokoonpano',
    es: 'Marta Ibáñez, montaje Zaragoza',
  },
  changes: null,
  passages: [
    {
      en: 'I wrote four lines about how we listen to a bearing before it leaves the bench. I deleted them twice. Then I posted them, and for a whole evening nobody said anything.',
      fi: 'Kirjoitin neljä riviä siitä, miten kuuntelemme laakerin ennen kuin se lähtee penkiltä. Poistin ne kahdesti. Sitten julkaisin ne, eikä kukaan sanonut koko iltana mitään.',
      es: 'Escribí cuatro líneas sobre cómo escuchamos un rodamiento antes de que salga del banco. Las borré dos veces. Luego las publiqué, y en toda la tarde nadie dijo nada.',
    },
    {
      en: 'In the morning there was a message from Oulu: «So that is who hears it. Can you show me?» He has our pumps in a waterworks. We talked for twenty minutes, my supervisor sat beside me and said nothing at all.',
      fi: 'Aamulla Oulusta oli tullut viesti: «Siellä siis istuu se, joka sen kuulee. Voitko näyttää?» Hänellä on pumppujamme vesilaitoksella. Juttelimme kaksikymmentä minuuttia, esihenkilöni istui vieressä eikä sanonut mitään.',
      es: 'Por la mañana había un mensaje de Oulu: «Así que eres tú quien lo oye. ¿Me lo enseñas?». Tiene bombas nuestras en una planta de agua. Hablamos veinte minutos; mi encargado estaba al lado y no dijo nada.',
    },
    {
      en: 'Eleven readers is few. One of them was the right one.',
      fi: 'Yksitoista lukijaa on vähän. Yksi heistä oli se oikea.',
      es: 'Once lectores son pocos. Uno era el que hacía falta.',
    },
  ],
};

/** The one question of the short piece. */
export const MARTA_POLL: { readonly question: Said; readonly options: readonly Said[] } = {
  question: {
    en: 'What would you show first?',
    fi: 'Mitä näyttäisit ensimmäisenä?',
    es: '¿Qué enseñarías primero?',
  },
  options: [
    { en: 'What my hands do', fi: 'Mitä käteni tekevät', es: 'Lo que hacen mis manos' },
    { en: 'A finished pump', fi: 'Valmiin pumpun', es: 'Una bomba terminada' },
    { en: 'Nothing, thank you', fi: 'En mitään, kiitos', es: 'Nada, gracias' },
  ],
};

/** What comes next week; it stands in the calendar. */
export const PHOTO_HOUR: PieceWords = {
  title: {
    en: 'Photo hour: bring one thing that you are good at',
    fi: 'Kuvaustunti: ota mukaan yksi asia, jossa olet hyvä',
    es: 'Hora de fotos: trae una cosa que se te dé bien',
  },
  summary: {
    en: 'An hour with a camera and somebody who knows it, in both halls and online.',
    fi: 'Tunti kameran ja sen osaajan kanssa, molemmissa halleissa ja verkossa.',
    es: 'Una hora con una cámara y alguien que la conoce, en las dos naves y en línea.',
  },
  fromWhom: WHY.fromWhom,
  changes: null,
  passages: [
    {
      en: 'Bring a tool, a part or a trick of yours. We light it, you show it, and you decide whether anybody sees it. The hour is working time on every shift.',
      fi: 'Ota mukaan työkalu, osa tai oma niksisi. Me valaisemme, sinä näytät ja päätät, näkeekö sitä kukaan. Tunti on työaikaa joka vuorossa.',
      es: 'Trae una herramienta, una pieza o un truco tuyo. Nosotros ponemos la luz, tú lo enseñas y decides si alguien lo ve. La hora cuenta como trabajo en todos los turnos.',
    },
  ],
};
