import type { Db } from '#platform/database.ts';

/** Names of people and audiences, by id; the nameless and the unknown are left out. */
export async function namesOf(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('people_person')
    .select(['id', 'name'])
    .where('id', 'in', ids)
    .unionAll((eb) => eb.selectFrom('people_audience').select(['id', 'name']).where('id', 'in', ids))
    .execute();
  return new Map(rows.flatMap(({ id, name }) => (name ? [[id, name] as const] : [])));
}

/** Whether the person is there and has not left. */
export const isPresent = async (db: Db, personId: string): Promise<boolean> =>
  (await db
    .selectFrom('people_person')
    .select('id')
    .where('id', '=', personId)
    .where('state', 'in', ['active', 'on_leave'])
    .executeTakeFirst()) !== undefined;

/** Whether the audience is there and in use. */
export const isAudience = async (db: Db, audienceId: string): Promise<boolean> =>
  (await db
    .selectFrom('people_audience')
    .select('id')
    .where('id', '=', audienceId)
    .where('retiredAt', 'is', null)
    .executeTakeFirst()) !== undefined;

export const roleFamilyOf = async (db: Db, personId: string): Promise<string | null> =>
  (await db.selectFrom('people_person').select('roleFamily').where('id', '=', personId).executeTakeFirst())
    ?.roleFamily ?? null;

/** The role families of people who have not left. */
export async function roleFamilies(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('people_person')
    .select('roleFamily')
    .distinct()
    .where('roleFamily', 'is not', null)
    .where('state', '!=', 'left')
    .orderBy('roleFamily')
    .limit(500)
    .execute();
  return rows.flatMap(({ roleFamily }) => (roleFamily ? [roleFamily] : []));
}
