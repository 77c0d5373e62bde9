import { Readable } from 'node:stream';
import { addMinutes } from '#kernel/calendar.ts';
import type { AnswerOf, FileAnswer, InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { newRandomId } from '#kernel/ids.ts';
import { FILE_ENDINGS, fileTypeOf } from '#modules/brand/domain/file-type.ts';
import type { Context } from '#platform/context.ts';
import { redraw } from '#platform/images.ts';
import type { Exchange, Handlers } from '#platform/module.ts';
import { mayRemoveUploads } from '#platform/uploads.ts';
import { IMAGE_WIDTHS, LARGEST_FILE, LARGEST_IMAGE, type uploadContract } from '../contract/upload.ts';
import { canReadDraft } from '../domain/permission.ts';
import { findCampaign } from '../store/campaign.ts';
import {
  deleteUnusedUploads,
  findFile,
  findImageSize,
  insertFile,
  insertImage,
  isUploadOut,
} from '../store/upload.ts';
import { askerOf, campaignFor, refuseUnlessWriter } from './sight.ts';

type Contract = typeof uploadContract;

/** Uploads that nobody used for a week were a second thought. */
const MINUTES_UNUSED = 7 * 24 * 60;

export const uploadHandlers: Handlers<Contract> = {
  uploadImage,
  async readImage(ctx, { imageId, width }) {
    const found = await findImageSize(ctx.db, imageId, width);
    if (!found || !(await mayRead(ctx, found.campaignId, imageId)))
      return refuse('not_found', 'campaigns.upload_not_found');
    return {
      fileName: `${found.width}.webp`,
      contentType: 'image/webp',
      body: ctx.files.read(found.fileId),
      shown: { tag: found.fileId },
    };
  },
  uploadAttachment,
  downloadAttachment,
};

/** Removes pictures and attachments that nothing holds. Run twice it does no harm. */
export async function removeUnusedUploads(ctx: Context): Promise<void> {
  await ctx.transaction(async (tx) => {
    if (!(await mayRemoveUploads(tx))) return;
    const ids = await deleteUnusedUploads(tx.db, addMinutes(tx.now, -MINUTES_UNUSED), 500);
    // Before the commit: whatever fails here leaves the rows, and the next night tries again.
    for (const id of ids) await tx.files.remove(id);
  });
}

/** What stands in a piece that went out is read by whoever has its address; the rest by those who read drafts. */
async function mayRead(ctx: Context, campaignId: string, uploadId: string): Promise<boolean> {
  if (await isUploadOut(ctx.db, campaignId, uploadId)) return true;
  const campaign = await findCampaign(ctx.db, campaignId);
  return campaign !== undefined && canReadDraft(askerOf(ctx), campaign);
}

async function uploadImage(
  ctx: Context,
  { campaignId, name }: InputOf<Contract['uploadImage']>,
  exchange: Exchange,
): Promise<AnswerOf<Contract['uploadImage']>> {
  await campaignFor(ctx, campaignId);
  refuseUnlessWriter(ctx);
  const body = exchange.upload ?? refuse('invalid', 'campaigns.file_empty');
  const { fileId, bytes } = await ctx.files.save(body, LARGEST_IMAGE);
  const kept: string[] = [];
  try {
    if (bytes === 0) return refuse('invalid', 'campaigns.file_empty');
    const { width, height, sizes } = await redraw(ctx.files.path(fileId), IMAGE_WIDTHS);
    const rows: { width: number; height: number; bytes: number; fileId: string }[] = [];
    for (const size of sizes) {
      const saved = await ctx.files.save(Readable.from([size.bytes]), LARGEST_IMAGE);
      kept.push(saved.fileId);
      rows.push({ width: size.width, height: size.height, bytes: saved.bytes, fileId: saved.fileId });
    }
    const image = { id: newRandomId(), campaignId, name, width, height };
    await ctx.transaction((tx) =>
      insertImage(tx.db, { ...image, uploadedBy: tx.actor.personId, uploadedAt: tx.now }, rows),
    );
    return { ...image, sizes: rows };
  } catch (error) {
    for (const id of kept) await ctx.files.remove(id);
    throw error;
  } finally {
    // The original, with all that was hidden in it, is not kept.
    await ctx.files.remove(fileId);
  }
}

async function uploadAttachment(
  ctx: Context,
  { campaignId, name }: InputOf<Contract['uploadAttachment']>,
  exchange: Exchange,
) {
  await campaignFor(ctx, campaignId);
  refuseUnlessWriter(ctx);
  const body = exchange.upload ?? refuse('invalid', 'campaigns.file_empty');
  const { fileId, bytes } = await ctx.files.save(body, LARGEST_FILE);
  try {
    const type = fileTypeOf(name, await headOf(ctx, fileId));
    if (bytes === 0) return refuse('invalid', 'campaigns.file_empty');
    if (!type) return refuse('invalid', 'campaigns.file_type_not_taken', { endings: FILE_ENDINGS });
    const file = { id: fileId, campaignId, name, type, bytes };
    await insertFile(ctx.db, { ...file, uploadedBy: ctx.actor.personId, uploadedAt: ctx.now });
    return file;
  } catch (error) {
    await ctx.files.remove(fileId);
    throw error;
  }
}

async function headOf(ctx: Context, fileId: string): Promise<Uint8Array> {
  for await (const chunk of ctx.files.read(fileId)) return chunk;
  return new Uint8Array();
}

async function downloadAttachment(ctx: Context, { fileId }: { fileId: string }): Promise<FileAnswer> {
  const file = await findFile(ctx.db, fileId);
  if (!file || !(await mayRead(ctx, file.campaignId, fileId)))
    return refuse('not_found', 'campaigns.upload_not_found');
  return { fileName: file.name, contentType: file.type, body: ctx.files.read(fileId) };
}
