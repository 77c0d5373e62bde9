import type { Grant } from '#kernel/roles.ts';
import { WRITERS } from '../contract/part.ts';

/** Who asks: their person and the roles that they hold. */
export interface Asker {
  readonly personId: string | null;
  readonly grants: readonly Grant[];
}

/** Who is named in a brief. */
export interface Named {
  readonly ownerId: string | null;
  readonly memberIds: readonly string[];
  readonly approverIds: readonly string[];
}

/** Whether they may write campaigns: a campaign speaks for the whole organisation, so a role in one unit is not enough. */
export function canWrite({ grants }: Asker): boolean {
  return grants.some(({ role, unitId }) => unitId === null && WRITERS.some((one) => one === role));
}

/** Whether they may read a brief before anything of it went out: writers, leaders, and whoever is named in it. */
export function canReadDraft(asker: Asker, { ownerId, memberIds, approverIds }: Named): boolean {
  if (canWrite(asker) || asker.grants.some(({ role }) => role === 'leader')) return true;
  const { personId } = asker;
  return personId !== null && [ownerId, ...memberIds, ...approverIds].includes(personId);
}

/** Whether they are asked to approve. */
export function canApprove({ personId }: Asker, { approverIds }: Pick<Named, 'approverIds'>): boolean {
  return personId !== null && approverIds.includes(personId);
}
