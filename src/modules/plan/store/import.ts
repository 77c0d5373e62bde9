import type { Instant } from '#kernel/calendar.ts';
import type { Language } from '#kernel/language.ts';
import type { Db } from '#platform/database.ts';
import type { ImportTarget } from '../contract/import.ts';

const imports = (db: Db) => db.selectFrom('plan_import').selectAll();

export type ImportRow = Awaited<ReturnType<ReturnType<typeof imports>['execute']>>[number];

export const findImport = (db: Db, id: string): Promise<ImportRow | undefined> =>
  imports(db).where('id', '=', id).executeTakeFirst();

export const insertImport = (
  db: Db,
  row: {
    id: string;
    planId: string;
    startedBy: string | null;
    startedAt: Instant;
    fileName: string;
    language: Language;
    rows: readonly (readonly string[])[];
    columns: readonly (ImportTarget | null)[];
  },
) =>
  db
    .insertInto('plan_import')
    .values({
      ...row,
      rows: JSON.stringify(row.rows),
      columns: JSON.stringify(row.columns),
      writtenAt: null,
      setId: null,
    })
    .execute();

export const updateColumns = (
  db: Db,
  id: string,
  { columns, language }: { columns: readonly (ImportTarget | null)[]; language: Language },
) =>
  db
    .updateTable('plan_import')
    .set({ columns: JSON.stringify(columns), language })
    .where('id', '=', id)
    .where('writtenAt', 'is', null)
    .execute();

/** Claims the writing of an import; says whether nobody had. */
export async function markWritten(
  db: Db,
  id: string,
  { writtenAt, setId }: { writtenAt: Instant; setId: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('plan_import')
    // What was read stays in the plan; the file itself is needed no longer.
    .set({ writtenAt, setId, rows: '[]' })
    .where('id', '=', id)
    .where('writtenAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export const deleteImport = (db: Db, id: string) =>
  db.deleteFrom('plan_import').where('id', '=', id).where('writtenAt', 'is', null).execute();

/** Forgets imports that nobody wrote or put away. */
export const deleteOldImports = (db: Db, before: Instant) =>
  db.deleteFrom('plan_import').where('writtenAt', 'is', null).where('startedAt', '<', before).execute();
