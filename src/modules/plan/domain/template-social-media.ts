import type { Template } from './template.ts';
import { socialMediaPhases } from './template-social-media-phases.ts';

/** A change campaign about fear and prejudice: nobody has to post, and everybody knows that they may. */
export const socialMedia: Template = {
  name: 'social-media',
  title: {
    en: 'Social media without fear',
    fi: 'Some ilman pelkoa',
    es: 'Redes sociales sin miedo',
  },
  purpose: {
    en: 'People talk about our work anyway. We take the fear out of it: clear rules on one page, privacy first, and nobody is obliged to post.',
    fi: 'Työstämme puhutaan joka tapauksessa. Poistamme pelon: selkeät säännöt yhdellä sivulla, yksityisyys edellä, eikä kenenkään ole pakko julkaista.',
    es: 'De nuestro trabajo se habla de todos modos. Quitamos el miedo: reglas claras en una página, la privacidad primero y nadie está obligado a publicar.',
  },
  days: 112,
  goals: [
    {
      sentence: {
        en: 'Nobody is afraid any more of being told off for a private post.',
        fi: 'Kukaan ei enää pelkää nuhteita yksityisestä julkaisusta.',
        es: 'Nadie teme ya que le llamen la atención por una publicación personal.',
      },
      by: 112,
      measures: [
        {
          name: {
            en: 'Fear of posting about work',
            fi: 'Pelko julkaista työstä',
            es: 'Miedo a publicar sobre el trabajo',
          },
          unit: 'score',
          direction: 'down',
          target: 2.5,
          source: 'survey_item',
          what: {
            en: '«I worry about what happens if I post about my work», 1 to 5',
            fi: '«Minua huolettaa, mitä seuraa, jos julkaisen työstäni», 1–5',
            es: '«Me preocupa lo que pase si publico sobre mi trabajo», de 1 a 5',
          },
        },
      ],
    },
    {
      sentence: {
        en: 'Everyone knows what we want with social media, what they may show and what stays private.',
        fi: 'Jokainen tietää, mitä haemme somesta, mitä saa näyttää ja mikä pysyy omana tietona.',
        es: 'Todo el mundo sabe qué buscamos en las redes, qué puede mostrar y qué queda en privado.',
      },
      by: 84,
      measures: [
        {
          name: { en: 'Knows the four rules', fi: 'Tuntee neljä sääntöä', es: 'Conoce las cuatro reglas' },
          unit: 'percent',
          direction: 'up',
          target: 80,
          source: 'survey_item',
          what: {
            en: 'A quiz of ten situations, eight right',
            fi: 'Kymmenen tilanteen visa, kahdeksan oikein',
            es: 'Un test de diez situaciones, ocho acertadas',
          },
        },
      ],
    },
    {
      sentence: {
        en: 'Twenty of us show our work in our own words, because we want to.',
        fi: 'Kaksikymmentä meistä kertoo työstään omin sanoin, koska haluamme.',
        es: 'Veinte de nosotros mostramos nuestro trabajo con nuestras palabras, porque queremos.',
      },
      by: 112,
      measures: [
        {
          name: {
            en: 'Volunteers who post',
            fi: 'Julkaisevat vapaaehtoiset',
            es: 'Voluntarios que publican',
          },
          unit: 'count',
          direction: 'up',
          target: 20,
          source: 'by_hand',
          what: {
            en: 'Counted each month by those who take part, never from private accounts',
            fi: 'Osallistujat laskevat itse kuukausittain, ei koskaan yksityisistä tileistä',
            es: 'Lo cuentan cada mes quienes participan, nunca a partir de cuentas privadas',
          },
        },
      ],
    },
  ],
  phases: socialMediaPhases,
};
