import { criticalT, tPValue } from './distributions.ts';
import { around, type TestedInterval } from './interval.ts';
import { leastSquares } from './linear-algebra.ts';
import { requireLevel } from './requirements.ts';

/** One organisational unit that was drawn to an arm: the mean of its answers, and of those before the start. */
export type DrawnUnit = { treated: boolean; outcome: number; baseline?: number };

export type UnitEffect = TestedInterval & { df: number; units: number };

/**
 * Effect of a campaign whose units were drawn to arms: regression of unit means on arm and, when every unit has one,
 * baseline. The unit is the case, so the clustering of people cannot pretend to be evidence. t with J − 2 degrees of
 * freedom, one fewer with the baseline because its slope is estimated too (Hayes & Moulton 2017, §11.2): with J − 2
 * and eight units the test would call 5.8 % of nothing an effect.
 * In the unit of the outcome. Example: four units an arm give t with 6, or 5 with a baseline.
 */
export function unitEffect(units: readonly DrawnUnit[], { confidence = 0.95 } = {}): UnitEffect {
  requireLevel(confidence, 'Confidence');
  requireArms(units);
  const fit = leastSquares(
    units.map(({ treated, baseline }) => [1, treated ? 1 : 0, ...(baseline === undefined ? [] : [baseline])]),
    units.map((unit) => unit.outcome),
  );
  const estimate = fit.coefficients[1] ?? Number.NaN;
  const standardError = fit.standardErrors[1] ?? Number.NaN;
  if (!(standardError > 0))
    throw new RangeError('The units do not vary within the arms, so no interval exists.');
  return {
    ...around(estimate, criticalT(confidence, fit.df) * standardError),
    standardError,
    df: fit.df,
    pValue: tPValue(estimate / standardError, fit.df),
    units: units.length,
  };
}

/** Refuses fewer than two units an arm, and baselines that only some units have. */
export function requireArms(units: readonly DrawnUnit[]): void {
  const treated = units.filter((unit) => unit.treated).length;
  if (treated < 2 || units.length - treated < 2)
    throw new RangeError(`Each arm needs at least 2 units, not ${treated} and ${units.length - treated}.`);
  const withBaseline = units.filter((unit) => unit.baseline !== undefined).length;
  if (withBaseline > 0 && withBaseline < units.length)
    throw new RangeError(
      `A baseline is known for ${withBaseline} of ${units.length} units; it takes all or none.`,
    );
}
