import { addDays, type Day } from '#kernel/calendar.ts';
import type { InputOf } from '#kernel/contract.ts';
import type { Editions } from '#kernel/language.ts';
import type { planContract } from '#modules/plan/contract.ts';
import { planHandlers } from '#modules/plan/service.ts';
import { NO_EXCHANGE, type Story } from './story.ts';

const PLANNER = 'Lucía Ferrer';

export type ExamplePlan = Awaited<ReturnType<typeof planHandlers.readPlan>>;
type Action = ExamplePlan['actions'][number];

interface Beginning {
  readonly template: InputOf<typeof planContract.createPlan>['template'];
  readonly title?: Editions;
  readonly writtenOn: Day;
  readonly startsOn: Day;
  /** Whose actions they are, in the order of the plan. */
  readonly owners: readonly string[];
  /** What each goal serves, in the order of the plan. */
  readonly serves: readonly (readonly {
    readonly kind: 'value' | 'promise';
    readonly id: string | undefined;
  }[])[];
  /** What was measured before, in the order of the plan. */
  readonly baselines: readonly number[];
}

/** Begins a plan from a template as the planner does: owners, what its goals serve, and where its measures stand. */
export async function beginPlan(story: Story, given: Beginning): Promise<string> {
  const { template, title, writtenOn, startsOn, owners, serves, baselines } = given;
  const planner = story.by(PLANNER, writtenOn);
  const { id: planId } = await planHandlers.createPlan(
    planner,
    { template, startsOn, currency: 'EUR', ...(title ? { title } : {}) },
    NO_EXCHANGE,
  );
  const plan = await readPlan(story, planId, writtenOn);
  const changes = plan.actions.map(({ id, version }, place) => ({
    actionId: id,
    version,
    fields: { ownerId: story.id(owners[place % owners.length] ?? PLANNER) },
  }));
  await planHandlers.changeActions(planner, { planId, changes }, NO_EXCHANGE);
  for (const [place, { id, version }] of plan.goals.entries()) {
    const served = (serves[place] ?? []).flatMap(({ kind, id: one }) => (one ? [{ kind, id: one }] : []));
    const fields = { serves: served, ownerId: story.id(PLANNER) };
    await planHandlers.changeGoal(planner, { goalId: id, version, fields }, NO_EXCHANGE);
  }
  for (const [place, { id, version }] of plan.measures.entries()) {
    const fields = { baseline: baselines[place] ?? null };
    await planHandlers.changeMeasure(planner, { measureId: id, version, fields }, NO_EXCHANGE);
  }
  return planId;
}

/** The plan as its planner sees it on a day, with actions in the order of their phases and measures in that of their goals. */
export async function readPlan(story: Story, planId: string, on: Day): Promise<ExamplePlan> {
  const plan = await planHandlers.readPlan(story.by(PLANNER, on), { planId }, NO_EXCHANGE);
  return {
    ...plan,
    measures: plan.goals.flatMap(({ id }) => plan.measures.filter(({ goalId }) => goalId === id)),
    actions: plan.phases.flatMap(({ id }) => plan.actions.filter(({ phaseId }) => phaseId === id)),
  };
}

/** The action at a place of the plan, the first is 0. */
export function actionAt(plan: ExamplePlan, place: number): Action {
  const found = plan.actions[place];
  if (!found) throw new Error(`The example plan has no action ${place}`);
  return found;
}

/** So many of everyone have the plan in front of them, a few more each day. */
export async function readBy(
  story: Story,
  planId: string,
  { count, from, days }: { count: number; from: Day; days: number },
): Promise<void> {
  // Every third name, and again from the beginning: readers are spread over all teams.
  const readers = [0, 1, 2].flatMap((rest) => story.others.filter((_id, place) => place % 3 === rest));
  for (const [place, personId] of readers.slice(0, count).entries()) {
    const on = addDays(from, Math.floor((place * days) / count));
    await planHandlers.recordReading(story.byMember(personId, on), { planId, seconds: 20 }, NO_EXCHANGE);
  }
}

interface Suggested {
  readonly by: string;
  readonly on: Day;
  readonly action: Action;
  readonly language: 'en' | 'fi' | 'es';
  /** The new title in that language. */
  readonly after: string;
  readonly dueOn?: Day;
  readonly why: string;
}

/** A member suggests other words for an action, and perhaps another day. */
export async function suggest(story: Story, given: Suggested): Promise<string> {
  const { by, on, action, language, after, dueOn, why } = given;
  const words = { field: 'title' as const, language, before: action.title[language] ?? '', after };
  const day = dueOn ? [{ field: 'dueOn' as const, before: action.dueOn, after: dueOn }] : [];
  const { id } = await planHandlers.suggestChange(
    story.by(by, on),
    { lineKind: 'action', lineId: action.id, named: true, why, parts: [words, ...day] },
    NO_EXCHANGE,
  );
  return id;
}
