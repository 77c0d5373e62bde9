import { addDays } from '#kernel/calendar.ts';
import type { AnswerOf, InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { planContract } from '../contract/plan.ts';
import type { Fields } from '../domain/ledger.ts';
import { canEditPlans } from '../domain/permission.ts';
import { linesOfTemplate, TEMPLATES, type Template, templateNamed } from '../domain/template.ts';
import { planDiscarded } from '../events.ts';
import { actionCounts, allPlans } from '../store/plan.ts';
import { exportPlanTable, exportPlanText } from './export.ts';
import { type Edit, writeLines } from './ledger.ts';
import { readPlan } from './overview.ts';
import { type HeldPlan, planToEdit, type Sight, shownAlways, sightOf, stateOf } from './sight.ts';
import { tieWholePlan } from './tie.ts';

type Contract = typeof planContract;

export const planHandlers: Handlers<Contract> = {
  listPlans,
  async listTemplates(ctx, { language }) {
    const sight = await sightOf(ctx);
    const read = language ? { ...sight, language } : sight;
    return { templates: TEMPLATES.map((template) => templateView(template, read)) };
  },
  createPlan: (ctx, input) => ctx.transaction((tx) => createPlan(tx, input)),
  readPlan,
  changePlan: (ctx, { planId, version, fields }) =>
    ctx.transaction(async (tx) => {
      const plan = await planToEdit(tx, planId, await sightOf(tx));
      const edit: Edit = { kind: 'plan', id: planId, change: 'changed', fields, version };
      const { versions } = await writeLines(tx, plan, [edit], { cause: 'edit' });
      return { version: versions.get(planId) ?? version };
    }),
  discardPlan: (ctx, { planId }) =>
    ctx.transaction(async (tx) => {
      const plan = await planToEdit(tx, planId, await sightOf(tx));
      if (plan.state !== 'draft') refuse('conflict', 'plan.only_drafts_are_discarded');
      // The lines first: they close on the thread while they can still be found.
      await tieWholePlan(tx, { ...plan, removedAt: tx.now });
      const removal: Edit = { kind: 'plan', id: planId, change: 'removed', fields: {} };
      await writeLines(tx, plan, [removal], { cause: 'edit' });
      await tx.publish(planDiscarded, { kind: 'plan.plan', id: planId }, {});
      return {};
    }),
  exportPlanTable,
  exportPlanText,
};

async function listPlans(ctx: Context) {
  const sight = await sightOf(ctx);
  const plans = await allPlans(ctx.db);
  const counts = await actionCounts(
    ctx.db,
    plans.map(({ id }) => id),
  );
  return {
    plans: plans.map((plan) => ({
      id: plan.id,
      title: shownAlways(sight, plan.title),
      state: stateOf(plan, sight.today),
      startsOn: plan.startsOn,
      endsOn: plan.endsOn,
      owner: plan.ownerId ? { id: plan.ownerId, name: plan.ownerName } : null,
      ...(counts.get(plan.id) ?? { actions: 0, realised: 0 }),
    })),
    can: { create: canEditPlans(sight.asker) },
  };
}

/** A template as it would be: what it is for, in which weeks, and about what it costs. */
function templateView(
  template: Template,
  sight: Sight,
): AnswerOf<Contract['listTemplates']>['templates'][number] {
  const { name, title, purpose, days, goals, phases } = template;
  const costs = phases.flatMap(({ actions }) => actions).flatMap((action) => action.costs ?? []);
  const sum = (one: (cost: (typeof costs)[number]) => number | undefined) =>
    costs.reduce((total, cost) => total + (one(cost) ?? 0), 0);
  return {
    name,
    title: shownAlways(sight, title),
    purpose: shownAlways(sight, purpose),
    days,
    weeks: weeksIn(days),
    goals: goals.map(({ sentence, measures }) => ({
      sentence: shownAlways(sight, sentence),
      measures: measures.map((measure) => shownAlways(sight, measure.name)),
    })),
    phases: phases.map((phase) => ({
      title: shownAlways(sight, phase.title),
      fromWeek: Math.floor(phase.from / 7) + 1,
      toWeek: weeksIn(phase.to),
      actions: phase.actions.map((action) => ({
        title: shownAlways(sight, action.title),
        kind: action.kind,
        byWeek: weeksIn(action.to),
      })),
    })),
    cost: {
      cents: sum(({ cents }) => cents),
      hours: sum(({ hours }) => hours),
      expertDays: sum(({ expertDays }) => expertDays),
    },
  };
}

/** The week of the plan by whose end a day has come; the plan's first day is 0. */
const weeksIn = (day: number) => Math.max(1, Math.ceil(day / 7));

/** Half a year: long enough to be changed rather than missed. */
const USUAL_DAYS = 182;

async function createPlan(tx: Context, input: InputOf<Contract['createPlan']>) {
  const { asker, house } = await sightOf(tx);
  if (!canEditPlans(asker)) refuse('forbidden', 'plan.planners_of_all_only');
  const template = input.template && templateNamed(input.template);
  const id = newId();
  const { startsOn, endsOn = addDays(startsOn, template?.days ?? USUAL_DAYS) } = input;
  if (startsOn > endsOn) refuse('invalid', 'plan.ends_before_it_starts', { lineId: id });
  const fields = {
    title: input.title ?? template?.title ?? refuse('invalid', 'plan.title_needed'),
    purpose: template?.purpose ?? null,
    strategyId: input.strategyId ?? null,
    ownerId: tx.actor.personId,
    startsOn,
    endsOn,
  };
  const plan: HeldPlan = { id, state: 'draft', ownerId: fields.ownerId, removedAt: null };
  const lines = template
    ? editsOf(template, { startsOn, currency: input.currency, language: input.language ?? house })
    : [];
  const header: Edit = { kind: 'plan', id, change: 'made', fields };
  await writeLines(tx, plan, [header, ...lines], { cause: template ? 'template' : 'edit' });
  return { id };
}

function editsOf(
  template: Template,
  options: { startsOn: string; currency: string; language: Language },
): Edit[] {
  const lines = linesOfTemplate(template, { ...options, newId: () => newId() });
  const made = (kind: Edit['kind']) => (line: { id: string; fields: Fields }) =>
    ({ kind, id: line.id, change: 'made', fields: line.fields }) as const;
  return [
    ...lines.goals.map(made('goal')),
    ...lines.measures.map(made('measure')),
    ...lines.phases.map(made('phase')),
    ...lines.actions.map(made('action')),
  ];
}
