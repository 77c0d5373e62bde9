import type { Template } from './template.ts';

/** A tool that everybody has to use from a day on, and that takes something before it gives something. */
export const newSystem: Template = {
  name: 'new-system',
  kind: 'project',
  title: {
    en: 'A new system, without lost weeks',
    fi: 'Uusi järjestelmä ilman hukattuja viikkoja',
    es: 'Un sistema nuevo sin semanas perdidas',
  },
  summary: {
    en: 'From a day on we work with another tool. We say what gets slower first, help where the work is done, and mend what people find.',
    fi: 'Tietystä päivästä alkaen teemme työtä toisella välineellä. Kerromme, mikä aluksi hidastuu, autamme siellä missä työ tehdään ja korjaamme sen, mitä löydätte.',
    es: 'A partir de un día trabajamos con otra herramienta. Decimos qué irá más lento al principio, ayudamos donde se trabaja y arreglamos lo que encontréis.',
  },
  axis: {
    en: 'First it is slower. Then it is yours.',
    fi: 'Ensin se on hitaampi. Sitten se on sinun.',
    es: 'Primero va más lento. Luego es tuyo.',
  },
  meaning: {
    en: 'We promise no magic. We count the lost minutes in the open, and those who do the work decide what is mended next.',
    fi: 'Emme lupaa ihmeitä. Laskemme hukatut minuutit avoimesti, ja työn tekijät päättävät, mitä korjataan seuraavaksi.',
    es: 'No prometemos magia. Contamos a la vista los minutos perdidos, y quienes hacen el trabajo deciden qué se arregla después.',
  },
  messages: [
    {
      en: 'For three weeks nobody is measured by speed.',
      fi: 'Kolmeen viikkoon ketään ei mitata nopeudella.',
      es: 'Durante tres semanas a nadie se le mide por la rapidez.',
    },
    {
      en: 'Somebody who knows it stands beside you on every shift.',
      fi: 'Joka vuorossa on vieressäsi joku, joka osaa.',
      es: 'En cada turno hay a tu lado alguien que lo conoce.',
    },
  ],
  objectives: [
    {
      sentence: {
        en: 'Everybody does their daily work in the new system by the end of the fourth week.',
        fi: 'Neljännen viikon lopussa jokainen tekee päivittäisen työnsä uudessa järjestelmässä.',
        es: 'Al final de la cuarta semana todo el mundo hace su trabajo diario en el sistema nuevo.',
      },
      measure: {
        name: {
          en: 'Daily work done in it',
          fi: 'Arjen työ tehdään siinä',
          es: 'Trabajo diario hecho en él',
        },
        unit: 'percent',
        direction: 'up',
        target: 95,
        source: 'behaviour',
        what: {
          en: 'Orders closed in the new system, of all orders',
          fi: 'Uudessa järjestelmässä kuitatut tilaukset kaikista tilauksista',
          es: 'Pedidos cerrados en el sistema nuevo, del total',
        },
      },
    },
    {
      sentence: {
        en: 'What people report is answered within two working days.',
        fi: 'Ilmoitettuihin ongelmiin vastataan kahdessa työpäivässä.',
        es: 'Lo que se comunica recibe respuesta en dos días laborables.',
      },
      measure: {
        name: { en: 'Days to an answer', fi: 'Päiviä vastaukseen', es: 'Días hasta la respuesta' },
        unit: 'days',
        direction: 'down',
        target: 2,
        source: 'by_hand',
        what: {
          en: 'Median of the cases of the campaign',
          fi: 'Kampanjan tapausten mediaani',
          es: 'Mediana de los casos de la campaña',
        },
      },
    },
  ],
  cards: [
    {
      group: {
        en: 'Those who know the old one best',
        fi: 'Vanhan parhaat osaajat',
        es: 'Quienes mejor conocen el antiguo',
      },
      ownWords: {
        en: 'For twelve years they came to me. Now I’m a beginner.',
        fi: 'Kaksitoista vuotta kysyttiin minulta. Nyt olen aloittelija.',
        es: 'Doce años viniendo a preguntarme. Ahora soy novato.',
      },
      thinks: {
        en: 'that nothing was wrong with the old one',
        fi: 'ettei vanhassa ollut vikaa',
        es: 'que el antiguo no tenía nada malo',
      },
      feels: {
        en: 'robbed of something they were good at',
        fi: 'menettävänsä sen, missä olivat hyviä',
        es: 'que les quitan algo que hacían bien',
      },
      fears: {
        en: 'to look stupid before the young',
        fi: 'näyttävänsä tyhmältä nuorten edessä',
        es: 'quedar en ridículo ante los jóvenes',
      },
      hears: { en: '«it’s intuitive»', fi: '«se on itsestään selvä»', es: '«es intuitivo»' },
      wins: {
        en: 'a word in how it is built',
        fi: 'sanavaltaa siihen, miten se tehdään',
        es: 'voz en cómo se construye',
      },
      loses: {
        en: 'being the one who is asked',
        fi: 'aseman, jossa kysytään heiltä',
        es: 'ser a quien se pregunta',
      },
    },
    {
      group: {
        en: 'Night and weekend shifts',
        fi: 'Yö- ja viikonloppuvuorot',
        es: 'Turnos de noche y fin de semana',
      },
      ownWords: {
        en: 'At two in the morning nobody answers.',
        fi: 'Kahdelta yöllä kukaan ei vastaa.',
        es: 'A las dos de la mañana no contesta nadie.',
      },
      thinks: {
        en: 'that help ends at four in the afternoon',
        fi: 'että apu loppuu neljältä iltapäivällä',
        es: 'que la ayuda acaba a las cuatro de la tarde',
      },
      feels: { en: 'forgotten', fi: 'jääneensä unohduksiin', es: 'que nadie piensa en ellos' },
      fears: {
        en: 'that the line stops and it is their fault',
        fi: 'että linja seisoo ja syy on heidän',
        es: 'que se pare la línea y sea culpa suya',
      },
      hears: {
        en: 'of decisions when they are made',
        fi: 'päätöksistä, kun ne on jo tehty',
        es: 'las decisiones cuando ya están tomadas',
      },
      wins: {
        en: 'somebody beside them at night too',
        fi: 'vierelleen jonkun myös yöllä',
        es: 'a alguien a su lado también de noche',
      },
      loses: {
        en: 'the workarounds that they made',
        fi: 'omat oikotiensä',
        es: 'los apaños que se habían montado',
      },
    },
  ],
  objections: [
    {
      words: { en: 'It’s there to watch us.', fi: 'Sillä meitä valvotaan.', es: 'Es para vigilarnos.' },
      kind: 'rumour',
      answer: {
        en: 'It records who closed an order, as the old one did. It does not measure time per person, and the works council has seen the settings and may look again any day.',
        fi: 'Se kirjaa, kuka kuittasi tilauksen, kuten vanhakin. Se ei mittaa aikaa henkilöittäin. Luottamusmies on nähnyt asetukset ja voi tarkistaa ne milloin vain.',
        es: 'Registra quién cierra un pedido, como el antiguo. No mide tiempos por persona; el comité de empresa ha visto la configuración y puede volver a mirarla cualquier día.',
      },
    },
    {
      words: {
        en: 'It is slower than before.',
        fi: 'Se on hitaampi kuin ennen.',
        es: 'Es más lento que antes.',
      },
      kind: 'fear',
      concedes: true,
      answer: {
        en: 'You are right, in the first weeks. We count the minutes, show them every Friday, and nobody’s target is kept until they are back.',
        fi: 'Olet oikeassa, ensimmäisinä viikkoina näin on. Laskemme minuutit, näytämme ne joka perjantai, eikä kenenkään tavoitteesta pidetä kiinni ennen kuin aika on saatu takaisin.',
        es: 'Tienes razón, las primeras semanas. Contamos los minutos, los enseñamos cada viernes y a nadie se le exige el objetivo hasta recuperarlos.',
      },
    },
    {
      words: { en: 'Nobody asked us.', fi: 'Meiltä ei kysytty.', es: 'Nadie nos preguntó.' },
      kind: 'prejudice',
      answer: {
        en: 'Six of you tested it for a month, too few and too late. So from now on the order of repairs is decided by the shifts, every second Tuesday.',
        fi: 'Kuusi teistä kokeili sitä kuukauden: liian harva ja liian myöhään. Siksi korjausten järjestyksestä päättävät tästä lähtien vuorot joka toinen tiistai.',
        es: 'Seis de vosotros lo probaron un mes: pocos y tarde. Por eso, desde ahora el orden de los arreglos lo deciden los turnos, cada dos martes.',
      },
    },
  ],
  pieces: [
    {
      title: {
        en: 'From Monday on, and how',
        fi: 'Maanantaista alkaen, ja miten',
        es: 'Desde el lunes, y cómo',
      },
      summary: {
        en: 'What gets slower, who stands beside you, where you say what is wrong.',
        fi: 'Mikä hidastuu, kuka on vieressäsi ja mihin kerrot, mikä ei toimi.',
        es: 'Qué irá más lento, quién está a tu lado y dónde se dice lo que falla.',
      },
      paragraphs: [
        {
          en: 'On Monday we change over. For three weeks it will be slower, and nobody is measured by speed.',
          fi: 'Maanantaina vaihdamme. Kolme viikkoa se on hitaampaa, eikä ketään mitata nopeudella.',
          es: 'El lunes cambiamos. Durante tres semanas irá más lento y a nadie se le mide por la rapidez.',
        },
        {
          en: 'On every shift two of your mates wear a green badge: they know it, and they have the time to help.',
          fi: 'Joka vuorossa kahdella työkaverillasi on vihreä merkki: he osaavat, ja heillä on aikaa auttaa.',
          es: 'En cada turno dos compañeros llevan una chapa verde: lo conocen y tienen tiempo para ayudar.',
        },
      ],
    },
  ],
};
