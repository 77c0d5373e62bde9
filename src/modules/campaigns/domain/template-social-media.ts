import type { Template } from './template.ts';
import { socialMediaObjections, socialMediaPieces } from './template-social-media-words.ts';

/** A change campaign about fear and prejudice: nobody has to post, and everybody knows that they may. */
export const socialMedia: Template = {
  name: 'social-media',
  kind: 'change',
  title: { en: 'Social media without fear', fi: 'Some ilman pelkoa', es: 'Redes sociales sin miedo' },
  summary: {
    en: 'People speak about our work anyway. We take the fear out of it: what is always fine stands on one page, privacy comes first, and nobody has to post.',
    fi: 'Työstämme puhutaan joka tapauksessa. Otamme pelon pois: yhdellä sivulla lukee, mikä on aina sopivaa, yksityisyys menee edelle eikä kenenkään ole pakko julkaista.',
    es: 'De nuestro trabajo se habla de todos modos. Quitamos el miedo: en una página está lo que siempre se puede, la privacidad va primero y nadie está obligado a publicar.',
  },
  axis: {
    en: 'Show the work. We stand behind you.',
    fi: 'Näytä työsi. Seisomme takanasi.',
    es: 'Enseña tu trabajo. Estamos detrás de ti.',
  },
  meaning: {
    en: 'One page of what is always fine, seven scenes of what is not, and a person to call who answers the same day. Leaders post first, badly if need be.',
    fi: 'Yksi sivu siitä, mikä on aina sopivaa, seitsemän tilannetta, joissa ei ole, ja ihminen, joka vastaa soittoosi saman päivän aikana. Johto julkaisee ensin, vaikka kömpelösti.',
    es: 'Una página con lo que siempre se puede, siete escenas en las que no, y una persona a quien llamar que contesta el mismo día. La dirección publica primero, aunque sea con torpeza.',
  },
  messages: [
    {
      en: 'Nobody has to post, and nobody is measured by it.',
      fi: 'Kenenkään ei tarvitse julkaista, eikä ketään arvioida sen mukaan.',
      es: 'Nadie tiene que publicar y a nadie se le mide por ello.',
    },
    {
      en: 'If you get it wrong, we take it down together and mend the rule.',
      fi: 'Jos jokin menee pieleen, otamme sen yhdessä pois ja korjaamme säännön.',
      es: 'Si algo sale mal, lo quitamos juntos y corregimos la regla.',
    },
    {
      en: 'Your private account is yours; nobody here looks at it.',
      fi: 'Oma tilisi on sinun; kukaan meillä ei katso sitä.',
      es: 'Tu cuenta personal es tuya; aquí nadie la mira.',
    },
  ],
  objectives: [
    {
      sentence: {
        en: 'Half as many fear to post about their work.',
        fi: 'Puolet harvempi pelkää julkaista työstään.',
        es: 'La mitad de personas que hoy temen publicar sobre su trabajo.',
      },
      measure: {
        name: { en: 'Fear of posting', fi: 'Julkaisemisen pelko', es: 'Miedo a publicar' },
        unit: 'percent',
        direction: 'down',
        target: 23,
        source: 'survey_item',
        what: {
          en: '«I worry about what happens if I post about my work»: agree or agree fully',
          fi: '«Minua huolettaa, mitä seuraa, jos julkaisen työstäni»: samaa tai täysin samaa mieltä',
          es: '«Me preocupa lo que pase si publico sobre mi trabajo»: de acuerdo o muy de acuerdo',
        },
      },
    },
    {
      sentence: {
        en: 'Four of five know what the manual allows.',
        fi: 'Neljä viidestä tietää, mitä opas sallii.',
        es: 'Cuatro de cada cinco saben qué permite el manual.',
      },
      measure: {
        name: { en: 'Knows the manual', fi: 'Tuntee oppaan', es: 'Conoce el manual' },
        unit: 'percent',
        direction: 'up',
        target: 80,
        source: 'survey_item',
        what: {
          en: 'Seven scenes, six answered right',
          fi: 'Seitsemän tilannetta, kuusi oikein',
          es: 'Siete escenas, seis bien resueltas',
        },
      },
    },
  ],
  cards: [
    {
      group: { en: 'Production, shifts', fi: 'Tuotanto, vuorot', es: 'Producción, turnos' },
      ownWords: {
        en: 'If I film the hall, who do I get into trouble?',
        fi: 'Jos kuvaan hallissa, kenet saan ongelmiin?',
        es: 'Si grabo la nave, ¿a quién meto en un lío?',
      },
      thinks: {
        en: 'that it is for people in offices',
        fi: 'että se on toimistoväelle',
        es: 'que eso es para la gente de oficina',
      },
      feels: {
        en: 'proud of the work, unsure with words',
        fi: 'ylpeyttä työstä, epävarmuutta sanoista',
        es: 'orgullo por el trabajo, inseguridad con las palabras',
      },
      fears: {
        en: 'to show a customer’s machine or a mate’s face',
        fi: 'näyttävänsä asiakkaan koneen tai työkaverin kasvot',
        es: 'enseñar la máquina de un cliente o la cara de un compañero',
      },
      hears: {
        en: '«phones away on the line»',
        fi: '«puhelimet pois linjalta»',
        es: '«en la línea, móviles fuera»',
      },
      wins: {
        en: 'that somebody outside sees what they can do',
        fi: 'että joku ulkopuolinen näkee heidän taitonsa',
        es: 'que alguien de fuera vea lo que saben hacer',
      },
      loses: {
        en: 'the peace of not being looked at',
        fi: 'rauhan olla katseilta piilossa',
        es: 'la tranquilidad de que nadie mire',
      },
    },
    {
      group: { en: 'Sales and service', fi: 'Myynti ja huolto', es: 'Ventas y servicio' },
      ownWords: {
        en: 'I post already. I just never ask.',
        fi: 'Julkaisen jo. En vain koskaan kysy.',
        es: 'Yo ya publico. Solo que nunca pregunto.',
      },
      thinks: { en: 'that it works anyway', fi: 'että se toimii näinkin', es: 'que así ya funciona' },
      feels: { en: 'left alone with it', fi: 'jäävänsä asian kanssa yksin', es: 'que está a solas con ello' },
      fears: {
        en: 'a rule book that ends it',
        fi: 'sääntökirjaa, joka lopettaa kaiken',
        es: 'un reglamento que acabe con todo',
      },
      hears: {
        en: 'customers ask for faces, not brochures',
        fi: 'asiakkaat haluavat kasvoja, eivät esitteitä',
        es: 'los clientes piden caras, no folletos',
      },
      wins: {
        en: 'pictures that may be used at once',
        fi: 'kuvia, joita saa käyttää heti',
        es: 'fotos que se pueden usar al momento',
      },
      loses: {
        en: 'the freedom of asking nobody',
        fi: 'vapauden olla kysymättä keneltäkään',
        es: 'la libertad de no preguntar a nadie',
      },
    },
    {
      group: { en: 'Foremen', fi: 'Työnjohtajat', es: 'Encargados y encargadas' },
      ownWords: {
        en: 'First I’m the police, now I’m the ambassador?',
        fi: 'Ensin minä olin poliisi, nytkö lähettiläs?',
        es: 'Primero soy la policía, ¿y ahora el embajador?',
      },
      thinks: {
        en: 'that it lands on them in the end',
        fi: 'että se päätyy lopulta heidän pöydälleen',
        es: 'que al final les cae a ellos',
      },
      feels: {
        en: 'caught in between',
        fi: 'olevansa puun ja kuoren välissä',
        es: 'entre la espada y la pared',
      },
      fears: {
        en: 'to judge posts at six in the morning',
        fi: 'joutuvansa arvioimaan julkaisuja aamukuudelta',
        es: 'tener que juzgar publicaciones a las seis de la mañana',
      },
      hears: {
        en: 'one more thing from the office',
        fi: 'taas yksi asia toimistolta',
        es: 'otra cosa más de la oficina',
      },
      wins: {
        en: 'one page that answers for them',
        fi: 'yhden sivun, joka vastaa heidän puolestaan',
        es: 'una página que contesta por ellos',
      },
      loses: {
        en: 'the simple answer «no phones»',
        fi: 'helpon vastauksen «ei puhelimia»',
        es: 'la respuesta fácil: «nada de móviles»',
      },
    },
  ],
  objections: socialMediaObjections,
  pieces: socialMediaPieces,
};
