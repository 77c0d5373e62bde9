import { covariance, mean, variance } from './moments.ts';

/**
 * CUPED at unit level: takes out of each unit's outcome what its wave before already said, y − θ (x − x̄) with
 * θ = cov(y, x) / var(x). The mean of all units stays; the spread shrinks by 1 − r². x must be from before the start.
 * Deng, Xu, Kohavi & Walker (2013). Example: `cuped([2, 4, 6], [1, 2, 3])` has θ = 2 and adjusts all to 4.
 */
export function cuped(
  outcome: readonly number[],
  before: readonly number[],
): { theta: number; adjusted: number[]; correlation: number; varianceLeft: number } {
  const shared = covariance(outcome, before);
  const spread = variance(before);
  if (spread === 0) throw new RangeError('All units had the same value before, so nothing can be taken out.');
  const theta = shared / spread;
  const centre = mean(before);
  const adjusted = outcome.map((value, unit) => value - theta * ((before[unit] ?? Number.NaN) - centre));
  const outcomeSpread = variance(outcome);
  const correlation = outcomeSpread === 0 ? 0 : shared / Math.sqrt(spread * outcomeSpread);
  return { theta, adjusted, correlation, varianceLeft: 1 - correlation ** 2 };
}
