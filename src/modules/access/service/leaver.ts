import { addDays, addMinutes } from '#kernel/calendar.ts';
import type { Context } from '#platform/context.ts';
import { idleSince } from '../domain/session.ts';
import { roleRevoked } from '../events.ts';
import { shutOutLeavers, sweep, takeRolesOfLeavers } from '../store/leaver.ts';

/** Roles wait so long after somebody left: an import that counts people out by mistake can be undone without loss. */
const ROLES_KEPT_DAYS = 30;

/**
 * Ends what people who left could still hold. The door asks for the state on every request, so none of it worked any
 * more; now it is gone too.
 */
export async function endAccessOfLeavers(ctx: Context): Promise<void> {
  await shutOutLeavers(ctx.db, ctx.now);
}

/** A change by hand may be that somebody left; of all others nothing follows here. */
export async function endAccessAfterChange(
  ctx: Context,
  change: { body: { fields: string[] } },
): Promise<void> {
  if (change.body.fields.includes('state')) await endAccessOfLeavers(ctx);
}

/** The daily tidying: what ran out is deleted, who left a month ago loses their roles. */
export async function tidyAccess(ctx: Context): Promise<void> {
  const daysAgo = (days: number) => addMinutes(ctx.now, -days * 24 * 60);
  await sweep(ctx.db, {
    now: ctx.now,
    idleSince: idleSince(ctx.now),
    monthAgo: daysAgo(30),
    yearAgo: daysAgo(400),
  });
  await ctx.transaction(async (tx) => {
    for (const { personId, role, unitId } of await takeRolesOfLeavers(
      tx.db,
      addDays(ctx.today, -ROLES_KEPT_DAYS),
    ))
      await tx.publish(roleRevoked, { kind: 'people.person', id: personId }, { role, unitId });
  });
}
