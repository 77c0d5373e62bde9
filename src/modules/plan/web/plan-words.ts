import { useCallback, useMemo } from 'react';
import { type Day, dayIn } from '#kernel/calendar.ts';
import { type Editions, editionFor } from '#kernel/language.ts';
import type { Answer } from '#web/client.ts';
import { useFormat } from '#web/format.ts';
import { useLanguage } from '#web/i18n.ts';
import { useMe } from '#web/session.ts';

export type StudioPlan = Answer<'plan.readPlan'>;
export type StudioGoal = StudioPlan['goals'][number];
export type StudioMeasure = StudioPlan['measures'][number];
export type StudioPhase = StudioPlan['phases'][number];
export type StudioAction = StudioPlan['actions'][number];

/** A text with editions in the language of the page, else in whichever it is written. */
export function useEdition(): (text: Editions) => string {
  const language = useLanguage();
  return useCallback((text: Editions) => editionFor(text, language), [language]);
}

/** The day at the reader's place. */
export function useToday(): Day {
  const { zone } = useMe();
  return dayIn(zone, new Date().toISOString());
}

/** «16 Nov», with the year where it is not this one: rows have no room for what goes without saying. */
export function useShortDay(): (day: Day) => string {
  const { locale } = useFormat();
  const year = useToday().slice(0, 4);
  return useMemo(() => {
    // Made once: a formatter costs more than all that a row is otherwise.
    const parts = { day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
    const short = new Intl.DateTimeFormat(locale, parts);
    const long = new Intl.DateTimeFormat(locale, { ...parts, year: 'numeric' });
    return (day: Day) => (day.startsWith(year) ? short : long).format(new Date(`${day}T00:00:00Z`));
  }, [locale, year]);
}
