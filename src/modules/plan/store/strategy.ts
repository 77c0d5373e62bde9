import type { Day, Instant } from '#kernel/calendar.ts';
import type { Editions } from '#kernel/language.ts';
import type { Db } from '#platform/database.ts';

export interface StrategyFields {
  readonly title: Editions;
  readonly why: Editions;
  readonly serves: Editions;
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly ownerId: string | null;
}

const strategies = (db: Db) =>
  db
    .selectFrom('plan_strategy as s')
    .leftJoin('people_person as owner', 'owner.id', 's.ownerId')
    .leftJoin('people_person as changer', 'changer.id', 's.changedBy')
    .selectAll('s')
    .select(['owner.name as ownerName', 'changer.name as changerName']);

export type StrategyRow = Awaited<ReturnType<ReturnType<typeof strategies>['execute']>>[number];

export const allStrategies = (db: Db): Promise<StrategyRow[]> =>
  strategies(db).orderBy('s.startsOn', 'desc').orderBy('s.id', 'desc').limit(200).execute();

export const findStrategy = (db: Db, id: string): Promise<StrategyRow | undefined> =>
  strategies(db).where('s.id', '=', id).executeTakeFirst();

interface Written {
  readonly changedBy: string | null;
  readonly changedAt: Instant;
}

export const insertStrategy = (db: Db, id: string, row: StrategyFields & Written) =>
  db
    .insertInto('plan_strategy')
    .values({ id, ...asColumns(row) })
    .execute();

/** Writes the strategy if `version` is still the newest; says whether it was. */
export async function updateStrategy(
  db: Db,
  { id, version }: { id: string; version: number },
  row: StrategyFields & Written,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('plan_strategy')
    .set({ ...asColumns(row), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

function asColumns({ title, why, serves, ...row }: StrategyFields & Written) {
  return {
    ...row,
    title: JSON.stringify(title),
    why: JSON.stringify(why),
    serves: JSON.stringify(serves),
  };
}
