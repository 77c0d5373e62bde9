import { dayIn } from '#kernel/calendar.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import type { GrantableRole } from '#kernel/roles.ts';
import type { Context } from '#platform/context.ts';
import type { Db } from '#platform/database.ts';
import type { Handlers } from '#platform/module.ts';
import type { roleContract } from '../contract/role.ts';
import { canBeScoped } from '../domain/role.ts';
import { roleGranted, roleRevoked } from '../events.ts';
import { deleteGrant, findGrant, insertGrant, listGrants, lockAdmins } from '../store/grant.ts';
import { findUnit, personById } from '../store/person.ts';
import { markForRotation } from '../store/session.ts';
import type { GrantTable } from '../tables.ts';
import { maySignIn } from './session.ts';

export const roleHandlers: Handlers<typeof roleContract> = {
  async listGrants(ctx, { limit, ...page }) {
    const found = await listGrants(ctx.db, {
      after: page.after,
      role: page.role,
      personId: page.personId,
      limit: limit + 1,
    });
    const rows = found.slice(0, limit).map((grant) => ({
      id: grant.id,
      role: grant.role,
      person: { id: grant.personId, name: grant.personName, state: grant.personState },
      unit: grant.unitId ? { id: grant.unitId, name: grant.unitName ?? '' } : null,
      grantedOn: dayIn(ctx.actor.zone, grant.grantedAt),
      grantedBy: grant.giverId ? { id: grant.giverId, name: grant.giverName } : null,
    }));
    return { rows, next: found.length > limit ? (rows.at(-1)?.id ?? null) : null };
  },
  grantRole,
  async revokeRole(ctx, { grantId }) {
    await ctx.transaction((tx) => revokeRole(tx, grantId));
    return {};
  },
};

/** Gives a role; the person's sessions get new tokens at their next request. */
export async function grantRole(
  ctx: Context,
  { personId, role, unitId }: { personId: string; role: GrantableRole; unitId: string | null },
): Promise<{ id: string }> {
  if (unitId && !canBeScoped(role)) return refuse('invalid', 'access.role_is_for_all', { role });
  const id = newId(Date.parse(ctx.now));
  await ctx.transaction(async (tx) => {
    const person = (await personById(tx.db, personId)) ?? refuse('not_found', 'people.person_not_found');
    if (!maySignIn(person)) refuse('conflict', 'access.person_not_here');
    if (unitId && !(await findUnit(tx.db, unitId))) refuse('not_found', 'people.unit_not_found');
    const grant = { id, personId, role, unitId, grantedBy: ctx.actor.personId, grantedAt: ctx.now };
    if (!(await insertGrant(tx.db, grant))) refuse('conflict', 'access.role_held_already');
    await markForRotation(tx.db, personId);
    await tx.publish(roleGranted, { kind: 'people.person', id: personId }, { role, unitId });
  });
  return { id };
}

/** The people who work here and are admins, whom nobody takes away until the transaction ends. */
export async function adminsHere(db: Db): Promise<string[]> {
  return (await lockAdmins(db)).map(({ personId }) => personId);
}

async function revokeRole(tx: Context, grantId: string): Promise<void> {
  const grant = (await findGrant(tx.db, grantId)) ?? refuse('not_found', 'access.grant_not_found');
  if (grant.role === 'admin') await refuseLastAdmin(tx, grant);
  if (!(await deleteGrant(tx.db, grantId))) return refuse('not_found', 'access.grant_not_found');
  await markForRotation(tx.db, grant.personId);
  const subject = { kind: 'people.person', id: grant.personId };
  await tx.publish(roleRevoked, subject, { role: grant.role, unitId: grant.unitId });
}

/** Two admins who take each other away at once wait for one another here; the second finds the last one left. */
async function refuseLastAdmin(tx: Context, grant: GrantTable): Promise<void> {
  const admins = await lockAdmins(tx.db);
  if (admins.length === 1 && admins[0]?.id === grant.id) refuse('conflict', 'access.last_admin');
}
