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

/** Binds an identity to a person, unless it was bound in the meantime. */
export const insertIdentity = (db: Db, row: IdentityTable) =>
  db
    .insertInto('access_identity')
    .values(row)
    .onConflict((conflict) => conflict.columns(['issuer', 'subject']).doNothing())
    .execute();
