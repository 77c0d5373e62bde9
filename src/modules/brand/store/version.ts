import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';

export interface Version {
  id: string;
  state: 'draft' | 'published' | 'discarded';
  restoredFrom: string | null;
  startedBy: string | null;
  startedAt: string;
  discardedBy: string | null;
  discardedAt: string | null;
  version: number;
}

const COLUMNS = [
  'id',
  'state',
  'restoredFrom',
  'startedBy',
  'startedAt',
  'discardedBy',
  'discardedAt',
  'version',
] as const;

export const findDraft = (db: Db): Promise<Version | undefined> =>
  db.selectFrom('brand_version').select(COLUMNS).where('state', '=', 'draft').executeTakeFirst();

/** The draft, kept from being changed, published or discarded by others until the transaction ends. */
export const lockDraft = (db: Db): Promise<Version | undefined> =>
  db.selectFrom('brand_version').select(COLUMNS).where('state', '=', 'draft').forUpdate().executeTakeFirst();

export const findVersion = (db: Db, id: string): Promise<Version | undefined> =>
  db.selectFrom('brand_version').select(COLUMNS).where('id', '=', id).executeTakeFirst();

/** Starts the draft; of two at once, one gets it. */
export const insertDraft = (
  db: Db,
  row: { id: string; restoredFrom: string | null; startedBy: string | null; startedAt: string },
): Promise<Version | undefined> =>
  db
    .insertInto('brand_version')
    .values({
      ...row,
      state: 'draft',
      number: null,
      note: null,
      publishedBy: null,
      publishedAt: null,
      discardedBy: null,
      discardedAt: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning(COLUMNS)
    .executeTakeFirst();

/** Counts a change of the draft and gives the new count. */
export const countDraftChange = async (db: Db, id: string): Promise<number> => {
  const row = await db
    .updateTable('brand_version')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow();
  return row.version;
};

export const markDiscarded = (
  db: Db,
  id: string,
  by: { discardedBy: string | null; discardedAt: string },
): Promise<unknown> =>
  db
    .updateTable('brand_version')
    .set({ state: 'discarded', ...by })
    .where('id', '=', id)
    .execute();

export const discardedVersions = (db: Db, limit: number) =>
  db
    .selectFrom('brand_version')
    .leftJoin('people_person', 'people_person.id', 'brand_version.discardedBy')
    .select(['brand_version.id', 'discardedAt', 'discardedBy', 'people_person.name'])
    .where('brand_version.state', '=', 'discarded')
    .orderBy('discardedAt', 'desc')
    .orderBy('brand_version.id', 'desc')
    .limit(limit)
    .execute();

/** Published versions with their publisher's name and the number of the version that they brought back. */
const published = (db: Db) =>
  db
    .selectFrom('brand_version as v')
    .leftJoin('people_person as p', 'p.id', 'v.publishedBy')
    .leftJoin('brand_version as r', 'r.id', 'v.restoredFrom')
    .select([
      'v.id',
      'v.number',
      'v.note',
      'v.publishedAt',
      'v.publishedBy',
      'p.name as publisherName',
      'r.number as restoredNumber',
    ])
    .where('v.state', '=', 'published')
    .orderBy('v.number', 'desc');

export type PublishedRow = Awaited<ReturnType<typeof publishedVersions>>[number];

/** The newest published version whose number is below the given one, or the newest of all. */
export const currentVersion = (db: Db, below?: number): Promise<PublishedRow | undefined> =>
  published(db)
    .$if(below !== undefined, (query) => query.where('v.number', '<', below ?? 0))
    .limit(1)
    .executeTakeFirst();

export const publishedVersion = (db: Db, id: string): Promise<PublishedRow | undefined> =>
  published(db).where('v.id', '=', id).executeTakeFirst();

export const publishedVersions = (db: Db, { below, limit }: { below: number | undefined; limit: number }) =>
  published(db)
    .$if(below !== undefined, (query) => query.where('v.number', '<', below ?? 0))
    .limit(limit)
    .execute();

/** Turns the draft into the next published version. */
export const markPublished = (
  db: Db,
  id: string,
  facts: { note: string | null; publishedBy: string | null; publishedAt: string },
): Promise<unknown> =>
  db
    .updateTable('brand_version')
    .set({
      ...facts,
      state: 'published',
      // Nobody else can: there is one draft, and it is locked.
      number: sql`(select coalesce(max(number), 0) + 1 from brand_version)`,
    })
    .where('id', '=', id)
    .execute();
