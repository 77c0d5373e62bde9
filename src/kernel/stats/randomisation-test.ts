import type { Interval } from './interval.ts';
import { leastSquares } from './linear-algebra.ts';
import { mean } from './moments.ts';
import { invertRandomisation, type Redraw } from './randomisation.ts';
import { possibleDraws } from './redraws.ts';
import { requireCount, requireLevel, requireNumbers } from './requirements.ts';
import { type DrawnUnit, requireArms } from './unit-effect.ts';

/** `stratum` names the group within which the arms were drawn; leave it out when they were drawn among all. */
export type StratifiedUnit = DrawnUnit & { stratum?: string };

export type RandomisationTest = Interval & { pValue: number; draws: number; exact: boolean };

/**
 * Randomisation test of units drawn to arms (Fisher 1935): how often would the draw alone give a difference this large?
 * No assumption about the shape of the numbers. All draws are listed when there are at most 20,000, else 10,000 are
 * drawn with the seed and the real one is counted among them, so that p is never 0. Draw within strata if the arms were
 * drawn so. With baselines the difference is adjusted by regression, as in `unitEffect`.
 * Example: four units an arm have 70 draws, so p is at least 2/70.
 */
export function randomisationTest(
  units: readonly StratifiedUnit[],
  { draws = 10_000, seed = 1, confidence = 0.95 } = {},
): RandomisationTest {
  requireArms(units);
  requireNumbers(
    units.map((unit) => unit.outcome),
    'The outcome',
  );
  requireCount(draws, 'The number of draws', { least: 100 });
  requireLevel(confidence, 'Confidence');
  const arms = units.map((unit) => (unit.treated ? 1 : 0));
  const outcomes = withoutBaseline(
    units.map((unit) => unit.outcome),
    units,
  );
  const ownArms = withoutBaseline(arms, units);
  const strata = units.map((unit) => unit.stratum ?? '');
  const possible = possibleDraws(arms, strata, { draws, seed });
  const scale = weightsOf(arms);
  const leverage = dot(ownArms, arms, scale);
  if (!(leverage > 1e-9))
    throw new RangeError('The design is singular: the baseline already says who was treated.');
  const redraw = (assigned: readonly number[]): Redraw => ({
    statistic: dot(outcomes, assigned, scale) / leverage,
    perUnitOfEffect: dot(ownArms, assigned, scale) / leverage,
  });
  const redraws = Array.from(possible.draws, redraw);
  const observed = redraw(arms).statistic;
  return {
    ...invertRandomisation(observed, redraws, { confidence }),
    draws: redraws.length,
    exact: possible.exact,
  };
}

/** Residuals after the baseline (or after the mean), so that a difference of them is the adjusted difference. */
function withoutBaseline(values: readonly number[], units: readonly StratifiedUnit[]): number[] {
  const centre = mean(values);
  const baselines = units.flatMap((unit) => (unit.baseline === undefined ? [] : [unit.baseline]));
  if (baselines.length === 0) return values.map((value) => value - centre);
  return leastSquares(
    baselines.map((baseline) => [1, baseline]),
    values,
  ).residuals;
}

/** How a unit counts in a difference of arm means, by arm. */
function weightsOf(arms: readonly number[]) {
  const treated = arms.reduce((sum, arm) => sum + arm, 0);
  return { treated: 1 / treated, control: -1 / (arms.length - treated) };
}

function dot(
  values: readonly number[],
  arms: readonly number[],
  scale: { treated: number; control: number },
): number {
  let sum = 0;
  for (let unit = 0; unit < arms.length; unit++)
    sum += (values[unit] ?? Number.NaN) * (arms[unit] === 1 ? scale.treated : scale.control);
  return sum;
}
