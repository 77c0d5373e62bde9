import { sql } from 'kysely';
import type { Instant } from '#kernel/calendar.ts';
import type { Db } from '#platform/database.ts';
import type { ImportTarget } from '../contract/reading-import.ts';
import type { ReadRow } from '../domain/reading-rows.ts';

export interface ImportRow {
  readonly id: string;
  readonly measureId: string | null;
  readonly fileName: string;
  readonly startedBy: string | null;
  readonly startedAt: Instant;
  readonly rows: string[][];
  readonly columns: (ImportTarget | null)[];
  readonly writtenAt: Instant | null;
}

export const findImport = (db: Db, importId: string): Promise<ImportRow | undefined> =>
  db.selectFrom('measurement_import').selectAll().where('id', '=', importId).executeTakeFirst();

/** Holds a file until the transaction ends, so that it is written once. */
export const lockImport = (db: Db, importId: string) =>
  db.selectFrom('measurement_import').select('id').where('id', '=', importId).forUpdate().execute();

export const insertImport = (db: Db, row: Omit<ImportRow, 'writtenAt'>) =>
  db
    .insertInto('measurement_import')
    .values({ ...row, rows: JSON.stringify(row.rows), columns: JSON.stringify(row.columns), writtenAt: null })
    .execute();

export const updateColumns = (db: Db, importId: string, columns: readonly (ImportTarget | null)[]) =>
  db
    .updateTable('measurement_import')
    .set({ columns: JSON.stringify(columns) })
    .where('id', '=', importId)
    .execute();

/** Notes that a file was written; its rows are no longer needed. */
export const markWritten = (db: Db, importId: string, writtenAt: Instant) =>
  db.updateTable('measurement_import').set({ writtenAt, rows: '[]' }).where('id', '=', importId).execute();

export const deleteImport = (db: Db, importId: string) =>
  db.deleteFrom('measurement_import').where('id', '=', importId).where('writtenAt', 'is', null).execute();

export const deleteOldImports = (db: Db, before: Instant) =>
  db
    .deleteFrom('measurement_import')
    .where('startedAt', '<', before)
    .where('writtenAt', 'is', null)
    .execute();

/** What stands on the days of some rows. */
export interface Standing {
  readonly id: string;
  readonly row: number;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly people: number | null;
  readonly note: string | null;
  readonly version: number;
}

const given = (rows: readonly ReadRow[]) => sql`
  jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given
    ("row" integer, "measureId" uuid, "readOn" date, "unitId" uuid, value float8, low float8, high float8, people integer, note text)`;

export async function standingFor(db: Db, rows: readonly ReadRow[]): Promise<Map<number, Standing>> {
  if (rows.length === 0) return new Map();
  const { rows: found } = await sql<Standing>`
    select reading.id, given."row", reading.value, reading.low, reading.high, reading.people, reading.note, reading.version
    from ${given(rows)}
    join measurement_reading reading on reading.measure_id = given."measureId" and reading.read_on = given."readOn"
      and reading.unit_id is not distinct from given."unitId" and reading.removed_at is null`.execute(db);
  return new Map(found.map((one) => [one.row, one]));
}

/** Adds readings of a file, all at once. `ids[i]` is the id of row i. */
export async function insertReadings(
  db: Db,
  rows: readonly (ReadRow & { id: string })[],
  by: { importId: string; enteredBy: string | null; enteredAt: Instant },
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into measurement_reading
      (id, measure_id, unit_id, read_on, value, low, high, people, source, source_id, note, entered_by, entered_at)
    select given.id, given."measureId", given."unitId", given."readOn", given.value, given.low, given.high, given.people,
      'import', ${by.importId}, given.note, ${by.enteredBy}::uuid, ${by.enteredAt}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given
      (id uuid, "measureId" uuid, "readOn" date, "unitId" uuid, value float8, low float8, high float8, people integer, note text)
    on conflict do nothing`.execute(db);
}

/** Names of units and measures that a preview mentions. */
export async function namesOf(db: Db, ids: readonly string[]): Promise<Record<string, string>> {
  if (ids.length === 0) return {};
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from people_unit where id = any(${[...ids]}::uuid[])`.execute(db);
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}
