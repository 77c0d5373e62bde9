import type { PieceWords, Said } from './campaign-words.ts';

/** The one piece of the campaign that is over. */
export const EARS: PieceWords & { readonly changes: Said } = {
  title: {
    en: 'Ear protection that people wear',
    fi: 'Kuulosuojaimet, joita käytetään',
    es: 'Protección auditiva que la gente se pone',
  },
  summary: {
    en: 'Forty minutes with the fitter instead of another poster.',
    fi: 'Neljäkymmentä minuuttia sovittajan kanssa uuden julisteen sijaan.',
    es: 'Cuarenta minutos con quien las ajusta, en vez de otro cartel.',
  },
  fromWhom: {
    en: 'Petri Nieminen, plant director',
    fi: 'Petri Nieminen, tehtaanjohtaja',
    es: 'Petri Nieminen, director de planta',
  },
  changes: {
    en: 'You get plugs that are moulded to your own ears, in working time.',
    fi: 'Saat tulpat, jotka muotoillaan omiin korviisi, työajalla.',
    es: 'Recibes tapones moldeados para tus oídos, en horas de trabajo.',
  },
  passages: [
    {
      en: 'Half of us take the muffs off to hear the bearing. That is good work, and it costs the ear. The moulded plugs let the bearing through and keep the press out.',
      fi: 'Puolet meistä ottaa kuulosuojaimet pois kuullakseen laakerin. Se on hyvää työtä, ja korva maksaa sen. Muotoillut tulpat päästävät laakerin äänen läpi mutta eivät puristinta.',
      es: 'La mitad de nosotros se quita los cascos para oír el rodamiento. Es trabajar bien, y lo paga el oído. Los tapones moldeados dejan pasar el rodamiento y no la prensa.',
    },
    {
      en: 'The fitter comes to every shift. It takes forty minutes, and somebody stands in for you at the line.',
      fi: 'Sovittaja käy jokaisessa vuorossa. Siihen menee neljäkymmentä minuuttia, ja joku tuuraa sinua linjalla.',
      es: 'La persona que los ajusta viene a todos los turnos. Son cuarenta minutos y alguien te cubre en la línea.',
    },
  ],
};

/** What came of it, and what every later campaign may learn from it. */
export const EARS_CLOSURE: { readonly results: Said; readonly conclusion: Said } = {
  results: {
    en: '131 of 170 people on the floor were fitted. On twelve rounds 88 % wore them at the press, before it was 52 %. The night shift was reached last, at 61 %.',
    fi: 'Tuotannon 170 ihmisestä 131 sai tulpat. Kahdellatoista kierroksella 88 % käytti niitä puristimella, aiemmin 52 %. Yövuoro tavoitettiin viimeisenä, 61 %.',
    es: 'De 170 personas en planta, 131 tienen los suyos. En doce rondas los llevaba el 88 % en la prensa; antes, el 52 %. Al turno de noche se llegó lo último: 61 %.',
  },
  conclusion: {
    en: 'The fear was not noise but missing the sound of the machine. We found that out in week five, from a question at the line, and the posters of the first four weeks changed nothing. Ask the night shift first, and let somebody who does the work say it.',
    fi: 'Pelko ei koskenut melua vaan sitä, ettei konetta kuule. Se selvisi viidennellä viikolla linjalla esitetystä kysymyksestä, eivätkä neljän ensimmäisen viikon julisteet muuttaneet mitään. Kysykää ensin yövuorolta, ja antakaa työn tekijän kertoa.',
    es: 'El miedo no era al ruido, sino a no oír la máquina. Lo supimos en la quinta semana por una pregunta en la línea; los carteles de las cuatro primeras no cambiaron nada. Preguntad primero al turno de noche y que lo cuente quien hace el trabajo.',
  },
};
