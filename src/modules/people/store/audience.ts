import { sql } from 'kysely';
import { COLLATIONS, type Language } from '#kernel/language.ts';
import type { Db } from '#platform/database.ts';
import type { Rule } from '../contract/audience-rule.ts';
import { containing } from './search.ts';

export interface Audience {
  id: string;
  name: string;
  rule: Rule;
  createdBy: string | null;
  createdAt: string;
  retiredAt: string | null;
  version: number;
}

const COLUMNS = ['id', 'name', 'rule', 'createdBy', 'createdAt', 'retiredAt', 'version'] as const;

/**
 * Only one at a time may change which audience uses which: two edits, each right by itself, could close a circle
 * together. Readers are not held up.
 */
export const lockAudiences = (db: Db) =>
  sql`lock table people_audience in share row exclusive mode`.execute(db);

export const findAudience = (db: Db, audienceId: string): Promise<Audience | undefined> =>
  // Safe: only rules that the contract took are written.
  db
    .selectFrom('people_audience')
    .select(COLUMNS)
    .where('id', '=', audienceId)
    .$narrowType<{ rule: Rule }>()
    .executeTakeFirst();

/** A page by name, after the name and id of the last one before. */
export const audiencePage = (
  db: Db,
  page: {
    search: string | undefined;
    retired: boolean;
    after: { name: string; id: string } | undefined;
    limit: number;
    language: Language;
  },
): Promise<Omit<Audience, 'rule'>[]> => {
  const name = sql<string>`name collate ${sql.id(COLLATIONS[page.language])}`;
  return db
    .selectFrom('people_audience')
    .select(['id', 'name', 'createdBy', 'createdAt', 'retiredAt', 'version'])
    .where('retiredAt', page.retired ? 'is not' : 'is', null)
    .$if(page.search !== undefined, (query) =>
      query.where(sql<boolean>`people_fold(name) like people_fold(${containing(page.search ?? '')})`),
    )
    .$if(page.after !== undefined, (query) =>
      query.where(sql<boolean>`(${name}, id) > (${page.after?.name}, ${page.after?.id}::uuid)`),
    )
    .orderBy(name)
    .orderBy('id')
    .limit(page.limit)
    .execute();
};

/** The rules of some audiences and of all that they use, directly or through others: one round trip for the whole web. */
export async function rulesUsedFrom(db: Db, audienceIds: readonly string[]): Promise<Map<string, Rule>> {
  const { rows } = await sql<{ id: string; rule: Rule }>`
    with recursive used (id) as (
      select unnest(${[...audienceIds]}::uuid[])
      union
      select (mention #>> '{}')::uuid
      from used
      join people_audience audience on audience.id = used.id
      cross join jsonb_path_query(audience.rule, '$.** ? (@.kind == "audience").audienceId') mention
    )
    select audience.id, audience.rule from used join people_audience audience using (id)`.execute(db);
  return new Map(rows.map(({ id, rule }) => [id, rule]));
}

/** The rules of all audiences in use, with their names. */
export const rulesInUse = (db: Db): Promise<{ id: string; name: string; rule: Rule }[]> =>
  db
    .selectFrom('people_audience')
    .select(['id', 'name', 'rule'])
    .where('retiredAt', 'is', null)
    .$narrowType<{ rule: Rule }>()
    .execute();

/** Audiences in use whose rule names this one. */
export const usersOf = (db: Db, audienceId: string): Promise<{ id: string; name: string }[]> =>
  db
    .selectFrom('people_audience')
    .select(['id', 'name'])
    .where('retiredAt', 'is', null)
    .where(
      sql<boolean>`jsonb_path_exists(rule, '$.** ? (@.kind == "audience" && @.audienceId == $id)', jsonb_build_object('id', ${audienceId}::text))`,
    )
    .orderBy('name')
    .limit(100)
    .execute();

export const insertAudience = async (
  db: Db,
  row: Pick<Audience, 'id' | 'name' | 'rule' | 'createdBy' | 'createdAt'>,
): Promise<void> => {
  await db
    .insertInto('people_audience')
    .values({ ...row, rule: JSON.stringify(row.rule), retiredAt: null })
    .execute();
};

/** Writes name and rule if `version` is still the newest; says whether it was. */
export async function updateAudience(
  db: Db,
  { id, name, rule, version }: Pick<Audience, 'id' | 'name' | 'rule' | 'version'>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('people_audience')
    .set({ name, rule: JSON.stringify(rule), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('retiredAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export const setRetired = (db: Db, audienceId: string, retiredAt: string | null) =>
  db
    .updateTable('people_audience')
    .set((row) => ({ retiredAt, version: row('version', '+', 1) }))
    .where('id', '=', audienceId)
    .execute();
