import { criticalT, tPValue } from './distributions.ts';
import { around, type TestedInterval } from './interval.ts';
import { mean, variance } from './moments.ts';
import { requireLevel, requireNumbers } from './requirements.ts';

/**
 * Difference of two means, treated − control, without assuming equal spread (Welch 1947). Only for arms drawn person by
 * person: when whole units were drawn it finds effects that are not there; use `unitEffect`.
 * Example: `differenceOfMeans([5, 6, 7], [3, 4, 5])` is 2 with −0.27 … 4.27.
 */
export function differenceOfMeans(
  treated: readonly number[],
  control: readonly number[],
  { confidence = 0.95 } = {},
): TestedInterval & { df: number } {
  requireNumbers(treated, 'The treated arm', { least: 2 });
  requireNumbers(control, 'The control arm', { least: 2 });
  requireLevel(confidence, 'Confidence');
  const estimate = mean(treated) - mean(control);
  const a = variance(treated) / treated.length;
  const b = variance(control) / control.length;
  if (a + b === 0)
    throw new RangeError('Nobody differs from anybody within the arms, so no interval exists.');
  const standardError = Math.sqrt(a + b);
  const df = (a + b) ** 2 / (a ** 2 / (treated.length - 1) + b ** 2 / (control.length - 1));
  return {
    ...around(estimate, criticalT(confidence, df) * standardError),
    standardError,
    df,
    pValue: tPValue(estimate / standardError, df),
  };
}
