import { addDays, type Day, daysBetween } from '#kernel/calendar.ts';
import type { Rhythm } from '../contract/survey.ts';

/** The day on which the round of a pulse that runs today began; null before the first, and between two rounds. */
export function roundBegun(
  { firstOn, everyDays, openDays }: Pick<Rhythm, 'firstOn' | 'everyDays' | 'openDays'>,
  today: Day,
): Day | null {
  const passed = daysBetween(firstOn, today);
  if (passed < 0) return null;
  const sinceRound = passed % everyDays;
  return sinceRound < openDays ? addDays(today, -sinceRound) : null;
}
