import type { Editions } from '#kernel/language.ts';

interface ExampleProof {
  readonly text: Editions;
  readonly link?: string;
  readonly budget?: { readonly cents: number; readonly currency: string };
}

export interface ExamplePromise {
  /** The value that it keeps, by its place among the four. */
  readonly keeps: readonly number[];
  /** Who answers for it, by name. */
  readonly owner: string;
  readonly sentence: Editions;
  readonly toWhom: Editions;
  readonly test: Editions;
  readonly proofs: readonly ExampleProof[];
  readonly moments: readonly Editions[];
}

/** What Lumo Pumps promises to its own people. The last one has no proof yet, as in life. */
export const PROMISES: readonly ExamplePromise[] = [
  {
    keeps: [0],
    owner: 'Matti Harju',
    sentence: {
      en: 'You may speak up, and it never counts against you.',
      fi: 'Saat sanoa mielipiteesi, eikä sitä koskaan lueta viaksesi.',
      es: 'Puedes decir lo que piensas, y nunca irá en tu contra.',
    },
    toWhom: {
      en: 'everyone who works here',
      fi: 'jokaiselle, joka on täällä töissä',
      es: 'quienes trabajamos aquí',
    },
    test: {
      en: 'I can say that something is wrong without fear of what happens next.',
      fi: 'Voin sanoa, että jokin on pielessä, pelkäämättä seurauksia.',
      es: 'Puedo decir que algo va mal sin miedo a lo que pase después.',
    },
    proofs: [
      {
        text: {
          en: 'Questions and worries have been outside the yearly review since October; the works council reads along.',
          fi: 'Kysymykset ja huolet eivät ole lokakuun jälkeen kuuluneet vuosikeskusteluun, ja luottamusmies lukee mukana.',
          es: 'Desde octubre las preguntas y preocupaciones quedan fuera de la evaluación anual, y el comité de empresa lo comprueba.',
        },
      },
      {
        text: {
          en: 'Every case has an owner and a date that all can see.',
          fi: 'Jokaisella asialla on vastuuhenkilö ja määräpäivä, jotka kaikki näkevät.',
          es: 'Cada caso tiene responsable y una fecha que todos pueden ver.',
        },
        link: 'https://lumo.example/speak-up',
      },
    ],
    moments: [
      {
        en: 'The first time you disagree with your supervisor in front of others.',
        fi: 'Kun olet ensi kerran esimiehesi kanssa eri mieltä muiden kuullen.',
        es: 'La primera vez que llevas la contraria a tu jefe delante de otros.',
      },
    ],
  },
  {
    keeps: [1],
    owner: 'Lucía Ferrer',
    sentence: {
      en: 'You hear it first, from us.',
      fi: 'Kuulet sen ensin ja meiltä.',
      es: 'Te enteras antes que nadie, y por nosotros.',
    },
    toWhom: {
      en: 'everyone, on every shift',
      fi: 'jokaiselle, joka vuorossa',
      es: 'todas las personas, en todos los turnos',
    },
    test: {
      en: 'Important news about Lumo reaches me before it reaches the town.',
      fi: 'Lumon tärkeät uutiset tavoittavat minut ennen kuin ne ovat kylillä.',
      es: 'Las noticias importantes de Lumo me llegan antes que al pueblo.',
    },
    proofs: [
      {
        text: {
          en: 'Results are told on the floor at seven, and to the press at ten.',
          fi: 'Tulos kerrotaan hallissa kello seitsemän ja lehdistölle kello kymmenen.',
          es: 'Los resultados se cuentan en planta a las siete y a la prensa a las diez.',
        },
      },
      {
        text: {
          en: 'A screen at each clock, so that nobody needs a phone.',
          fi: 'Näyttö jokaisen kellokortin luona, jotta kukaan ei tarvitse puhelinta.',
          es: 'Una pantalla junto a cada reloj de fichar, para que nadie necesite móvil.',
        },
        budget: { cents: 1_840_000, currency: 'EUR' },
      },
    ],
    moments: [
      {
        en: 'The morning of the quarterly numbers.',
        fi: 'Osavuosituloksen aamu.',
        es: 'La mañana de los resultados trimestrales.',
      },
      {
        en: 'The day on which somebody well known leaves.',
        fi: 'Päivä, jona joku tuttu lähtee talosta.',
        es: 'El día en que se va alguien a quien todos conocen.',
      },
    ],
  },
  {
    keeps: [2],
    owner: 'Petri Nieminen',
    sentence: {
      en: 'You know your shifts three weeks ahead.',
      fi: 'Tiedät vuorosi kolme viikkoa etukäteen.',
      es: 'Conoces tus turnos con tres semanas de antelación.',
    },
    toWhom: {
      en: 'everyone who works in shifts',
      fi: 'jokaiselle vuorotyötä tekevälle',
      es: 'quienes trabajan a turnos',
    },
    test: {
      en: 'I can say yes to a birthday three weeks from now.',
      fi: 'Voin luvata tulla syntymäpäiville kolmen viikon päästä.',
      es: 'Puedo decir que sí a un cumpleaños dentro de tres semanas.',
    },
    proofs: [
      {
        text: {
          en: 'Whoever is moved later than that gets the shift paid one and a half times.',
          fi: 'Jos vuoroa siirretään myöhemmin, siitä maksetaan puolitoistakertainen palkka.',
          es: 'Si te lo cambian más tarde, ese turno se paga al 150 %.',
        },
        budget: { cents: 6_500_000, currency: 'EUR' },
      },
    ],
    moments: [
      {
        en: 'When an order comes in late on a Friday.',
        fi: 'Kun tilaus tulee myöhään perjantaina.',
        es: 'Cuando entra un pedido un viernes a última hora.',
      },
      {
        en: 'The week before the summer holidays.',
        fi: 'Viikko ennen kesälomia.',
        es: 'La semana antes de las vacaciones de verano.',
      },
    ],
  },
  {
    keeps: [3, 1],
    owner: 'Sanna Koivisto',
    sentence: {
      en: 'Your skill is seen, and there is a way up that does not lead into an office.',
      fi: 'Taitosi nähdään, ja eteenpäin pääsee muutenkin kuin toimiston kautta.',
      es: 'Tu oficio se ve, y se puede crecer sin acabar en un despacho.',
    },
    toWhom: {
      en: 'technicians in both plants',
      fi: 'molempien tehtaiden tekijöille',
      es: 'el personal técnico de las dos plantas',
    },
    test: {
      en: 'I know which skill would move me on, and who would teach me.',
      fi: 'Tiedän, mikä taito veisi minua eteenpäin ja kuka sen opettaisi.',
      es: 'Sé qué destreza me haría avanzar y quién me la enseñaría.',
    },
    proofs: [],
    moments: [
      {
        en: 'Your yearly talk.',
        fi: 'Vuosikeskustelusi.',
        es: 'Tu entrevista anual.',
      },
    ],
  },
];
