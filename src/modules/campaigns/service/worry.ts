import type { SubjectRef } from '#modules/conversation/contract/case.ts';
import { openCasesOf } from '#modules/conversation/service/attached.ts';
import { putAdvice } from '#modules/delivery/service/advice.ts';
import type { Context } from '#platform/context.ts';
import { worryReasons } from '../domain/worry.ts';
import { messagesOf } from '../store/piece.ts';

/** Tells delivery what is open about a campaign, for all its messages. Run twice it does no harm. */
export async function weighWorries(tx: Context, campaignId: string): Promise<void> {
  const messageIds = await messagesOf(tx.db, campaignId);
  if (messageIds.length === 0) return;
  const [counts] = await openCasesOf(tx, [{ kind: 'campaigns.campaign', id: campaignId }]);
  const { worry: worries = 0, question: questions = 0 } = counts?.openByKind ?? {};
  const reasons = worryReasons({ worries, questions, overdue: counts?.overdue ?? 0 });
  await putAdvice(tx, messageIds, { source: 'campaigns', reasons });
}

/** A case about a campaign came, was answered, or its day went by. */
export async function noteCase(ctx: Context, about: SubjectRef | null): Promise<void> {
  if (about?.kind === 'campaigns.campaign') await ctx.transaction((tx) => weighWorries(tx, about.id));
}
