import { sql } from 'kysely';
import type { Editions } from '#kernel/language.ts';
import type { Db } from '#platform/database.ts';

/** People who may be meant by names, numbers or addresses of a file, lower-cased; several per word where it is not one's own. */
export async function peopleNamed(db: Db, words: readonly string[]): Promise<{ id: string; word: string }[]> {
  if (words.length === 0) return [];
  const { rows } = await sql<{ id: string; word: string }>`
    select p.id, given.word from unnest(${[...new Set(words)]}::text[]) as given (word)
    join people_person p on lower(p.email) = given.word
      or lower(p.employee_number) = given.word or lower(p.name) = given.word
    where p.state in ('active', 'on_leave')
    order by given.word, p.id limit 20000`.execute(db);
  return rows;
}

/** Audiences in use by their lower-cased name. */
export async function audiencesNamed(db: Db, words: readonly string[]): Promise<Map<string, string>> {
  if (words.length === 0) return new Map();
  const { rows } = await sql<{ id: string; word: string }>`
    select id, lower(name) as word from people_audience
    where lower(name) = any(${[...words]}::text[]) and retired_at is null limit 2000`.execute(db);
  return new Map(rows.map(({ id, word }) => [word, id]));
}

/** Titles of values and promises, and which of an object's links lead to kinds that are not the plan's. */
export async function threadTitles(db: Db, ids: readonly string[]): Promise<Map<string, Editions>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('brand_thread_node')
    .select(['id', 'title'])
    .where('kind', 'in', ['value', 'promise'])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map(({ id, title }) => [id, title]));
}

/** What objects of the plan are linked to on the thread. */
export async function linksOf(
  db: Db,
  kind: 'goal' | 'measure' | 'action',
  ids: readonly string[],
): Promise<
  {
    fromId: string;
    toKind: 'value' | 'promise' | 'goal' | 'campaign' | 'action' | 'piece' | 'measure';
    toId: string;
  }[]
> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('brand_link')
    .select(['fromId', 'toKind', 'toId'])
    .where('fromKind', '=', kind)
    .where('fromId', 'in', ids)
    .execute();
}
