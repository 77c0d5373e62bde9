import type { Db } from '#platform/database.ts';
import type { LastingKind } from '../contract/content.ts';

export interface Retirement {
  objectId: string;
  kind: LastingKind;
  reason: string;
  leftHanging: string[];
}

export const retirementsOf = (db: Db, versionId: string): Promise<Retirement[]> =>
  db
    .selectFrom('brand_retirement')
    .select(['objectId', 'kind', 'reason', 'leftHanging'])
    .where('versionId', '=', versionId)
    .orderBy('retiredAt')
    .orderBy('objectId')
    .limit(1000)
    .execute();

/** Records who retires what and why; said again, the newest reason and list hold. */
export const putRetirement = (
  db: Db,
  row: Omit<Retirement, 'leftHanging'> & {
    versionId: string;
    leftHanging: readonly string[];
    retiredBy: string | null;
    retiredAt: string;
  },
): Promise<unknown> => {
  const { versionId, objectId, kind, leftHanging, ...said } = row;
  const told = { ...said, leftHanging: JSON.stringify(leftHanging) };
  return db
    .insertInto('brand_retirement')
    .values({ versionId, objectId, kind, ...told })
    .onConflict((conflict) => conflict.columns(['versionId', 'objectId']).doUpdateSet(told))
    .execute();
};

export const deleteRetirement = async (db: Db, versionId: string, objectId: string): Promise<boolean> => {
  const row = await db
    .deleteFrom('brand_retirement')
    .where('versionId', '=', versionId)
    .where('objectId', '=', objectId)
    .returning('objectId')
    .executeTakeFirst();
  return row !== undefined;
};
