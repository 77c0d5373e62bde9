import type { TemplateObjection, TemplatePiece } from './template.ts';

/** What people say against it, and what is true. */
export const socialMediaObjections: readonly TemplateObjection[] = [
  {
    words: {
      en: 'They want us to advertise for free.',
      fi: 'Meistä halutaan ilmaisia mainostajia.',
      es: 'Quieren que hagamos publicidad gratis.',
    },
    kind: 'prejudice',
    answer: {
      en: 'Nobody has to post, and nobody is measured by it. Thanks go to those who help, never to the appraisal.',
      fi: 'Kenenkään ei tarvitse julkaista, eikä ketään arvioida sen mukaan. Auttajia kiitetään, mutta arviointiin se ei vaikuta.',
      es: 'Nadie tiene que publicar y a nadie se le mide por ello. A quien ayuda se le dan las gracias; en la evaluación no cuenta.',
    },
  },
  {
    words: {
      en: 'One wrong picture and I’m out.',
      fi: 'Yksi väärä kuva, ja saan lähteä.',
      es: 'Una foto mala y me echan.',
    },
    kind: 'fear',
    answer: {
      en: 'A mistake made in good faith has no consequence. You call, we take it down together and write down what the rule should have said. It is on page one, signed by the management.',
      fi: 'Vilpittömästä virheestä ei seuraa mitään. Soitat, otamme sen yhdessä pois ja kirjaamme, mitä säännön olisi pitänyt sanoa. Se lukee ensimmäisellä sivulla, ja johto on sen allekirjoittanut.',
      es: 'Un error de buena fe no tiene consecuencias. Llamas, lo quitamos juntos y anotamos lo que la regla debería haber dicho. Está en la primera página, firmado por la dirección.',
    },
  },
  {
    words: {
      en: 'The boss reads my private account.',
      fi: 'Pomo lukee yksityistä tiliäni.',
      es: 'El jefe lee mi cuenta personal.',
    },
    kind: 'rumour',
    answer: {
      en: 'No manager is asked to, and none may bring a private post into a talk about your work. If it happens, tell the works council: it reads along.',
      fi: 'Keneltäkään esihenkilöltä ei pyydetä sitä, eikä yksityistä julkaisua saa ottaa puheeksi työkeskusteluissa. Jos niin käy, kerro luottamusmiehelle: hän seuraa tätä.',
      es: 'A ningún responsable se le pide, y ninguno puede sacar una publicación personal en una conversación sobre tu trabajo. Si ocurre, díselo al comité de empresa: lo está siguiendo.',
    },
  },
  {
    words: {
      en: 'Until last year we were told off for it.',
      fi: 'Vielä viime vuonna siitä sai moitteet.',
      es: 'Hasta el año pasado nos regañaban por ello.',
    },
    kind: 'fear',
    concedes: true,
    answer: {
      en: 'You are right. The old rule said «never», and some of us held you to it. That was wrong for those who were proud of their work. The old rule is withdrawn, not reworded.',
      fi: 'Olet oikeassa. Vanha sääntö sanoi «ei koskaan», ja osa meistä piti siitä kiinni. Se oli väärin niitä kohtaan, jotka olivat ylpeitä työstään. Vanha sääntö on kumottu, ei kirjoitettu uusiksi.',
      es: 'Tienes razón. La regla antigua decía «nunca», y algunos os la aplicamos. Fue injusto con quienes estaban orgullosos de su trabajo. Esa regla está retirada, no reescrita.',
    },
  },
];

/** The first two pieces of the cascade; both are drafts to be made one's own. */
export const socialMediaPieces: readonly TemplatePiece[] = [
  {
    title: { en: 'Why we start', fi: 'Miksi aloitamme', es: 'Por qué empezamos' },
    summary: {
      en: 'What you may say, and what stays yours.',
      fi: 'Mitä saat sanoa, ja mikä pysyy omanasi.',
      es: 'Qué puedes decir y qué sigue siendo tuyo.',
    },
    paragraphs: [
      {
        en: 'We asked some of you what keeps you from showing your work. Nobody said «I have no time». The answer was: «I do not know what happens if I get it wrong.» So we start there.',
        fi: 'Kysyimme joiltakin teistä, mikä estää näyttämästä omaa työtä. Kukaan ei sanonut «ei ole aikaa». Vastaus oli: «En tiedä, mitä tapahtuu, jos teen virheen.» Siitä siis aloitamme.',
        es: 'Preguntamos a algunos de vosotros qué os impide enseñar vuestro trabajo. Nadie dijo «no tengo tiempo». La respuesta fue: «No sé qué pasa si me equivoco». Así que empezamos por ahí.',
      },
      {
        en: 'If you get it wrong, you call. We take it down together and mend the rule. That is all.',
        fi: 'Jos teet virheen, soitat. Otamme sen yhdessä pois ja korjaamme säännön. Siinä kaikki.',
        es: 'Si te equivocas, llamas. Lo quitamos juntos y corregimos la regla. Eso es todo.',
      },
      {
        en: 'You never have to post. Your private account is yours, and nobody here looks at it.',
        fi: 'Sinun ei tarvitse koskaan julkaista. Oma tilisi on sinun, eikä kukaan meillä katso sitä.',
        es: 'Nunca tienes que publicar. Tu cuenta personal es tuya, y aquí nadie la mira.',
      },
    ],
  },
  {
    title: { en: 'The manual, short version', fi: 'Opas lyhyesti', es: 'El manual, versión corta' },
    summary: {
      en: 'What is always fine, what to ask about, what stays inside.',
      fi: 'Mikä on aina sopivaa, mistä kysytään, mikä jää taloon.',
      es: 'Lo que siempre se puede, lo que se pregunta y lo que se queda dentro.',
    },
    paragraphs: [
      {
        en: 'You may: film your own hands, your tools, finished work. Say what you do and what you like about it.',
        fi: 'Saat: kuvata omia käsiäsi, työkalujasi ja valmista työtä. Kertoa, mitä teet ja mistä siinä pidät.',
        es: 'Puedes: grabar tus manos, tus herramientas y el trabajo terminado. Contar qué haces y qué te gusta de ello.',
      },
      {
        en: 'You ask first: when another person or a customer’s name is in the picture.',
        fi: 'Kysy ensin: kun kuvassa on toinen ihminen tai asiakkaan nimi.',
        es: 'Preguntas antes: cuando sale otra persona o el nombre de un cliente.',
      },
      {
        en: 'It stays inside: drawings, prices, what is not for sale yet, and anything about somebody’s health or pay.',
        fi: 'Taloon jää: piirustukset, hinnat, se mikä ei ole vielä myynnissä, ja kaikki, mikä koskee jonkun terveyttä tai palkkaa.',
        es: 'Se queda dentro: planos, precios, lo que aún no se vende y todo lo que toque la salud o el sueldo de alguien.',
      },
    ],
  },
];
