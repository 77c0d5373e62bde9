import { addWorkingDays, type Day, daysBetween } from '#kernel/calendar.ts';
import type { CaseKind, CaseState } from '../contract/case.ts';

/** Working days until an answer is due, while the organisation has not set its own. */
export const DEFAULT_DUE_DAYS: Record<CaseKind, number> = {
  question: 3,
  worry: 2,
  idea: 10,
  suggestion: 5,
  comment: 10,
};

/** The day by which a case that was opened on a day is to be answered. */
export function dueDay(kind: CaseKind, openedOn: Day, dueDays: Record<CaseKind, number>): Day {
  return addWorkingDays(openedOn, dueDays[kind]);
}

/** Whether an answer is late: the due day itself is still in time. */
export function isOverdue({ state, dueOn }: { state: CaseState; dueOn: Day }, today: Day): boolean {
  return state === 'open' && dueOn < today;
}

/** The age that everybody sees, in days; what is answered stops growing older. */
export function ageInDays(
  one: { state: CaseState; openedOn: Day; answeredOn: Day | null },
  today: Day,
): number {
  const until = one.state === 'answered' && one.answeredOn ? one.answeredOn : today;
  // A zone to the west of the opening's may still have yesterday.
  return Math.max(0, daysBetween(one.openedOn, until));
}

/** The last due day about which an owner is warned in advance: the next working day. */
export function soonUntil(today: Day): Day {
  return addWorkingDays(today, 1);
}
