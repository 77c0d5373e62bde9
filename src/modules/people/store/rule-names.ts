import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import type { RuleNames } from '../contract/audience.ts';
import type { Mentions } from '../domain/audience-references.ts';

/** The names of what a rule mentions; what does not exist is left out. Attributes with a null key list ask for all. */
export async function namesOf(db: Db, mentions: Mentions): Promise<RuleNames> {
  const [units, people, audiences, attributes] = await Promise.all([
    db
      .selectFrom('people_unit')
      .select(['id', 'name', 'code'])
      .where('id', '=', anyId(mentions.unitIds))
      .execute(),
    db
      .selectFrom('people_person')
      .select(['id', 'name', 'title', 'employeeNumber'])
      .where('id', '=', anyId(mentions.personIds))
      .execute(),
    db
      .selectFrom('people_audience')
      .select(['id', 'name'])
      .where('id', '=', anyId(mentions.audienceIds))
      .where('retiredAt', 'is', null)
      .execute(),
    db
      .selectFrom('people_attribute')
      .select(['key', 'label', 'type'])
      .where('key', '=', sql<string>`any(${mentions.attributeKeys}::text[])`)
      .execute(),
  ]);
  return { units, people, audiences, attributes };
}

const anyId = (ids: readonly string[]) => sql<string>`any(${[...ids]}::uuid[])`;

/** Role families and locations of the people who count, most frequent first, and all declared attributes. */
export async function ruleChoices(db: Db) {
  const [roleFamilies, locations, attributes] = await Promise.all([
    frequent(db, 'roleFamily'),
    frequent(db, 'location'),
    db.selectFrom('people_attribute').select(['key', 'label', 'type']).orderBy('key').limit(500).execute(),
  ]);
  return { roleFamilies, locations, attributes };
}

async function frequent(db: Db, column: 'roleFamily' | 'location'): Promise<string[]> {
  const { rows } = await sql<{ value: string }>`
    select ${sql.ref(column)} as value from people_census where ${sql.ref(column)} <> ''
    group by 1 order by count(*) desc, 1 limit 500`.execute(db);
  return rows.map(({ value }) => value);
}
