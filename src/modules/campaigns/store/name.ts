import type { Editions } from '#kernel/language.ts';
import type { Db } from '#platform/database.ts';

/** Titles of goals on the thread that are not sealed; drafts too when asked for. */
export async function goalTitles(
  db: Db,
  ids: readonly string[],
  { drafts }: { drafts: boolean },
): Promise<{ id: string; title: Editions }[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom('brand_thread_node')
    .select(['id', 'title'])
    .where('kind', '=', 'goal')
    .where('id', 'in', ids)
    .where((eb) => (drafts ? eb.lit(true) : eb.and([eb('state', '<>', 'draft'), eb('sealed', '=', false)])))
    .orderBy('id')
    .execute();
}
