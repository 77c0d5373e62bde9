import type { Template } from './template.ts';
import { wellbeingYearPhases } from './template-wellbeing-year-phases.ts';

/** A year of wellbeing at work: load first, cake second. */
export const wellbeingYear: Template = {
  name: 'wellbeing-year',
  title: { en: 'Yearly wellbeing plan', fi: 'Vuoden hyvinvointisuunnitelma', es: 'Plan anual de bienestar' },
  purpose: {
    en: 'Fruit baskets do not mend a shift plan. We look at what wears people out, change one thing a quarter, and celebrate together in between.',
    fi: 'Hedelmäkori ei korjaa vuorolistaa. Katsomme, mikä kuluttaa, muutamme neljännesvuosittain yhden asian ja juhlimme yhdessä välissä.',
    es: 'Una cesta de fruta no arregla un mal turno. Miramos qué desgasta, cambiamos una cosa cada trimestre y entre medias celebramos juntos.',
  },
  days: 360,
  goals: [
    {
      sentence: {
        en: 'People go home with strength left on most days.',
        fi: 'Useimpina päivinä kotiin lähtee ihmisiä, joilla on vielä voimia.',
        es: 'La mayoría de los días la gente vuelve a casa con fuerzas.',
      },
      by: 350,
      measures: [
        {
          name: {
            en: 'Strength left after work',
            fi: 'Voimia jäljellä työpäivän jälkeen',
            es: 'Fuerzas después del trabajo',
          },
          unit: 'score',
          direction: 'up',
          target: 3.8,
          source: 'survey_item',
          what: {
            en: '«After a usual day I still have strength for my own life», 1 to 5, unseen',
            fi: '«Tavallisen päivän jälkeen minulla on vielä voimia omaan elämään», 1–5, nimettömästi',
            es: '«Tras un día normal me quedan fuerzas para mi vida», de 1 a 5, anónimo',
          },
        },
      ],
    },
    {
      sentence: {
        en: 'Everyone who wants one has had a development discussion, and what was agreed was done.',
        fi: 'Jokainen halukas on käynyt kehityskeskustelun, ja sovittu on tehty.',
        es: 'Quien quiso tuvo su conversación de desarrollo, y lo acordado se hizo.',
      },
      by: 330,
      measures: [
        {
          name: {
            en: 'Agreed steps that were taken',
            fi: 'Sovituista askelista otettu',
            es: 'Pasos acordados que se dieron',
          },
          unit: 'percent',
          direction: 'up',
          target: 80,
          source: 'behaviour',
          what: {
            en: 'Steps marked done by both; only the rate is seen by others',
            fi: 'Molempien tehdyiksi merkitsemät askeleet; muut näkevät vain osuuden',
            es: 'Pasos marcados como hechos por ambos; otros ven solo la tasa',
          },
        },
      ],
    },
    {
      sentence: {
        en: 'Nobody is left out when we celebrate.',
        fi: 'Kukaan ei jää ulkopuolelle, kun juhlimme.',
        es: 'Nadie se queda fuera cuando celebramos.',
      },
      by: 350,
      measures: [
        {
          name: {
            en: 'Could come if they wanted to',
            fi: 'Olisi päässyt, jos olisi halunnut',
            es: 'Pudo venir si quiso',
          },
          unit: 'percent',
          direction: 'up',
          target: 90,
          source: 'survey_item',
          what: {
            en: 'Asked after each event, shift workers apart',
            fi: 'Kysytään jokaisen tapahtuman jälkeen, vuorotyöläisiltä erikseen',
            es: 'Se pregunta tras cada evento, aparte a quien trabaja a turnos',
          },
        },
      ],
    },
  ],
  phases: wellbeingYearPhases,
};
