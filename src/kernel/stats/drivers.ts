import {
  addSums,
  type CorrelationTable,
  correlationsOf,
  correlationTable,
  emptySums,
  originOf,
  requireColumns,
  type Sums,
  sumsOver,
} from './correlation-table.ts';
import type { Interval } from './interval.ts';
import { lmgShares, MOST_ITEMS_FOR_LMG } from './lmg.ts';
import { quantile } from './moments.ts';
import { randomIndex, seededRandom } from './random.ts';
import { relativeWeights } from './relative-weights.ts';
import { requireCount, requireLevel, requireSameLength } from './requirements.ts';

export type DriverInput = {
  /** One column per item, one value per respondent, no gaps. */
  items: readonly (readonly number[])[];
  outcome: readonly number[];
  /** The organisational unit of each respondent. */
  units: readonly string[];
};

export type DriverShares = {
  method: 'LMG' | 'relative weights';
  explained: number;
  shares: Interval[];
  /** Samples in which an item did not vary or repeated others, and which were drawn again. */
  redrawn: number;
};

/**
 * Which items go with the outcome: the share of explained variance of each, with a percentile interval from a
 * bootstrap that draws whole units, because people of one unit are not independent. LMG up to 12 items, relative
 * weights beyond. Association, not cause. The same seed gives the same interval.
 */
export function driverShares(
  { items, outcome, units }: DriverInput,
  { draws = 1000, seed = 1, confidence = 0.95 } = {},
): DriverShares {
  requireColumns(items, outcome);
  requireSameLength(units, outcome, { first: 'Units', second: 'the outcome' });
  requireCount(draws, 'The number of draws', { least: 100 });
  requireLevel(confidence, 'Confidence');
  const columns = [...items, outcome];
  const method = items.length <= MOST_ITEMS_FOR_LMG ? 'LMG' : 'relative weights';
  const sharesOf = method === 'LMG' ? lmgShares : relativeWeights;
  const estimates = sharesOf(correlationTable(items, outcome));
  const byUnit = sumsByUnit(columns, units);
  const { samples, redrawn } = bootstrap(byUnit, sharesOf, { draws, seed });
  const tail = (1 - confidence) / 2;
  const shares = estimates.map((estimate, item) => {
    const drawn = samples.map((sample) => sample[item] ?? Number.NaN);
    return { estimate, low: quantile(drawn, tail), high: quantile(drawn, 1 - tail) };
  });
  return { method, explained: estimates.reduce((sum, share) => sum + share, 0), shares, redrawn };
}

function sumsByUnit(columns: readonly (readonly number[])[], units: readonly string[]): Sums[] {
  const rowsOf = new Map<string, number[]>();
  for (const [row, unit] of units.entries()) {
    const rows = rowsOf.get(unit);
    if (rows) rows.push(row);
    else rowsOf.set(unit, [row]);
  }
  if (rowsOf.size < 5)
    throw new RangeError(
      `A bootstrap by unit needs at least 5 units, not ${rowsOf.size}: the interval would lie.`,
    );
  const origin = originOf(columns);
  return [...rowsOf.values()].map((rows) => sumsOver(columns, rows, origin));
}

function bootstrap(
  byUnit: readonly Sums[],
  sharesOf: (table: CorrelationTable) => number[],
  { draws, seed }: { draws: number; seed: number },
): { samples: number[][]; redrawn: number } {
  const random = seededRandom(seed);
  const samples: number[][] = [];
  for (let tries = 0; samples.length < draws; tries++) {
    if (tries >= 2 * draws)
      throw new RangeError('Too few units: in most resamples an item does not vary or repeats another.');
    const shares = sharesOfResample(byUnit, sharesOf, random);
    if (shares) samples.push(shares);
    if (samples.length === draws) return { samples, redrawn: tries + 1 - draws };
  }
  return { samples, redrawn: 0 };
}

function sharesOfResample(
  byUnit: readonly Sums[],
  sharesOf: (table: CorrelationTable) => number[],
  random: () => number,
): number[] | undefined {
  const drawn = emptySums(byUnit[0]?.size ?? 0);
  for (let unit = 0; unit < byUnit.length; unit++) {
    const sums = byUnit[randomIndex(random, byUnit.length)];
    if (sums) addSums(drawn, sums);
  }
  // A resample with no more rows than items explains everything; it says nothing about the drivers.
  if (drawn.rows <= drawn.size) return undefined;
  const table = correlationsOf(drawn);
  if (!table) return undefined;
  try {
    return sharesOf(table);
  } catch (error) {
    // Only the refusal of a singular resample is expected here; anything else is a bug and goes on.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
