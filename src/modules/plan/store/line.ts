import { sql } from 'kysely';
import type { Instant } from '#kernel/calendar.ts';
import type { Db } from '#platform/database.ts';
import type { LineKind } from '../contract/line.ts';
import { type Action, FIELDS, type Line } from '../domain/line.ts';

/** A line of the given fields that is new. */
export interface NewLine {
  readonly id: string;
  readonly planId: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface LineEdit {
  readonly id: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly removedAt: Instant | null;
}

/** Adds lines of one kind, all at once. */
export async function insertLines(
  db: Db,
  kind: LineKind,
  lines: readonly NewLine[],
  at: Instant,
): Promise<void> {
  const table = sql.table(`plan_${kind}`);
  const rows = lines.map(({ id, planId, fields }) => ({
    ...asColumns(fields),
    id,
    // A plan is a line of itself; it begins without acts.
    ...(kind === 'plan' ? { sets: 0 } : { plan_id: planId }),
    version: 1,
    changed_at: at,
  }));
  await sql`insert into ${table} select * from jsonb_populate_recordset(null::${table}, ${JSON.stringify(rows)}::jsonb)`.execute(
    db,
  );
}

/** Writes fields of lines of one kind, each its own, all at once, and counts their versions up. */
export async function updateLines(
  db: Db,
  kind: LineKind,
  edits: readonly LineEdit[],
  at: Instant,
): Promise<void> {
  const table = sql.table(`plan_${kind}`);
  const names = FIELDS[kind].map((name) => sql.ref(snaked(name)));
  const columns = sql.join(names);
  const values = sql.join(names.map((name) => sql`written.${name}`));
  const given = edits.map(({ id, fields, removedAt }) => ({
    id,
    removed_at: removedAt,
    fields: asColumns(fields),
  }));
  await sql`
    update ${table} as line
    set (${columns}) = (select ${values} from jsonb_populate_record(line, edit.fields) as written),
      removed_at = edit.removed_at, version = line.version + 1, changed_at = ${at}
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as edit (id uuid, removed_at timestamptz, fields jsonb)
    where line.id = edit.id`.execute(db);
}

/** Lines of one kind by their ids, removed ones too. */
export async function linesByIds<K extends LineKind>(
  db: Db,
  kind: K,
  ids: readonly string[],
): Promise<Line<K>[]> {
  if (ids.length === 0) return [];
  const planId = kind === 'plan' ? sql`line.id as plan_id` : sql`line.plan_id`;
  const columns = sql.join(
    ['id', 'version', 'changedAt', 'removedAt', ...FIELDS[kind]].map((name) => sql.ref(`line.${name}`)),
  );
  // Safe: these are the columns of the kind's table, which is made from the same fields.
  const { rows } = await sql<Line<K>>`
    select ${planId}, ${columns} from ${sql.table(`plan_${kind}`)} as line
    where line.id = any(${[...ids]}::uuid[]) order by line.id`.execute(db);
  return rows;
}

/** The lines of one kind of a plan that are not removed, in their order. */
export function linesOf<K extends Exclude<LineKind, 'plan'>>(
  db: Db,
  kind: K,
  planId: string,
): Promise<Line<K>[]> {
  return rowsOf<Line<K>>(db, { kind, planId, fields: FIELDS[kind] });
}

export type ShortAction = Omit<Action, 'description'>;

/** The actions of a plan without their descriptions, which are most of their text and on no list. */
export function actionsInShort(db: Db, planId: string): Promise<ShortAction[]> {
  const fields = FIELDS.action.filter((name) => name !== 'description');
  return rowsOf<ShortAction>(db, { kind: 'action', planId, fields });
}

async function rowsOf<L>(
  db: Db,
  { kind, planId, fields }: { kind: LineKind; planId: string; fields: readonly string[] },
): Promise<L[]> {
  const names = ['id', 'planId', 'version', 'changedAt', 'removedAt', ...fields];
  // Safe: these are the columns of the kind's table, which is made from the same fields.
  const { rows } = await sql<L>`
    select ${sql.join(names.map((name) => sql.ref(name)))} from ${sql.table(`plan_${kind}`)}
    where plan_id = ${planId} and removed_at is null
    order by position, id limit 5000`.execute(db);
  return rows;
}

/** Keys of places in byte order around a line among its like: of itself, and of the one after it. */
export async function placesAfter(
  db: Db,
  kind: 'goal' | 'measure' | 'phase' | 'action',
  {
    within,
    after,
    moving,
  }: {
    within: { column: 'planId' | 'phaseId' | 'goalId'; id: string };
    after: string | null | undefined;
    moving: string | null;
  },
): Promise<{ before: string | null; next: string | null }> {
  const siblings = sql`
    from ${sql.table(`plan_${kind}`)}
    where ${sql.ref(within.column)} = ${within.id} and removed_at is null
      and id is distinct from ${moving}::uuid`;
  const before =
    after === undefined
      ? sql`(select max(position) ${siblings})`
      : sql`(select position ${siblings} and id = ${after}::uuid)`;
  const { rows } = await sql<{ before: string | null; next: string | null }>`
    with place as (select ${before} as before)
    select place.before,
      (select min(position) ${siblings} and (place.before is null or position > place.before)) as next
    from place`.execute(db);
  return rows[0] ?? { before: null, next: null };
}

const asColumns = (fields: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [snaked(name), value]));

const snaked = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
