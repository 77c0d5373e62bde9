import type { Insertable } from 'kysely';
import type { Day, Instant } from '#kernel/calendar.ts';
import type { Db } from '#platform/database.ts';
import type { CeremonyTable, PasskeyTable } from '../tables.ts';

export const insertCeremony = (db: Db, row: Insertable<CeremonyTable>) =>
  db.insertInto('access_ceremony').values(row).execute();

/** The browser's newest open ceremony of the kind, which is thereby closed: an answer counts once. */
export async function takeCeremony(
  db: Db,
  { kind, browserHash, now }: Pick<CeremonyTable, 'kind' | 'browserHash'> & { now: Instant },
) {
  const taken = await db
    .deleteFrom('access_ceremony')
    .where('kind', '=', kind)
    .where('browserHash', '=', browserHash)
    .where('expiresAt', '>', now)
    .returning(['id', 'personId', 'challenge', 'details'])
    .execute();
  // Ids sort by the time of their making.
  return taken.toSorted((one, other) => (one.id < other.id ? 1 : -1))[0];
}

export const passkeysOf = (db: Db, personId: string) =>
  db
    .selectFrom('access_passkey')
    .select(['id', 'name', 'synced', 'addedAt', 'lastUsedOn', 'transports'])
    .where('personId', '=', personId)
    .orderBy('addedAt')
    .orderBy('id')
    .limit(100)
    .execute();

export const findPasskey = (db: Db, passkeyId: string) =>
  db.selectFrom('access_passkey').selectAll().where('id', '=', passkeyId).executeTakeFirst();

/** Keeps the passkey; false when that credential is kept already. */
export async function insertPasskey(db: Db, row: Insertable<PasskeyTable>): Promise<boolean> {
  const kept = await db
    .insertInto('access_passkey')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return kept !== undefined;
}

export const notePasskeyUse = (db: Db, passkeyId: string, use: { counter: number; day: Day }) =>
  db
    .updateTable('access_passkey')
    .set({ counter: use.counter, lastUsedOn: use.day })
    .where('id', '=', passkeyId)
    .execute();

export async function deletePasskey(db: Db, personId: string, passkeyId: string): Promise<boolean> {
  const deleted = await db
    .deleteFrom('access_passkey')
    .where('id', '=', passkeyId)
    .where('personId', '=', personId)
    .returning('id')
    .executeTakeFirst();
  return deleted !== undefined;
}
