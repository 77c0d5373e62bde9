import type { Interval } from '#kernel/stats/interval.ts';
import { benjaminiHochberg, holm } from '#kernel/stats/multiple-testing.ts';
import { moreNeeded, verdict } from '#kernel/stats/verdict.ts';
import type { EffectShown, VerdictWord, Warning } from '../contract/effect.ts';
import type { Outcome } from '../contract/experiment.ts';

/** An effect as it is shown, with what pooling over campaigns needs. */
export interface Estimated {
  readonly effect: EffectShown;
  readonly standardError: number | null;
}

/** What every estimate is made under. */
export interface Frame {
  readonly index: number;
  readonly outcome: Outcome;
  readonly unit: string;
  readonly confidence: number;
  readonly seed: number;
}

/** Each primary outcome gets its part of the 5 %, so that all their intervals hold together; exploratory ones are labelled so. */
export const confidenceFor = (outcomes: readonly Outcome[], { role }: Outcome): number =>
  role === 'primary' ? 1 - 0.05 / outcomes.filter((one) => one.role === 'primary').length : 0.95;

export interface Nothing {
  readonly method: EffectShown['method'];
  readonly arms: EffectShown['arms'];
  readonly warnings: readonly Warning[];
}

/** An outcome of which nothing may be said now; the warnings say why. */
export const nothing = (frame: Frame, { method, arms, warnings }: Nothing): Estimated => ({
  standardError: null,
  effect: {
    ...headOf(frame),
    method,
    arms: [...arms],
    effect: null,
    pValue: null,
    adjustedPValue: null,
    verdict: 'cannot_tell_yet',
    moreNeeded: null,
    warnings: [...warnings],
  },
});

export interface Concluded extends Nothing {
  readonly interval: Interval;
  readonly standardError: number;
  readonly pValue: number | null;
  readonly soFar: number;
  readonly of: 'people' | 'units';
}

/** An outcome with its interval, and what follows from it. */
export function concluded(frame: Frame, found: Concluded): Estimated {
  const { estimate, low, high } = found.interval;
  const evidence = { low, high, smallestWorthwhile: frame.outcome.smallestWorthwhile };
  const more = moreNeeded({ ...evidence, soFar: found.soFar });
  return {
    standardError: found.standardError,
    effect: {
      ...headOf(frame),
      method: found.method,
      arms: [...found.arms],
      effect: { estimate, low, high },
      pValue: found.pValue,
      adjustedPValue: null,
      verdict: WORDS[verdict(evidence)],
      moreNeeded: more ? { count: more, of: found.of } : null,
      warnings: [...found.warnings],
    },
  };
}

const headOf = ({ index, outcome, unit, confidence }: Frame) => ({
  outcome: index,
  role: outcome.role,
  unit,
  confidence,
  smallestWorthwhile: outcome.smallestWorthwhile,
});

const WORDS = {
  works: 'works',
  'too small to matter': 'too_small_to_matter',
  harmful: 'harmful',
  'cannot tell yet': 'cannot_tell_yet',
} as const satisfies Record<ReturnType<typeof verdict>, VerdictWord>;

/** Fills in p-values that are corrected for the number of outcomes of their role. */
export function adjusted(all: readonly Estimated[]): Estimated[] {
  const correct = (role: EffectShown['role'], by: (pValues: readonly number[]) => number[]) => {
    const own = all.filter(({ effect }) => effect.role === role && effect.pValue !== null);
    const values = by(own.map(({ effect }) => effect.pValue ?? 1));
    return new Map(own.map(({ effect }, index) => [effect.outcome, values[index] ?? null]));
  };
  const found = new Map([...correct('primary', holm), ...correct('exploratory', benjaminiHochberg)]);
  return all.map((one) => ({
    ...one,
    effect: { ...one.effect, adjustedPValue: found.get(one.effect.outcome) ?? null },
  }));
}

/** An interval turned so that up is the wanted way. */
export function turned({ estimate, low, high }: Interval, direction: 'up' | 'down'): Interval {
  return direction === 'up' ? { estimate, low, high } : { estimate: -estimate, low: -high, high: -low };
}

/** An estimate, or nothing where the statistics refuse: units that do not vary, designs that compare nothing. */
export function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
