import { sql } from 'kysely';
import { COLLATIONS, type Language } from '#kernel/language.ts';
import type { Db } from '#platform/database.ts';

export interface UnitRow {
  id: string;
  code: string;
  name: string;
  parentId: string | null;
  closedAt: string | null;
  version: number;
}

const COLUMNS = ['id', 'code', 'name', 'parentId', 'closedAt', 'version'] as const;

/** More units than any organisation has; the tree is sent as a whole. */
const MAX_UNITS = 20_000;

/** Units change one after another until the transaction ends: two moves could close a circle together. */
export const lockUnits = (db: Db) => sql`lock table people_unit in share row exclusive mode`.execute(db);

export const findUnit = (db: Db, unitId: string): Promise<UnitRow | undefined> =>
  db.selectFrom('people_unit').select(COLUMNS).where('id', '=', unitId).executeTakeFirst();

/** All open units by name, each with the people who count in itself. */
export async function openUnits(
  db: Db,
  language: Language,
): Promise<(Pick<UnitRow, 'id' | 'code' | 'name' | 'parentId'> & { own: number })[]> {
  const { rows } = await sql<Pick<UnitRow, 'id' | 'code' | 'name' | 'parentId'> & { own: number }>`
    with heads as (select unit_id, count(*) as own from people_census group by unit_id)
    select unit.id, unit.code, unit.name, unit.parent_id, coalesce(heads.own, 0) as own
    from people_unit unit left join heads on heads.unit_id = unit.id
    where unit.closed_at is null
    order by unit.name collate ${sql.id(COLLATIONS[language])}, unit.id limit ${MAX_UNITS}`.execute(db);
  return rows;
}

/** A unit's open sub-units by name and their sub-units, each with the people who count in itself and below. */
export async function subUnits(
  db: Db,
  unitId: string,
  language: Language,
): Promise<(Pick<UnitRow, 'id' | 'code' | 'name' | 'parentId'> & { own: number; below: number })[]> {
  const { rows } = await sql<
    Pick<UnitRow, 'id' | 'code' | 'name' | 'parentId'> & { own: number; below: number }
  >`
    with recursive line (top, id) as (
      select id, id from people_unit where (id = ${unitId}::uuid or parent_id = ${unitId}::uuid and closed_at is null)
      union select line.top, unit.id from line join people_unit unit on unit.parent_id = line.id
    ),
    heads as (
      select unit_id, count(*) as own from people_person
      where unit_id = any(array(select id from line)) and state in ('active', 'on_leave') group by unit_id
    ),
    sums as (select line.top, sum(heads.own)::int as below from line join heads on heads.unit_id = line.id group by line.top)
    select unit.id, unit.code, unit.name, unit.parent_id, coalesce(heads.own, 0) as own, coalesce(sums.below, 0) as below
    from people_unit unit
    left join heads on heads.unit_id = unit.id
    left join sums on sums.top = unit.id
    where unit.id in (select top from line)
    order by unit.name collate ${sql.id(COLLATIONS[language])}, unit.id`.execute(db);
  return rows;
}

/** The way from the top down to a unit, itself last. */
export async function unitPath(db: Db, unitId: string | null): Promise<{ id: string; name: string }[]> {
  if (unitId === null) return [];
  const { rows } = await sql<{ id: string; name: string }>`
    with recursive up (id, name, parent_id, height) as (
      select id, name, parent_id, 0 from people_unit where id = ${unitId}::uuid
      union all
      select unit.id, unit.name, unit.parent_id, up.height + 1
      from up join people_unit unit on unit.id = up.parent_id where up.height < 100
    )
    select id, name from up order by height desc`.execute(db);
  return rows;
}

export async function insertUnit(
  db: Db,
  row: Pick<UnitRow, 'id' | 'code' | 'name' | 'parentId'>,
): Promise<void> {
  await db
    .insertInto('people_unit')
    .values({ ...row, closedAt: null })
    .execute();
}

/** Writes code, name and place if `version` is still the newest; says whether it was. */
export async function updateUnit(
  db: Db,
  { id, version, ...facts }: Pick<UnitRow, 'id' | 'code' | 'name' | 'parentId' | 'version'>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('people_unit')
    .set({ ...facts, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export const setClosed = (db: Db, unitId: string, closedAt: string | null) =>
  db
    .updateTable('people_unit')
    .set((row) => ({ closedAt, version: row('version', '+', 1) }))
    .where('id', '=', unitId)
    .execute();

/** Waits for those who are moving into the unit, and keeps others from it. */
export const holdUnit = (db: Db, unitId: string) =>
  db.selectFrom('people_unit').select('id').where('id', '=', unitId).forUpdate().execute();

/** How many people who have not left, and how many open units, are in a unit itself. */
export async function contentsOf(db: Db, unitId: string): Promise<{ people: number; units: number }> {
  const { rows } = await sql<{ people: number; units: number }>`
    select (select count(*) from people_person where unit_id = ${unitId}::uuid and state <> 'left') as people,
           (select count(*) from people_unit where parent_id = ${unitId}::uuid and closed_at is null) as units`.execute(
    db,
  );
  return rows[0] ?? { people: 0, units: 0 };
}
