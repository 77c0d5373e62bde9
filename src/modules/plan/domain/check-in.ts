import { addDays, type Day, weekday } from '#kernel/calendar.ts';
import type { AgendaReason, Outcome, Reaction } from '../contract/check-in.ts';
import type { ActionState } from '../contract/line.ts';
import type { Health } from '../contract/plan.ts';

export interface WeeklySeries {
  readonly weekday: number;
  readonly startsOn: Day;
  readonly endsOn: Day | null;
}

/** After so many postponements the meeting asks whether to stop. */
export const POSTPONED_OFTEN = 3;

/** The meetings of a series in a span of days, both ends included. */
export function meetingsBetween(series: WeeklySeries, from: Day, to: Day): Day[] {
  const first = from > series.startsOn ? from : series.startsOn;
  const last = series.endsOn !== null && series.endsOn < to ? series.endsOn : to;
  const days: Day[] = [];
  for (
    let day = addDays(first, (series.weekday - weekday(first) + 7) % 7);
    day <= last;
    day = addDays(day, 7)
  )
    days.push(day);
  return days;
}

/** Meetings before today that nobody held: no minutes were published for their week. */
export function skippedMeetings(series: WeeklySeries, heldOn: readonly Day[], today: Day): Day[] {
  return meetingsBetween(series, series.startsOn, addDays(today, -1)).filter(
    // A meeting moved within its week was held.
    (day) => !heldOn.some((held) => held > addDays(day, -4) && held < addDays(day, 4)),
  );
}

/** Why an action is on the list of a meeting; what is only risky is not: nothing has to be said of it yet. */
export function agendaReasons(health: readonly Health[]): AgendaReason[] {
  return health.flatMap((word) => (word === 'risky' ? [] : [word]));
}

const GRAVITY: readonly AgendaReason[] = ['blocked', 'late', 'overdue_case', 'due', 'silent', 'added'];

/** Sorts a list: what is gravest first, and in the order of the plan among equals. */
export function inOrderOfGravity<I extends { readonly reasons: readonly AgendaReason[] }>(
  items: readonly I[],
): I[] {
  const rank = ({ reasons }: I) => Math.min(...reasons.map((reason) => GRAVITY.indexOf(reason)));
  return [...items].sort((one, other) => rank(one) - rank(other));
}

export interface Recorded {
  readonly outcome: Outcome;
  readonly reaction: Reaction | null;
  readonly newDueOn: Day | null;
}

/**
 * What a meeting's word makes of an action. Realised and stopped end it. With a new date or another reaction it goes on,
 * as partly realised or not, and comes back to the meeting when its day does.
 */
export function afterCheckIn({ outcome, reaction, newDueOn }: Recorded): {
  state: ActionState;
  dueOn?: Day;
} {
  if (outcome === 'realised') return { state: 'realised' };
  if (reaction === 'stop') return { state: 'stopped' };
  return { state: outcome, ...(reaction === 'new_date' && newDueOn !== null ? { dueOn: newDueOn } : {}) };
}

/** Whether the meeting should ask to stop an action. */
export const askWhetherToStop = (postponed: number): boolean => postponed >= POSTPONED_OFTEN;
