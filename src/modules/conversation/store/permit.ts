import { sql } from 'kysely';
import type { PublicJwk } from '#kernel/ballot/public-key.ts';
import type { Db } from '#platform/database.ts';

export interface PermitKey {
  week: string;
  publicJwk: PublicJwk;
  privatePem: string | null;
}

export const findKey = (db: Db, week: string): Promise<PermitKey | undefined> =>
  db
    .selectFrom('conversation_permit_key')
    .select(['week', 'publicJwk', 'privatePem'])
    .where('week', '=', week)
    .executeTakeFirst();

/** Keeps a week's key unless there is one; of several processes at once the first one's stands. */
export const insertKey = (db: Db, key: { week: string; publicJwk: PublicJwk; privatePem: string }) =>
  db
    .insertInto('conversation_permit_key')
    .values({ ...key, publicJwk: JSON.stringify(key.publicJwk) })
    .onConflict((conflict) => conflict.column('week').doNothing())
    .execute();

/**
 * Counts blinded values against a person's number for the week, all or none: true when all of them are kept now or
 * were before. Two browsers at once wait for each other on an advisory lock, so together they get no more than one.
 */
export async function claimPermits(
  db: Db,
  {
    week,
    personId,
    hashes,
    most,
  }: { week: string; personId: string; hashes: readonly Buffer[]; most: number },
): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`conversation.permit ${week} ${personId}`}, 0))`.execute(
    db,
  );
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (
      select blinded_hash from conversation_permit_issue where week = ${week} and person_id = ${personId}
      union select unnest(${[...hashes]}::bytea[])
    ) as together`.execute(db);
  if ((rows[0]?.count ?? 0) > most) return false;
  await db
    .insertInto('conversation_permit_issue')
    .values(hashes.map((blindedHash) => ({ week, personId, blindedHash })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return true;
}

/** Spends a permit; undefined when it was spent before. */
export const spendPermit = (
  db: Db,
  permit: { id: Buffer; week: string },
): Promise<{ week: string } | undefined> =>
  db
    .insertInto('conversation_permit_spent')
    .values(permit)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('week')
    .executeTakeFirst();

/** Deletes private halves of weeks that are over, and everything of weeks whose permits are no longer taken. */
export async function forgetWeeks(db: Db, [thisWeek, lastWeek]: readonly [string, string]): Promise<void> {
  await db
    .updateTable('conversation_permit_key')
    .set({ privatePem: null })
    .where('week', '<', thisWeek)
    .where('privatePem', 'is not', null)
    .execute();
  await db.deleteFrom('conversation_permit_key').where('week', '<', lastWeek).execute();
}
