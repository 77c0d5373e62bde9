import { requireNumbers, requireSameLength } from './requirements.ts';

/** Arithmetic mean. Example: `mean([1, 2, 6])` is 3. */
export function mean(values: readonly number[]): number {
  requireNumbers(values, 'A mean');
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}

/** Sample variance (divisor n − 1); two values or more. Example: `variance([1, 3])` is 2. */
export function variance(values: readonly number[]): number {
  requireNumbers(values, 'A variance', { least: 2 });
  const centre = mean(values);
  let sum = 0;
  for (const value of values) sum += (value - centre) ** 2;
  return sum / (values.length - 1);
}

/** Sample covariance (divisor n − 1) of two lists that run in parallel. */
export function covariance(first: readonly number[], second: readonly number[]): number {
  requireSameLength(first, second, { first: 'The first list', second: 'the second' });
  requireNumbers(first, 'A covariance', { least: 2 });
  requireNumbers(second, 'A covariance', { least: 2 });
  const centres = { first: mean(first), second: mean(second) };
  let sum = 0;
  for (const [row, value] of first.entries())
    sum += (value - centres.first) * ((second[row] ?? Number.NaN) - centres.second);
  return sum / (first.length - 1);
}

/** Median; the mean of the two middle values when their number is even. */
export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Sample quantile by linear interpolation (type 7 of Hyndman & Fan 1996, the default of R). */
export function quantile(values: readonly number[], probability: number): number {
  requireNumbers(values, 'A quantile');
  if (!(probability >= 0 && probability <= 1))
    throw new RangeError(`A probability must be from 0 to 1, not ${probability}.`);
  const sorted = Float64Array.from(values).sort();
  const position = (sorted.length - 1) * probability;
  const below = sorted[Math.floor(position)] ?? Number.NaN;
  const above = sorted[Math.ceil(position)] ?? Number.NaN;
  return below + (above - below) * (position - Math.floor(position));
}
