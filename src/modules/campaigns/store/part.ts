import type { Instant } from '#kernel/calendar.ts';
import type { Db } from '#platform/database.ts';
import type { ChangeWord, PartKind } from '../contract/part.ts';

export interface PartRow {
  readonly id: string;
  readonly campaignId: string;
  readonly kind: PartKind;
  readonly position: number;
  readonly content: Record<string, unknown>;
  readonly version: number;
  readonly changedBy: string | null;
  readonly changedAt: Instant;
}

const parts = (db: Db) =>
  db
    .selectFrom('campaigns_part')
    .select(['id', 'campaignId', 'kind', 'position', 'content', 'version', 'changedBy', 'changedAt'])
    .where('removedAt', 'is', null);

/** The parts of a brief in the order of their kinds' lists. */
export const partsOf = (db: Db, campaignId: string): Promise<PartRow[]> =>
  parts(db).where('campaignId', '=', campaignId).orderBy('position').orderBy('id').limit(2000).execute();

export const findPart = (db: Db, partId: string): Promise<PartRow | undefined> =>
  parts(db).where('id', '=', partId).executeTakeFirst();

/** The heads, or another single part, of several campaigns. */
export const partsOfKind = (db: Db, campaignIds: readonly string[], kind: PartKind): Promise<PartRow[]> =>
  campaignIds.length === 0
    ? Promise.resolve([])
    : parts(db).where('campaignId', 'in', campaignIds).where('kind', '=', kind).orderBy('id').execute();

interface Written {
  readonly changedBy: string | null;
  readonly changedAt: Instant;
}

export async function insertParts(
  db: Db,
  rows: readonly (Pick<PartRow, 'id' | 'campaignId' | 'kind' | 'position' | 'content'> & Written)[],
): Promise<void> {
  await db
    .insertInto('campaigns_part')
    .values(rows.map((row) => ({ ...row, content: JSON.stringify(row.content), removedAt: null })))
    .execute();
}

/** Writes a part if `version` is still the newest; says whether it was. */
export async function updatePart(
  db: Db,
  { id, version }: { id: string; version: number },
  { content, ...written }: Written & { content: Record<string, unknown> },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('campaigns_part')
    .set({ ...written, content: JSON.stringify(content), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('removedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function removePart(
  db: Db,
  { id, version }: { id: string; version: number },
  { changedBy, changedAt }: Written,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('campaigns_part')
    .set({ changedBy, changedAt, removedAt: changedAt, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('removedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Puts parts of one kind into the order of the ids. */
export async function orderParts(db: Db, campaignId: string, ids: readonly string[]): Promise<void> {
  await db
    .updateTable('campaigns_part')
    .set((eb) => ({
      position: eb.fn<number>('array_position', [eb.val([...ids]), eb.ref('id')]),
    }))
    .where('campaignId', '=', campaignId)
    .where('id', 'in', ids)
    .execute();
}

export interface ChangeRow {
  readonly campaignId: string;
  readonly number: number;
  readonly partId: string;
  readonly partKind: PartKind;
  readonly change: ChangeWord;
  readonly before: Record<string, unknown>;
  readonly after: Record<string, unknown>;
  readonly actorId: string | null;
  readonly at: Instant;
}

export const insertChange = (db: Db, { before, after, ...row }: ChangeRow) =>
  db
    .insertInto('campaigns_change')
    .values({ ...row, before: JSON.stringify(before), after: JSON.stringify(after) })
    .execute();

/** Changes after a number, newest first. */
export const changesSince = (db: Db, campaignId: string, since: number) =>
  db
    .selectFrom('campaigns_change as c')
    .leftJoin('people_person as p', 'p.id', 'c.actorId')
    .select(['c.number', 'c.partId', 'c.partKind', 'c.change', 'c.before', 'c.after', 'c.actorId', 'c.at'])
    .select('p.name as actorName')
    .where('c.campaignId', '=', campaignId)
    .where('c.number', '>', since)
    .orderBy('c.number', 'desc')
    .orderBy('c.partId')
    .limit(500)
    .execute();
