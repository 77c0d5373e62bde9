import { criticalZ } from './distributions.ts';
import { around, type Interval } from './interval.ts';
import { median } from './moments.ts';
import { requireLevel, requireNumbers, requirePositive, requireSameLength } from './requirements.ts';

/**
 * Cuts weights at a multiple of their median (5 unless told) and scales all so that their sum stays what it was: a few
 * people must not speak for a whole department. The weights before are the fair ones, so the cut costs a little bias;
 * `trimmed` says how many were cut.
 */
export function trimWeights(
  weights: readonly number[],
  { medians = 5 } = {},
): { weights: number[]; trimmed: number; cap: number } {
  requireWeights(weights);
  requirePositive(medians, 'The multiple of the median');
  const cap = medians * median(weights);
  const cut = weights.map((weight) => Math.min(weight, cap));
  const scale = sum(weights) / sum(cut);
  return {
    weights: cut.map((weight) => weight * scale),
    trimmed: weights.filter((weight) => weight > cap).length,
    cap: cap * scale,
  };
}

/**
 * Kish's design effect of unequal weights, n Σw² / (Σw)², and the number of equally weighted answers that would say as
 * much. Kish (1965). Example: `kish([1, 1, 1, 3])` is `{designEffect: 1.333, effectiveAnswers: 3}`.
 */
export function kish(weights: readonly number[]): { designEffect: number; effectiveAnswers: number } {
  requireWeights(weights);
  const squares = weights.reduce((total, weight) => total + weight ** 2, 0);
  const effectiveAnswers = sum(weights) ** 2 / squares;
  return { designEffect: weights.length / effectiveAnswers, effectiveAnswers };
}

/**
 * Weighted mean with a large-sample interval that treats the weights as known (linearisation, as in survey packages
 * with replacement). For unit-clustered data the interval is too short: use `clusterRobust`.
 */
export function weightedMean(
  values: readonly number[],
  weights: readonly number[],
  { confidence = 0.95 } = {},
): Interval & { standardError: number } {
  requireSameLength(values, weights, { first: 'Values', second: 'weights' });
  requireNumbers(values, 'A weighted mean', { least: 2 });
  requireWeights(weights);
  requireLevel(confidence, 'Confidence');
  const total = sum(weights);
  const estimate = values.reduce((running, value, row) => running + value * (weights[row] ?? 0), 0) / total;
  const influence = values.reduce(
    (running, value, row) => running + (((weights[row] ?? 0) / total) * (value - estimate)) ** 2,
    0,
  );
  const standardError = Math.sqrt((influence * values.length) / (values.length - 1));
  return { ...around(estimate, criticalZ(confidence) * standardError), standardError };
}

function requireWeights(weights: readonly number[]): void {
  requireNumbers(weights, 'Weights');
  for (const weight of weights)
    if (weight < 0) throw new RangeError(`A weight cannot be negative, not ${weight}.`);
  if (sum(weights) === 0) throw new RangeError('At least one weight must be above zero.');
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
