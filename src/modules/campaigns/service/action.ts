import type { InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { setLinks } from '#modules/brand/service/thread.ts';
import { actionHandlers as planActions } from '#modules/plan/service/action.ts';
import type { Context } from '#platform/context.ts';
import type { Exchange, Handlers } from '#platform/module.ts';
import type { campaignContract } from '../contract/campaign.ts';
import { contentOf } from '../domain/part.ts';
import { actionLinked, actionUnlinked } from '../events.ts';
import { linkAction, linksOfAction, unlinkAction } from '../store/action.ts';
import { findPart } from '../store/part.ts';
import { campaignToEdit } from './sight.ts';

type Contract = typeof campaignContract;

export const campaignActionHandlers: Pick<
  Handlers<Contract>,
  'addCampaignAction' | 'removeCampaignAction'
> = {
  addCampaignAction: (ctx, input, exchange) => ctx.transaction((tx) => addAction(tx, input, exchange)),
  removeCampaignAction: (ctx, { campaignId, actionId }) =>
    ctx.transaction(async (tx) => {
      await campaignToEdit(tx, campaignId);
      if (!(await unlinkAction(tx.db, { campaignId, actionId })))
        refuse('not_found', 'campaigns.action_not_found');
      const standing = await linksOfAction(tx.db, actionId);
      const others = standing.filter(({ toId }) => toId !== campaignId);
      await setLinks(tx, { kind: 'action', id: actionId }, others.map(asRef));
      await tx.publish(actionUnlinked, subject(campaignId), { actionId });
      return {};
    }),
};

const subject = (id: string) => ({ kind: 'campaigns.campaign', id });
const asRef = <K>({ toKind, toId }: { toKind: K; toId: string }) => ({ kind: toKind, id: toId });

/** The plan keeps its own rules: who may write it, whether it has ended. They are asked by calling its use cases. */
async function addAction(
  tx: Context,
  input: InputOf<Contract['addCampaignAction']>,
  exchange: Exchange,
): Promise<{ id: string }> {
  const { campaignId, objectiveId } = input;
  await campaignToEdit(tx, campaignId);
  const objective = objectiveId ? await objectiveOf(tx, campaignId, objectiveId) : null;
  const id = input.actionId
    ? (await planActions.readAction(tx, { actionId: input.actionId }, exchange)).id
    : await makeAction(tx, input, { goalId: objective?.goalId ?? null, exchange });
  await linkAction(tx.db, { campaignId, actionId: id, objectiveId });
  const standing = await linksOfAction(tx.db, id);
  if (!standing.some(({ toId }) => toId === campaignId))
    await setLinks(tx, { kind: 'action', id }, [
      ...standing.map(asRef),
      { kind: 'campaign', id: campaignId },
    ]);
  await tx.publish(actionLinked, subject(campaignId), { actionId: id });
  return { id };
}

async function makeAction(
  tx: Context,
  { phaseId, title, kind, ownerId, dueOn, costs }: InputOf<Contract['addCampaignAction']>,
  { goalId, exchange }: { goalId: string | null; exchange: Exchange },
): Promise<string> {
  if (!phaseId || !title) return refuse('invalid', 'campaigns.action_needs_phase_and_title');
  const fields = {
    ...(kind ? { kind } : {}),
    ...(ownerId === undefined ? {} : { ownerId }),
    ...(dueOn === undefined ? {} : { dueOn }),
    ...(costs ? { costs } : {}),
    goalIds: goalId ? [goalId] : [],
  };
  const made = await planActions.addAction(tx, { phaseId, title, ...fields }, exchange);
  return made.id;
}

async function objectiveOf(tx: Context, campaignId: string, partId: string) {
  const part = await findPart(tx.db, partId);
  const fits = part?.kind === 'objective' && part.campaignId === campaignId;
  return fits ? contentOf('objective', part.content) : refuse('not_found', 'campaigns.part_not_found');
}
