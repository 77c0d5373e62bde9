import type { Db } from '#platform/database.ts';
import type { IdentityTable } from '../tables.ts';

export const findIdentity = (
  db: Db,
  { issuer, subject }: Pick<IdentityTable, 'issuer' | 'subject'>,
): Promise<{ personId: string } | undefined> =>
  db
    .selectFrom('access_identity')
    .select('personId')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst();

/** Whether the person is bound to a name at the provider, whichever that is. */
export async function hasIdentity(
  db: Db,
  { issuer, personId }: Pick<IdentityTable, 'issuer' | 'personId'>,
): Promise<boolean> {
  const bound = await db
    .selectFrom('access_identity')
    .select('subject')
    .where('issuer', '=', issuer)
    .where('personId', '=', personId)
    .executeTakeFirst();
  return bound !== undefined;
}

export const forgetIdentities = (db: Db, personId: string) =>
  db.deleteFrom('access_identity').where('personId', '=', personId).execute();

/** Binds an identity to a person, unless it was bound in the meantime. */
export const insertIdentity = (db: Db, row: IdentityTable) =>
  db
    .insertInto('access_identity')
    .values(row)
    .onConflict((conflict) => conflict.columns(['issuer', 'subject']).doNothing())
    .execute();
