import { addDays, addMonths, type Day, weekday } from '#kernel/calendar.ts';

/** A finished period, named by its last day. */
export interface Period {
  readonly fromOn: Day;
  readonly toOn: Day;
}

/** More periods back are not counted again and again: twenty years of weeks. */
const MOST = 1040;

/**
 * The weeks (Monday to Sunday) or calendar months that began on a day or contain it and are over before `today`; the first
 * is cut to begin on `fromOn`.
 */
export function finishedPeriods(every: 'week' | 'month', fromOn: Day, today: Day): Period[] {
  const periods: Period[] = [];
  for (let start = fromOn; periods.length < MOST; ) {
    const toOn = every === 'week' ? addDays(start, 7 - weekday(start)) : lastOfMonth(start);
    if (toOn >= today) return periods;
    periods.push({ fromOn: start, toOn });
    start = addDays(toOn, 1);
  }
  return periods;
}

const lastOfMonth = (day: Day) => addDays(addMonths(`${day.slice(0, 7)}-01`, 1), -1);
