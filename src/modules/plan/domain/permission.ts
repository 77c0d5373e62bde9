import type { Grant } from '#kernel/roles.ts';
import { STUDIO } from '../contract/strategy.ts';

/** Who asks: their person and the roles that they hold. The system holds none and is let through by the services. */
export interface Asker {
  readonly personId: string | null;
  readonly grants: readonly Grant[];
}

/** Whether they may write plans: a plan is the whole organisation's, so a role in one unit is not enough. */
export function canEditPlans({ grants }: Asker): boolean {
  return grants.some(({ role, unitId }) => role === 'planner' && unitId === null);
}

/** Whether they may start a plan in spite of its blockers. */
export function canOverride({ grants }: Asker): boolean {
  return grants.some(({ role, unitId }) => role === 'leader' && unitId === null);
}

/** Whether they may look at drafts and sealed lines because of a role. */
export function canSeeDrafts({ grants }: Asker): boolean {
  return grants.some(({ role }) => STUDIO.some((one) => one === role));
}

/** Whether they may read a sealed line: by role, or because the work is theirs. */
export function canSeeSealed(
  asker: Asker,
  line: { readonly ownerId: string | null; readonly helperIds?: readonly string[] },
): boolean {
  return canSeeDrafts(asker) || isOn(asker, line);
}

/** Whether they may say how an action stands. */
export function canSetState(asker: Asker, line: { readonly ownerId: string | null }): boolean {
  return canEditPlans(asker) || isOwner(asker, line);
}

/** Whether they may decide on suggestions and offers on a line; without an owner it is the plan's owner and planners. */
export function canDecide(asker: Asker, line: { readonly ownerId: string | null }): boolean {
  return canEditPlans(asker) || isOwner(asker, line);
}

const isOwner = ({ personId }: Asker, { ownerId }: { ownerId: string | null }) =>
  personId !== null && ownerId === personId;

function isOn(
  asker: Asker,
  line: { readonly ownerId: string | null; readonly helperIds?: readonly string[] },
): boolean {
  return isOwner(asker, line) || (asker.personId !== null && (line.helperIds ?? []).includes(asker.personId));
}
