import type { Db } from '#platform/database.ts';

export interface Organisation {
  name: string;
  language: 'en' | 'fi' | 'es';
  zone: string;
  accent: string;
  version: number;
  foundedAt: string;
}

const COLUMNS = ['name', 'language', 'zone', 'accent', 'version', 'foundedAt'] as const;

export const findOrganisation = (db: Db): Promise<Organisation | undefined> =>
  db.selectFrom('people_organisation').select(COLUMNS).executeTakeFirst();

/** Founds the organisation unless it is there; of two at once, one gets it. */
export const insertOrganisation = (
  db: Db,
  row: Omit<Organisation, 'version'>,
): Promise<Organisation | undefined> =>
  db
    .insertInto('people_organisation')
    .values(row)
    .onConflict((conflict) => conflict.column('onlyOne').doNothing())
    .returning(COLUMNS)
    .executeTakeFirst();

/** Writes the new facts if `version` is still the newest; undefined if somebody was faster. */
export const updateOrganisation = (
  db: Db,
  { version, ...facts }: Omit<Organisation, 'foundedAt'>,
): Promise<Organisation | undefined> =>
  db
    .updateTable('people_organisation')
    .set({ ...facts, version: version + 1 })
    .where('version', '=', version)
    .returning(COLUMNS)
    .executeTakeFirst();
