import { fPValue, quantileOfF } from './distributions.ts';
import type { Interval } from './interval.ts';
import { mean } from './moments.ts';
import { requireLevel, requireNumbers } from './requirements.ts';

/**
 * Intraclass correlation, ICC(1): the share of variance that lies between units. Attitudes of staff have 0.04–0.13,
 * which is why people in one team are not independent answers. One list of answers per unit; sizes may differ.
 * The estimate may be slightly negative when units differ less than chance would make them.
 */
export function intraclassCorrelation(
  units: readonly (readonly number[])[],
  { confidence = 0.95 } = {},
): Interval & { pValue: number; typicalSize: number } {
  requireLevel(confidence, 'Confidence');
  for (const unit of units) requireNumbers(unit, 'The answers of a unit');
  const people = units.reduce((sum, unit) => sum + unit.length, 0);
  const [df1, df2] = [units.length - 1, people - units.length];
  if (df1 < 1) throw new RangeError(`An intraclass correlation needs at least 2 units, not ${units.length}.`);
  if (df2 < 1) throw new RangeError('An intraclass correlation needs a unit with at least 2 answers.');
  const { between, within } = sumsOfSquares(units, people);
  if (within === 0)
    throw new RangeError('An intraclass correlation needs answers that differ within a unit.');
  const f = between / df1 / (within / df2);
  // Searle (1971), p. 474: n₀ stands for the size of the units when sizes differ; exact when they are equal.
  const typicalSize = (people - units.reduce((sum, unit) => sum + unit.length ** 2, 0) / people) / df1;
  const fromRatio = (ratio: number) => (ratio - 1) / (ratio - 1 + typicalSize);
  const tail = (1 - confidence) / 2;
  return {
    estimate: fromRatio(f),
    low: fromRatio(f / quantileOfF(1 - tail, df1, df2)),
    high: fromRatio(f / quantileOfF(tail, df1, df2)),
    pValue: fPValue(f, df1, df2),
    typicalSize,
  };
}

function sumsOfSquares(units: readonly (readonly number[])[], people: number) {
  const grandMean = units.flat().reduce((sum, answer) => sum + answer, 0) / people;
  let between = 0;
  let within = 0;
  for (const unit of units) {
    const centre = mean(unit);
    between += unit.length * (centre - grandMean) ** 2;
    for (const answer of unit) within += (answer - centre) ** 2;
  }
  return { between, within };
}
