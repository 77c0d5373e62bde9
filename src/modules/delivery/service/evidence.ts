import { createHash } from 'node:crypto';
import { refuse } from '#kernel/errors.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { evidenceContract } from '../contract/evidence.ts';
import { evidenceText } from '../domain/evidence.ts';
import { evidenceExported } from '../events.ts';
import { evidenceRows, titleOf } from '../store/evidence.ts';

export const evidenceHandlers: Handlers<typeof evidenceContract> = {
  async exportEvidence(ctx, { messageId }) {
    const { text } = await evidenceOf(ctx, messageId, 'csv');
    return { fileName: `evidence-${messageId}.csv`, contentType: 'text/csv; charset=utf-8', body: text };
  },
  async readEvidence(ctx, { messageId }) {
    const { title, head, rows } = await evidenceOf(ctx, messageId, 'print');
    return { title, head, madeAt: ctx.now, rows: [...rows] };
  },
};

/** SHA-256 as the chain has it. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

// The head goes into the append-only log: a chain that somebody makes anew has another.
async function evidenceOf(ctx: Context, messageId: string, format: 'csv' | 'print') {
  return ctx.transaction(async (tx) => {
    const title = (await titleOf(tx.db, messageId)) ?? refuse('not_found', 'delivery.message_not_found');
    const rows = await evidenceRows(tx.db, messageId);
    const { text, head } = evidenceText({ messageId, title, madeAt: tx.now }, rows, sha256);
    await tx.publish(
      evidenceExported,
      { kind: 'delivery.message', id: messageId },
      { lines: rows.length, head, format },
    );
    return { title, rows, text, head };
  });
}
