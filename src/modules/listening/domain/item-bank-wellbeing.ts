import type { BankItem } from '../contract/item.ts';
import { NATIONAL_STATISTICS, type Text } from './item-bank-entry.ts';

const NOT_AT_ALL: Text = { en: 'not at all', fi: 'en lainkaan', es: 'nada' };

function question(
  key: string,
  text: Text,
  {
    lowest = NOT_AT_ALL,
    highest,
    favourable,
  }: {
    readonly lowest?: Text;
    readonly highest: Text;
    readonly favourable: 'high' | 'low';
  },
): BankItem {
  return {
    bankKey: `ons4.${key}`,
    construct: 'wellbeing',
    text,
    help: null,
    scale: { kind: 'score10', lowest, highest },
    favourable,
    comment: false,
    kinds: [],
    ...NATIONAL_STATISTICS,
  };
}

/** The four questions on personal well-being of the UK Office for National Statistics; they are about life, not only work. */
export const WELLBEING_ITEMS: readonly BankItem[] = [
  question(
    'satisfied',
    {
      en: 'Overall, how satisfied are you with your life nowadays?',
      fi: 'Kuinka tyytyväinen olet elämääsi kaiken kaikkiaan nykyään?',
      es: 'En general, ¿cómo de satisfecho estás con tu vida actualmente?',
    },
    {
      highest: { en: 'completely satisfied', fi: 'täysin tyytyväinen', es: 'completamente satisfecho' },
      favourable: 'high',
    },
  ),
  question(
    'worthwhile',
    {
      en: 'Overall, to what extent do you feel that the things you do in your life are worthwhile?',
      fi: 'Kuinka merkitykselliseltä se, mitä elämässäsi teet, kaiken kaikkiaan tuntuu?',
      es: 'En general, ¿hasta qué punto sientes que merece la pena lo que haces en tu vida?',
    },
    {
      lowest: {
        en: 'not at all worthwhile',
        fi: 'ei lainkaan merkitykselliseltä',
        es: 'no merece nada la pena',
      },
      highest: {
        en: 'completely worthwhile',
        fi: 'täysin merkitykselliseltä',
        es: 'merece completamente la pena',
      },
      favourable: 'high',
    },
  ),
  question(
    'happy',
    {
      en: 'Overall, how happy did you feel yesterday?',
      fi: 'Kuinka onnelliseksi tunsit kaiken kaikkiaan olosi eilen?',
      es: 'En general, ¿cómo de feliz te sentiste ayer?',
    },
    {
      highest: { en: 'completely happy', fi: 'täysin onnelliseksi', es: 'completamente feliz' },
      favourable: 'high',
    },
  ),
  question(
    'anxious',
    {
      en: 'Overall, how anxious did you feel yesterday?',
      fi: 'Kuinka ahdistuneeksi tunsit kaiken kaikkiaan olosi eilen?',
      es: 'En general, ¿cuánta ansiedad sentiste ayer?',
    },
    {
      highest: { en: 'completely anxious', fi: 'täysin ahdistuneeksi', es: 'muchísima' },
      favourable: 'low',
    },
  ),
];
