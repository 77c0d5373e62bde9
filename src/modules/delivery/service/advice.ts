import type { Context } from '#platform/context.ts';
import type { AdviceReason } from '../contract/release.ts';
import { writeAdvice } from '../store/advice.ts';

/**
 * Says what a module knows about the moment of some messages (mood, open worries): it counts in every preview and
 * confirmation of their releases, the strictest first, until it is said anew. Safety messages never wait for it.
 */
export async function putAdvice(
  ctx: Context,
  messageIds: readonly string[],
  said: { source: string; reasons: readonly AdviceReason[] },
): Promise<void> {
  if (messageIds.length > 0) await writeAdvice(ctx.db, messageIds, said);
}
