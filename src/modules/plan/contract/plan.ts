import { z } from 'zod';
import { day, done, editions, endpoint, id, instant, language, nothing } from '#kernel/contract.ts';
import { blocker, hearing, planState, reach, started } from './hearing.ts';
import {
  actionFields,
  actionKind,
  goalFields,
  lineHead,
  measureFields,
  money,
  personName,
  phaseFields,
  planFields,
  shownText,
} from './line.ts';
import { PLANNERS, STUDIO } from './strategy.ts';

/** How an action stands today; several can hold at once, the gravest first. */
export const health = z.enum(['blocked', 'late', 'due', 'risky', 'silent']);
export type Health = z.output<typeof health>;

export const templateName = z.enum([
  'marketing-strategy',
  'brand-awareness',
  'product-training',
  'social-media',
  'worrying-change',
  'wellbeing-year',
]);
export type TemplateName = z.output<typeof templateName>;

/** What waits on a line. */
export const lineCounts = z.object({
  openCases: z.number().int(),
  overdueCases: z.number().int(),
  openSuggestions: z.number().int(),
  openOffers: z.number().int(),
});

export const studioGoal = goalFields.extend({ ...lineHead.shape, ...lineCounts.shape });
export const studioMeasure = measureFields.extend(lineHead.shape);
export const studioPhase = phaseFields.extend(lineHead.shape);
/** Without its description, which the line's own page brings. */
export const studioAction = actionFields.omit({ description: true }).extend({
  ...lineHead.shape,
  ...lineCounts.shape,
  health: z.array(health),
  /** How often its day was moved later since the start; from three on the question is whether to stop it. */
  postponed: z.number().int(),
});

export const costTotals = z.object({
  money: z.array(money),
  notGranted: z.array(money),
  hours: z.number(),
  expertDays: z.number(),
});

export const planRow = z.object({
  id,
  title: shownText,
  state: planState,
  startsOn: day,
  endsOn: day,
  owner: personName.nullable(),
  actions: z.number().int(),
  realised: z.number().int(),
});

export const studioPlan = planFields.extend({
  ...lineHead.shape,
  state: planState,
  hearing: hearing.nullable(),
  start: started.nullable(),
  end: z.object({ at: instant, by: personName.nullable(), reason: z.string() }).nullable(),
  /** The first fifty; the page of the start has all. */
  blockers: z.array(blocker),
  moreBlockers: z.number().int(),
  reach: z.array(reach),
  goals: z.array(studioGoal),
  measures: z.array(studioMeasure),
  phases: z.array(studioPhase),
  actions: z.array(studioAction),
  totals: costTotals,
  /** Names of the people and audiences that lines mention, by id. */
  names: z.record(z.string(), z.string()),
  undo: z.object({ setId: id, lines: z.number().int() }).nullable(),
  redo: z.object({ setId: id, lines: z.number().int() }).nullable(),
  can: z.object({ edit: z.boolean(), start: z.boolean(), override: z.boolean() }),
});

const template = z.object({
  name: templateName,
  title: shownText,
  purpose: shownText,
  /** From the first day to the last. */
  days: z.number().int(),
  weeks: z.number().int(),
  goals: z.array(z.object({ sentence: shownText, measures: z.array(shownText) })),
  phases: z.array(
    z.object({
      title: shownText,
      /** Weeks of the plan, the first is 1. */
      fromWeek: z.number().int(),
      toWeek: z.number().int(),
      actions: z.array(z.object({ title: shownText, kind: actionKind, byWeek: z.number().int() })),
    }),
  ),
  /** First guesses to be corrected; the money is in whatever currency the plan has. */
  cost: z.object({ cents: z.number().int(), hours: z.number(), expertDays: z.number() }),
});

const planId = { planId: id };
const change = planFields.partial();

export const planContract = {
  listPlans: endpoint({
    method: 'GET',
    path: '/api/plan/plans',
    summary: 'All plans, drafts too, the newest period first.',
    who: STUDIO,
    input: nothing,
    output: z.object({ plans: z.array(planRow), can: z.object({ create: z.boolean() }) }),
  }),
  listTemplates: endpoint({
    method: 'GET',
    path: '/api/plan/templates',
    summary: 'Plans to begin from, as they would be.',
    who: STUDIO,
    input: z.object({ language: language.optional() }),
    output: z.object({ templates: z.array(template) }),
  }),
  createPlan: endpoint({
    method: 'POST',
    path: '/api/plan/plans',
    summary: 'Begin a plan, empty or from a template whose days are counted from the first day.',
    who: PLANNERS,
    creates: true,
    input: z.object({
      startsOn: day,
      endsOn: day.optional(),
      title: editions(200).optional(),
      template: templateName.optional(),
      strategyId: id.optional(),
      /** The currency of the template's costs. */
      currency: money.shape.currency.default('EUR'),
      /** Of what a template says in one language only: costs and sources. Otherwise the organisation's. */
      language: language.optional(),
    }),
    output: z.object({ id }),
  }),
  readPlan: endpoint({
    method: 'GET',
    path: '/api/plan/plans/:planId',
    summary: 'A plan with all its lines, for Studio: outline, board, timeline and table are made of this.',
    who: STUDIO,
    input: z.object(planId),
    output: studioPlan,
  }),
  changePlan: endpoint({
    method: 'PATCH',
    path: '/api/plan/plans/:planId',
    summary: 'Change title, purpose, strategy, owner or period.',
    who: PLANNERS,
    input: z.object({ ...planId, version: z.number().int(), fields: change }),
    output: z.object({ version: z.number().int() }),
  }),
  discardPlan: endpoint({
    method: 'DELETE',
    path: '/api/plan/plans/:planId',
    summary: 'Throw a draft away. A plan that people have seen is ended, not discarded.',
    who: PLANNERS,
    input: z.object(planId),
    output: done,
  }),
  exportPlanTable: endpoint({
    method: 'GET',
    path: '/api/plan/plans/:planId/table-export',
    summary: 'The actions as CSV, in the words of a language; what the import reads again.',
    who: 'signedIn',
    input: z.object({ ...planId, language: language.optional() }),
    output: 'file',
  }),
  exportPlanText: endpoint({
    method: 'GET',
    path: '/api/plan/plans/:planId/text-export',
    summary: 'The plan as Markdown: goals, phases and actions as the reader may see them.',
    who: 'signedIn',
    input: z.object({ ...planId, language: language.optional() }),
    output: 'file',
  }),
};
