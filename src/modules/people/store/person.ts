import { type SqlBool, sql } from 'kysely';
import type { Day, Instant } from '#kernel/calendar.ts';
import type { Language } from '#kernel/language.ts';
import type { Db } from '#platform/database.ts';
import type { PersonFacts } from '../contract/person.ts';
import type { PersonState } from '../tables.ts';

export interface PersonRow extends PersonFacts {
  id: string;
  state: PersonState;
  leftOn: Day | null;
  version: number;
}

const COLUMNS = [
  'id',
  'name',
  'email',
  'employeeNumber',
  'unitId',
  'managerId',
  'title',
  'roleFamily',
  'location',
  'language',
  'startedOn',
  'birthYear',
  'employment',
  'zone',
  'shift',
  'attributes',
  'state',
  'leftOn',
  'version',
] as const;

export const findPerson = (db: Db, personId: string): Promise<PersonRow | undefined> =>
  db.selectFrom('people_person').select(COLUMNS).where('id', '=', personId).executeTakeFirst();

/** Names and titles of some people. */
export const cardsOf = (db: Db, personIds: readonly string[]) =>
  db
    .selectFrom('people_person')
    .select(['id', 'name', 'title', 'employeeNumber', 'state'])
    .where('id', '=', sql<string>`any(${[...personIds]}::uuid[])`)
    .execute();

export const reportsOf = async (db: Db, personId: string): Promise<number> => {
  const row = await db
    .selectFrom('people_manager')
    .select('reports')
    .where('personId', '=', personId)
    .executeTakeFirst();
  return row?.reports ?? 0;
};

export async function insertPerson(
  db: Db,
  { attributes, ...facts }: PersonFacts & { id: string; state: PersonState },
): Promise<void> {
  await db
    .insertInto('people_person')
    .values({ ...facts, attributes: JSON.stringify(attributes), leftOn: null })
    .execute();
}

/** Writes the facts if `version` is still the newest; says whether it was. */
export async function updatePerson(
  db: Db,
  personId: string,
  {
    version,
    facts,
  }: { version: number; facts: Omit<PersonFacts, 'attributes'> & { attributes: PersonFacts['attributes'] } },
): Promise<boolean> {
  const { attributes, ...columns } = facts;
  const { numUpdatedRows } = await db
    .updateTable('people_person')
    .set({ ...columns, attributes: JSON.stringify(attributes), version: version + 1 })
    .where('id', '=', personId)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Writes the state if `version` is still the newest; says whether it was. */
export async function updateState(
  db: Db,
  personId: string,
  { version, state, leftOn }: { version: number; state: PersonState; leftOn: Day | null },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('people_person')
    .set({ state, leftOn, version: version + 1 })
    .where('id', '=', personId)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/**
 * Changes of managers and states one after another, until the transaction ends: the database keeps who has reports under
 * this lock. Take it before any row, or two edits wait for each other.
 */
export const lockLine = (db: Db) => sql`select people_lock_line()`.execute(db);

/** Whether a person stands in the line above another, or is them. */
export async function isAbove(db: Db, personId: string, lowerId: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    with recursive up (id) as (
      select ${lowerId}::uuid
      union select person.manager_id from up join people_person person on person.id = up.id where person.manager_id is not null
    ) select exists (select from up where id = ${personId}::uuid) as found`.execute(db);
  return rows[0]?.found ?? false;
}

/** Whether the unit is there and open; it stays so until the transaction ends. */
export async function holdOpenUnit(db: Db, unitId: string): Promise<boolean> {
  const unit = await db
    .selectFrom('people_unit')
    .select('id')
    .where('id', '=', unitId)
    .where('closedAt', 'is', null)
    .forShare()
    .executeTakeFirst();
  return unit !== undefined;
}

export interface Change {
  id: string;
  personId: string;
  at: Instant;
  actorId: string | null;
  source: 'hand' | 'import' | 'api' | 'scim';
  before: Record<string, unknown>;
  after: Record<string, unknown>;
}

export async function insertChange(db: Db, { before, after, ...change }: Change): Promise<void> {
  await db
    .insertInto('people_change')
    .values({ ...change, importId: null, before: JSON.stringify(before), after: JSON.stringify(after) })
    .execute();
}

/** A page of a person's history, newest first, with the present name of who made each change. */
export const changesOf = (
  db: Db,
  personId: string,
  { before, limit }: { before: { at: string; id: string } | undefined; limit: number },
): Promise<(Change & { actorName: string | null })[]> =>
  db
    .selectFrom('people_change as change')
    .leftJoin('people_person as actor', 'actor.id', 'change.actorId')
    .select([
      'change.id',
      'change.personId',
      'change.at',
      'change.actorId',
      'change.source',
      'change.before',
      'change.after',
      'actor.name as actorName',
    ])
    .where('change.personId', '=', personId)
    .$if(before !== undefined, (query) =>
      query.where(sql<SqlBool>`(change.at, change.id) < (${before?.at}::timestamptz, ${before?.id}::uuid)`),
    )
    .orderBy('change.at', 'desc')
    .orderBy('change.id', 'desc')
    .limit(limit)
    .execute();

export interface ExportedPerson extends Omit<PersonRow, 'unitId' | 'managerId' | 'version'> {
  language: Language | null;
  unitCode: string | null;
  unitName: string | null;
  managerNumber: string | null;
  managerName: string | null;
}

/** The next people of an export in the order of their ids: a long download holds no transaction open. */
export async function exportPage(
  db: Db,
  {
    unitId,
    states,
    after,
    limit,
  }: { unitId: string | undefined; states: readonly PersonState[]; after: string | undefined; limit: number },
): Promise<ExportedPerson[]> {
  const inUnit = unitId
    ? sql`and person.unit_id in (
        with recursive below (id) as (
          select ${unitId}::uuid union select unit.id from people_unit unit join below on unit.parent_id = below.id
        ) select id from below)`
    : sql``;
  const { rows } = await sql<ExportedPerson>`
    select person.*, unit.code as unit_code, unit.name as unit_name,
           manager.employee_number as manager_number, manager.name as manager_name
    from (
      select id, name, email, employee_number, unit_id, manager_id, title, role_family, location, language, started_on,
             birth_year, employment, zone, shift, attributes, state, left_on
      from people_person person
      where state = any(${[...states]}::text[]) and id > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid ${inUnit}
      order by id limit ${limit}
    ) person
    left join people_unit unit on unit.id = person.unit_id
    left join people_person manager on manager.id = person.manager_id
    order by person.id`.execute(db);
  return rows;
}
