import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';

export type Words = TFunction<readonly ['web']>;

/** The few words that blocks say by themselves («Close», «Try again»), in the language of the page. */
export function useWords(): Words {
  return useTranslation(['web'] as const).t;
}
