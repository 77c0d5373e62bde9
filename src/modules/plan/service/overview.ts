import type { AnswerOf } from '#kernel/contract.ts';
import { namesOf } from '#modules/people/service/name.ts';
import type { Context } from '#platform/context.ts';
import type { actionContract } from '../contract/action.ts';
import type { Blocker } from '../contract/hearing.ts';
import type { planContract } from '../contract/plan.ts';
import { costTotals } from '../domain/cost.ts';
import { type ActionFacts, health, limitsOn } from '../domain/health.ts';
import type { Action, Goal } from '../domain/line.ts';

import { canEditPlans, canOverride } from '../domain/permission.ts';
import { shownReach, startBlockers } from '../domain/start.ts';
import { nextRedo, nextUndo } from '../domain/undo.ts';
import { actsOf, postponements } from '../store/change.ts';
import { actionsInShort, linesByIds, linesOf, type ShortAction } from '../store/line.ts';
import { startFacts } from './reach.ts';
import { planFor, type SeenPlan, type Sight, sightOf } from './sight.ts';
import { waitingOn, waitingOnAction } from './waiting.ts';

/** A plan with all its lines, as Studio shows it. */
export async function readPlan(
  ctx: Context,
  { planId }: { planId: string },
): Promise<AnswerOf<typeof planContract.readPlan>> {
  const sight = await sightOf(ctx);
  const plan = await planFor(ctx, planId, sight);
  const [goals, measures, phases, actions] = await Promise.all([
    linesOf(ctx.db, 'goal', planId),
    linesOf(ctx.db, 'measure', planId),
    linesOf(ctx.db, 'phase', planId),
    actionsInShort(ctx.db, planId),
  ]);
  const waiting = await waitingOn(ctx, planId, sight);
  const facts = await startFacts(ctx, plan, { goals, actions, phases: phases.length, waiting });
  const all = plan.start ? [] : startBlockers(facts, sight.today);
  const { blockers, moreBlockers } = firstBlockers(all);
  const postponed = await postponementsOf(ctx, plan);
  const rows = new Map(actions.map((action) => [action.id, healthRow(action)]));
  const healthOf = healthOn([...rows.values()], sight);
  return {
    ...plan,
    blockers,
    moreBlockers,
    reach: shownReach(facts.groups),
    goals: goals.map((goal) => ({ ...goal, ...waiting(goal.id) })),
    measures,
    phases,
    actions: actions.map((action) => ({
      ...action,
      ...waiting(action.id),
      health: healthOf(rows.get(action.id) ?? healthRow(action)),
      postponed: postponed.get(action.id) ?? 0,
    })),
    totals: costTotals(actions.flatMap(({ costs }) => costs)),
    names: await namesOf(ctx, mentionedIn(plan, goals, actions)),
    ...(await stepsOf(ctx, planId)),
    can: rightsOn(plan, sight, all.length),
  };
}

/** How often each action was moved later; before the start that is planning, and not counted. */
export const postponementsOf = async (ctx: Context, { id, start }: SeenPlan): Promise<Map<string, number>> =>
  start ? postponements(ctx.db, id) : new Map();

/** More blockers than a page can list are counted; all of them stand behind the button that they block. */
const SHOWN_BLOCKERS = 50;

export const firstBlockers = (blockers: readonly Blocker[]) => ({
  blockers: blockers.slice(0, SHOWN_BLOCKERS),
  moreBlockers: Math.max(0, blockers.length - SHOWN_BLOCKERS),
});

/** What the actor may take back and do again. */
async function stepsOf(ctx: Context, planId: string) {
  const { personId } = ctx.actor;
  const acts = personId ? await actsOf(ctx.db, { planId, actorId: personId }) : [];
  const step = (act: { id: string; lines: number } | undefined) =>
    act ? { setId: act.id, lines: act.lines } : null;
  return { undo: step(nextUndo(acts)), redo: step(nextRedo(acts)) };
}

/** What the actor may do with a plan as a whole; the screen disables the rest and says why. */
export function rightsOn({ state }: SeenPlan, { asker }: Sight, blockers: number) {
  const isAhead = state === 'draft' || state === 'hearing' || state === 'heard';
  const edit = canEditPlans(asker) && state !== 'ended';
  return {
    edit,
    start: isAhead && blockers === 0 && (canEditPlans(asker) || canOverride(asker)),
    override: isAhead && blockers > 0 && canOverride(asker),
  };
}

/** Everybody and every audience that lines mention. */
export function mentionedIn(
  plan: Pick<SeenPlan, 'ownerId'>,
  goals: readonly Goal[],
  actions: readonly ShortAction[],
): Set<string> {
  const ids = [
    plan.ownerId,
    ...goals.flatMap(({ ownerId, audienceId }) => [ownerId, audienceId]),
    ...actions.flatMap(({ ownerId, audienceId, helperIds }) => [ownerId, audienceId, ...helperIds]),
  ];
  return new Set(ids.filter((id) => id !== null));
}

/** What health asks of an action, with the ids of those that it waits for. */
export type HealthRow = ActionFacts & {
  readonly id: string;
  readonly waitsForIds: readonly string[];
};

/** How actions stand today, each among all of its plan. */
export function healthOn(rows: readonly HealthRow[], { today }: Pick<Sight, 'today'>) {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const limits = limitsOn(today);
  return (row: HealthRow) =>
    health(row, { limits, waitsFor: row.waitsForIds.flatMap((id) => byId.get(id) ?? []) });
}

export const healthRow = (action: ShortAction): HealthRow => ({
  ...action,
  isGranted: action.costs.every(({ granted }) => granted),
  // The day in UTC: two weeks of silence are not counted in hours.
  changedOn: action.changedAt.slice(0, 10),
});

/** One action as Studio shows it beside the outline. */
export async function actionView(
  ctx: Context,
  { line, plan, sight }: { line: Action; plan: SeenPlan; sight: Sight },
): Promise<Omit<AnswerOf<typeof actionContract.readAction>, 'can'>> {
  const others = await linesByIds(ctx.db, 'action', line.waitsForIds);
  const postponed = (await postponementsOf(ctx, plan)).get(line.id) ?? 0;
  return {
    ...line,
    ...(await waitingOnAction(ctx, plan.id, line.id)),
    health: healthOn([line, ...others].map(healthRow), sight)(healthRow(line)),
    postponed,
    names: await namesOf(ctx, mentionedIn(plan, [], [line])),
  };
}
