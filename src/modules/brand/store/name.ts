import type { Db } from '#platform/database.ts';

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
