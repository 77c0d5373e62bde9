import { daysBetween } from '#kernel/calendar.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { OpenLineKind, ShownText } from '../contract/line.ts';
import type { newsContract } from '../contract/news.ts';
import { takesSuggestions } from '../domain/state.ts';
import { linesByIds } from '../store/line.ts';
import { decidedFor, plansRead, waitingFor } from '../store/news.ts';
import { allPlans } from '../store/plan.ts';
import { type Sight, sealedFrom, shown, shownAlways, sightOf, stateOf } from './sight.ts';

const NEWS_MS = 7 * 86_400_000;

export const newsHandlers: Handlers<typeof newsContract> = {
  async readPlanNews(ctx) {
    const { personId } = ctx.actor;
    if (personId === null) return { hearings: [], decided: [], waiting: [] };
    const sight = await sightOf(ctx);
    const plans = (await allPlans(ctx.db)).map((plan) => ({ ...plan, state: stateOf(plan, sight.today) }));
    const going = new Set(plans.filter(({ state }) => takesSuggestions(state)).map(({ id }) => id));
    const heard = plans.filter(({ state }) => state === 'hearing');
    const since = new Date(Date.parse(ctx.now) - NEWS_MS).toISOString();
    const read = await plansRead(ctx.db, { personId, planIds: heard.map(({ id }) => id) });
    const decided = await decidedFor(ctx.db, { personId, since, limit: 10 });
    const waiting = await waitingFor(ctx.db, { personId, limit: 20 });
    const titled = await titles(ctx, [...decided, ...waiting], sight);
    return {
      hearings: heard.flatMap(({ id, title, purpose, hearing }) =>
        hearing && !read.has(id)
          ? {
              planId: id,
              title: shownAlways(sight, title),
              purpose: shown(sight, purpose),
              closesOn: hearing.closesOn,
              daysLeft: daysBetween(sight.today, hearing.closesOn) + 1,
            }
          : [],
      ),
      decided: decided.filter(isLine(going, titled)).map(({ deciderId, deciderName, ...row }) => ({
        ...row,
        title: titled.get(row.lineId) ?? null,
        // Of a sealed line not even the reason: it may quote what is sealed.
        reason: titled.get(row.lineId) ? row.reason : null,
        by: deciderId === null ? null : { id: deciderId, name: deciderName },
      })),
      waiting: waiting
        .filter(isLine(going, titled))
        .map((row) => ({ ...row, title: titled.get(row.lineId) ?? null })),
    };
  },
};

/** News are of lines that still stand in plans that go on. */
const isLine =
  (going: ReadonlySet<string>, titled: ReadonlyMap<string, unknown>) =>
  ({ planId, lineId }: { planId: string; lineId: string }): boolean =>
    going.has(planId) && titled.has(lineId);

/** What the lines say, null while they are sealed for the reader; removed ones are left out. */
async function titles(
  ctx: Context,
  about: readonly { readonly lineKind: OpenLineKind; readonly lineId: string }[],
  sight: Sight,
): Promise<Map<string, ShownText | null>> {
  const ids = (kind: OpenLineKind) => [
    ...new Set(about.filter(({ lineKind }) => lineKind === kind).map(({ lineId }) => lineId)),
  ];
  const [goals, actions] = await Promise.all([
    linesByIds(ctx.db, 'goal', ids('goal')),
    linesByIds(ctx.db, 'action', ids('action')),
  ]);
  return new Map(
    [...goals, ...actions]
      .filter(({ removedAt }) => removedAt === null)
      .map((line) => [
        line.id,
        sealedFrom(sight, line) ? null : shown(sight, 'sentence' in line ? line.sentence : line.title),
      ]),
  );
}
