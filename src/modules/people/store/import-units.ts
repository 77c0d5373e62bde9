import { sql } from 'kysely';
import type { Instant } from '#kernel/calendar.ts';
import type { Db } from '#platform/database.ts';
import type { KnownUnit, NewUnit } from '../domain/import-units.ts';

/** All units, closed ones too: an import may open them again. */
export const allUnits = (db: Db): Promise<KnownUnit[]> =>
  sql<KnownUnit>`select id, code, name, parent_id, closed_at is not null as closed from people_unit order by id`
    .execute(db)
    .then(({ rows }) => rows);

/** Makes the names of planned units known to the checks, while the units themselves are not there yet. */
export async function announceUnits(db: Db, units: readonly NewUnit[]): Promise<void> {
  await sql`create temporary table import_new_unit on commit drop as
    select * from unnest(${units.map(({ id }) => id)}::uuid[], ${units.map(({ name }) => name)}::text[])
      as unit (id, name)`.execute(db);
}

/** Makes the planned units and opens closed ones. */
export async function openUnits(
  db: Db,
  { created, reopened }: { created: readonly NewUnit[]; reopened: readonly string[] },
): Promise<void> {
  if (created.length > 0) {
    await sql`insert into people_unit (id, code, name, parent_id)
      select * from unnest(
        ${created.map(({ id }) => id)}::uuid[], ${created.map(({ code }) => code)}::text[],
        ${created.map(({ name }) => name)}::text[], ${created.map(({ parentId }) => parentId)}::uuid[])`.execute(
      db,
    );
  }
  if (reopened.length > 0) {
    await sql`update people_unit set closed_at = null, version = version + 1
      where id = any(${[...reopened]}::uuid[])`.execute(db);
  }
}

/** Closes those of the units that nobody is in, nor below. */
export async function closeEmptyUnits(db: Db, ids: readonly string[], at: Instant): Promise<void> {
  await sql`
    with recursive below as (
      select id as top, id from people_unit where id = any(${[...ids]}::uuid[])
      union
      select below.top, unit.id from below join people_unit unit on unit.parent_id = below.id)
    update people_unit set closed_at = ${at}, version = version + 1
    where id = any(${[...ids]}::uuid[]) and closed_at is null and id not in (
      select top from below where exists (select from people_person p where p.unit_id = below.id)
        or exists (select from people_unit u where u.id = below.id and u.closed_at is null
          and not u.id = any(${[...ids]}::uuid[])))`.execute(db);
}

/** Units that grow from fewer to at least so many people by the plan, largest first. */
export const growingUnits = (db: Db, size: number, missingLeave: 'missing_leave' | 'missing_stay') =>
  sql<{ name: string; people: number }>`
    with before as (
      select unit_id, count(*) as people from people_person where state in ('active', 'on_leave') group by unit_id),
    after as (
      select unit_id, count(*) as people from (
        select unit_id from import_plan where state in ('active', 'on_leave')
        union all
        select unit_id from people_person p where state in ('active', 'on_leave')
          and ${missingLeave === 'missing_stay'}::boolean and not exists (select from import_plan f where f.id = p.id)
      ) people group by unit_id)
    select unit.name, after.people from after join before using (unit_id) join people_unit unit on unit.id = after.unit_id
    where before.people < ${size} and after.people >= ${size}
    order by after.people desc, unit.name limit 10`
    .execute(db)
    .then(({ rows }) => rows);

/** Who is in the file without an e-mail, who is here but not in it, and how many are here at all. */
export const peopleApart = (db: Db) =>
  sql<{ withoutEmail: number; missing: number; here: number; stayLeft: number }>`
    select (select count(*) from import_plan where email is null and state in ('active', 'on_leave')) as without_email,
      (select count(*) from people_person p where state in ('active', 'on_leave')
        and not exists (select from import_match m where m.id = p.id)) as missing,
      (select count(*) from people_person where state in ('active', 'on_leave')) as here,
      (select count(*) from people_person p join import_plan f on f.id = p.id
        where p.state = 'left' and f.state = 'left' and f.kind <> 'left') as stay_left`
    .execute(db)
    .then(({ rows }) => rows[0] ?? { withoutEmail: 0, missing: 0, here: 0, stayLeft: 0 });
