import { sql } from 'kysely';
import { COLLATIONS, type Language } from '#kernel/language.ts';
import type { Db } from '#platform/database.ts';

export interface ChartLine {
  id: string;
  name: string | null;
  title: string | null;
  unitId: string | null;
  unitName: string | null;
  /** Direct reports who count, and everyone below at any level. */
  reports: number;
  below: number;
}

/** Managers who count, from the top down to the one above a person. */
export async function managersAbove(
  db: Db,
  personId: string,
): Promise<{ id: string; name: string | null; title: string | null }[]> {
  const { rows } = await sql<{ id: string; name: string | null; title: string | null }>`
    with recursive up (id, manager_id, height) as (
      select id, manager_id, 0 from people_person where id = ${personId}::uuid
      union all
      select person.id, person.manager_id, up.height + 1
      from up join people_person person on person.id = up.manager_id where up.height < 100
    )
    select person.id, person.name, person.title from up join people_person person using (id)
    where up.height > 0 and person.state in ('active', 'on_leave') order by up.height desc`.execute(db);
  return rows;
}

/** A person as a place in the chart. */
export async function chartLine(db: Db, personId: string): Promise<ChartLine | undefined> {
  const { rows } = await sql<ChartLine>`
    with chosen as (select id, name, title, unit_id from people_person where id = ${personId}::uuid) ${LINES}`.execute(
    db,
  );
  return rows[0];
}

/** Direct reports who count, by name; those without one last. */
export async function reportsPage(
  db: Db,
  managerId: string,
  {
    after,
    limit,
    language,
  }: {
    after: { nameless: boolean; name: string; id: string } | undefined;
    limit: number;
    language: Language;
  },
): Promise<ChartLine[]> {
  const name = sql`coalesce(name, '') collate ${sql.id(COLLATIONS[language])}`;
  const behind = after
    ? sql`and (name is null, ${name}, id) > (${after.nameless}::boolean, ${after.name}, ${after.id}::uuid)`
    : sql``;
  const { rows } = await sql<ChartLine>`
    with chosen as (
      select id, name, title, unit_id from people_person
      where manager_id = ${managerId}::uuid and state in ('active', 'on_leave') ${behind}
      order by name is null, ${name}, id limit ${limit}
    ) ${LINES} order by chosen.name is null, coalesce(chosen.name, '') collate ${sql.id(COLLATIONS[language])}, chosen.id`.execute(
    db,
  );
  return rows;
}

/** People without a manager who have reports: the largest lines first. */
export async function chartTops(db: Db): Promise<ChartLine[]> {
  const { rows } = await sql<ChartLine>`
    with chosen as (
      select person.id, person.name, person.title, person.unit_id
      from people_manager manager join people_person person on person.id = manager.person_id
      where manager.manager_id is null and person.state in ('active', 'on_leave')
      order by manager.reports desc, person.id limit 200
    ) ${LINES} order by below desc, chosen.id`.execute(db);
  return rows;
}

// Everyone below is the sum of the direct reports of all managers below: walks a tenth of the people, and for many lines at once.
const LINES = sql`, recursive_lines as (
    with recursive line (top, id) as (
      select id, id from chosen
      union select line.top, manager.person_id from line join people_manager manager on manager.manager_id = line.id
    )
    select line.top, sum(manager.reports)::int as below
    from line join people_manager manager on manager.person_id = line.id group by line.top
  )
  select chosen.*, unit.name as unit_name, coalesce(own.reports, 0) as reports, coalesce(recursive_lines.below, 0) as below
  from chosen
  left join people_unit unit on unit.id = chosen.unit_id
  left join people_manager own on own.person_id = chosen.id
  left join recursive_lines on recursive_lines.top = chosen.id`;
