import { sequenceHalfWidth } from '#kernel/stats/confidence-sequence.ts';
import { detectableEffect, unitsToDetect } from '#kernel/stats/detectable-effect.ts';
import { detectableInWedge } from '#kernel/stats/detectable-wedge.ts';
import type { DrawOf, ExperimentKind, Outcome } from '../contract/experiment.ts';

/** What is known of an outcome before the draw. */
export interface KnownOutcome {
  readonly outcome: Outcome;
  /** `percentage_points`, or the unit of the measure. */
  readonly unit: string;
  /** Readings of units before the start: a row each, oldest first; empty when there are none. */
  readonly before: readonly (readonly number[])[];
}

export interface Size {
  readonly kind: ExperimentKind;
  readonly drawOf: DrawOf;
  readonly people: number;
  readonly units: number;
  /** Of people: how the arms share them; of units the arms are equal. */
  readonly weights: readonly number[];
}

/** Attitudes of staff have 0.04–0.13 (see truth: real units); the middle of it. */
const ICC = 0.08;
/** Power of 80 %. */
const Z_80 = 0.8416212335729143;
/** The spread of answers: one step on a five-step scale; of shares the worst case. */
const SPREADS: Readonly<Record<string, number>> = { score: 1, percent: 50, percentage_points: 50 };

/** The smallest effect that would be found in four of five cases, and how many it would take for what is worth having. */
export function smallestDetectable(
  size: Size,
  known: KnownOutcome,
): { smallest: number | null; needed: number | null } {
  const worth = known.outcome.smallestWorthwhile;
  const smallest = size.drawOf === 'people' ? amongPeople(size) : amongUnits(size, known);
  if (smallest === null) return { smallest: null, needed: null };
  // Every one of these shrinks with the root of the number.
  const subjects = size.drawOf === 'people' ? size.people : size.units;
  const scaled = Math.ceil(subjects * (smallest / worth) ** 2);
  return {
    smallest,
    needed: size.kind === 'stepped' || size.drawOf === 'people' ? scaled : neededUnits(size, known),
  };
}

/**
 * Shares of people, in percentage points, by a sequence that may be looked at every day: its half-width at the end and 0.84
 * standard errors, with the widest spread that a share can have.
 */
function amongPeople({ people, weights }: Size): number | null {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const arms = weights.map((weight) => Math.floor((people * weight) / all));
  if (arms.some((arm) => arm < 2)) return null;
  const standardError = Math.sqrt(arms.reduce((sum, arm) => sum + 0.25 / arm, 0));
  const answers = arms.reduce((sum, arm) => sum + arm, 0);
  const half = sequenceHalfWidth({ answers, sd: Math.sqrt(answers) * standardError, planned: answers });
  return 100 * (half + Z_80 * standardError);
}

function amongUnits(size: Size, known: KnownOutcome): number | null {
  const spread = spreadOf(size, known);
  if (!spread) return null;
  if (size.kind === 'stepped') {
    const steps = size.weights.length;
    if (steps < 2 || size.units < 3) return null;
    const starts = size.weights.map((_, step) => Math.floor((size.units + steps - 1 - step) / steps));
    return detectableInWedge({ starts, betweenUnits: spread.between, withinUnit: spread.within });
  }
  if (size.units < 4) return null;
  const design = { units: size.units, answersPerUnit: 1, icc: 1, baselineCorrelation: spread.correlation };
  return detectableEffect(design) * Math.hypot(spread.between, spread.within);
}

function neededUnits(size: Size, known: KnownOutcome): number | null {
  const spread = spreadOf(size, known);
  if (!spread) return null;
  const effect = known.outcome.smallestWorthwhile / Math.hypot(spread.between, spread.within);
  return (
    unitsToDetect(effect, { answersPerUnit: 1, icc: 1, baselineCorrelation: spread.correlation }) ?? null
  );
}

interface Spread {
  /** Standard deviations of units' levels, and of a unit from reading to reading. */
  readonly between: number;
  readonly within: number;
  readonly correlation: number;
}

/**
 * How unit means spread: from their own readings before the start where there are any; else from how answers usually spread
 * (ICC 0.08). Undefined for what has neither: hours, money, counts without a reading.
 */
export function spreadOf(
  { people, units }: Pick<Size, 'people' | 'units'>,
  known: KnownOutcome,
): Spread | undefined {
  const answers = units > 0 ? Math.max(1, people / units) : 1;
  const ratio = ICC / (ICC + (1 - ICC) / answers);
  const rows = known.before.filter((row) => row.length > 0);
  if (rows.length >= 4) {
    const means = rows.map((row) => row.reduce((sum, value) => sum + value, 0) / row.length);
    const total = varianceOf(means);
    const pairs = rows.flatMap((row) => row.slice(1).map((value, index) => value - (row[index] ?? value)));
    if (total > 0 && pairs.length >= 4) {
      const within = pairs.reduce((sum, step) => sum + step ** 2, 0) / pairs.length / 2;
      const between = Math.max(0, total - within / (rows[0]?.length ?? 1));
      return spread(between, Math.max(within, 1e-6 * total));
    }
    if (total > 0) return spread(total * ratio, total * (1 - ratio));
  }
  const usual = SPREADS[known.unit];
  if (usual === undefined) return undefined;
  return { ...spread(usual ** 2 * ICC, (usual ** 2 * (1 - ICC)) / answers), correlation: 0 };
}

const spread = (between: number, within: number): Spread => ({
  between: Math.sqrt(between),
  within: Math.sqrt(within),
  // Of two readings of one unit.
  correlation: Math.min(0.95, between / (between + within)),
});

function varianceOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}
