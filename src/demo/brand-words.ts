import type { Editions } from '#kernel/language.ts';

/** What Lumo Pumps stands for, written by meaning in each language. All of it is made up. */
export const MISSION: Editions = {
  en: 'We move water where people need it, with pumps that somebody is proud to have built.',
  fi: 'Siirrämme veden sinne, missä sitä tarvitaan – pumpuilla, joiden tekijä on työstään ylpeä.',
  es: 'Llevamos el agua adonde hace falta, con bombas de las que alguien se siente orgulloso.',
};

export const VISION: Editions = {
  en: 'By 2030 no town that runs on our pumps has lost a day of water, and nobody here has lost a finger, a night’s sleep or their voice to make it so.',
  fi: 'Vuonna 2030 yksikään pumppujemme varassa elävä kunta ei ole ollut päivääkään vedettä, eikä se ole maksanut kenellekään meistä sormea, yöunia eikä ääntä.',
  es: 'En 2030 ningún pueblo que dependa de nuestras bombas habrá perdido un día de agua, y a nadie de aquí le habrá costado un dedo, el sueño ni la voz.',
};

export const FAMILIES = [
  'Technicians',
  'Clerks',
  'Specialists',
  'Middle managers',
  'Steering group',
] as const;
type Family = (typeof FAMILIES)[number];

export interface ExampleValue {
  readonly name: Editions;
  readonly meaning: Editions;
  readonly behaviours: readonly (readonly [family: Family | null, text: Editions])[];
}

export const COURAGE: ExampleValue = {
  name: { en: 'Courage', fi: 'Rohkeus', es: 'Valentía' },
  meaning: {
    en: 'In 2019 an assembler in Zaragoza stopped the line an hour before a delivery, because a seal felt wrong. She was right, and forty pumps stayed here. We say what we see, early, also upwards, and nobody pays for it.',
    fi: 'Vuonna 2019 eräs asentaja Zaragozassa pysäytti linjan tuntia ennen toimitusta, koska tiiviste tuntui väärältä. Hän oli oikeassa, ja neljäkymmentä pumppua jäi taloon. Sanomme mitä näemme, ajoissa ja myös ylöspäin, eikä kukaan joudu siitä maksamaan.',
    es: 'En 2019 una montadora de Zaragoza paró la línea una hora antes de una entrega porque una junta no le convencía. Tenía razón, y cuarenta bombas se quedaron en casa. Decimos lo que vemos, pronto y también hacia arriba, y a nadie le cuesta caro.',
  },
  behaviours: [
    [
      'Technicians',
      {
        en: 'You stop the line when something feels wrong, and the first question you hear is “what did you see?”',
        fi: 'Pysäytät linjan, kun jokin tuntuu väärältä, ja ensimmäinen kysymys on: ”Mitä näit?”',
        es: 'Paras la línea cuando algo no te convence, y lo primero que te preguntan es «¿qué has visto?».',
      },
    ],
    [
      'Clerks',
      {
        en: 'You tell the customer the real date, even when another one would end the call sooner.',
        fi: 'Kerrot asiakkaalle todellisen päivän, vaikka jokin toinen lopettaisi puhelun nopeammin.',
        es: 'Le dices al cliente la fecha real, aunque con otra la llamada acabaría antes.',
      },
    ],
    [
      'Specialists',
      {
        en: 'You show the drawing while it is still ugly, and ask the person who will build it.',
        fi: 'Näytät piirustuksen, kun se on vielä keskeneräinen, ja kysyt siltä, joka sen rakentaa.',
        es: 'Enseñas el plano cuando todavía es feo y preguntas a quien lo va a montar.',
      },
    ],
    [
      'Middle managers',
      {
        en: 'You thank the one who brings bad news before you ask anything else.',
        fi: 'Kiität huonojen uutisten tuojaa, ennen kuin kysyt mitään muuta.',
        es: 'Das las gracias a quien trae malas noticias antes de preguntar nada más.',
      },
    ],
    [
      'Steering group',
      {
        en: 'You say “I was wrong” in the same room in which you were wrong.',
        fi: 'Sanot ”olin väärässä” samassa huoneessa, jossa olit väärässä.',
        es: 'Dices «me equivoqué» en la misma sala en la que te equivocaste.',
      },
    ],
  ],
};

export const OPENNESS: ExampleValue = {
  name: { en: 'Openness', fi: 'Avoimuus', es: 'Transparencia' },
  meaning: {
    en: 'Nobody here should learn about Lumo from the newspaper. What we know, we share; what we cannot share, we say that we cannot, and why, and until when.',
    fi: 'Kenenkään meistä ei pidä kuulla Lumon asioista lehdestä. Sen minkä tiedämme, kerromme; minkä emme voi kertoa, siitä sanomme, ettemme voi, miksi ja mihin asti.',
    es: 'Aquí nadie debería enterarse de lo que pasa en Lumo por el periódico. Lo que sabemos, lo compartimos; lo que no podemos compartir, decimos que no podemos, por qué y hasta cuándo.',
  },
  behaviours: [
    [
      null,
      {
        en: 'Whoever decides writes down the reason, where everybody concerned can read it.',
        fi: 'Se joka päättää, kirjoittaa perustelun paikkaan, josta jokainen asianosainen voi sen lukea.',
        es: 'Quien decide escribe el motivo donde lo puedan leer todos los afectados.',
      },
    ],
    [
      'Technicians',
      {
        en: 'At the change of shift you say what went wrong as plainly as what went well.',
        fi: 'Vuoron vaihtuessa kerrot yhtä suoraan, mikä meni pieleen ja mikä hyvin.',
        es: 'En el cambio de turno cuentas lo que ha ido mal con la misma claridad que lo que ha ido bien.',
      },
    ],
    [
      'Clerks',
      {
        en: 'You answer “I do not know yet, I will tell you on Thursday”, and on Thursday you do.',
        fi: 'Vastaat: ”En tiedä vielä, kerron torstaina” – ja torstaina kerrot.',
        es: 'Respondes «todavía no lo sé, te lo digo el jueves», y el jueves lo dices.',
      },
    ],
    [
      'Middle managers',
      {
        en: 'Your team hears the plan from you before it hears it from the corridor.',
        fi: 'Tiimisi kuulee suunnitelmasta sinulta ennen kuin käytävältä.',
        es: 'Tu equipo se entera del plan por ti antes que por el pasillo.',
      },
    ],
  ],
};

export const CARE: ExampleValue = {
  name: { en: 'Care', fi: 'Välittäminen', es: 'Cuidado' },
  meaning: {
    en: 'A pump runs for thirty years, and a person should work here as long without being worn down. We look after hands, sleep and one another, and we count near misses because we want to hear about them.',
    fi: 'Pumppu käy kolmekymmentä vuotta, ja ihmisen pitää voida tehdä täällä töitä yhtä kauan kulumatta loppuun. Pidämme huolta käsistä, unesta ja toisistamme, ja laskemme läheltä piti -tilanteet, koska haluamme kuulla niistä.',
    es: 'Una bomba funciona treinta años, y una persona debería poder trabajar aquí otros tantos sin desgastarse. Cuidamos las manos, el sueño y a los demás, y contamos los casi accidentes porque queremos conocerlos.',
  },
  behaviours: [
    [
      'Technicians',
      {
        en: 'You tell about the near miss before the coffee break, also when nobody saw it.',
        fi: 'Kerrot läheltä piti -tilanteesta ennen kahvitaukoa, vaikka kukaan ei nähnyt.',
        es: 'Cuentas el casi accidente antes del descanso, aunque nadie lo haya visto.',
      },
    ],
    [
      'Specialists',
      {
        en: 'You write to people on shifts so that it is read in three minutes, standing up.',
        fi: 'Kirjoitat vuorotyöntekijöille niin, että sen lukee kolmessa minuutissa seisaaltaan.',
        es: 'Escribes a quien trabaja a turnos para que se lea en tres minutos y de pie.',
      },
    ],
    [
      'Middle managers',
      {
        en: 'You ask how the night was, and you change the roster if the answer is bad.',
        fi: 'Kysyt, millainen yö oli, ja muutat vuorolistaa, jos vastaus on huono.',
        es: 'Preguntas qué tal la noche y cambias los turnos si la respuesta es mala.',
      },
    ],
    [
      'Steering group',
      {
        en: 'You send nothing to everybody that concerns only some.',
        fi: 'Et lähetä kaikille mitään, mikä koskee vain osaa.',
        es: 'No envías a todo el mundo lo que solo interesa a unos cuantos.',
      },
    ],
  ],
};

export const CRAFT: ExampleValue = {
  name: { en: 'Craft', fi: 'Ammattitaito', es: 'Oficio' },
  meaning: {
    en: 'Our pumps are good because somebody knows exactly how tight is tight. We learn from those who know, we leave a thing better than we found it, and skill counts as much as rank.',
    fi: 'Pumppumme ovat hyviä, koska joku tietää tarkalleen, mikä on sopivan tiukka. Opimme niiltä, jotka osaavat, jätämme asiat parempaan kuntoon kuin löysimme, ja taito painaa yhtä paljon kuin asema.',
    es: 'Nuestras bombas son buenas porque alguien sabe exactamente cuánto hay que apretar. Aprendemos de quien sabe, dejamos las cosas mejor de como las encontramos y la destreza cuenta tanto como el cargo.',
  },
  behaviours: [
    [
      'Technicians',
      {
        en: 'You show the new one the trick that is not in the manual, and then you write it into the manual.',
        fi: 'Näytät uudelle konstin, jota ohjeessa ei ole, ja kirjoitat sen sitten ohjeeseen.',
        es: 'Enseñas a quien empieza el truco que no está en el manual, y luego lo escribes en el manual.',
      },
    ],
    [
      'Clerks',
      {
        en: 'You close an order only when you would be happy to open it yourself next week.',
        fi: 'Suljet tilauksen vasta, kun avaisit sen mielelläsi itse ensi viikolla.',
        es: 'Cierras un pedido solo cuando a ti te gustaría encontrártelo así la semana que viene.',
      },
    ],
    [
      'Specialists',
      {
        en: 'You spend an afternoon a month on the floor, with gloves on.',
        fi: 'Vietät kerran kuussa iltapäivän hallissa käsineet kädessä.',
        es: 'Pasas una tarde al mes en la planta, con los guantes puestos.',
      },
    ],
    [
      'Steering group',
      {
        en: 'You know by name who taught whom.',
        fi: 'Tiedät nimeltä, kuka on opettanut kenet.',
        es: 'Sabes por su nombre quién enseñó a quién.',
      },
    ],
  ],
};
