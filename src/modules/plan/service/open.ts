import type { AnswerOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { chooseLanguage, type Editions } from '#kernel/language.ts';
import { namesOf } from '#modules/people/service/name.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { openContract } from '../contract/open.ts';
import type { Health } from '../contract/plan.ts';
import type { Goal, Line } from '../domain/line.ts';
import { shownReach, startBlockers } from '../domain/start.ts';
import { isPublic, takesSuggestions } from '../domain/state.ts';
import { linesOf } from '../store/line.ts';
import { threadTitles } from '../store/name.ts';
import { type OpenActionRow, openActions } from '../store/open.ts';
import { allPlans } from '../store/plan.ts';
import { insertReader, isReader } from '../store/reach.ts';
import { changelog } from './history.ts';
import { firstBlockers, healthOn, postponementsOf } from './overview.ts';
import { countReadersJob, startFacts } from './reach.ts';
import {
  planFor,
  type SeenPlan,
  type Sight,
  sealedFrom,
  shown,
  shownAlways,
  sightOf,
  stateOf,
} from './sight.ts';
import { type Waiting, waitingOn } from './waiting.ts';

type Contract = typeof openContract;
type OpenPlan = AnswerOf<Contract['readOpenPlan']>;

/** What changed because of people, beside the plan; the changelog has the rest. */
const LATEST_CHANGES = 10;

export const openHandlers: Omit<Handlers<Contract>, 'readOpenLine'> = {
  readCurrentPlan,
  async readOpenPlan(ctx, { planId }) {
    const sight = await sightOf(ctx);
    return openPlan(ctx, await publicPlan(ctx, planId, sight), sight);
  },
  async recordReading(ctx, { planId }) {
    const personId = ctx.actor.personId ?? refuse('unauthenticated', 'sign_in_first');
    const sight = await sightOf(ctx);
    await publicPlan(ctx, planId, sight);
    const isFirst = await insertReader(ctx.db, { planId, personId, readOn: sight.today });
    // One count for all who read in the meantime; no event: who read the plan is nobody's business.
    if (isFirst) await ctx.enqueue(countReadersJob, { planId }, { singletonKey: planId });
    return {};
  },
};

/** An open plan, for everyone alike: a draft has its page in Studio. */
export async function publicPlan(ctx: Context, planId: string, sight: Sight): Promise<SeenPlan> {
  const plan = await planFor(ctx, planId, sight);
  return isPublic(plan.state) ? plan : refuse('not_found', 'plan.plan_not_found');
}

const RANK = { hearing: 0, under_way: 1, heard: 2, ended: 3, draft: 4 };

async function readCurrentPlan(ctx: Context) {
  const sight = await sightOf(ctx);
  const plans = (await allPlans(ctx.db))
    .map((plan) => ({ ...plan, state: stateOf(plan, sight.today) }))
    .filter(({ state }) => isPublic(state))
    // What people are asked about comes before what already goes its way.
    .sort((one, other) => RANK[one.state] - RANK[other.state]);
  const [current, ...others] = plans;
  return {
    plan: current && current.state !== 'ended' ? await openPlan(ctx, current, sight) : null,
    others: (current?.state === 'ended' ? plans : others).map(({ id, title, state, startsOn, endsOn }) => ({
      id,
      title: shownAlways(sight, title),
      state,
      startsOn,
      endsOn,
    })),
  };
}

async function openPlan(ctx: Context, plan: SeenPlan, sight: Sight): Promise<OpenPlan> {
  const { id: planId } = plan;
  const { personId } = ctx.actor;
  const languages = { languages: [sight.language, sight.house], readerId: personId };
  const [goals, measures, phases, actions, waiting, latest, postponed, read] = await Promise.all([
    linesOf(ctx.db, 'goal', planId),
    linesOf(ctx.db, 'measure', planId),
    linesOf(ctx.db, 'phase', planId),
    openActions(ctx.db, planId, languages),
    waitingOn(ctx, planId, sight),
    changelog(ctx, { plan, sight }, { limit: LATEST_CHANGES }),
    postponementsOf(ctx, plan),
    personId === null ? false : isReader(ctx.db, planId, personId),
  ]);
  const readable = goals.filter((goal) => !sealedFrom(sight, goal));
  const [facts, served, names] = await Promise.all([
    startFacts(ctx, plan, { goals, actions, phases: phases.length, waiting }),
    threadTitles(
      ctx.db,
      readable.flatMap(({ serves }) => serves.map(({ id }) => id)),
    ),
    namesOf(ctx, mentioned(readable, actions, sight)),
  ]);
  const can = takesSuggestions(plan.state) && personId !== null;
  const shownByPhase = actionsByPhase(actions, { sight, waiting, postponed });
  return {
    id: planId,
    title: shownAlways(sight, plan.title),
    purpose: shown(sight, plan.purpose),
    state: plan.state,
    today: sight.today,
    startsOn: plan.startsOn,
    endsOn: plan.endsOn,
    owner: plan.ownerId ? { id: plan.ownerId, name: plan.ownerName } : null,
    hearing: plan.hearing,
    start: plan.start,
    reach: shownReach(facts.groups),
    ...firstBlockers(plan.start ? [] : startBlockers(facts, sight.today)),
    goals: goals.map((goal) => openGoal(goal, { sight, measures, served, waiting })),
    phases: phases.map(({ id, title, startsOn, endsOn }) => ({
      id,
      title: shownAlways(sight, title),
      startsOn,
      endsOn,
      actions: shownByPhase.get(id) ?? [],
    })),
    changes: latest.rows,
    names: { ...latest.names, ...names },
    read,
    can: { suggest: can, help: can },
  };
}

function mentioned(goals: readonly Goal[], actions: readonly OpenActionRow[], sight: Sight): Set<string> {
  const ids = [
    ...goals.flatMap(({ ownerId, audienceId }) => [ownerId, audienceId]),
    ...actions.flatMap((action) => (actionSeal(action, sight) ? [] : [action.ownerId])),
  ];
  return new Set(ids.filter((id) => id !== null));
}

function actionSeal(action: OpenActionRow, sight: Sight) {
  if (action.sealReason === null) return null;
  const { personId } = sight.asker;
  return sealedFrom(sight, { ...action, helperIds: action.helps && personId ? [personId] : [] });
}

interface GoalParts {
  readonly sight: Sight;
  readonly measures: readonly Line<'measure'>[];
  readonly served: ReadonlyMap<string, Editions>;
  readonly waiting: (lineId: string) => Waiting;
}

function openGoal(goal: Goal, { sight, measures, served, waiting }: GoalParts): OpenPlan['goals'][number] {
  const { id, version, byOn, ownerId, audienceId } = goal;
  const seal = sealedFrom(sight, goal);
  if (seal) return { sealed: true, id, seal };
  const { cases, openSuggestions } = waiting(id);
  return {
    sealed: false,
    id,
    version,
    sentence: shownAlways(sight, goal.sentence),
    byOn,
    ownerId,
    audienceId,
    serves: goal.serves.map((one) => ({ ...one, title: shown(sight, served.get(one.id)) })),
    measures: measuresOf(id, { measures, sight }),
    cases,
    openSuggestions,
  };
}

/** The measures of a goal as members read them. */
export function measuresOf(
  id: string,
  { measures, sight }: { measures: readonly Line<'measure'>[]; sight: Sight },
) {
  return measures
    .filter(({ goalId }) => goalId === id)
    .map((measure) => ({
      ...measure,
      name: shownAlways(sight, measure.name),
      unitLabel: shown(sight, measure.unitLabel),
    }));
}

interface ActionParts {
  readonly sight: Sight;
  readonly waiting: (lineId: string) => Waiting;
  readonly postponed: ReadonlyMap<string, number>;
}

type ShownAction = OpenPlan['phases'][number]['actions'][number];

function actionsByPhase(actions: readonly OpenActionRow[], parts: ActionParts): Map<string, ShownAction[]> {
  const rows = actions.map((action) => ({
    ...action,
    isGranted: action.lacksMoney === null,
    waitsForIds: action.waitsFor?.split(' ') ?? [],
  }));
  const healthOf = healthOn(rows, parts.sight);
  const byPhase = new Map<string, ShownAction[]>();
  for (const row of rows) {
    const one = shownAction(row, { ...parts, gravest: healthOf(row)[0] });
    const others = byPhase.get(row.phaseId);
    if (others) others.push(one);
    else byPhase.set(row.phaseId, [one]);
  }
  return byPhase;
}

/** An action in its row; what there is nothing to say of is undefined, which JSON leaves out. */
function shownAction(
  row: OpenActionRow,
  { sight, waiting, postponed, gravest }: ActionParts & { gravest: Health | undefined },
): ShownAction {
  const { id, state, startsOn, dueOn, ownerId } = row;
  const seal = actionSeal(row, sight);
  if (seal) return { state: 'sealed', id, seal };
  const { cases, openSuggestions } = waiting(id);
  const language = chooseLanguage(row.title.slice(0, 2));
  return {
    state,
    id,
    title: row.title.slice(2),
    language: language === sight.language ? undefined : language,
    startsOn: startsOn ?? undefined,
    dueOn: dueOn ?? undefined,
    ownerId: ownerId ?? undefined,
    health: gravest,
    postponed: postponed.get(id),
    cases: cases || undefined,
    openSuggestions: openSuggestions || undefined,
  };
}
