import { useTranslation } from 'react-i18next';

/** Says one of the few sentences of the blocks themselves; `messages.test.ts` knows that each exists. */
export type Words = (name: `web:${string}`, values?: Readonly<Record<string, string | number>>) => string;

/** The words of blocks («Close», «Try again»), in the language of the page. */
export function useWords(): Words {
  const { t } = useTranslation();
  // Safe: a single message is always a string.
  return t as unknown as Words;
}
