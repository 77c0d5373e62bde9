import type { Editions } from '#kernel/language.ts';
import type { Db } from '#platform/database.ts';
import type { CaseKind } from '../contract/case.ts';

export interface Settings {
  dueDays: Record<CaseKind, number>;
  houseRules: Editions;
  version: number;
}

export const findSettings = (db: Db): Promise<Settings | undefined> =>
  db.selectFrom('conversation_settings').select(['dueDays', 'houseRules', 'version']).executeTakeFirst();

/** Writes the settings if `version` is the newest; version 0 stands for those of the product, before anybody wrote any. */
export async function writeSettings(db: Db, { version, ...facts }: Settings): Promise<boolean> {
  const values = {
    dueDays: JSON.stringify(facts.dueDays),
    houseRules: JSON.stringify(facts.houseRules),
    version: version + 1,
  };
  const written =
    version === 0
      ? await db
          .insertInto('conversation_settings')
          .values(values)
          .onConflict((conflict) => conflict.doNothing())
          .returning('version')
          .executeTakeFirst()
      : await db
          .updateTable('conversation_settings')
          .set(values)
          .where('version', '=', version)
          .returning('version')
          .executeTakeFirst();
  return written !== undefined;
}
