import type { AnswerOf, InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { namesOf } from '#modules/people/service/name.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { openContract } from '../contract/open.ts';
import type { Action, Goal } from '../domain/line.ts';
import { canSetState } from '../domain/permission.ts';
import { takesSuggestions } from '../domain/state.ts';
import { linesByIds, linesOf } from '../store/line.ts';
import { changelog } from './history.ts';
import { lineFor } from './line.ts';
import { measuresOf, publicPlan } from './open.ts';
import { healthOn, healthRow, postponementsOf } from './overview.ts';
import { type SeenPlan, type Sight, sealedFrom, shown, shownAlways, sightOf } from './sight.ts';
import { offersOn, suggestionsOn } from './suggestion-view.ts';

type Contract = typeof openContract;
type OpenLine = AnswerOf<Contract['readOpenLine']>;

/** Of a sealed line nothing is known but that it is sealed, why, and until when. */
const NOTHING_KNOWN = {
  version: null,
  title: null,
  owner: null,
  action: null,
  goal: null,
  description: null,
  texts: {},
  helpers: [],
  waitsFor: [],
  suggestions: [],
  offers: [],
  names: {},
  can: { suggest: false, help: false, setState: false },
} satisfies Partial<OpenLine>;

/** One line of an open plan, opened. */
export const openLineHandlers: Pick<Handlers<Contract>, 'readOpenLine'> = { readOpenLine };

async function readOpenLine(
  ctx: Context,
  { planId, lineKind, lineId }: InputOf<Contract['readOpenLine']>,
): Promise<OpenLine> {
  const sight = await sightOf(ctx);
  const plan = await publicPlan(ctx, planId, sight);
  const { line } = await lineFor(ctx, { kind: lineKind, id: lineId }, sight);
  if (line.planId !== planId) return refuse('not_found', 'plan.line_not_found');
  const log = await changelog(ctx, { plan, sight }, { lineId, limit: 20 });
  const changes = log.rows.map((set) => ({
    ...set,
    changes: set.changes.filter((change) => change.lineId === lineId),
  }));
  const seal = sealedFrom(sight, line);
  const known = { id: lineId, planTitle: shownAlways(sight, plan.title), today: sight.today, seal, changes };
  if (seal) return { ...known, ...NOTHING_KNOWN };
  const can = takesSuggestions(plan.state) && ctx.actor.personId !== null;
  const content =
    'sentence' in line
      ? await goalContent(ctx, line, sight)
      : await actionContent(ctx, { line, plan, sight });
  const names = await namesOf(ctx, line.ownerId ? [line.ownerId] : []);
  return {
    ...known,
    ...content,
    version: line.version,
    owner: line.ownerId ? { id: line.ownerId, name: names[line.ownerId] ?? null } : null,
    suggestions: await suggestionsOn(ctx, { plan, sight }, { lineId, limit: 50 }),
    offers: await offersOn(ctx, { line, sight }),
    names: log.names,
    can: {
      suggest: can,
      help: can && lineKind === 'action',
      setState: lineKind === 'action' && plan.state !== 'ended' && canSetState(sight.asker, line),
    },
  };
}

async function goalContent(ctx: Context, goal: Goal, sight: Sight) {
  const measures = await linesOf(ctx.db, 'measure', goal.planId);
  return {
    title: shownAlways(sight, goal.sentence),
    action: null,
    goal: { byOn: goal.byOn, measures: measuresOf(goal.id, { measures, sight }) },
    description: null,
    texts: { sentence: goal.sentence },
    helpers: [],
    waitsFor: [],
  };
}

async function actionContent(
  ctx: Context,
  { line, plan, sight }: { line: Action; plan: SeenPlan; sight: Sight },
) {
  const { title, description, helperIds, waitsForIds, kind, state, stateReason, startsOn, dueOn } = line;
  const [names, others, [phase], postponed] = await Promise.all([
    namesOf(ctx, helperIds),
    linesByIds(ctx.db, 'action', waitsForIds),
    linesByIds(ctx.db, 'phase', [line.phaseId]),
    postponementsOf(ctx, plan),
  ]);
  const [gravest] = healthOn([line, ...others].map(healthRow), sight)(healthRow(line));
  return {
    title: shownAlways(sight, title),
    action: {
      phase: shownAlways(sight, phase?.title ?? {}),
      kind,
      state,
      stateReason,
      startsOn,
      dueOn,
      health: gravest ?? null,
      postponed: postponed.get(line.id) ?? 0,
    },
    goal: null,
    description: shown(sight, description),
    texts: { title, ...(description ? { description } : {}) },
    helpers: helperIds.flatMap((id) => (names[id] ? [{ id, name: names[id] }] : [])),
    waitsFor: others
      .filter((other) => other.removedAt === null && !sealedFrom(sight, other))
      .map((other) => ({ id: other.id, title: shown(sight, other.title), state: other.state })),
  };
}
