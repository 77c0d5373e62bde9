import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';

export interface FileRow {
  id: string;
  name: string;
  type: string;
  bytes: number;
}

const COLUMNS = ['id', 'name', 'type', 'bytes'] as const;

export const insertFile = (
  db: Db,
  row: FileRow & { uploadedBy: string | null; uploadedAt: string },
): Promise<unknown> => db.insertInto('brand_file').values(row).execute();

export const findFile = (db: Db, id: string): Promise<FileRow | undefined> =>
  db.selectFrom('brand_file').select(COLUMNS).where('id', '=', id).executeTakeFirst();

export const filesOf = async (db: Db, ids: readonly string[]): Promise<FileRow[]> =>
  ids.length === 0 ? [] : db.selectFrom('brand_file').select(COLUMNS).where('id', 'in', ids).execute();

const holding = (fileId: string) => JSON.stringify({ proofs: [{ fileId }] });

/** Whether a published version proves something with the file. */
export async function isFilePublished(db: Db, fileId: string): Promise<boolean> {
  const row = await db
    .selectFrom('brand_object as o')
    .innerJoin('brand_version as v', 'v.id', 'o.versionId')
    .select('o.id')
    .where('v.state', '=', 'published')
    .where(sql<boolean>`o.content @> ${holding(fileId)}::jsonb`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Forgets files that were uploaded before the instant and that no version holds, and gives their ids. */
export async function deleteUnusedFiles(db: Db, before: string, limit: number): Promise<string[]> {
  const rows = await db
    .deleteFrom('brand_file')
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('brand_file as f')
        .select('f.id')
        .where('f.uploadedAt', '<', before)
        .where(
          sql<boolean>`not exists (select from brand_object o where o.content @> jsonb_build_object('proofs', jsonb_build_array(jsonb_build_object('fileId', f.id))))`,
        )
        .orderBy('f.uploadedAt')
        .limit(limit),
    )
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}
