import type { Db } from '#platform/database.ts';
import type { ScreenTable } from '../tables.ts';

export const insertScreen = (db: Db, row: Omit<ScreenTable, 'closedAt'>) =>
  db.insertInto('campaigns_screen').values(row).execute();

const open = (db: Db) => db.selectFrom('campaigns_screen as s').where('s.closedAt', 'is', null);

export const screensOf = (db: Db) =>
  open(db)
    .leftJoin('people_audience as a', 'a.id', 's.audienceId')
    .leftJoin('people_person as p', 'p.id', 's.madeBy')
    .select(['s.id', 's.name', 's.language', 's.audienceId', 's.madeAt', 's.madeBy'])
    .select(['a.name as audienceName', 'p.name as makerName'])
    .orderBy('s.name')
    .orderBy('s.id')
    .limit(500)
    .execute();

export const findScreen = (db: Db, tokenHash: Buffer) =>
  open(db)
    .select(['s.id', 's.name', 's.language', 's.audienceId'])
    .where('s.tokenHash', '=', tokenHash)
    .executeTakeFirst();

/** Closes a screen; says whether it was open. */
export async function closeScreen(db: Db, id: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('campaigns_screen')
    .set({ closedAt: at })
    .where('id', '=', id)
    .where('closedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
