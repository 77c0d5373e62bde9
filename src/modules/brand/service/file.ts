import { addMinutes } from '#kernel/calendar.ts';
import type { InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { type Context, hasRole } from '#platform/context.ts';
import type { Exchange, Handlers } from '#platform/module.ts';
import { mayRemoveUploads } from '#platform/uploads.ts';
import { EDITORS } from '../contract/content.ts';
import { type fileContract, LARGEST_FILE } from '../contract/file.ts';
import { FILE_ENDINGS, fileTypeOf } from '../domain/file-type.ts';
import { deleteUnusedFiles, findFile, insertFile, isFilePublished } from '../store/file.ts';
import { refuseUnlessEditor } from './editor.ts';

const MINUTES_UNUSED = 7 * 24 * 60;

export const fileHandlers: Handlers<typeof fileContract> = {
  uploadFile,
  async downloadFile(ctx, { fileId }) {
    const file = await findFile(ctx.db, fileId);
    const allowed = file && (hasRole(ctx.actor, ...EDITORS) || (await isFilePublished(ctx.db, fileId)));
    if (!allowed) return refuse('not_found', 'brand.file_not_found');
    return { fileName: file.name, contentType: file.type, body: ctx.files.read(fileId) };
  },
};

/** Removes files that were uploaded more than a week ago and that no version holds. Run twice it does no harm. */
export async function removeUnusedFiles(ctx: Context): Promise<void> {
  await ctx.transaction(async (tx) => {
    if (!(await mayRemoveUploads(tx))) return;
    const ids = await deleteUnusedFiles(tx.db, addMinutes(tx.now, -MINUTES_UNUSED), 500);
    // Before the commit: whatever fails here leaves the rows, and the next night tries again.
    for (const id of ids) await tx.files.remove(id);
  });
}

async function uploadFile(
  ctx: Context,
  { name }: InputOf<(typeof fileContract)['uploadFile']>,
  exchange: Exchange,
) {
  refuseUnlessEditor(ctx);
  const body = exchange.upload ?? refuse('invalid', 'brand.file_empty');
  const { fileId, bytes } = await ctx.files.save(body, LARGEST_FILE);
  try {
    const type = fileTypeOf(name, await headOf(ctx, fileId));
    if (bytes === 0) return refuse('invalid', 'brand.file_empty');
    if (!type) return refuse('invalid', 'brand.file_type_not_taken', { endings: FILE_ENDINGS });
    const file = { id: fileId, name, type, bytes };
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
