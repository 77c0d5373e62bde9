import { sql } from 'kysely';
import type { Instant } from '#kernel/calendar.ts';
import type { Db } from '#platform/database.ts';
import type { CodeTable } from '../tables.ts';

/** Keeps the codes, each in the place of the person's earlier one. */
export const keepCodes = (db: Db, rows: readonly CodeTable[]) =>
  db
    .insertInto('access_code')
    .values([...rows])
    .onConflict((conflict) =>
      conflict.column('personId').doUpdateSet({
        codeHash: sql`excluded.code_hash`,
        issuedBy: sql`excluded.issued_by`,
        issuedAt: sql`excluded.issued_at`,
        expiresAt: sql`excluded.expires_at`,
      }),
    )
    .execute();

export const findCode = (
  db: Db,
  personId: string,
  now: Instant,
): Promise<Pick<CodeTable, 'codeHash'> | undefined> =>
  db
    .selectFrom('access_code')
    .select('codeHash')
    .where('personId', '=', personId)
    .where('expiresAt', '>', now)
    .executeTakeFirst();

/** Uses the code up; false when somebody was faster or it was replaced. */
export async function spendCode(db: Db, personId: string, codeHash: Buffer): Promise<boolean> {
  const used = await db
    .deleteFrom('access_code')
    .where('personId', '=', personId)
    .where('codeHash', '=', codeHash)
    .returning('personId')
    .executeTakeFirst();
  return used !== undefined;
}
