import { criticalZ } from './distributions.ts';
import { requireCount, requireLevel, requireNumbers } from './requirements.ts';

/** A planned stepped start: how many units begin at each step, and how much unit means vary. */
export type WedgeDesign = {
  /** Units that begin at each step, in order; before the first step all wait for one period. */
  starts: readonly number[];
  /** Standard deviation of units' true levels. */
  betweenUnits: number;
  /** Standard deviation of a unit's mean from one period to the next. */
  withinUnit: number;
};

/**
 * The smallest effect that a stepped start would find in 80 % of cases at 5 %, in the unit of the standard deviations:
 * (z₀.₉₇₅ + z₀.₈) √Var(θ) with the variance of Hussey & Hughes (2007), Contemporary Clinical Trials 28, equation 8. A little
 * too hopeful with few units, because the permutation test has to learn the variances. Say it before launch.
 * Example: 12 units in 4 steps of 3 that vary by 1 within and between find 1.25.
 */
export function detectableInWedge(
  { starts, betweenUnits, withinUnit }: WedgeDesign,
  { power = 0.8, confidence = 0.95 } = {},
): number {
  for (const units of starts) requireCount(units, 'The units of a step');
  requireNumbers([betweenUnits, withinUnit], 'A standard deviation', { least: 2 });
  requireLevel(power, 'Power');
  requireLevel(confidence, 'Confidence');
  const units = starts.reduce((sum, count) => sum + count, 0);
  if (starts.length < 2 || units < 3)
    throw new RangeError(
      `A stepped start needs at least 3 units and 2 steps, not ${units} and ${starts.length}.`,
    );
  if (!(withinUnit > 0) || betweenUnits < 0)
    throw new RangeError('Unit means must vary within units, and between them not by less than nothing.');
  // The quantile of the power, by way of the two-sided critical value that leaves as much above.
  const reach =
    criticalZ(confidence) + Math.sign(power - 0.5) * criticalZ(Math.abs(2 * power - 1) || Number.EPSILON);
  return reach * Math.sqrt(wedgeVariance({ starts, betweenUnits, withinUnit }, units));
}

function wedgeVariance({ starts, betweenUnits, withinUnit }: WedgeDesign, units: number): number {
  const periods = starts.length + 1;
  // U: treated cells; W: squares of the units treated in each period; V: squares of the treated periods of each unit.
  let [u, w, v, begun] = [0, 0, 0, 0];
  for (const [step, count] of starts.entries()) {
    begun += count;
    const treated = periods - step - 1;
    u += count * treated;
    v += count * treated ** 2;
    w += begun ** 2;
  }
  const within = withinUnit ** 2;
  const between = betweenUnits ** 2;
  return (
    (units * within * (within + periods * between)) /
    ((units * u - w) * within + (u ** 2 + units * periods * u - periods * w - units * v) * between)
  );
}
