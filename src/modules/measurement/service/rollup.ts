import { organisationOf } from '#modules/people/service/organisation.ts';
import type { Context } from '#platform/context.ts';
import { countMessage, markDifferent, markMessages, markMessagesOf, takeMarks } from '../store/rollup.ts';

/** Notes that something arrived about a message. */
export const noteMessage = (ctx: Context, messageId: string): Promise<void> =>
  markMessages(ctx.db, [messageId]);

/** Notes that a person moved: what they read counts for the unit in which they are now. */
export async function notePerson(ctx: Context, personId: string, fields: readonly string[]): Promise<void> {
  if (fields.includes('unitId')) await markMessagesOf(ctx.db, personId);
}

/** Counts anew each message about which something arrived; one that fails is counted the next time. */
export async function countRollups(ctx: Context): Promise<void> {
  await ctx.transaction(async (tx) => {
    const messageIds = await takeMarks(tx.db);
    if (messageIds.length === 0) return;
    const { zone } = await organisationOf(tx);
    for (const messageId of messageIds) await countMessage(tx.db, messageId, zone);
  });
}

/** Finds what no event told: people who were erased or moved by a file; then counts. */
export async function checkRollups(ctx: Context): Promise<void> {
  await markDifferent(ctx.db);
  await countRollups(ctx);
}
