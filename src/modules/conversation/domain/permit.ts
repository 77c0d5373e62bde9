import { addDays, type Day, daysBetween, weekday } from '#kernel/calendar.ts';

/** How many unseen cases one person can send with a week's permits: enough to speak, too few to flood. */
export const PERMITS_A_WEEK = 5;

/** The ISO 8601 week of a day, `2026-W48`: weeks begin on Monday and belong to the year of their Thursday. */
export function isoWeek(day: Day): string {
  const thursday = addDays(day, 4 - weekday(day));
  const year = thursday.slice(0, 4);
  const number = Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1;
  return `${year}-W${String(number).padStart(2, '0')}`;
}

/** The weeks whose permits are taken on a day: this one's and the last one's, so that Sunday's still work on Monday. */
export function spendableWeeks(today: Day): readonly [thisWeek: string, lastWeek: string] {
  return [isoWeek(today), isoWeek(addDays(today, -7))];
}

/** What a permit is signed for (the scope of `ballotInput`); one scope per week and nothing about whom or what. */
export function permitScope(week: string): { wave: string; view: string; label: string } {
  return { wave: `conversation/${week}`, view: 'unseen', label: 'case' };
}

/** The week of a scope, undefined when it is of something else. */
export function weekOfScope(scope: { wave: string; view: string; label: string }): string | undefined {
  const week = /^conversation\/(\d{4}-W\d{2})$/.exec(scope.wave)?.[1];
  return scope.view === 'unseen' && scope.label === 'case' ? week : undefined;
}
