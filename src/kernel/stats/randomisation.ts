import type { Interval } from './interval.ts';

/**
 * One possible draw: the statistic of the outcomes under it, and the statistic that an effect of exactly 1 in the draw
 * that really happened would show under it (1 for the real draw).
 */
export type Redraw = { statistic: number; perUnitOfEffect: number };

/**
 * p-value and interval from the draws that could have happened, by inverting the test exactly: an effect τ stays in the
 * interval while |statistic − τ·perUnitOfEffect| is at least |observed − τ| in more than 5 % of the draws. For each draw
 * those τ are one interval around the observed effect, so the ends are order statistics and no search is needed.
 * An end may be infinite when there are too few draws to exclude anything. Rosenbaum (2002), §2.4.
 */
export function invertRandomisation(
  observed: number,
  redraws: readonly Redraw[],
  { confidence }: { confidence: number },
): Interval & { pValue: number } {
  const lows = new Float64Array(redraws.length);
  const highs = new Float64Array(redraws.length);
  // Ties with the real draw must count although floating point sums them in another order.
  const slack = 1e-9 * Math.max(Math.abs(observed), ...scales(redraws));
  let asExtreme = 0;
  for (const [index, { statistic, perUnitOfEffect: slope }] of redraws.entries()) {
    if (Math.abs(statistic) >= Math.abs(observed) - slack) asExtreme++;
    const [low, high] = rangeOf(observed, statistic, slope);
    lows[index] = low;
    highs[index] = high;
  }
  const excluded = Math.floor((1 - confidence) * redraws.length + 1e-9);
  return {
    estimate: observed,
    low: lows.sort()[excluded] ?? Number.NEGATIVE_INFINITY,
    high: highs.sort()[redraws.length - 1 - excluded] ?? Number.POSITIVE_INFINITY,
    pValue: asExtreme / redraws.length,
  };
}

function rangeOf(observed: number, statistic: number, slope: number): [number, number] {
  // The real draw and its mirror image never exclude anything; a draw with more leverage than the real one could exclude
  // a stretch away from the estimate, which we forgo (the interval can only get wider).
  if (Math.abs(slope) >= 1 - 1e-9) return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const ends = [(observed - statistic) / (1 - slope), (observed + statistic) / (1 + slope)] as const;
  return [Math.min(...ends), Math.max(...ends)];
}

function scales(redraws: readonly Redraw[]): [number] {
  let most = 0;
  for (const { statistic } of redraws) most = Math.max(most, Math.abs(statistic));
  return [most];
}
