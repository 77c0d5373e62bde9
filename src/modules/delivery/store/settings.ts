import type { Db } from '#platform/database.ts';

export interface SettingsRecord {
  pushesADay: number;
  pushesAWeek: number;
  pushesOfAPiece: number;
  secondsAWeek: number;
  version: number;
}

/** What the house has set; undefined while it lives by the defaults. */
export async function findSettings(db: Db): Promise<SettingsRecord | undefined> {
  const row = await db
    .selectFrom('delivery_settings')
    .select(['dailyPushes', 'weeklyPushes', 'piecePushes', 'weeklySeconds', 'version'])
    .executeTakeFirst();
  return (
    row && {
      pushesADay: row.dailyPushes,
      pushesAWeek: row.weeklyPushes,
      pushesOfAPiece: row.piecePushes,
      secondsAWeek: row.weeklySeconds,
      version: row.version,
    }
  );
}

/** Writes the settings over the version that was read (0: none yet); false when another one stands there. */
export async function writeSettings(db: Db, row: SettingsRecord): Promise<boolean> {
  const { version } = row;
  const values = {
    dailyPushes: row.pushesADay,
    weeklyPushes: row.pushesAWeek,
    piecePushes: row.pushesOfAPiece,
    weeklySeconds: row.secondsAWeek,
  };
  if (version === 0) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('delivery_settings')
      .values(values)
      .onConflict((conflict) => conflict.column('onlyOne').doNothing())
      .executeTakeFirst();
    return (numInsertedOrUpdatedRows ?? 0n) > 0n;
  }
  const { numUpdatedRows } = await db
    .updateTable('delivery_settings')
    .set({ ...values, version: version + 1 })
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
