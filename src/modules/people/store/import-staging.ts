import { type RawBuilder, sql } from 'kysely';
import { type CopyRow, copyRows } from '#platform/copy.ts';
import type { Db } from '#platform/database.ts';
import { STAGED_FIELDS } from '../domain/import-row.ts';

// The staging tables are temporary and end with the transaction: a process that dies leaves nothing of a file behind.

const COLUMN_TYPES: Partial<Record<(typeof STAGED_FIELDS)[number], string>> = {
  startedOn: 'date',
  leftOn: 'date',
  birthYear: 'smallint',
};
const columnName = (field: string) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Makes the table of the file's rows. */
export async function createStaging(db: Db): Promise<void> {
  const columns = STAGED_FIELDS.map((field) => `${columnName(field)} ${COLUMN_TYPES[field] ?? 'text'}`);
  await sql`create temporary table import_row (
    row_number integer not null, ${sql.raw(columns.join(', '))}, attributes jsonb, cleared text[]
  ) on commit drop`.execute(db);
}

/** Loads the rows that the reader made and gives how many there are. */
export async function stageRows(db: Db, batches: AsyncIterable<readonly CopyRow[]>): Promise<number> {
  const columns = ['row_number', ...STAGED_FIELDS.map(columnName), 'attributes', 'cleared'];
  const count = await copyRows(db, { table: 'import_row', columns }, batches);
  await sql`analyze import_row (row_number, employee_number, email, unit, unit_code, manager)`.execute(db);
  return count;
}

export interface Twins {
  value: string;
  rows: number[];
  total: number;
}

/** Rows that have neither of the two keys. */
export const rowsWithoutKey = (db: Db) =>
  sql<{ rowNumber: number; total: number }>`
    select row_number, count(*) over () as total from import_row
    where employee_number is null and email is null order by row_number limit 1000`
    .execute(db)
    .then(({ rows }) => rows);

/** Keys that several rows have, and of such rows only the last stays. */
export async function dropOlderTwins(db: Db): Promise<Twins[]> {
  // Which keys are twins is found by hashing alone; only the rows of twins are sorted, and there are few.
  const twins = await sql<Twins>`
    with twin as (
      select employee_number is null as by_email, coalesce(employee_number, lower(email)) as key
      from import_row where employee_number is not null or email is not null group by 1, 2 having count(*) > 1)
    select min(coalesce(employee_number, email)) as value, array_agg(row_number order by row_number) as rows,
      count(*) over () as total
    from import_row join twin on twin.by_email = (employee_number is null) and twin.key = coalesce(employee_number, lower(email))
    group by by_email, key order by min(row_number) limit 1000`.execute(db);
  if (twins.rows.length === 0) return [];
  await sql`
    delete from import_row older using (
      select row_number, max(row_number) over (
        partition by employee_number is null, coalesce(employee_number, lower(email))) as newest
      from import_row where employee_number is not null or email is not null) twin
    where twin.row_number = older.row_number and twin.newest > older.row_number`.execute(db);
  return twins.rows;
}

/** The different units that the rows name; more than `limit` says that the column is not a unit. */
export const wantedUnits = (db: Db, limit: number) =>
  sql<{ unit: string | null; code: string | null; rowNumber: number; rows: number }>`
    select unit, unit_code as code, min(row_number) as row_number, count(*) as rows from import_row
    where unit is not null or unit_code is not null
    group by unit, unit_code order by min(row_number) limit ${limit}`
    .execute(db)
    .then(({ rows }) => rows);

export interface UnitAnswer {
  readonly unit: string | null;
  readonly code: string | null;
  readonly unitId: string | null;
}

/** Tells the rows which unit their text means. */
export async function answerUnits(db: Db, answers: readonly UnitAnswer[]): Promise<void> {
  await sql`create temporary table import_unit on commit drop as
    select coalesce(unit, '') as unit, coalesce(code, '') as code, unit_id from unnest(
      ${answers.map(({ unit }) => unit)}::text[],
      ${answers.map(({ code }) => code)}::text[],
      ${answers.map(({ unitId }) => unitId)}::uuid[]) as answer (unit, code, unit_id)`.execute(db);
  await sql`analyze import_unit`.execute(db);
}

/** How empty cells of the mapped fields are to be understood, as SQL over `r` (row) and `p` (person or nothing). */
export interface Mapping {
  readonly mapped: ReadonlySet<string>;
  readonly emptyCells: 'keep' | 'clear';
}

/** The value that a person has after the import: the row's where the file has the field, else the person's own. */
export function finalValue(field: string, { mapped, emptyCells }: Mapping): RawBuilder<unknown> {
  const name = columnName(field);
  if (!mapped.has(field)) return sql.raw(`p.${name}`);
  if (emptyCells === 'clear') return sql.raw(`r.${name}`);
  return sql.raw(
    `case when r.${name} is null and '${field}' = any(r.cleared) then null else coalesce(r.${name}, p.${name}) end`,
  );
}

/**
 * Finds the person of each row by employee number, then by e-mail, and gives everybody else a new id. The ids are made
 * where the rows are: UUIDv7 (RFC 9562) from the instant of the import and random bits.
 */
export async function matchRows(
  db: Db,
  { mapping, millis }: { mapping: Mapping; millis: number },
): Promise<void> {
  await sql`create temporary table import_match on commit drop as
    select r.row_number, coalesce(n.id, e.id, ${freshId(millis, sql`r.row_number`)}) as id, coalesce(n.id, e.id) is null as is_new,
      ${personValue('employeeNumber', mapping)} as employee_number,
      ${personValue('email', mapping)} as email,
      ${personValue('name', mapping)} as name
    from import_row r
    left join people_person n on n.employee_number = r.employee_number
    left join people_person e on n.id is null and lower(e.email) = lower(r.email)`.execute(db);
  await sql`analyze import_match`.execute(db);
}

/**
 * A UUIDv7 in SQL (RFC 9562, section 6.2, method 1): the milliseconds with a counter behind them, so that the ids of one
 * statement rise with `nth` and an index only grows at its end; the rest is random, from a v4 with the same variant.
 */
export const freshId = (millis: number, nth: RawBuilder<unknown>): RawBuilder<string> =>
  sql`encode(overlay(uuid_send(gen_random_uuid()) placing int8send(
    (${millis}::bigint + ${nth} / 4096 << 16) | x'7000'::bigint | ${nth} % 4096) from 1 for 8), 'hex')::uuid`;

function personValue(field: 'employeeNumber' | 'email' | 'name', mapping: Mapping): RawBuilder<unknown> {
  const name = columnName(field);
  const own = sql.raw(`coalesce(n.${name}, e.${name})`);
  if (!mapping.mapped.has(field)) return own;
  if (mapping.emptyCells === 'clear') return sql.raw(`r.${name}`);
  return sql`case when r.${sql.raw(name)} is null and ${sql.lit(field)} = any(r.cleared) then null
    else coalesce(r.${sql.raw(name)}, ${own}) end`;
}
