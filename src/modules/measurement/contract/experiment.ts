import { z } from 'zod';
import { day, done, endpoint, id, instant, line } from '#kernel/contract.ts';
import { measureUnit, personName } from '#modules/plan/contract/line.ts';
import { READERS, WRITERS } from './measure.ts';

/** `editions`: A/B of pieces or hours; `hold_out`: some get it later; `stepped`: units start in drawn order. */
export const experimentKind = z.enum(['editions', 'hold_out', 'stepped']);
export type ExperimentKind = z.output<typeof experimentKind>;
export const drawOf = z.enum(['people', 'units']);
export type DrawOf = z.output<typeof drawOf>;

/** What is done to those of one arm: which piece they get, and from when on. */
export const arm = z.object({
  name: line(60),
  /** Null in a stepped start that no piece is held back for: leaders begin, and nothing is sent. */
  pieceId: id.nullable().default(null),
  /** Before it the piece is held back from the arm; null: as soon as it is released. */
  startsAt: instant.nullable().default(null),
  /** How many of the arm, beside the others; of units always 1. */
  weight: z.number().int().min(1).max(20).default(1),
});
export type Arm = z.output<typeof arm>;

/** What tells whether it worked. Effects of it are in percentage points, or in the unit of the measure. */
export const outcome = z.object({
  of: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('behaviour'),
      behaviour: z.enum(['seen', 'read', 'useful', 'understood', 'signed']),
    }),
    /** Readings of units: every unit needs them, best with one before the start. */
    z.object({ kind: z.literal('measure'), measureId: id }),
    z.object({ kind: z.literal('probe'), probeId: id, item: z.number().int().min(0).max(9) }),
  ]),
  role: z.enum(['primary', 'exploratory']).default('primary'),
  direction: z.enum(['up', 'down']).default('up'),
  /** The smallest change worth having, in percentage points or in the unit of the measure. */
  smallestWorthwhile: z.number().positive().max(1e9),
});
export type Outcome = z.output<typeof outcome>;

export const design = z.object({
  name: line(120),
  /** What is expected, and why: written before looking. */
  hypothesis: line(500),
  audienceId: id,
  /** Units with fewer people of the audience are left out of a draw of units. */
  leastPeople: z.number().int().min(5).max(1000).default(5),
  arms: z.array(arm).min(2).max(12),
  outcomes: z.array(outcome).min(1).max(10),
});
export type Design = z.output<typeof design>;

/** What speaks against a design; translated under `advice.<code>`. `stops`: it cannot be drawn so. */
export const ADVICE = [
  'cannot_find_it',
  'too_few_people',
  'too_few_units',
  'few_units',
  'teams_talk',
  'no_baseline',
  'same_for_all',
  'no_later_start',
  'piece_missing',
  'outcome_needs_units',
  'outcome_needs_people',
  'held_back_cannot_read',
  'probe_needs_people',
  'must_know',
  'safety',
  'steps_too_few',
  'two_arms',
  'short',
] as const;
export const adviceCode = z.enum(ADVICE);
export const designAdvice = z.object({
  code: adviceCode,
  stops: z.boolean(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type DesignAdvice = z.output<typeof designAdvice>;

/** What can be detected at this size, said before anything is drawn. */
export const detectable = z.object({
  outcome: z.number().int(),
  unit: z.string(),
  /** Only a change of so much or more would be found in four of five cases; null: nothing could. */
  smallest: z.number().nullable(),
  smallestWorthwhile: z.number(),
  findsIt: z.boolean(),
  /** How many people or units it would take for the smallest change worth having; null: no number would do. */
  needed: z.number().int().nullable(),
});
export type Detectable = z.output<typeof detectable>;

const judgement = z.object({
  people: z.number().int(),
  units: z.number().int(),
  detectable: z.array(detectable),
  advice: z.array(designAdvice),
  /** Whether it may be drawn at all; against mere advice it may. */
  possible: z.boolean(),
});

export const experimentState = z.enum(['draft', 'drawn', 'running', 'ended', 'stopped']);

const experimentRow = z.object({
  id,
  campaignId: id,
  kind: experimentKind,
  drawOf,
  name: z.string(),
  state: experimentState,
  startsOn: day,
  endsOn: day,
});

const experiment = experimentRow.extend({
  design,
  version: z.number().int(),
  madeBy: personName.nullable(),
  drawnBy: personName.nullable(),
  drawnAt: instant.nullable(),
  endedAt: instant.nullable(),
  stopReason: z.string().nullable(),
  draw: z
    .object({
      subjects: z.number().int(),
      seed: z.number().int(),
      digest: z.string(),
      method: z.literal('inward-draw/1'),
      arms: z.array(
        z.object({ arm: z.number().int(), subjects: z.number().int(), people: z.number().int() }),
      ),
    })
    .nullable(),
  /** In a draw of units: which begins when. */
  units: z.array(
    z.object({
      unit: z.object({ id, name: z.string() }),
      arm: z.number().int(),
      stratum: z.number().int(),
      people: z.number().int(),
      baseline: z.number().nullable(),
    }),
  ),
  outcomes: z.array(z.object({ name: z.string(), unit: measureUnit.or(z.literal('percentage_points')) })),
  names: z.record(z.string(), z.string()),
  can: z.object({ change: z.boolean(), draw: z.boolean(), stop: z.boolean(), discard: z.boolean() }),
});

const planned = z
  .object({
    campaignId: id,
    kind: experimentKind,
    drawOf,
    startsOn: day,
    endsOn: day,
    design,
  })
  .refine(({ startsOn, endsOn }) => startsOn <= endsOn, { error: 'ends_before_it_starts' });
const experimentId = { experimentId: id };
const version = z.number().int();

export const experimentContract = {
  listExperiments: endpoint({
    method: 'GET',
    path: '/api/measurement/experiments',
    summary: 'Experiments of a campaign, or all, the latest first.',
    who: READERS,
    input: z.object({ campaignId: id.optional() }),
    output: z.object({ experiments: z.array(experimentRow), can: z.object({ plan: z.boolean() }) }),
  }),
  judgeDesign: endpoint({
    method: 'POST',
    path: '/api/measurement/designs',
    summary:
      'Before anything is saved: what could be detected at this size, and advice against what cannot work.',
    who: WRITERS,
    input: planned,
    output: judgement,
  }),
  planExperiment: endpoint({
    method: 'POST',
    path: '/api/measurement/experiments',
    summary: 'Keep a design as a draft. Nobody is drawn yet.',
    who: WRITERS,
    creates: true,
    input: planned,
    output: experiment,
  }),
  readExperiment: endpoint({
    method: 'GET',
    path: '/api/measurement/experiments/:experimentId',
    summary: 'An experiment: its design, its draw, who begins when.',
    who: READERS,
    input: z.object(experimentId),
    output: experiment,
  }),
  changeExperiment: endpoint({
    method: 'PUT',
    path: '/api/measurement/experiments/:experimentId',
    summary: 'Change a draft. After the draw it stands.',
    who: WRITERS,
    input: planned.safeExtend({ ...experimentId, version }),
    output: experiment,
  }),
  drawExperiment: endpoint({
    method: 'POST',
    path: '/api/measurement/experiments/:experimentId/draw',
    summary:
      'Draw the arms: seeded, stratified by size and baseline, recorded. From then on the piece is held back from those who get it later.',
    who: WRITERS,
    input: z.object({
      ...experimentId,
      version,
      /** To repeat a draw; otherwise drawn by the machine. */
      seed: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
      /** Asked for when the advice says that it cannot find what is worth having. */
      againstReason: line(500).optional(),
    }),
    output: experiment,
  }),
  checkDraw: endpoint({
    method: 'GET',
    path: '/api/measurement/experiments/:experimentId/draw',
    summary: 'Repeat the draw from its seed and say whether it comes out the same.',
    who: READERS,
    input: z.object(experimentId),
    output: z.object({ same: z.boolean(), digest: z.string() }),
  }),
  stopExperiment: endpoint({
    method: 'POST',
    path: '/api/measurement/experiments/:experimentId/end',
    summary: 'End it before its day, with the reason: everyone gets the piece now.',
    who: WRITERS,
    input: z.object({ ...experimentId, version, reason: line(500) }),
    output: experiment,
  }),
  discardExperiment: endpoint({
    method: 'DELETE',
    path: '/api/measurement/experiments/:experimentId',
    summary: 'Discard a draft that was never drawn.',
    who: WRITERS,
    input: z.object(experimentId),
    output: done,
  }),
};
