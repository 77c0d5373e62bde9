import { useMemo } from 'react';
import { useLanguage } from './i18n.ts';
import { useMe } from './session.ts';
import { type Format, formatFor } from './ui/format.ts';

/** Days, instants and numbers as the person reads them: their language, and their zone rather than the browser's. */
export function useFormat(): Format {
  const language = useLanguage();
  const { zone } = useMe();
  return useMemo(() => formatFor(language, zone), [language, zone]);
}
