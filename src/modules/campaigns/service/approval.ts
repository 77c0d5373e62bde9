import type { AnswerOf, InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { namesOf } from '#modules/people/service/name.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { campaignContract } from '../contract/campaign.ts';
import type { ContentOf } from '../contract/part.ts';
import { approvalStandingOf } from '../domain/approval.ts';
import { contentOf } from '../domain/part.ts';
import { canApprove } from '../domain/permission.ts';
import { approvalGiven } from '../events.ts';
import { decisionsOf, insertApproval } from '../store/approval.ts';
import { type CampaignRecord, lockCampaign } from '../store/campaign.ts';
import { changesSince, partsOfKind } from '../store/part.ts';
import { askerOf, campaignFor, named } from './sight.ts';

type Contract = typeof campaignContract;

export const approvalHandlers: Pick<Handlers<Contract>, 'approveCampaign' | 'listChanges'> = {
  approveCampaign: (ctx, input) => ctx.transaction((tx) => approve(tx, input)),
  async listChanges(ctx, { campaignId, since }) {
    const campaign = await campaignFor(ctx, campaignId);
    const rows = await changesSince(ctx.db, campaign.id, since);
    const changes = rows.map(({ actorId, actorName, ...row }) => ({
      ...row,
      actor: named(actorId, actorName),
    }));
    return { changes, names: await namesOf(ctx, idsIn(rows)) };
  },
};

/** How a brief stands with its approvers, each with their last word. */
export async function approvalOf(
  ctx: Context,
  { id, changes }: Pick<CampaignRecord, 'id' | 'changes'>,
): Promise<AnswerOf<Contract['approveCampaign']>> {
  const rule = await ruleOf(ctx, id);
  const decisions = await decisionsOf(ctx.db, id);
  const last = new Map(decisions.map((one) => [one.personId, one]));
  const names = await namesOf(ctx, rule.approverIds);
  return {
    standing: approvalStandingOf(rule, decisions, changes),
    rule: rule.rule,
    atChange: changes,
    approvers: rule.approverIds.map((personId) => {
      const { decision = null, atChange = null, words = null, at = null } = last.get(personId) ?? {};
      return { id: personId, name: names[personId] ?? null, decision, atChange, words, at };
    }),
  };
}

async function approve(tx: Context, { campaignId, ...given }: InputOf<Contract['approveCampaign']>) {
  const found = await campaignFor(tx, campaignId);
  if (!canApprove(askerOf(tx), found)) refuse('forbidden', 'campaigns.approvers_only');
  await lockCampaign(tx.db, campaignId);
  const campaign = await campaignFor(tx, campaignId);
  if (campaign.state === 'closed') refuse('conflict', 'campaigns.campaign_is_closed');
  // What was read is what is approved: whoever looked at an older brief is shown what changed.
  if (given.atChange !== campaign.changes)
    refuse('conflict', 'campaigns.brief_changed_meanwhile', { current: campaign.changes });
  if (given.decision === 'objected' && !given.words) refuse('invalid', 'campaigns.objection_needs_words');
  const row = { id: newId(), campaignId, personId: tx.actor.personId, at: tx.now, ...given };
  await insertApproval(tx.db, row);
  const { decision, atChange } = given;
  await tx.publish(approvalGiven, { kind: 'campaigns.campaign', id: campaignId }, { decision, atChange });
  return approvalOf(tx, campaign);
}

async function ruleOf(ctx: Context, campaignId: string): Promise<ContentOf['approval']> {
  const [part] = await partsOfKind(ctx.db, [campaignId], 'approval');
  return contentOf('approval', part?.content ?? {});
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Everything that looks like an id in changes: those that are names of people or audiences are found. */
const idsIn = (rows: readonly { before: unknown; after: unknown }[]) =>
  JSON.stringify(rows.map(({ before, after }) => [before, after])).match(UUID) ?? [];
