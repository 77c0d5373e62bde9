import { sql } from 'kysely';
import type { Language } from '#kernel/language.ts';
import type { Db } from '#platform/database.ts';

export interface Answerer {
  id: string;
  name: string | null;
  title: string | null;
  email: string | null;
  language: Language | null;
  managerId: string | null;
}

/** Somebody who works here; undefined for those who left, who are candidates or who never were. */
export const findWorking = (db: Db, personId: string): Promise<Answerer | undefined> =>
  db
    .selectFrom('people_person')
    .select(['id', 'name', 'title', 'email', 'language', 'managerId'])
    .where('id', '=', personId)
    .where('state', 'in', ['active', 'on_leave'])
    .executeTakeFirst();

/** Which of these people work here. */
export const workingOf = (db: Db, personIds: readonly string[]): Promise<{ id: string }[]> =>
  db
    .selectFrom('people_person')
    .select('id')
    .where('id', 'in', [...personIds])
    .where('state', 'in', ['active', 'on_leave'])
    .execute();

/** Whoever most people of the unit report to, if they work here. */
export const managerOfUnit = (db: Db, unitId: string): Promise<{ id: string } | undefined> =>
  db
    .selectFrom('people_person as member')
    .innerJoin('people_person as manager', 'manager.id', 'member.managerId')
    .select('manager.id')
    .where('member.unitId', '=', unitId)
    .where('member.state', 'in', ['active', 'on_leave'])
    .where('manager.state', 'in', ['active', 'on_leave'])
    .groupBy('manager.id')
    .orderBy((eb) => eb.fn.countAll(), 'desc')
    .orderBy('manager.id')
    .limit(1)
    .executeTakeFirst();

export const findUnit = (db: Db, unitId: string): Promise<{ id: string } | undefined> =>
  db
    .selectFrom('people_unit')
    .select('id')
    .where('id', '=', unitId)
    .where('closedAt', 'is', null)
    .executeTakeFirst();

/** How many people work in a unit and below it. */
export async function peopleBelow(db: Db, unitId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with recursive below as (
      select id from people_unit where id = ${unitId}
      union select unit.id from people_unit as unit join below on unit.parent_id = below.id
    )
    select count(*) as count from people_person as person join below on below.id = person.unit_id
    where person.state in ('active', 'on_leave')`.execute(db);
  return rows[0]?.count ?? 0;
}
