import type { AnswerOf } from '#kernel/contract.ts';
import type { Context } from '#platform/context.ts';
import type { actionContract } from '../contract/action.ts';
import type { planContract } from '../contract/plan.ts';
import { costTotals } from '../domain/cost.ts';
import { health } from '../domain/health.ts';
import type { Action, Goal } from '../domain/line.ts';
import { canEditPlans, canOverride } from '../domain/permission.ts';
import { shownReach, startBlockers } from '../domain/start.ts';
import { nextRedo, nextUndo } from '../domain/undo.ts';
import { actsOf, postponements } from '../store/change.ts';
import { linesByIds, linesOf } from '../store/line.ts';
import { namesOf } from '../store/name.ts';
import { startFacts } from './reach.ts';
import { planFor, type SeenPlan, type Sight, sightOf } from './sight.ts';
import { type Waiting, waitingOn } from './waiting.ts';

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
    linesOf(ctx.db, 'action', planId),
  ]);
  const waiting = await waitingOn(ctx, planId, { goals, actions });
  const facts = await startFacts(ctx, plan, { goals, actions, phases: phases.length, waiting });
  const blockers = plan.start ? [] : startBlockers(facts, sight.today);
  const postponed = await postponements(ctx.db, planId);
  const healthOf = healthOn(actions, sight);
  return {
    ...plan,
    blockers,
    reach: shownReach(facts.groups),
    goals: goals.map((goal) => ({ ...goal, ...waiting(goal.id) })),
    measures,
    phases,
    actions: actions.map((action) => ({
      ...action,
      ...waiting(action.id),
      health: healthOf(action),
      postponed: postponed.get(action.id) ?? 0,
    })),
    totals: costTotals(actions.flatMap(({ costs }) => costs)),
    names: await namesOf(ctx.db, mentionedIn(plan, goals, actions)),
    ...(await stepsOf(ctx, planId)),
    can: rightsOn(plan, sight, blockers.length),
  };
}

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
  actions: readonly Action[],
): Set<string> {
  const ids = [
    plan.ownerId,
    ...goals.flatMap(({ ownerId, audienceId }) => [ownerId, audienceId]),
    ...actions.flatMap(({ ownerId, audienceId, helperIds }) => [ownerId, audienceId, ...helperIds]),
  ];
  return new Set(ids.filter((id) => id !== null));
}

/** How actions stand today, each among all of its plan. */
export function healthOn(actions: readonly Action[], { today }: Pick<Sight, 'today'>) {
  const byId = new Map(actions.map((action) => [action.id, action]));
  return (action: Action) => {
    const waitsFor = action.waitsForIds.flatMap((id) => byId.get(id) ?? []);
    // The day in UTC: two weeks of silence are not counted in hours.
    return health({ ...action, changedOn: action.changedAt.slice(0, 10), waitsFor }, today);
  };
}

/** One action as Studio shows it beside the outline. */
export async function actionView(
  ctx: Context,
  { line, plan, sight }: { line: Action; plan: SeenPlan; sight: Sight },
): Promise<Omit<AnswerOf<typeof actionContract.readAction>, 'can'>> {
  const waiting: (id: string) => Waiting = await waitingOn(ctx, plan.id, { goals: [], actions: [line] });
  const others = await linesByIds(ctx.db, 'action', line.waitsForIds);
  const postponed = (await postponements(ctx.db, plan.id)).get(line.id) ?? 0;
  return {
    ...line,
    ...waiting(line.id),
    health: healthOn([line, ...others], sight)(line),
    postponed,
    names: await namesOf(ctx.db, mentionedIn(plan, [], [line])),
  };
}
