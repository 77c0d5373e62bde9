import type { Template } from './template.ts';

/** A change of which not everything is decided, and which people will hear about one way or the other. */
export const worryingChange: Template = {
  name: 'worrying-change',
  kind: 'change',
  title: { en: 'A change that worries us', fi: 'Muutos, joka huolettaa', es: 'Un cambio que preocupa' },
  summary: {
    en: 'Something changes that touches jobs, places or teams. We say what is decided, what is not, and when we know more, before others say it for us.',
    fi: 'Jokin muuttuu työtehtävissä, paikoissa tai tiimeissä. Kerromme, mikä on päätetty, mikä ei ja milloin tiedämme enemmän, ennen kuin muut kertovat sen puolestamme.',
    es: 'Algo cambia en puestos, lugares o equipos. Decimos qué está decidido, qué no y cuándo sabremos más, antes de que otros lo digan por nosotros.',
  },
  axis: {
    en: 'What we know, what we don’t, and when.',
    fi: 'Mitä tiedämme, mitä emme, ja milloin.',
    es: 'Lo que sabemos, lo que no y cuándo.',
  },
  meaning: {
    en: 'No comfort without facts. Every Thursday there is news, also when the news is that there is none. Managers hear it a day before their teams.',
    fi: 'Ei lohduttelua ilman tosiasioita. Joka torstai kerromme uutta, myös silloin kun uutta ei ole. Esihenkilöt kuulevat päivää ennen tiimejään.',
    es: 'Nada de consuelo sin hechos. Cada jueves hay noticias, también cuando la noticia es que no hay. Los mandos lo saben un día antes que sus equipos.',
  },
  messages: [
    {
      en: 'You hear it from us first, on Thursdays.',
      fi: 'Kuulet sen ensin meiltä, torstaisin.',
      es: 'Lo sabrás primero por nosotros, los jueves.',
    },
    {
      en: 'Who asks, gets an answer, even if it is «we do not know yet».',
      fi: 'Kysyjä saa vastauksen, vaikka se olisi «emme tiedä vielä».',
      es: 'Quien pregunta recibe respuesta, aunque sea «aún no lo sabemos».',
    },
    {
      en: 'No decision about you without a talk with you.',
      fi: 'Sinusta ei päätetä puhumatta sinun kanssasi.',
      es: 'Ninguna decisión sobre ti sin hablar contigo.',
    },
  ],
  objectives: [
    {
      sentence: {
        en: 'People know what is decided and what is not.',
        fi: 'Ihmiset tietävät, mikä on päätetty ja mikä ei.',
        es: 'La gente sabe qué está decidido y qué no.',
      },
      measure: {
        name: { en: 'Knows what is decided', fi: 'Tietää, mikä on päätetty', es: 'Sabe qué está decidido' },
        unit: 'percent',
        direction: 'up',
        target: 75,
        source: 'survey_item',
        what: {
          en: 'Four statements: decided, open, or false',
          fi: 'Neljä väitettä: päätetty, avoin vai väärin',
          es: 'Cuatro afirmaciones: decidido, abierto o falso',
        },
      },
    },
    {
      sentence: {
        en: 'Every worry that is sent in has its answer within three working days.',
        fi: 'Jokainen lähetetty huoli saa vastauksen kolmessa työpäivässä.',
        es: 'Cada preocupación enviada tiene respuesta en tres días laborables.',
      },
      measure: {
        name: {
          en: 'Worries answered in time',
          fi: 'Ajoissa vastatut huolet',
          es: 'Preocupaciones contestadas a tiempo',
        },
        unit: 'percent',
        direction: 'up',
        target: 95,
        source: 'behaviour',
        what: { en: 'Cases of the campaign', fi: 'Kampanjan tapaukset', es: 'Casos de la campaña' },
      },
    },
  ],
  cards: [
    {
      group: {
        en: 'Those whose work is touched',
        fi: 'Ne, joiden työtä se koskee',
        es: 'A quienes les toca el trabajo',
      },
      ownWords: {
        en: 'Just tell me. I can take it. What I can’t take is Fridays.',
        fi: 'Kertokaa nyt vain. Kestän kyllä. Perjantaita en kestä.',
        es: 'Decídmelo y ya. Lo aguanto. Lo que no aguanto son los viernes.',
      },
      thinks: {
        en: 'that it is decided long ago',
        fi: 'että kaikki on päätetty jo ajat sitten',
        es: 'que está decidido hace tiempo',
      },
      feels: { en: 'tired of waiting', fi: 'väsyneensä odottamiseen', es: 'cansancio de esperar' },
      fears: {
        en: 'for the mortgage, and to be the last to know',
        fi: 'asuntolainan puolesta ja sitä, että kuulee viimeisenä',
        es: 'por la hipoteca y por enterarse en último lugar',
      },
      hears: {
        en: 'rumours from suppliers',
        fi: 'huhuja tavarantoimittajilta',
        es: 'rumores de los proveedores',
      },
      wins: {
        en: 'a date on which they will know',
        fi: 'päivän, jolloin tietävät',
        es: 'una fecha en la que sabrán',
      },
      loses: {
        en: 'what they took for certain',
        fi: 'sen, mitä pitivät varmana',
        es: 'lo que daban por seguro',
      },
    },
    {
      group: { en: 'Managers in between', fi: 'Esihenkilöt välissä', es: 'Mandos intermedios' },
      ownWords: {
        en: 'They look at me, and I know no more than they do.',
        fi: 'He katsovat minuun, enkä minä tiedä enempää kuin he.',
        es: 'Me miran a mí, y yo no sé más que ellos.',
      },
      thinks: {
        en: 'that silence makes it worse',
        fi: 'että vaikeneminen pahentaa asiaa',
        es: 'que el silencio lo empeora',
      },
      feels: {
        en: 'loyal to both sides',
        fi: 'olevansa uskollisia molempiin suuntiin',
        es: 'lealtad hacia los dos lados',
      },
      fears: {
        en: 'to promise something that is not kept',
        fi: 'lupaavansa jotain, mikä ei pidä',
        es: 'prometer algo que no se cumpla',
      },
      hears: { en: 'questions in the corridor', fi: 'kysymyksiä käytävällä', es: 'preguntas en el pasillo' },
      wins: {
        en: 'words they can stand behind',
        fi: 'sanat, joiden takana voivat seistä',
        es: 'palabras que pueden defender',
      },
      loses: { en: 'the excuse of not knowing', fi: 'tekosyyn, etteivät tiedä', es: 'la excusa de no saber' },
    },
  ],
  objections: [
    {
      words: {
        en: 'The list is written already.',
        fi: 'Lista on jo kirjoitettu.',
        es: 'La lista ya está escrita.',
      },
      kind: 'rumour',
      answer: {
        en: 'There is no list of names. There is a number that we look at, and we say it on the day when it is decided. Until then we guess as little as you should.',
        fi: 'Nimilistaa ei ole. On luku, jota tarkastelemme, ja kerromme sen sinä päivänä, kun se on päätetty. Siihen asti emme arvaile, etkä sinäkään joudu.',
        es: 'No hay ninguna lista de nombres. Hay una cifra que estudiamos y la diremos el día en que se decida. Hasta entonces, ni nosotros ni tú tenemos que adivinar.',
      },
    },
    {
      words: {
        en: 'Last time they also said that nothing would change.',
        fi: 'Viimeksikin sanottiin, ettei mikään muutu.',
        es: 'La última vez también dijeron que no cambiaba nada.',
      },
      kind: 'prejudice',
      concedes: true,
      answer: {
        en: 'You are right, and it was not true. So this time we say «decided», «open» or «we do not know», and every earlier answer stays where you can read it.',
        fi: 'Olet oikeassa, eikä se pitänyt. Siksi sanomme nyt «päätetty», «avoinna» tai «emme tiedä», ja jokainen aiempi vastaus jää luettavaksi.',
        es: 'Tienes razón, y no fue verdad. Por eso ahora decimos «decidido», «abierto» o «no lo sabemos», y cada respuesta anterior se queda donde puedas leerla.',
      },
    },
    {
      words: {
        en: 'Who asks is on the list next.',
        fi: 'Joka kysyy, on listalla seuraavana.',
        es: 'Quien pregunta va el siguiente.',
      },
      kind: 'fear',
      answer: {
        en: 'You can ask unseen: nobody can look up whose question it is, neither we nor the people who run the machines. How that works is written beside the box.',
        fi: 'Voit kysyä nimettömästi: kukaan ei voi selvittää, kenen kysymys se on, emme me emmekä palvelimen ylläpitäjät. Se, miten tämä toimii, lukee laatikon vieressä.',
        es: 'Puedes preguntar sin nombre: nadie puede averiguar de quién es la pregunta, ni nosotros ni quienes llevan los servidores. Cómo funciona está escrito junto al buzón.',
      },
    },
  ],
  pieces: [
    {
      title: {
        en: 'What is decided, and what is not',
        fi: 'Mikä on päätetty ja mikä ei',
        es: 'Qué está decidido y qué no',
      },
      summary: { en: 'And the next date.', fi: 'Ja seuraava päivä.', es: 'Y la próxima fecha.' },
      paragraphs: [
        {
          en: 'Decided: write here what is certain, in one sentence, with the day.',
          fi: 'Päätetty: kirjoita tähän yhdellä lauseella, mikä on varmaa, ja päivä.',
          es: 'Decidido: escribe aquí, en una frase, lo que es seguro, con la fecha.',
        },
        {
          en: 'Open: write here what is looked at, by whom, and when it is known.',
          fi: 'Avoinna: kirjoita tähän, mitä selvitetään, kuka selvittää ja milloin se tiedetään.',
          es: 'Abierto: escribe aquí qué se estudia, quién lo estudia y cuándo se sabrá.',
        },
        {
          en: 'Every Thursday there is news here, also when there is none.',
          fi: 'Tässä on uutta joka torstai, myös silloin kun uutta ei ole.',
          es: 'Cada jueves hay noticias aquí, también cuando no las hay.',
        },
      ],
    },
  ],
};
