import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import type { Content, LastingKind, ObjectKind } from '../contract/content.ts';
import type { BrandObject } from '../domain/content.ts';

/** An object of a version, with who wrote it last and how often it was written. */
export interface ObjectRow extends BrandObject {
  readonly version: number;
  readonly changedAt: string;
  readonly changedBy: string | null;
  readonly changerName: string | null;
}

const objects = (db: Db) =>
  db
    .selectFrom('brand_object as o')
    .leftJoin('people_person as p', 'p.id', 'o.changedBy')
    .select([
      'o.id',
      'o.kind',
      'o.position',
      'o.ownerId',
      'o.audienceId',
      'o.content',
      'o.version',
      'o.changedAt',
      'o.changedBy',
      'p.name as changerName',
    ]);

type Row = Awaited<ReturnType<ReturnType<typeof objects>['execute']>>[number];

/** A version has at most 200 objects of a kind; the service holds the bound. */
export async function objectsOf(db: Db, versionId: string): Promise<ObjectRow[]> {
  const rows = await objects(db)
    .where('o.versionId', '=', versionId)
    .orderBy('o.kind')
    .orderBy('o.position')
    .orderBy('o.id')
    .limit(1000)
    .execute();
  return rows.map(asObject);
}

export async function findObject(db: Db, versionId: string, id: string): Promise<ObjectRow | undefined> {
  const row = await objects(db)
    .where('o.versionId', '=', versionId)
    .where('o.id', '=', id)
    .executeTakeFirst();
  return row && asObject(row);
}

function asObject({ ownerId, audienceId, content, ...row }: Row): ObjectRow {
  return { ...row, content: content.kind === 'promise' ? { ...content, ownerId, audienceId } : content };
}

/** Owner and audience are columns, so that a person who is erased leaves no id behind. */
function asColumns(content: Content) {
  if (content.kind !== 'promise')
    return { ownerId: null, audienceId: null, content: JSON.stringify(content) };
  const { ownerId, audienceId, ...texts } = content;
  return { ownerId, audienceId, content: JSON.stringify(texts) };
}

interface Change {
  readonly content: Content;
  readonly changedBy: string | null;
  readonly changedAt: string;
}

/** Adds an object, last of its kind; a mission or vision only if the version has none: false then. */
export async function insertObject(
  db: Db,
  versionId: string,
  { id, content, ...change }: Change & { id: string },
): Promise<boolean> {
  const row = await db
    .insertInto('brand_object')
    .values({
      versionId,
      id,
      kind: content.kind,
      position: sql`(select coalesce(max(position), 0) + 1 from brand_object where version_id = ${versionId} and kind = ${content.kind})`,
      ...asColumns(content),
      ...change,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Writes the content if `version` is still the newest; false if somebody was faster. */
export async function updateObject(
  db: Db,
  versionId: string,
  { id, version, content, ...change }: Change & { id: string; version: number },
): Promise<boolean> {
  const row = await db
    .updateTable('brand_object')
    .set({ ...asColumns(content), ...change, version: version + 1 })
    .where('versionId', '=', versionId)
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export const deleteObjects = (db: Db, versionId: string, ids: readonly string[]): Promise<unknown> =>
  db.deleteFrom('brand_object').where('versionId', '=', versionId).where('id', 'in', ids).execute();

/** Gives a version the objects of another as they are there, one of them or all. */
export const copyObjects = (
  db: Db,
  { from, to, only }: { from: string; to: string; only?: string },
): Promise<unknown> =>
  db
    .insertInto('brand_object')
    .columns([
      'versionId',
      'id',
      'kind',
      'position',
      'ownerId',
      'audienceId',
      'content',
      'changedBy',
      'changedAt',
    ])
    .expression((eb) =>
      eb
        .selectFrom('brand_object')
        .select([
          eb.val(to).as('versionId'),
          'id',
          'kind',
          'position',
          'ownerId',
          'audienceId',
          'content',
          'changedBy',
          'changedAt',
        ])
        .where('versionId', '=', from)
        .$if(only !== undefined, (query) => query.where('id', '=', only ?? '')),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();

/** The id that the organisation's mission or vision has had in any version. */
export const idOfTheOnly = async (db: Db, kind: ObjectKind): Promise<string | undefined> =>
  (await db.selectFrom('brand_object').select('id').where('kind', '=', kind).limit(1).executeTakeFirst())?.id;

/** Numbers the objects of a kind in the order of the ids. */
export const orderObjects = (
  db: Db,
  versionId: string,
  { kind, ids }: { kind: LastingKind; ids: readonly string[] },
): Promise<unknown> =>
  sql`
    update brand_object o set position = place.position
    from unnest(${[...ids]}::uuid[]) with ordinality as place (id, position)
    where o.version_id = ${versionId} and o.kind = ${kind} and o.id = place.id`.execute(db);
