/** A calendar day, `2026-11-22`, without zone or time. Names of days end in `On`. */
export type Day = string;

/** An instant in UTC, `2026-11-22T16:38:00.000Z`. Names of instants end in `At`. */
export type Instant = string;

const DAY_PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;
const MILLIS_PER_DAY = 86_400_000;

/** Whether the text is a day that exists (`2026-02-30` does not). */
export function isDay(text: string): text is Day {
  const match = DAY_PATTERN.exec(text);
  if (!match) return false;
  const millis = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]));
  return new Date(millis).toISOString().slice(0, 10) === text;
}

/** The day `days` later (earlier when negative). */
export function addDays(day: Day, days: number): Day {
  return fromMillis(toMillis(day) + days * MILLIS_PER_DAY);
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((toMillis(to) - toMillis(from)) / MILLIS_PER_DAY);
}

/** ISO weekday: Monday 1 … Sunday 7. */
export function weekday(day: Day): number {
  return ((new Date(toMillis(day)).getUTCDay() + 6) % 7) + 1;
}

/** The day `months` later; the last of the month where the day does not exist (31 January + 1 → 28 February). */
export function addMonths(day: Day, months: number): Day {
  const start = new Date(toMillis(day));
  const index = start.getUTCFullYear() * 12 + start.getUTCMonth() + months;
  const lastOfMonth = new Date(Date.UTC(Math.floor(index / 12), (index % 12) + 1, 0)).getUTCDate();
  return fromMillis(Date.UTC(Math.floor(index / 12), index % 12, Math.min(start.getUTCDate(), lastOfMonth)));
}

/** Whole months from one day to another, as tenure is counted: a month is full on the same day of the next month. */
export function monthsBetween(from: Day, to: Day): number {
  if (to < from) return -monthsBetween(to, from);
  const [fromYear = 0, fromMonth = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0] = to.split('-').map(Number);
  const months = (toYear - fromYear) * 12 + (toMonth - fromMonth);
  return addMonths(from, months) > to ? months - 1 : months;
}

/** Working days (Monday to Friday, without the given holidays) counted on from a day. */
export function addWorkingDays(day: Day, count: number, holidays: ReadonlySet<Day> = new Set()): Day {
  let current = day;
  for (let left = count; left > 0; ) {
    current = addDays(current, 1);
    if (weekday(current) <= 5 && !holidays.has(current)) left -= 1;
  }
  return current;
}

/** The instant some minutes later. */
export function addMinutes(instant: Instant, minutes: number): Instant {
  return new Date(Date.parse(instant) + minutes * 60_000).toISOString();
}

/** A day in words of the reader's language: «22 November 2026», «22. marraskuuta 2026», «22 de noviembre de 2026». */
export function formatDay(day: Day, locale: string, style: 'long' | 'medium' | 'short' = 'medium'): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: style, timeZone: 'UTC' }).format(
    new Date(toMillis(day)),
  );
}

/** An instant in the reader's language and zone. */
export function formatInstant(instant: Instant, locale: string, zone: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }).format(
    new Date(instant),
  );
}

/** The day that it is in a zone at an instant. */
export function dayIn(zone: string, at: Instant): Day {
  const known = dayFormats.get(zone);
  if (known) return known.format(new Date(at));
  // The Swedish locale writes ISO days; building them from parts would be the same in more lines.
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone: zone });
  dayFormats.set(zone, made);
  return made.format(new Date(at));
}

// Making a format takes 0.3 ms, and every request asks for its day; zones are few.
const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** Whether the runtime knows the IANA zone. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

function toMillis(day: Day): number {
  const millis = Date.parse(`${day}T00:00:00.000Z`);
  if (Number.isNaN(millis)) throw new RangeError(`Not a day: ${day}`);
  return millis;
}

function fromMillis(millis: number): Day {
  return new Date(millis).toISOString().slice(0, 10);
}
