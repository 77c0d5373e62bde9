import type { Day, Instant } from '#kernel/calendar.ts';
import type { Db } from '#platform/database.ts';

export interface FocusRow {
  readonly id: string;
  readonly waveId: string;
  readonly groupKey: string;
  readonly itemId: string;
  readonly actionId: string | null;
  readonly askAgainOn: Day;
  readonly followUpId: string | null;
  readonly version: number;
}

const COLUMNS = [
  'id',
  'waveId',
  'groupKey',
  'itemId',
  'actionId',
  'askAgainOn',
  'followUpId',
  'version',
] as const;

export const focusOf = (db: Db, waveId: string, groupKey: string): Promise<FocusRow[]> =>
  db
    .selectFrom('listening_focus')
    .select(COLUMNS)
    .where('waveId', '=', waveId)
    .where('groupKey', '=', groupKey)
    .orderBy('id')
    .limit(200)
    .execute();

export const findFocus = (db: Db, focusId: string): Promise<FocusRow | undefined> =>
  db.selectFrom('listening_focus').select(COLUMNS).where('id', '=', focusId).executeTakeFirst();

/** The focus item, held until the transaction ends. */
export const holdFocus = (db: Db, focusId: string): Promise<FocusRow | undefined> =>
  db.selectFrom('listening_focus').select(COLUMNS).where('id', '=', focusId).forUpdate().executeTakeFirst();

/** Focus items whose day has come and about which nobody has asked again, the oldest first. */
export const dueFocus = (db: Db, today: Day): Promise<FocusRow[]> =>
  db
    .selectFrom('listening_focus')
    .select(COLUMNS)
    .where('askAgainOn', '<=', today)
    .where('followUpId', 'is', null)
    .orderBy('askAgainOn')
    .orderBy('id')
    .limit(200)
    .execute();

/** Chooses an item for a group; false when it was chosen already. */
export async function insertFocus(
  db: Db,
  row: Omit<FocusRow, 'version' | 'followUpId'> & { chosenBy: string | null; chosenAt: Instant },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('listening_focus')
    .values({ ...row, followUpId: null })
    .onConflict((conflict) => conflict.columns(['waveId', 'groupKey', 'itemId']).doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Writes a focus item if `version` is still the newest; the new version, undefined if somebody was faster. */
export const updateFocus = (
  db: Db,
  { id, version, ...change }: Pick<FocusRow, 'id' | 'version' | 'actionId' | 'askAgainOn'>,
): Promise<{ version: number } | undefined> =>
  db
    .updateTable('listening_focus')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst();

export const tieFollowUp = (db: Db, id: string, followUpId: string) =>
  db
    .updateTable('listening_focus')
    .set(({ eb }) => ({ followUpId, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();

export async function deleteFocus(
  db: Db,
  { id, version }: { id: string; version: number },
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('listening_focus')
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
