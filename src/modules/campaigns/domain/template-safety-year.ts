import type { Template } from './template.ts';

/** A campaign that comes back every year, and that has to be new each time or it is not heard. */
export const safetyYear: Template = {
  name: 'safety-year',
  kind: 'recurring',
  title: {
    en: 'Everybody home, every day',
    fi: 'Kaikki kotiin joka päivä',
    es: 'Todos a casa, todos los días',
  },
  summary: {
    en: 'The yearly safety campaign, made of near misses that people told, not of posters that everybody knows.',
    fi: 'Vuosittainen turvallisuuskampanja, joka on tehty ihmisten kertomista läheltä piti -tilanteista eikä julisteista, jotka kaikki tuntevat.',
    es: 'La campaña anual de seguridad, hecha con los sustos que cuenta la gente y no con carteles que ya nadie ve.',
  },
  axis: {
    en: 'Thank you for telling us it nearly happened.',
    fi: 'Kiitos, että kerroit, kun oli lähellä.',
    es: 'Gracias por contarnos que por poco pasa.',
  },
  meaning: {
    en: 'A near miss that is told is the cheapest accident there is. Whoever tells is thanked, hears what came of it, and is never asked whose fault it was.',
    fi: 'Kerrottu läheltä piti -tilanne on halvin mahdollinen tapaturma. Kertojaa kiitetään, hän kuulee, mitä siitä seurasi, eikä häneltä kysytä, kenen vika se oli.',
    es: 'Un susto contado es el accidente más barato que existe. A quien lo cuenta se le da las gracias, se le dice qué se hizo y nunca se le pregunta de quién fue la culpa.',
  },
  messages: [
    {
      en: 'You may stop the work, any work, without asking.',
      fi: 'Saat keskeyttää työn, minkä tahansa työn, lupaa kysymättä.',
      es: 'Puedes parar el trabajo, cualquier trabajo, sin pedir permiso.',
    },
    {
      en: 'A near miss gets an answer within five working days.',
      fi: 'Läheltä piti -ilmoitukseen vastataan viidessä työpäivässä.',
      es: 'Un susto comunicado tiene respuesta en cinco días laborables.',
    },
  ],
  objectives: [
    {
      sentence: {
        en: 'Twice as many near misses are told as last year.',
        fi: 'Läheltä piti -tilanteita kerrotaan kaksi kertaa niin paljon kuin viime vuonna.',
        es: 'Se cuentan el doble de sustos que el año pasado.',
      },
      measure: {
        name: { en: 'Near misses told', fi: 'Kerrotut läheltä piti -tilanteet', es: 'Sustos comunicados' },
        unit: 'count',
        direction: 'up',
        target: 120,
        source: 'by_hand',
        what: {
          en: 'Reports a year, counted by occupational safety',
          fi: 'Ilmoituksia vuodessa, työsuojelun laskemina',
          es: 'Avisos al año, contados por prevención',
        },
      },
    },
    {
      sentence: {
        en: 'Everybody dares to stop a job that is not safe.',
        fi: 'Jokainen uskaltaa keskeyttää työn, joka ei ole turvallista.',
        es: 'Todo el mundo se atreve a parar un trabajo que no es seguro.',
      },
      measure: {
        name: { en: 'Dares to stop', fi: 'Uskaltaa keskeyttää', es: 'Se atreve a parar' },
        unit: 'percent',
        direction: 'up',
        target: 90,
        source: 'survey_item',
        what: {
          en: '«I would stop a job that is not safe»: agree or agree fully',
          fi: '«Keskeyttäisin työn, joka ei ole turvallista»: samaa tai täysin samaa mieltä',
          es: '«Pararía un trabajo que no es seguro»: de acuerdo o muy de acuerdo',
        },
      },
    },
  ],
  cards: [
    {
      group: {
        en: 'Those with twenty years of it',
        fi: 'Kaksikymmentä vuotta alalla olleet',
        es: 'Quienes llevan veinte años',
      },
      ownWords: {
        en: 'I have all my fingers. Don’t teach me.',
        fi: 'Minulla on kaikki sormet tallella. Älä opeta minua.',
        es: 'Conservo todos los dedos. No me des lecciones.',
      },
      thinks: {
        en: 'that accidents happen to beginners',
        fi: 'että tapaturmat sattuvat aloittelijoille',
        es: 'que los accidentes les pasan a los novatos',
      },
      feels: { en: 'at home with the risk', fi: 'tuntevansa vaaran', es: 'que el riesgo es de la familia' },
      fears: { en: 'to be called over-careful', fi: 'että pidetään arkana', es: 'que les llamen miedosos' },
      hears: {
        en: 'the same talk each spring',
        fi: 'saman puheen joka kevät',
        es: 'la misma charla cada primavera',
      },
      wins: {
        en: 'to be asked for what they know',
        fi: 'että heidän tietoaan kysytään',
        es: 'que se les pregunte lo que saben',
      },
      loses: {
        en: 'a minute at each start',
        fi: 'minuutin joka aloituksessa',
        es: 'un minuto en cada arranque',
      },
    },
    {
      group: { en: 'Hired for the season', fi: 'Kausityöntekijät', es: 'Personal de temporada' },
      ownWords: {
        en: 'If I report it, do I get the next shift?',
        fi: 'Jos ilmoitan, saanko seuraavan vuoron?',
        es: 'Si lo digo, ¿me llaman para el próximo turno?',
      },
      thinks: {
        en: 'that one does not complain as a guest',
        fi: 'ettei vieras valita',
        es: 'que un invitado no se queja',
      },
      feels: { en: 'replaceable', fi: 'olevansa korvattavissa', es: 'que es reemplazable' },
      fears: { en: 'not to be called again', fi: 'ettei enää kutsuta', es: 'que no le vuelvan a llamar' },
      hears: {
        en: 'half of what is said, in a second language',
        fi: 'puolet siitä, mitä sanotaan, vieraalla kielellä',
        es: 'la mitad de lo que se dice, en otra lengua',
      },
      wins: {
        en: 'thanks by name, in their language',
        fi: 'kiitoksen nimeltä ja omalla kielellä',
        es: 'un gracias con su nombre y en su lengua',
      },
      loses: { en: 'being unnoticed', fi: 'huomaamattomuuden', es: 'el pasar desapercibido' },
    },
  ],
  objections: [
    {
      words: {
        en: 'Who reports gets the paperwork.',
        fi: 'Joka ilmoittaa, saa paperityöt.',
        es: 'Quien avisa se come el papeleo.',
      },
      kind: 'prejudice',
      concedes: true,
      answer: {
        en: 'You are right: the form had two pages. Now it is one sentence and a picture, and the rest is done by occupational safety.',
        fi: 'Olet oikeassa: lomake oli kaksisivuinen. Nyt riittää yksi lause ja kuva, ja työsuojelu hoitaa loput.',
        es: 'Tienes razón: el impreso tenía dos páginas. Ahora es una frase y una foto, y del resto se encarga prevención.',
      },
    },
    {
      words: {
        en: 'In the end it is about the bonus of the bosses.',
        fi: 'Lopulta kyse on pomojen bonuksista.',
        es: 'Al final es por el bonus de los jefes.',
      },
      kind: 'rumour',
      answer: {
        en: 'Bonuses hung on few reports until last year, which rewarded silence. Now they hang on how fast reports are answered.',
        fi: 'Viime vuoteen asti bonukset riippuivat ilmoitusten vähyydestä, mikä palkitsi vaikenemisesta. Nyt ne riippuvat siitä, kuinka nopeasti ilmoituksiin vastataan.',
        es: 'Hasta el año pasado el bonus dependía de que hubiera pocos avisos, y eso premiaba callar. Ahora depende de lo rápido que se contestan.',
      },
    },
    {
      words: {
        en: 'If I stop the line, I’ll hear about it.',
        fi: 'Jos pysäytän linjan, kuulen siitä.',
        es: 'Si paro la línea, me cae una bronca.',
      },
      kind: 'fear',
      answer: {
        en: 'You will: a thank-you. Stops for safety are counted apart and cost nobody’s target. The plant manager answers for that by name.',
        fi: 'Kuulet: kiitoksen. Turvallisuuden vuoksi tehdyt pysäytykset lasketaan erikseen, eivätkä ne heikennä kenenkään tavoitetta. Tehtaanjohtaja vastaa siitä nimellään.',
        es: 'Te caerá un gracias. Las paradas por seguridad se cuentan aparte y no restan en el objetivo de nadie. De eso responde la dirección de planta con su nombre.',
      },
    },
  ],
  pieces: [
    {
      title: {
        en: 'It nearly happened. Tell us.',
        fi: 'Oli lähellä. Kerro meille.',
        es: 'Por poco pasa. Cuéntanoslo.',
      },
      summary: {
        en: 'One sentence and a picture are enough.',
        fi: 'Yksi lause ja kuva riittävät.',
        es: 'Basta una frase y una foto.',
      },
      paragraphs: [
        {
          en: 'You see something that nearly went wrong. You send one sentence and, if you like, a picture. Within five working days you hear what was done.',
          fi: 'Näet jotain, mikä oli mennä pieleen. Lähetät yhden lauseen ja halutessasi kuvan. Viiden työpäivän kuluessa kuulet, mitä asialle tehtiin.',
          es: 'Ves algo que por poco sale mal. Mandas una frase y, si quieres, una foto. En cinco días laborables sabes qué se ha hecho.',
        },
        {
          en: 'Nobody asks whose fault it was. And you may stop any work that is not safe, without asking.',
          fi: 'Kukaan ei kysy, kenen vika se oli. Ja saat keskeyttää minkä tahansa työn, joka ei ole turvallista, lupaa kysymättä.',
          es: 'Nadie pregunta de quién fue la culpa. Y puedes parar cualquier trabajo que no sea seguro, sin pedir permiso.',
        },
      ],
    },
  ],
};
