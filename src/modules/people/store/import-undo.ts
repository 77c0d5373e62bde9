import { sql } from 'kysely';
import type { Instant } from '#kernel/calendar.ts';
import type { Db } from '#platform/database.ts';
import { FACTS } from './import-plan.ts';
import { freshId } from './import-staging.ts';

const TYPES: Readonly<Record<string, string>> = {
  unitId: 'uuid',
  managerId: 'uuid',
  startedOn: 'date',
  leftOn: 'date',
  birthYear: 'smallint',
};

/** The facts of a person as JSON, as the history writes them. */
const factsOf = (alias: string) =>
  sql.raw(
    `jsonb_build_object(${Object.entries(FACTS)
      .map(([fact, column]) => `'${fact}', ${alias}.${column}`)
      .join(', ')})`,
  );

/** People of the import who were edited since: a later entry in their history, or other facts than the import left. */
export const editedSince = (db: Db, importId: string) =>
  sql<{ personId: string; label: string | null; total: number }>`
    select p.id as person_id, coalesce(p.name, p.employee_number, p.email) as label, count(*) over () as total
    from people_change c join people_person p on p.id = c.person_id
    where c.import_id = ${importId}::uuid and c.source = 'import' and (
      exists (select from people_change later where later.person_id = c.person_id
        and later.import_id is distinct from c.import_id and later.at >= c.at and later.id <> c.id
        and (later.at, later.id) > (c.at, c.id))
      or not ${factsOf('p')} @> c.after
      or (c.before = '{}' and p.version > 1))
    order by label nulls last, p.id limit 20`
    .execute(db)
    .then(({ rows }) => rows);

/**
 * Whether somebody whom the import added has done something since, or something was done for them: signed in, was given a
 * role or a code of their own. Much of that would go with them without a word (`on delete cascade`).
 */
export async function haveActed(db: Db, importId: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    with added as materialized (
      select person_id from people_change
      where import_id = ${importId}::uuid and source = 'import' and before = '{}')
    select exists (select from added join event on event.actor_id = added.person_id)
      or exists (select from added join event on event.subject_kind = 'people.person' and event.subject_id = added.person_id)
      as found`.execute(db);
  return rows[0]?.found ?? false;
}

/** Takes the people away that the import added; nobody may still have one of them as manager. */
export async function removeAdded(db: Db, importId: string): Promise<number> {
  const removed = await sql`
    delete from people_person p using people_change c
    where c.import_id = ${importId}::uuid and c.before = '{}' and p.id = c.person_id`.execute(db);
  return Number(removed.numAffectedRows ?? 0);
}

/** Gives the changed people back what they were before, and writes that into their history. */
export async function restoreChanged(
  db: Db,
  { importId, actorId, at }: { importId: string; actorId: string | null; at: Instant },
): Promise<void> {
  const keys = (table: string) =>
    sql`update people_person p set ${sql.raw(table)} = null from people_change c
      where c.import_id = ${importId}::uuid and c.person_id = p.id and c.before <> '{}'
        and c.before ? ${Object.entries(FACTS).find(([, column]) => column === table)?.[0] ?? ''}`;
  await sql`
    insert into people_change (id, person_id, at, actor_id, source, import_id, before, after)
    select ${freshId(Date.parse(at), sql`row_number() over ()`)}, person_id, ${at}, ${actorId}::uuid, 'hand', ${importId}::uuid, after, before
    from people_change where import_id = ${importId}::uuid and source = 'import' and before <> '{}'`.execute(
    db,
  );
  // First empty, then filled: e-mails may have gone round in a circle.
  await keys('email').execute(db);
  await keys('employee_number').execute(db);
  const set = Object.entries(FACTS).map(([fact, column]) => {
    const old =
      fact === 'attributes'
        ? `c.before -> 'attributes'`
        : `(c.before ->> '${fact}')::${TYPES[fact] ?? 'text'}`;
    return `${column} = case when c.before ? '${fact}' then ${old} else p.${column} end`;
  });
  await sql`update people_person p set ${sql.raw(set.join(', '))}, version = p.version + 1
    from people_change c where c.import_id = ${importId}::uuid and c.source = 'import'
      and c.before <> '{}' and c.person_id = p.id`.execute(db);
}

/** What an import that is taken back leaves to be said about people who refer to those it added. */
export const referringManagers = (db: Db, importId: string) =>
  sql<{ personId: string; label: string | null; total: number }>`
    select p.id as person_id, coalesce(p.name, p.employee_number, p.email) as label, count(*) over () as total
    from people_person p join people_change added on added.person_id = p.manager_id
    where added.import_id = ${importId}::uuid and added.source = 'import' and added.before = '{}'
      and not exists (select from people_change c where c.person_id = p.id and c.import_id = ${importId}::uuid)
    order by label nulls last, p.id limit 20`
    .execute(db)
    .then(({ rows }) => rows);
