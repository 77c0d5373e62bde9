import { useMemo } from 'react';
import { useFormat } from '#web/format.ts';

/** A Monday; which one does not matter. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/** The days of the week in the reader’s language, Monday first. */
export function useWeekdays(): readonly string[] {
  const { locale } = useFormat();
  return useMemo(() => {
    const said = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
    return Array.from({ length: 7 }, (_, place) => said.format(new Date(MONDAY + place * DAY_MS)));
  }, [locale]);
}
