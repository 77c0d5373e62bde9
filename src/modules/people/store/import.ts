import { sql } from 'kysely';
import type { Instant } from '#kernel/calendar.ts';
import type { Db } from '#platform/database.ts';
import type { ImportFindings, ImportState } from '../contract/import.ts';
import type { ImportSettings } from '../contract/import-settings.ts';
import type { FoundProblem } from '../domain/import-problems.ts';
import type { PlannedChange } from './import-plan.ts';

export interface ImportRow {
  id: string;
  startedBy: string | null;
  starterName: string | null;
  fileId: string | null;
  fileName: string;
  bytes: number;
  state: ImportState;
  settings: Partial<ImportSettings>;
  result: Partial<ImportFindings>;
  progress: number;
  stopAsked: boolean;
  startedAt: Instant;
  finishedAt: Instant | null;
  version: number;
}

const imports = (db: Db) =>
  db
    .selectFrom('people_import as i')
    .leftJoin('people_person as p', 'p.id', 'i.startedBy')
    .select([
      'i.id',
      'i.startedBy',
      'p.name as starterName',
      'i.fileId',
      'i.fileName',
      'i.bytes',
      'i.state',
      'i.settings',
      'i.result',
      'i.progress',
      'i.stopAsked',
      'i.startedAt',
      'i.finishedAt',
      'i.version',
    ]);

// Safe: both jsonb columns are written from the contract's own schemas, and read through their defaults again.
const asRow = (row: { settings: unknown; result: unknown }) => row as ImportRow;

export async function findImport(db: Db, id: string): Promise<ImportRow | undefined> {
  const row = await imports(db).where('i.id', '=', id).executeTakeFirst();
  return row && asRow(row);
}

/** Imports newest first, after the one with the id `after`. */
export async function listImports(
  db: Db,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<ImportRow[]> {
  const last = after ? await findImport(db, after) : undefined;
  const rows = await imports(db)
    .$if(last !== undefined, (query) =>
      query.where(sql<boolean>`(i.started_at, i.id) < (${last?.startedAt}, ${last?.id}::uuid)`),
    )
    .orderBy('i.startedAt', 'desc')
    .orderBy('i.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(asRow);
}

export const insertImport = (
  db: Db,
  row: Pick<ImportRow, 'id' | 'startedBy' | 'fileId' | 'fileName' | 'bytes' | 'state' | 'startedAt'> & {
    settings: Partial<ImportSettings>;
  },
) =>
  db
    .insertInto('people_import')
    .values({ ...row, settings: JSON.stringify(row.settings), result: '{}', finishedAt: null })
    .execute();

/**
 * Claims an import for the transaction under way: false while another process works on it. The claim ends with the
 * transaction or the process, so nobody has to clean up after one that was killed.
 */
export async function claimImport(db: Db, id: string): Promise<boolean> {
  const got = await sql<{ got: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`people.import.${id}`}, 0)) as got`.execute(db);
  return got.rows[0]?.got ?? false;
}

/** Writes how far the work is and gives whether somebody asked to stop it. */
export async function reportProgress(db: Db, id: string, progress: number): Promise<boolean> {
  const row = await db
    .updateTable('people_import')
    .set({ progress })
    .where('id', '=', id)
    .returning('stopAsked')
    .executeTakeFirst();
  return row?.stopAsked ?? true;
}

/** Moves an import on if it is in one of the states; false when somebody was faster. */
export async function moveImport(
  db: Db,
  { id, from, version }: { id: string; from: readonly ImportState[]; version?: number },
  to: {
    state: ImportState;
    settings?: ImportSettings;
    result?: ImportFindings;
    finishedAt?: Instant;
  },
): Promise<boolean> {
  const { settings, result, ...plain } = to;
  const moved = await db
    .updateTable('people_import')
    .set((eb) => ({
      ...plain,
      ...(settings ? { settings: JSON.stringify(settings) } : {}),
      ...(result ? { result: JSON.stringify(result) } : {}),
      progress: to.state === 'done' || to.state === 'checked' ? 1 : 0,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .where('state', 'in', [...from])
    .$if(version !== undefined, (query) => query.where('version', '=', version ?? 0))
    .returning('id')
    .executeTakeFirst();
  return moved !== undefined;
}

/** Asks whoever works on the import to stop. */
export const askToStop = (db: Db, id: string) =>
  db.updateTable('people_import').set({ stopAsked: true }).where('id', '=', id).execute();

/** What the last written import understood its columns as: header → target. */
export async function lastColumns(db: Db): Promise<ImportFindings['columns']> {
  const row = await db
    .selectFrom('people_import')
    .select('result')
    .where('state', '=', 'done')
    .orderBy('finishedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? (asRow({ settings: {}, result: row.result }).result.columns ?? []) : [];
}

/** Keeps the problems and the sample of changes of the last check. */
export async function keepFindings(
  db: Db,
  importId: string,
  { problems, changes }: { problems: readonly FoundProblem[]; changes: readonly PlannedChange[] },
): Promise<void> {
  await dropFindings(db, importId);
  await sql`
    insert into people_import_problem
      (import_id, position, code, severity, row_number, column_index, field, value, params)
    select ${importId}::uuid, position, p ->> 'code', p ->> 'severity', (p -> 'row')::text::integer,
      (p -> 'column')::text::integer, p ->> 'field', p ->> 'value', p -> 'params'
    from jsonb_array_elements(${JSON.stringify(problems.map(asNumberOrAbsent))}::jsonb) with ordinality as list (p, position)`.execute(
    db,
  );
  await sql`
    insert into people_import_preview
      (import_id, position, kind, row_number, person_id, person_label, before, after)
    select ${importId}::uuid, position, c ->> 'kind', (c -> 'rowNumber')::text::integer, (c ->> 'personId')::uuid,
      c ->> 'personLabel', c -> 'before', c -> 'after'
    from jsonb_array_elements(${JSON.stringify(changes.map(withoutNullRow))}::jsonb) with ordinality as list (c, position)`.execute(
    db,
  );
}

// JSON's null would become the text 'null', which is no number; an absent key becomes SQL's null.
const asNumberOrAbsent = ({ row, column, ...problem }: FoundProblem) => ({
  ...problem,
  ...(row === null ? {} : { row }),
  ...(column === null ? {} : { column }),
});
const withoutNullRow = ({ rowNumber, ...change }: PlannedChange) => ({
  ...change,
  ...(rowNumber === null ? {} : { rowNumber }),
});

/** Forgets them: they hold personal data, and the people themselves are the truth once written. */
export async function dropFindings(db: Db, importId: string): Promise<void> {
  await db.deleteFrom('people_import_problem').where('importId', '=', importId).execute();
  await db.deleteFrom('people_import_preview').where('importId', '=', importId).execute();
}

export const listProblems = (
  db: Db,
  { importId, after, limit, code }: { importId: string; after: number; limit: number; code?: string },
) =>
  db
    .selectFrom('people_import_problem')
    .select(['position', 'code', 'severity', 'field', 'value', 'params'])
    .select(['rowNumber as row', 'columnIndex as column'])
    .where('importId', '=', importId)
    .where('position', '>', after)
    .$if(code !== undefined, (query) => query.where('code', '=', code ?? ''))
    .orderBy('position')
    .limit(limit)
    .execute();

export const listChanges = (
  db: Db,
  {
    importId,
    after,
    limit,
    kind,
  }: { importId: string; after: number; limit: number; kind?: PlannedChange['kind'] },
) =>
  db
    .selectFrom('people_import_preview')
    .select(['position', 'kind', 'personId', 'before', 'after'])
    .select(['rowNumber as row', 'personLabel as label'])
    .where('importId', '=', importId)
    .where('position', '>', after)
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? 'created'))
    .orderBy('position')
    .limit(limit)
    .execute();

/** Forgets which file it was, once the file is gone. */
export const forgetFile = (db: Db, id: string) =>
  db.updateTable('people_import').set({ fileId: null }).where('id', '=', id).execute();

/** Imports from before the instant that still have a file and that nobody works on. */
export const forgottenImports = (db: Db, before: Instant) =>
  db
    .selectFrom('people_import')
    .select(['id', 'state'])
    .where('fileId', 'is not', null)
    .where('state', 'not in', ['checking', 'writing'])
    .where('startedAt', '<', before)
    .orderBy('startedAt')
    .orderBy('id')
    .limit(200)
    .execute();

/** Lets nobody else write people or units until the transaction ends; readers are not disturbed. */
export async function holdPeople(db: Db): Promise<void> {
  await sql`set local lock_timeout = '60s'`.execute(db);
  await sql`lock table people_person, people_unit, people_attribute in share row exclusive mode`.execute(db);
}
