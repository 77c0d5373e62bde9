import type { Template } from './template.ts';
import { productTrainingPhases } from './template-product-training-phases.ts';

/** Training for a new product line, with an expert who is hired for what nobody inside knows yet. */
export const productTraining: Template = {
  name: 'product-training',
  title: {
    en: 'Training for a new product line',
    fi: 'Koulutus uuteen tuotelinjaan',
    es: 'Formación para una nueva línea de producto',
  },
  purpose: {
    en: 'Before the first customer asks, those who sell, build and mend the new line know it. What nobody here knows yet we learn from an expert, and keep.',
    fi: 'Ennen kuin ensimmäinen asiakas kysyy, myyjät, tekijät ja huoltajat tuntevat uuden linjan. Minkä osaamista meillä ei vielä ole, opimme asiantuntijalta ja pidämme talossa.',
    es: 'Antes de que pregunte el primer cliente, quienes venden, fabrican y reparan la nueva línea la conocen. Lo que aquí nadie sabe aún lo aprendemos de una persona experta, y lo conservamos.',
  },
  days: 98,
  goals: [
    {
      sentence: {
        en: 'Everyone who meets the new line can do their part without looking it up.',
        fi: 'Jokainen, joka kohtaa uuden linjan, osaa osansa tarkistamatta.',
        es: 'Quien trabaja con la nueva línea sabe hacer su parte sin consultarlo.',
      },
      by: 91,
      measures: [
        {
          name: {
            en: 'Passed the practical test',
            fi: 'Läpäissyt käytännön kokeen',
            es: 'Superan la prueba práctica',
          },
          unit: 'percent',
          direction: 'up',
          target: 90,
          source: 'behaviour',
          what: {
            en: 'Test at the machine or with a customer case, judged by a colleague of another team',
            fi: 'Koe koneella tai asiakastapauksella, arvioijana toisen tiimin kollega',
            es: 'Prueba en la máquina o con un caso de cliente, valorada por alguien de otro equipo',
          },
        },
      ],
    },
    {
      sentence: {
        en: 'What the expert knew stays with us when the expert has left.',
        fi: 'Asiantuntijan osaaminen jää meille, kun asiantuntija lähtee.',
        es: 'Lo que sabía la persona experta se queda cuando se va.',
      },
      by: 98,
      measures: [
        {
          name: { en: 'Trainers of our own', fi: 'Omia kouluttajia', es: 'Formadores propios' },
          unit: 'count',
          direction: 'up',
          target: 6,
          source: 'by_hand',
          what: {
            en: 'People who have held a session alone',
            fi: 'Ihmiset, jotka ovat pitäneet koulutuksen yksin',
            es: 'Personas que han impartido una sesión solas',
          },
        },
      ],
    },
  ],
  phases: productTrainingPhases,
};
