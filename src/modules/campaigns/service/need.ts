import type { AnswerOf } from '#kernel/contract.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { needContract } from '../contract/need.ts';
import { approvalStandingOf } from '../domain/approval.ts';
import { contentOf } from '../domain/part.ts';
import { canApprove, canReadDraft, canWrite } from '../domain/permission.ts';
import { decisionsOfAll } from '../store/approval.ts';
import { allCampaigns } from '../store/campaign.ts';
import { partsOfKind } from '../store/part.ts';
import { shownAlways, sightOf } from './sight.ts';

export const needHandlers: Handlers<typeof needContract> = { listNeeds };

async function listNeeds(ctx: Context): Promise<AnswerOf<(typeof needContract)['listNeeds']>> {
  const { asker, today, ...sight } = await sightOf(ctx);
  const writes = canWrite(asker);
  const open = (await allCampaigns(ctx.db)).filter(
    (one) => one.state !== 'closed' && canReadDraft(asker, one),
  );
  const ids = open.map(({ id }) => id);
  const rules = new Map(
    (await partsOfKind(ctx.db, ids, 'approval')).map((part) => [
      part.campaignId,
      contentOf('approval', part.content),
    ]),
  );
  const decisions = Map.groupBy(await decisionsOfAll(ctx.db, ids), ({ campaignId }) => campaignId);
  const objections = Map.groupBy(
    writes ? await partsOfKind(ctx.db, ids, 'objection') : [],
    ({ campaignId }) => campaignId,
  );
  const needs = open.map((campaign) => {
    const given = decisions.get(campaign.id) ?? [];
    const standing = approvalStandingOf(
      rules.get(campaign.id) ?? contentOf('approval', {}),
      given,
      campaign.changes,
    );
    const isMine = canApprove(asker, campaign);
    const decided = given.some(({ personId }) => personId === asker.personId);
    const late = (objections.get(campaign.id) ?? []).filter(({ content }) => {
      const { answer, answerBy, status } = contentOf('objection', content);
      return answer === null && status !== 'gone' && answerBy !== null && answerBy < today;
    });
    return {
      campaignId: campaign.id,
      title: shownAlways(sight, campaign.title),
      decide:
        isMine && !decided
          ? ('first' as const)
          : isMine && standing === 'changed_since'
            ? ('again' as const)
            : null,
      lateAnswers: late.length,
      objected: writes && standing === 'objected',
    };
  });
  return {
    needs: needs.filter(({ decide, lateAnswers, objected }) => decide || lateAnswers > 0 || objected),
  };
}
