import chiSquareCdf from '@stdlib/stats-base-dists-chisquare-cdf';
import fCdf from '@stdlib/stats-base-dists-f-cdf';
import fQuantile from '@stdlib/stats-base-dists-f-quantile';
import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import tCdf from '@stdlib/stats-base-dists-t-cdf';
import tQuantile from '@stdlib/stats-base-dists-t-quantile';

// The only file that knows where the distributions come from: swapping the library touches nothing else.

/** Two-sided critical value of the standard normal: `criticalZ(0.95)` is 1.96. */
export const criticalZ = (confidence: number): number =>
  checked(normalQuantile(0.5 + confidence / 2, 0, 1), 'the normal distribution');

/** Two-sided critical value of Student's t; `df` may be a fraction (Satterthwaite). `criticalT(0.95, 6)` is 2.447. */
export const criticalT = (confidence: number, df: number): number => quantileOfT(0.5 + confidence / 2, df);

/** The value below which Student's t with `df` degrees of freedom falls with `probability`. */
export const quantileOfT = (probability: number, df: number): number =>
  checked(tQuantile(probability, df), `t with ${df} degrees of freedom`);

/** The value below which F falls with `probability`. `quantileOfF(0.95, 3, 20)` is 3.098. */
export const quantileOfF = (probability: number, df1: number, df2: number): number =>
  checked(fQuantile(probability, df1, df2), `F with ${df1} and ${df2} degrees of freedom`);

/** Two-sided p-value of a standard normal statistic. */
export const normalPValue = (z: number): number => checked(2 * normalCdf(-Math.abs(z), 0, 1), 'the normal');

/** Two-sided p-value of a t statistic with `df` degrees of freedom. */
export const tPValue = (t: number, df: number): number => checked(2 * tCdf(-Math.abs(t), df), 'Student’s t');

/** Upper-tail p-value of a χ² statistic. */
export const chiSquarePValue = (statistic: number, df: number): number =>
  // One degree of freedom is a squared normal, whose tail keeps its digits where 1 − cdf has none left.
  df === 1 ? normalPValue(Math.sqrt(statistic)) : checked(1 - chiSquareCdf(statistic, df), 'χ²');

/** Upper-tail p-value of an F statistic. */
export const fPValue = (statistic: number, df1: number, df2: number): number =>
  // By the symmetry of F the upper tail is a lower tail, which keeps its digits when p is tiny.
  statistic <= 0 ? 1 : checked(fCdf(1 / statistic, df2, df1), 'F');

function checked(value: number, name: string): number {
  if (Number.isNaN(value)) throw new RangeError(`No value exists for ${name}: check the degrees of freedom.`);
  return value;
}
