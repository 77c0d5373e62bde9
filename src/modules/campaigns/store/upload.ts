import { sql } from 'kysely';
import type { Instant } from '#kernel/calendar.ts';
import type { Db } from '#platform/database.ts';

interface NewImage {
  readonly id: string;
  readonly campaignId: string;
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly uploadedBy: string | null;
  readonly uploadedAt: Instant;
}

interface ImageSize {
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  readonly fileId: string;
}

export async function insertImage(db: Db, image: NewImage, sizes: readonly ImageSize[]): Promise<void> {
  await db.insertInto('campaigns_image').values(image).execute();
  await db
    .insertInto('campaigns_image_size')
    .values(sizes.map((size) => ({ ...size, imageId: image.id })))
    .execute();
}

/** The smallest size of a picture that is at least so wide, else the widest; with its campaign. */
export async function findImageSize(db: Db, imageId: string, width: number) {
  return db
    .selectFrom('campaigns_image_size as s')
    .innerJoin('campaigns_image as i', 'i.id', 's.imageId')
    .select(['s.fileId', 's.width', 'i.campaignId', 'i.name'])
    .where('i.id', '=', imageId)
    .orderBy(sql`case when s.width >= ${width} then 0 else 1 end`)
    .orderBy(sql`abs(s.width - ${width})`)
    .limit(1)
    .executeTakeFirst();
}

export interface FileRow {
  readonly id: string;
  readonly campaignId: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
}

export const insertFile = (db: Db, row: FileRow & { uploadedBy: string | null; uploadedAt: Instant }) =>
  db.insertInto('campaigns_file').values(row).execute();

export const findFile = (db: Db, id: string): Promise<FileRow | undefined> =>
  db
    .selectFrom('campaigns_file')
    .select(['id', 'campaignId', 'name', 'type', 'bytes'])
    .where('id', '=', id)
    .executeTakeFirst();

/** Whether all of these pictures and attachments were uploaded to the campaign. */
export async function holdsUploads(
  db: Db,
  campaignId: string,
  { imageIds, fileIds }: { imageIds: readonly string[]; fileIds: readonly string[] },
): Promise<boolean> {
  const { rows } = await sql<{ found: number }>`
    select (select count(*) from campaigns_image where campaign_id = ${campaignId} and id = any(${[...imageIds]}::uuid[]))
      + (select count(*) from campaigns_file where campaign_id = ${campaignId} and id = any(${[...fileIds]}::uuid[])) as found`.execute(
    db,
  );
  return rows[0]?.found === imageIds.length + fileIds.length;
}

/** Whether a picture or an attachment stands in a piece of its campaign that went out. */
export async function isUploadOut(db: Db, campaignId: string, uploadId: string): Promise<boolean> {
  const { rows } = await sql`
    select from campaigns_piece p join campaigns_edition_version v on v.piece_id = p.id
    where p.campaign_id = ${campaignId} and p.message_id is not null and p.removed_at is null
      and jsonb_path_exists(v.doc, '$.**.attrs ? (@.imageId == $id || @.fileId == $id)', jsonb_build_object('id', ${uploadId}::text))
    limit 1`.execute(db);
  return rows.length > 0;
}

const UNUSED = sql<boolean>`not exists (
  select from campaigns_piece p where p.campaign_id = u.campaign_id and (
    exists (select from campaigns_edition_version v where v.piece_id = p.id
      and jsonb_path_exists(v.doc, '$.**.attrs ? (@.imageId == $id || @.fileId == $id)', jsonb_build_object('id', u.id::text)))
    or exists (select from campaigns_draft d where d.piece_id = p.id
      and jsonb_path_exists(d.doc, '$.**.attrs ? (@.imageId == $id || @.fileId == $id)', jsonb_build_object('id', u.id::text)))))`;

/** Forgets pictures and attachments that no edition and no draft holds, and gives the ids of their files. */
export async function deleteUnusedUploads(db: Db, before: Instant, limit: number): Promise<string[]> {
  const images = await sql<{ fileId: string }>`
    with unused as (
      select u.id from campaigns_image u where u.uploaded_at < ${before} and ${UNUSED}
      order by u.uploaded_at limit ${limit}),
    sizes as (delete from campaigns_image_size s using unused where s.image_id = unused.id returning s.file_id),
    gone as (delete from campaigns_image i using unused where i.id = unused.id)
    select file_id from sizes`.execute(db);
  const files = await sql<{ fileId: string }>`
    delete from campaigns_file f using (
      select u.id from campaigns_file u where u.uploaded_at < ${before} and ${UNUSED}
      order by u.uploaded_at limit ${limit}) unused
    where f.id = unused.id returning f.id as file_id`.execute(db);
  return [...images.rows, ...files.rows].map(({ fileId }) => fileId);
}
