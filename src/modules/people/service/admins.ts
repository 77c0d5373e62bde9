import { refuse } from '#kernel/errors.ts';
import type { Context } from '#platform/context.ts';

/** Makes a change after which somebody must still be here who may look after the product; refused otherwise. */
export async function keepAnAdmin<T>(tx: Context, change: () => Promise<T>): Promise<T> {
  const before = await tx.admins();
  const result = await change();
  if (before.length > 0 && (await tx.admins()).length === 0) refuse('conflict', 'people.last_admin');
  return result;
}

/**
 * Whether the actor may give these people another e-mail address. Whoever reads somebody's mail can sign in as them, so
 * an admin's address is for admins to change: a planner could make themselves one otherwise.
 */
export async function adminsOutOfReach(tx: Context): Promise<readonly string[]> {
  const { kind, personId } = tx.actor;
  const admins = await tx.admins();
  return kind === 'system' || admins.some((admin) => admin === personId) ? [] : admins;
}
