import { type Day, dayIn, formatDay, formatInstant, type Instant } from '#kernel/calendar.ts';
import type { Language } from '#kernel/language.ts';

/** British English: days before months, as in the rest of Europe. */
const LOCALES: Record<Language, string> = { en: 'en-GB', fi: 'fi-FI', es: 'es-ES' };

export type Format = ReturnType<typeof formatFor>;

/** Says days, instants and numbers in a language, as of a zone. */
export function formatFor(language: Language, zone: string) {
  const locale = LOCALES[language];
  return {
    locale,
    zone,
    /** «6 Oct 2026» */
    day: (day: Day) => formatDay(day, locale),
    /** «6 Oct» */
    shortDay: (day: Day) =>
      new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
        new Date(`${day}T00:00:00Z`),
      ),
    /** «6 October 2026» */
    longDay: (day: Day) => formatDay(day, locale, 'long'),
    /** «Tuesday 6 October» */
    weekday: (day: Day) =>
      new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' })
        .format(new Date(`${day}T00:00:00Z`))
        .replace(/^(\p{L}+),? (\d)/u, '$1 $2'),
    /** «6 Oct 2026, 16:38», in the person's zone */
    instant: (instant: Instant) => formatInstant(instant, locale, zone),
    dayOf: (instant: Instant) => formatDay(dayIn(zone, instant), locale),
    number: (value: number, digits = 0) =>
      new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value),
    /** A share of 0.41 is «41 %» */
    share: (value: number) => new Intl.NumberFormat(locale, { style: 'percent' }).format(value),
    list: (parts: readonly string[]) => new Intl.ListFormat(locale).format(parts),
    /** Sorts as the reader's alphabet does: å ä ö at the end in Finnish. */
    compare: new Intl.Collator(locale, { numeric: true }).compare,
  };
}

/** The hour of day (0 to 23) in a zone. */
export function hourIn(zone: string, at: Instant): number {
  return Number(
    new Intl.DateTimeFormat('en-GB', { hour: 'numeric', hourCycle: 'h23', timeZone: zone }).format(
      new Date(at),
    ),
  );
}
