import { addDays, type Day } from '#kernel/calendar.ts';
import type { ActionState, CostLine } from '../contract/line.ts';
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
  readonly costs: readonly Pick<CostLine, 'granted'>[];
  readonly changedOn: Day;
  /** The actions that it waits for. */
  readonly waitsFor: readonly { readonly state: ActionState; readonly dueOn: Day | null }[];
}

/** Whether an action still asks for something: partly and not realised ones do until they are realised or stopped. */
export const isOpen = ({ state }: { readonly state: ActionState }): boolean =>
  state !== 'realised' && state !== 'stopped';

/**
 * All that is to be said about an action on a day, the gravest first: blocked, late (past its day), due within a week,
 * risky (its day is near, and owner, money or what it waits for is missing), silent (begun by its days, and nothing
 * written for two weeks).
 */
export function health(action: ActionFacts, today: Day): Health[] {
  if (!isOpen(action)) return [];
  const { state, dueOn } = action;
  const found: Health[] = [];
  if (state === 'blocked') found.push('blocked');
  if (dueOn !== null && dueOn < today) found.push('late');
  if (dueOn !== null && dueOn >= today && dueOn <= addDays(today, DUE_DAYS)) found.push('due');
  if (isRisky(action, today)) found.push('risky');
  if (isSilent(action, today)) found.push('silent');
  return found;
}

/** Silence counts from the last word or from the day on which it was to begin, whichever came later. */
function isSilent({ state, startsOn, changedOn }: ActionFacts, today: Day): boolean {
  const hasBegun = state !== 'not_begun' || (startsOn !== null && startsOn <= today);
  const since = startsOn !== null && startsOn <= today && startsOn > changedOn ? startsOn : changedOn;
  return hasBegun && since <= addDays(today, -SILENT_DAYS);
}

function isRisky({ startsOn, dueOn, ownerId, costs, waitsFor }: ActionFacts, today: Day): boolean {
  const near = startsOn ?? dueOn;
  if (near === null || near > addDays(today, RISK_DAYS)) return false;
  const missing = ownerId === null || costs.some(({ granted }) => !granted);
  const waitsInVain = waitsFor.some(
    (other) => isOpen(other) && (other.state === 'blocked' || other.dueOn === null || other.dueOn > near),
  );
  return missing || waitsInVain;
}
