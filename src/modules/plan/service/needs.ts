import type { AnswerOf } from '#kernel/contract.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { needsContract } from '../contract/needs.ts';
import { shownReach, startBlockers } from '../domain/start.ts';
import { isPublic } from '../domain/state.ts';
import { actionsInShort, linesOf } from '../store/line.ts';
import { allPlans, type PlanRecord } from '../store/plan.ts';
import { lineFor } from './line.ts';
import { healthOn, healthRow } from './overview.ts';
import { startFacts } from './reach.ts';
import { planFor, type Sight, shownAlways, sightOf, stateOf } from './sight.ts';
import { waitingOn } from './waiting.ts';

type Contract = typeof needsContract;
type Need = AnswerOf<Contract['readPlanNeeds']>['plans'][number];

/** An organisation hears and follows a few plans at a time; more would be nobody's work of one day. */
const MOST_PLANS = 10;

export const needsHandlers: Handlers<Contract> = {
  async readPlanNeeds(ctx) {
    const sight = await sightOf(ctx);
    const open = (await allPlans(ctx.db)).filter((plan) => {
      const state = stateOf(plan, sight.today);
      return isPublic(state) && state !== 'ended';
    });
    return { plans: await Promise.all(open.slice(0, MOST_PLANS).map((plan) => needOf(ctx, plan, sight))) };
  },
  async findLine(ctx, { lineKind, lineId }) {
    const { plan } = await lineFor(ctx, { kind: lineKind, id: lineId }, await sightOf(ctx));
    return { planId: plan.id };
  },
};

async function needOf(ctx: Context, { id }: Pick<PlanRecord, 'id'>, sight: Sight): Promise<Need> {
  const plan = await planFor(ctx, id, sight);
  const [goals, phases, actions] = await Promise.all([
    linesOf(ctx.db, 'goal', id),
    linesOf(ctx.db, 'phase', id),
    actionsInShort(ctx.db, id),
  ]);
  const waiting = await waitingOn(ctx, id, sight);
  const counts = [...goals, ...actions].map((line) => waiting(line.id));
  const rows = actions.map(healthRow);
  const healthOf = healthOn(rows, sight);
  const found = rows.map(healthOf);
  return {
    planId: id,
    title: shownAlways(sight, plan.title),
    state: plan.state,
    hearing: plan.start ? null : await hearingOf(),
    overdueCases: sum(counts.map(({ overdueCases }) => overdueCases)),
    openSuggestions: sum(counts.map(({ openSuggestions }) => openSuggestions)),
    openOffers: sum(counts.map(({ openOffers }) => openOffers)),
    blocked: found.filter((health) => health.includes('blocked')).length,
    late: found.filter((health) => health.includes('late')).length,
  };

  async function hearingOf(): Promise<Need['hearing']> {
    if (!plan.hearing) return null;
    const facts = await startFacts(ctx, plan, { goals, actions, phases: phases.length, waiting });
    const everyone = shownReach(facts.groups).find(({ audienceId }) => audienceId === null);
    const { closesOn, shareNeeded } = plan.hearing;
    const canStart = startBlockers(facts, sight.today).length === 0;
    return { closesOn, shareNeeded, share: everyone?.share ?? null, canStart };
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
