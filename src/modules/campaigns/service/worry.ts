import type { SubjectRef } from '#modules/conversation/contract/case.ts';
import { openCasesOf } from '#modules/conversation/service/attached.ts';
import { putAdvice } from '#modules/delivery/service/advice.ts';
import type { Context } from '#platform/context.ts';
import { worryReasons } from '../domain/worry.ts';
import { findPiece, messagesOf, piecesOf } from '../store/piece.ts';

/** Tells delivery what is open about a campaign and its pieces, for all its messages. Run twice it does no harm. */
export async function weighWorries(tx: Context, campaignId: string): Promise<void> {
  const messageIds = await messagesOf(tx.db, campaignId);
  if (messageIds.length === 0) return;
  const pieces = await piecesOf(tx.db, campaignId);
  const counts = await openCasesOf(tx, [
    { kind: 'campaigns.campaign', id: campaignId },
    ...pieces.map(({ id }) => ({ kind: 'campaigns.piece', id })),
  ]);
  const sumOf = (numberOf: (one: (typeof counts)[number]) => number | undefined) =>
    counts.reduce((sum, one) => sum + (numberOf(one) ?? 0), 0);
  const reasons = worryReasons({
    worries: sumOf(({ openByKind }) => openByKind.worry),
    questions: sumOf(({ openByKind }) => openByKind.question),
    overdue: sumOf(({ overdue }) => overdue),
  });
  await putAdvice(tx, messageIds, { source: 'campaigns', reasons });
}

/** A case about a campaign or a piece of it came, was answered, or its day went by. */
export async function noteCase(ctx: Context, about: SubjectRef | null): Promise<void> {
  const campaignId =
    about?.kind === 'campaigns.piece'
      ? (await findPiece(ctx.db, about.id))?.campaignId
      : about?.kind === 'campaigns.campaign' && about.id;
  if (campaignId) await ctx.transaction((tx) => weighWorries(tx, campaignId));
}
