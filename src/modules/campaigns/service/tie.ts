import { putThreadNode, removeThreadNode, setLinks } from '#modules/brand/service/thread.ts';
import { putSubjectsOf, removeSubject } from '#modules/conversation/service/attached.ts';
import type { Context } from '#platform/context.ts';
import { contentOf } from '../domain/part.ts';
import { findCampaign } from '../store/campaign.ts';
import { partsOf } from '../store/part.ts';

const THREAD_STATES = { draft: 'draft', running: 'open', closed: 'closed' } as const;

/**
 * Tells the thread and the conversation how a campaign stands: title, owner, days, the goals that it serves, and the
 * measures of its objectives. Call it in the transaction that changes any of it.
 */
export async function tieCampaign(tx: Context, campaignId: string): Promise<void> {
  const campaign = await findCampaign(tx.db, campaignId);
  if (!campaign) return;
  const parts = await partsOf(tx.db, campaignId);
  const state = THREAD_STATES[campaign.state];
  const served = new Set<string>();
  for (const part of parts.filter(({ kind }) => kind === 'head')) {
    const { title, ownerId, startsOn, endsOn, goalIds } = contentOf('head', part.content);
    for (const id of goalIds) served.add(id);
    const node = { kind: 'campaign' as const, id: campaignId };
    await putThreadNode(tx, { ...node, title, state, ownerId, startsOn, endsOn });
    await setLinks(
      tx,
      node,
      goalIds.map((id) => ({ kind: 'goal' as const, id })),
    );
    const open = campaign.state === 'running';
    await putSubjectsOf(tx, [{ kind: 'campaigns.campaign', id: campaignId, title, ownerId, open }]);
  }
  for (const part of parts.filter(({ kind }) => kind === 'objective')) {
    const { measure, goalId } = contentOf('objective', part.content);
    if (!measure) continue;
    const node = { kind: 'measure' as const, id: part.id };
    await putThreadNode(tx, { ...node, title: measure.name, state });
    // A goal that the campaign serves is on the thread and open to links: the head was tied above.
    const goal = goalId && served.has(goalId) ? [{ kind: 'goal' as const, id: goalId }] : [];
    await setLinks(tx, node, [{ kind: 'campaign', id: campaignId }, ...goal]);
  }
}

/** Takes the measure of an objective off the thread: the objective went, or is measured no longer. */
export const untieMeasure = (tx: Context, partId: string): Promise<void> =>
  removeThreadNode(tx, { kind: 'measure', id: partId });

/** Takes a discarded draft off the thread with everything of it. */
export async function untieCampaign(
  tx: Context,
  campaignId: string,
  pieceIds: readonly string[],
): Promise<void> {
  const parts = await partsOf(tx.db, campaignId);
  for (const { id } of parts.filter(({ kind }) => kind === 'objective')) await untieMeasure(tx, id);
  for (const id of pieceIds) {
    await removeThreadNode(tx, { kind: 'piece', id });
    await removeSubject(tx, { kind: 'campaigns.piece', id });
  }
  await removeThreadNode(tx, { kind: 'campaign', id: campaignId });
  await removeSubject(tx, { kind: 'campaigns.campaign', id: campaignId });
}
