import { z } from 'zod';
import { day, endpoint, id, language, nothing } from '#kernel/contract.ts';
import { threadKind } from '#modules/brand/contract/thread.ts';
import { personName, sealShown, shownText } from '#modules/plan/contract/line.ts';
import { verdictWord } from './effect.ts';
import { READERS, shownMeasure } from './measure.ts';

/** What happened on a day, to be drawn into every series. Translated under `annotations.<kind>`. */
export const annotation = z.object({
  id,
  kind: z.enum(['release', 'check_in', 'shock', 'holiday', 'note']),
  occurredOn: day,
  untilOn: day.nullable(),
  words: shownText.nullable(),
});
export type Annotation = z.output<typeof annotation>;

export const dashboard = z.object({
  /** A goal of the plan, or an objective of a campaign, as a sentence. */
  goals: z.array(
    z.object({
      id,
      kind: z.enum(['goal', 'objective']),
      sentence: shownText.nullable(),
      sealed: sealShown.nullable(),
      byOn: day.nullable(),
      owner: personName.nullable(),
      measures: z.array(shownMeasure),
    }),
  ),
  annotations: z.array(annotation),
  /** Days between which something was read. */
  fromOn: day.nullable(),
  toOn: day.nullable(),
  can: z.object({ write: z.boolean() }),
});
export type Dashboard = z.output<typeof dashboard>;

const about = z
  .object({ planId: id.optional(), campaignId: id.optional() })
  .refine(({ planId, campaignId }) => (planId === undefined) !== (campaignId === undefined), {
    error: 'plan_or_campaign',
  });

/** What a series that was not randomised shows: never an effect. */
export const movedTogether = z.object({
  startsOn: day,
  readings: z.number().int(),
  /** Step of the level at the start, turned so that up is the wanted way. */
  step: z.object({ estimate: z.number(), low: z.number(), high: z.number() }),
  slope: z.object({ estimate: z.number(), low: z.number(), high: z.number() }),
  /** Share of placebo dates before the start with as clear a step; null when there were too few readings. */
  placebo: z.object({ dates: z.number().int(), share: z.number() }).nullable(),
  /** Whether step and placebo dates agree that something moved. */
  moved: z.boolean(),
  /** What else happened around the start, and would explain it as well. */
  others: z.array(annotation),
});

export const dashboardContract = {
  readDashboard: endpoint({
    method: 'GET',
    path: '/api/measurement/dashboard',
    summary:
      'Goals of a plan (or objectives of a campaign) as sentences, with their measures over time, baseline, target, intervals and what else happened.',
    who: 'signedIn',
    input: about,
    output: dashboard,
  }),
  exportDashboard: endpoint({
    method: 'GET',
    path: '/api/measurement/dashboard/csv',
    summary: 'The same readings as CSV, a row each.',
    who: 'signedIn',
    input: about.safeExtend({ language: language.optional() }),
    output: 'file',
  }),
  readMovedTogether: endpoint({
    method: 'GET',
    path: '/api/measurement/measures/:measureId/moved-together',
    summary:
      'Whether a measure changed when something began that was not randomised: "moved together", never an effect, with other explanations.',
    who: 'signedIn',
    input: z.object({ measureId: id, startsOn: day, comparisonId: id.optional() }),
    output: z.object({
      /** Null with the reason in words: too few readings before or after. */
      found: movedTogether.nullable(),
      needs: z.object({ before: z.number().int(), after: z.number().int() }).nullable(),
    }),
  }),
  readThreadWeights: endpoint({
    method: 'GET',
    path: '/api/measurement/thread',
    summary:
      'For the thread: minutes of attention that each campaign and piece got, and the verdict on each measure.',
    who: READERS,
    input: nothing,
    output: z.object({
      nodes: z.array(
        z.object({
          kind: threadKind,
          id,
          /** Minutes that people spent on reading it; null where nothing was counted. */
          minutes: z.number().nullable(),
          verdict: verdictWord.nullable(),
        }),
      ),
    }),
  }),
};
