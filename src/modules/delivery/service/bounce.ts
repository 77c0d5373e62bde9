import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { cursorOf, positionOf } from '#modules/people/domain/cursor.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import { hashToken, sameBytes } from '#platform/secrets.ts';
import type { emailContract } from '../contract/email.ts';
import { type BounceReport, readBounce } from '../domain/bounce.ts';
import { isDeadAddress } from '../domain/email.ts';
import {
  addressOf,
  failSent,
  insertBounce,
  liftSuppression,
  suppress,
  suppressions,
  undelivered,
} from '../store/bounce.ts';
import { deliveriesIn } from './email-token.ts';

type BounceContract = Pick<
  typeof emailContract,
  'listUndelivered' | 'listSuppressions' | 'suppress' | 'liftSuppression' | 'reportBounce'
>;

/** What came back, and whom we do not write to. */
export const bounceHandlers: Handlers<BounceContract> = {
  async listUndelivered(ctx, { after, limit, releaseId }) {
    const [filedOn, id] = after === undefined ? [] : positionOf(after, 2);
    const rows = await undelivered(ctx.db, {
      after: after === undefined ? undefined : { filedOn: String(filedOn), id: String(id) },
      limit: limit + 1,
      releaseId,
    });
    const shown = rows.slice(0, limit).map(({ personId, name, reason, state, ...row }) => {
      const [code = '', ...words] = (reason ?? '').split(': ');
      const outcome = state === 'suppressed' ? ('suppressed' as const) : ('failed' as const);
      return {
        ...row,
        person: { id: personId, name },
        state: outcome,
        code,
        words: words.join(': ') || null,
      };
    });
    const last = shown.at(-1);
    return { rows: shown, next: rows.length > limit && last ? cursorOf(last.filedOn, last.id) : null };
  },
  async listSuppressions(ctx, { after, limit }) {
    const [at, address] = after === undefined ? [] : positionOf(after, 2);
    const rows = await suppressions(ctx.db, {
      after: after === undefined ? undefined : { at: String(at), address: String(address) },
      limit: limit + 1,
    });
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return { rows: shown, next: rows.length > limit && last ? cursorOf(last.createdAt, last.address) : null };
  },
  async suppress(ctx, { address, words }) {
    await suppress(ctx.db, {
      address,
      reason: 'by_hand',
      words: words ?? null,
      deliveryId: null,
      createdBy: ctx.actor.personId,
      createdAt: ctx.now,
    });
    return {};
  },
  async liftSuppression(ctx, { address }) {
    if (!(await liftSuppression(ctx.db, address))) refuse('not_found', 'delivery.suppression_not_found');
    return {};
  },
  async reportBounce(ctx, { secret, message }) {
    const ours = ctx.post?.bounceSecret;
    // Without a secret nobody may hand anything in; the hashes are of one length, whatever was given.
    if (!ours || !sameBytes(hashToken(ours), hashToken(secret)))
      refuse('forbidden', 'delivery.bounce_secret');
    return { letters: await takeBounce(ctx, message) };
  },
};

/** Takes in a message that came back; gives how many of our letters it is about. The same message twice counts once. */
export async function takeBounce(ctx: Context, message: string): Promise<number> {
  const report = readBounce(message);
  if (!report) return 0;
  const deliveries = await deliveriesIn(ctx, message);
  for (const deliveryId of deliveries) await ctx.transaction((tx) => takeReport(tx, { deliveryId, report }));
  return deliveries.length;
}

async function takeReport(
  tx: Context,
  { deliveryId, report }: { deliveryId: string; report: BounceReport },
): Promise<void> {
  const { kind, status, words } = report;
  const isNew = await insertBounce(tx.db, { id: newId(), deliveryId, ...report, receivedAt: tx.now });
  if (!isNew || kind === 'delayed') return;
  const said = words ?? status;
  if (kind === 'failed') await failSent(tx.db, deliveryId, `bounced: ${said}`);
  const address = await addressOf(tx.db, deliveryId);
  // One full mailbox is no reason to write to somebody never again; an address that is dead or complains is.
  if (address && (kind === 'complained' || isDeadAddress(`${status} ${words ?? ''}`)))
    await suppress(tx.db, {
      address,
      reason: kind === 'complained' ? 'complained' : 'bounced',
      words: said,
      deliveryId,
      createdBy: null,
      createdAt: tx.now,
    });
}

/** Reads the mailbox that bounces come back to, where one is set. */
export async function readBounces(ctx: Context): Promise<void> {
  await ctx.post?.bounceMailbox?.readNew((message) => takeBounce(ctx, message));
}
