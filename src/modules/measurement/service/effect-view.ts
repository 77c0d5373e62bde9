import type { AnswerOf } from '#kernel/contract.ts';
import type { Context } from '#platform/context.ts';
import type { dashboardContract } from '../contract/dashboard.ts';
import type { VerdictWord } from '../contract/effect.ts';
import { attentionSpent, verdictsOnCampaigns, verdictsOnMeasures } from '../store/effect.ts';

/** What the thread draws: attention as thickness, verdicts as colour. */
export async function threadWeights(
  ctx: Context,
): Promise<AnswerOf<(typeof dashboardContract)['readThreadWeights']>> {
  const [spent, measures, campaigns] = [
    await attentionSpent(ctx.db),
    await verdictsOnMeasures(ctx.db),
    await verdictsOnCampaigns(ctx.db),
  ];
  const verdictOf = new Map<string, VerdictWord>([
    ...measures.map(({ measureId, effect }) => [`measure ${measureId}`, effect.verdict] as const),
    ...campaigns.map(({ campaignId, effect }) => [`campaign ${campaignId}`, effect.verdict] as const),
  ]);
  const secondsOf = new Map(spent.map(({ kind, id, seconds }) => [`${kind} ${id}`, seconds]));
  const nodes = [...new Set([...secondsOf.keys(), ...verdictOf.keys()])].map((key) => {
    const [kind, id = ''] = key.split(' ');
    const seconds = secondsOf.get(key);
    return {
      // Safe: keys are made above from these three words.
      kind: kind as 'measure' | 'campaign' | 'piece',
      id,
      minutes: seconds === undefined ? null : Math.round(seconds / 6) / 10,
      verdict: verdictOf.get(key) ?? null,
    };
  });
  return { nodes };
}
