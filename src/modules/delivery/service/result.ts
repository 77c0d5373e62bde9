import { randomBytes } from 'node:crypto';
import { refuse } from '#kernel/errors.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { resultContract } from '../contract/result.ts';
import { publishedResults, publishedWhole } from '../domain/result.ts';
import { resultsCounted } from '../events.ts';
import { findMessage } from '../store/message.ts';
import { countMessage, markRecent, resultsOf, takeMarks, unitNames } from '../store/result.ts';

const RECENT_DAYS = 14;
/** As many as one page shows. */
const MOST_MESSAGES = 50;

export const resultHandlers: Handlers<typeof resultContract> = {
  async readResults(ctx, { messageId }) {
    const message =
      (await findMessage(ctx.db, messageId)) ?? refuse('not_found', 'delivery.message_not_found');
    const counted = await resultsOf(ctx.db, [messageId]);
    const { all, releases, units } = publishedResults(counted, random);
    const names = await unitNames(
      ctx.db,
      units.map(({ unitId }) => unitId),
    );
    return {
      messageId,
      withdrawnAt: message.withdrawnAt,
      countedAt: counted[0]?.countedAt ?? null,
      all,
      releases: counted.map(({ releaseId, ring, audience }, index) => ({
        releaseId,
        ring,
        audience,
        shown: releases[index]?.shown ?? null,
      })),
      units: units.map(({ unitId, shown }) => ({
        unit: { id: unitId, name: names.get(unitId) ?? '' },
        shown,
      })),
    };
  },
  async listResults(ctx, { messageIds }) {
    if (messageIds.length > MOST_MESSAGES)
      refuse('too_large', 'delivery.too_many_results', { most: MOST_MESSAGES });
    const counted = Map.groupBy(await resultsOf(ctx.db, messageIds), ({ messageId }) => messageId);
    return {
      messages: messageIds.map((messageId) => {
        const ofMessage = counted.get(messageId) ?? [];
        const countedAt = ofMessage[0]?.countedAt ?? null;
        return { messageId, countedAt, all: publishedWhole(ofMessage, random) };
      }),
    };
  },
};

const random = (length: number) => randomBytes(length);

/** Counts anew each message about which something arrived. */
export async function countResults(ctx: Context): Promise<void> {
  await ctx.transaction(async (tx) => {
    for (const messageId of await takeMarks(tx.db)) {
      await countMessage(tx.db, messageId, tx.now);
      await tx.publish(resultsCounted, { kind: 'delivery.message', id: messageId }, {});
    }
  });
}

/** Has everything counted anew that went out lately. */
export async function recountRecent(ctx: Context): Promise<void> {
  const since = new Date(Date.parse(ctx.now) - RECENT_DAYS * 86_400_000).toISOString();
  await markRecent(ctx.db, { since, now: ctx.now });
}
