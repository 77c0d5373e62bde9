import type { Insertable, Selectable } from 'kysely';
import type { Instant } from '#kernel/calendar.ts';
import type { Db } from '#platform/database.ts';
import type { NameHashTable } from '../tables/name-hash.ts';

/** The hashes, unless they were made before this instant. */
export const nameHashesSince = (
  db: Db,
  since: Instant,
): Promise<Pick<Selectable<NameHashTable>, 'salt' | 'names' | 'titles'> | undefined> =>
  db
    .selectFrom('listening_name_hash')
    .select(['salt', 'names', 'titles'])
    .where('madeAt', '>=', since)
    .executeTakeFirst();

export const writeNameHashes = (db: Db, hashes: Insertable<NameHashTable>) =>
  db
    .insertInto('listening_name_hash')
    .values(hashes)
    .onConflict((conflict) => conflict.column('one').doUpdateSet(hashes))
    .execute();

/** The names of everybody who has not left. */
export async function namesInUse(db: Db): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('people_person')
    .select('name')
    .distinct()
    .where('state', '!=', 'left')
    .where('name', 'is not', null)
    .execute();
  return rows.flatMap(({ name }) => name ?? []);
}

/** Titles that fewer than so many people have. */
export async function titlesOfFewerThan(db: Db, count: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('people_person')
    .select('title')
    .where('state', '!=', 'left')
    .where('title', 'is not', null)
    .groupBy('title')
    .having((eb) => eb.fn.countAll(), '<', count)
    .execute();
  return rows.flatMap(({ title }) => title ?? []);
}
