import { sql } from 'kysely';
import type { Day } from '#kernel/calendar.ts';
import { COLLATIONS, type Language } from '#kernel/language.ts';
import type { Db } from '#platform/database.ts';
import type { Rule } from '../contract/audience-rule.ts';
import { countSql, personIdsSql } from './audience-sql.ts';

/** How many an expanded rule matches. */
export async function countOf(db: Db, rule: Rule, today: Day): Promise<number> {
  const { rows } = await countSql(rule, today).execute(db);
  return rows[0]?.count ?? 0;
}

export interface PreviewedPerson {
  id: string;
  name: string | null;
  title: string | null;
  employeeNumber: string | null;
  unitName: string | null;
  location: string | null;
}

/** Some people of an expanded rule (those who have been here longest in the system), by name. */
export async function firstOf(
  db: Db,
  rule: Rule,
  { today, limit, language }: { today: Day; limit: number; language: Language },
): Promise<PreviewedPerson[]> {
  const { rows } = await sql<PreviewedPerson>`
    select person.id, person.name, person.title, person.employee_number, unit.name as unit_name, person.location
    from people_person person left join people_unit unit on unit.id = person.unit_id
    where person.id in (${personIdsSql(rule, today)} order by census.person_id limit ${limit})
    order by person.name collate ${sql.id(COLLATIONS[language])} nulls last, person.id`.execute(db);
  return rows;
}
