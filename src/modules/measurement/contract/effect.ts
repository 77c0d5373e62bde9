import { z } from 'zod';
import { day, endpoint, id, nothing } from '#kernel/contract.ts';
import { shownText } from '#modules/plan/contract/line.ts';
import { READERS } from './measure.ts';

/** The four words; translated under `verdicts.<word>`. */
export const VERDICTS = ['works', 'too_small_to_matter', 'harmful', 'cannot_tell_yet'] as const;
export const verdictWord = z.enum(VERDICTS);
export type VerdictWord = z.output<typeof verdictWord>;

/** Why an effect is not shown, or to be read with care; translated under `warnings.<code>`. */
export const WARNINGS = [
  'arms_unbalanced',
  'baseline_unbalanced',
  'units_missing',
  'runs_until',
  'too_few_people',
  'too_few_units',
  'no_variation',
  'periods_missing',
  'stopped_early',
] as const;
export const warning = z.object({
  code: z.enum(WARNINGS),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Warning = z.output<typeof warning>;

const interval = z.object({ estimate: z.number(), low: z.number(), high: z.number() });

/** What is said of one outcome of an experiment. */
export const effectShown = z.object({
  outcome: z.number().int(),
  role: z.enum(['primary', 'exploratory']),
  /** `percentage_points`, or the unit of the measure. */
  unit: z.string(),
  /** How it was estimated; translated under `methods.<method>`. */
  method: z.enum(['sequence', 'shares', 'unit_means', 'stepped_wedge']),
  /** What each arm shows: a share in percent, or a mean; null when it is withheld. */
  arms: z.array(
    z.object({
      arm: z.number().int(),
      people: z.number().int().nullable(),
      units: z.number().int().nullable(),
      value: z.number().nullable(),
    }),
  ),
  /** Null while nothing may be said; the warnings say why. Turned so that up is the wanted way. */
  effect: interval.nullable(),
  /** Of the randomisation test, where one was made. */
  pValue: z.number().nullable(),
  /** Corrected for the number of outcomes: Holm for primary ones, Benjamini–Hochberg for exploratory ones. */
  adjustedPValue: z.number().nullable(),
  confidence: z.number(),
  smallestWorthwhile: z.number(),
  verdict: verdictWord,
  /** How many more people, units or weeks it would probably take; null when that cannot be said. */
  moreNeeded: z.object({ count: z.number().int(), of: z.enum(['people', 'units']) }).nullable(),
  warnings: z.array(warning),
});
export type EffectShown = z.output<typeof effectShown>;

export const catalogue = z.object({
  families: z.array(
    z.object({
      family: z.string(),
      kind: z.enum(['editions', 'hold_out', 'stepped']),
      unit: z.string(),
      effects: z.array(
        z.object({
          experimentId: id,
          campaign: z.object({ id, title: shownText }),
          name: z.string(),
          endedOn: day,
          effect: interval,
          verdict: verdictWord,
        }),
      ),
      /** From two effects on: random effects (DerSimonian–Laird, Hartung–Knapp). */
      pooled: z
        .object({
          ...interval.shape,
          campaigns: z.number().int(),
          /** Share of the variation between campaigns that is more than chance, 0 to 1. */
          heterogeneity: z.number(),
          nextCampaign: z.object({ low: z.number(), high: z.number() }).nullable(),
        })
        .nullable(),
    }),
  ),
});

export const effectContract = {
  readEffects: endpoint({
    method: 'GET',
    path: '/api/measurement/experiments/:experimentId/effects',
    summary:
      'The effects of an experiment with interval and verdict, safe to look at on any day; warnings when arms are unbalanced.',
    who: READERS,
    input: z.object({ experimentId: id }),
    output: z.object({ lookedOn: day, final: z.boolean(), effects: z.array(effectShown) }),
  }),
  readCatalogue: endpoint({
    method: 'GET',
    path: '/api/measurement/catalogue',
    summary: 'All effects of ended experiments so far, pooled over campaigns.',
    who: READERS,
    input: nothing,
    output: catalogue,
  }),
};
