import { join } from 'node:path';
import type { Context } from '#platform/context.ts';
import { journalsIn, readJournal, removeJournal } from '#platform/smtp/journal.ts';
import { type EmailEnd, freeSender, isSending, recordEmails } from '../store/email.ts';

/** A process that is cut off from the database ends within this time; until then it may write into its journal. */
const QUIET_MS = 1_000;

/** Where senders keep their journals: beside the uploads, which all processes of an installation share. */
export const journalsOf = (ctx: Context): string => join(ctx.files.directory, 'outgoing');

/**
 * Takes over from senders that are gone, killed or cut off: what their journals say is recorded first, then their other
 * letters are free. Any number of processes may do it at once. A sender whose journal cannot be found here keeps its letters
 * until their lease ends.
 */
export async function takeOver(ctx: Context): Promise<void> {
  const directory = journalsOf(ctx);
  for (const senderId of await journalsIn(directory)) {
    if (await isSending(ctx.db, senderId)) continue;
    const lines = await readJournal(directory, senderId, QUIET_MS);
    if (!lines) continue;
    // Safe: written by a recorder of ours, each line in one piece.
    await recordEmails(
      ctx.db,
      lines.map((line) => JSON.parse(line) as EmailEnd),
    );
    await freeSender(ctx.db, senderId);
    await removeJournal(directory, senderId);
  }
}
