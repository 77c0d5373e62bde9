import { addDays, type Day } from '#kernel/calendar.ts';
import type { ActionState } from '../contract/line.ts';
import type { Health } from '../contract/plan.ts';

/** How many days before its day an action counts as due: it belongs into this week's meeting. */
export const DUE_DAYS = 7;
/** How many days without a change count as silence. */
export const SILENT_DAYS = 14;
const RISK_DAYS = 14;

export interface ActionFacts {
  readonly state: ActionState;
  readonly startsOn: Day | null;
  readonly dueOn: Day | null;
  readonly ownerId: string | null;
  /** Whether somebody said yes to all that it costs. */
  readonly isGranted: boolean;
  readonly changedOn: Day;
}

/** An action that another waits for. */
export type AwaitedAction = Pick<ActionFacts, 'state' | 'dueOn'>;

/** Whether an action still asks for something: partly and not realised ones do until they are realised or stopped. */
export const isOpen = ({ state }: { readonly state: ActionState }): boolean =>
  state !== 'realised' && state !== 'stopped';

/** The days that health is told by, counted once for all actions of a plan. */
export interface Limits {
  readonly today: Day;
  readonly dueUntil: Day;
  readonly riskUntil: Day;
  readonly silentSince: Day;
}

export const limitsOn = (today: Day): Limits => ({
  today,
  dueUntil: addDays(today, DUE_DAYS),
  riskUntil: addDays(today, RISK_DAYS),
  silentSince: addDays(today, -SILENT_DAYS),
});

/**
 * All that is to be said about an action on a day, the gravest first: blocked, late (past its day), due within a week,
 * risky (its day is near, and owner, money or what it waits for is missing), silent (begun by its days, and nothing
 * written for two weeks).
 */
export function health(
  action: ActionFacts,
  { limits, waitsFor }: { limits: Limits; waitsFor: readonly AwaitedAction[] },
): Health[] {
  if (!isOpen(action)) return [];
  const { state, dueOn } = action;
  const { today, dueUntil } = limits;
  const found: Health[] = [];
  if (state === 'blocked') found.push('blocked');
  if (dueOn !== null && dueOn < today) found.push('late');
  if (dueOn !== null && dueOn >= today && dueOn <= dueUntil) found.push('due');
  if (isRisky(action, { limits, waitsFor })) found.push('risky');
  if (isSilent(action, limits)) found.push('silent');
  return found;
}

/** Silence counts from the last word or from the day on which it was to begin, whichever came later. */
function isSilent({ state, startsOn, changedOn }: ActionFacts, { today, silentSince }: Limits): boolean {
  const hasBegun = state !== 'not_begun' || (startsOn !== null && startsOn <= today);
  const since = startsOn !== null && startsOn <= today && startsOn > changedOn ? startsOn : changedOn;
  return hasBegun && since <= silentSince;
}

function isRisky(
  { startsOn, dueOn, ownerId, isGranted }: ActionFacts,
  { limits: { riskUntil }, waitsFor }: { limits: Limits; waitsFor: readonly AwaitedAction[] },
): boolean {
  const near = startsOn ?? dueOn;
  if (near === null || near > riskUntil) return false;
  const waitsInVain = waitsFor.some(
    (other) => isOpen(other) && (other.state === 'blocked' || other.dueOn === null || other.dueOn > near),
  );
  return ownerId === null || !isGranted || waitsInVain;
}
