import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';

/** Names of people and audiences, by id; the nameless and the unknown are left out. */
export async function namesOf(db: Db, ids: Iterable<string>): Promise<Record<string, string>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return {};
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from people_person where id = any(${wanted}::uuid[]) and name is not null
    union all select id, name from people_audience where id = any(${wanted}::uuid[])`.execute(db);
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}

/** Which of these people are there and have not left. */
export async function presentPeople(db: Db, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('people_person')
    .select('id')
    .where('id', 'in', ids)
    .where('state', 'in', ['active', 'on_leave'])
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Which of these audiences are there and in use. */
export async function usedAudiences(db: Db, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .selectFrom('people_audience')
    .select('id')
    .where('id', 'in', ids)
    .where('retiredAt', 'is', null)
    .execute();
  return new Set(rows.map(({ id }) => id));
}
