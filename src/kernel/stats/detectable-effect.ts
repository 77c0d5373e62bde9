import { quantileOfT } from './distributions.ts';
import { requireCount, requireLevel, requirePositive } from './requirements.ts';

/** A planned comparison of units in two arms of equal size. */
export type UnitDesign = {
  /** Units in both arms together. */
  units: number;
  answersPerUnit: number;
  /** Intraclass correlation; attitudes of staff have 0.04–0.13. */
  icc: number;
  /** Correlation of unit means before and after, when there is a baseline wave. */
  baselineCorrelation?: number;
};

/**
 * The smallest effect, in standard deviations of a person's answer, that the design would find in 80 % of cases at 5 %:
 * (t₀.₉₇₅,J−2 + t₀.₈,J−2) √(2 (ICC + (1 − ICC)/m) / (J/2)) √(1 − r²). Say it before launch.
 * With one answer a unit it is the design of an A/B person by person.
 * Example: ICC 0.08 and 12 answers a unit: 6, 10, 20, 40 units an arm find 0.71, 0.52, 0.36, 0.25.
 */
export function detectableEffect(
  { units, answersPerUnit, icc, baselineCorrelation = 0 }: UnitDesign,
  { power = 0.8, confidence = 0.95 } = {},
): number {
  requireCount(units, 'The number of units', { least: 4 });
  requirePositive(answersPerUnit, 'The answers per unit');
  requireLevel(power, 'Power');
  requireLevel(confidence, 'Confidence');
  if (!(icc >= 0 && icc <= 1))
    throw new RangeError(`The intraclass correlation must be from 0 to 1, not ${icc}.`);
  if (!(Math.abs(baselineCorrelation) < 1))
    throw new RangeError(`The baseline correlation must be between −1 and 1, not ${baselineCorrelation}.`);
  const reach = quantileOfT(0.5 + confidence / 2, units - 2) + quantileOfT(power, units - 2);
  const unitVariance = icc + (1 - icc) / answersPerUnit;
  return reach * Math.sqrt((2 * unitVariance) / (units / 2)) * Math.sqrt(1 - baselineCorrelation ** 2);
}

/**
 * The fewest units (an even number, both arms together) with which the design finds `effect` standard deviations, or
 * `undefined` when even 100,000 would not do.
 */
export function unitsToDetect(
  effect: number,
  design: Omit<UnitDesign, 'units'>,
  options: { power?: number; confidence?: number } = {},
): number | undefined {
  requirePositive(effect, 'The effect');
  const finds = (pairs: number) => detectableEffect({ ...design, units: 2 * pairs }, options) <= effect;
  let enough = 50_000;
  if (!finds(enough)) return undefined;
  let tooFew = 1;
  while (enough - tooFew > 1) {
    const middle = Math.floor((tooFew + enough) / 2);
    if (finds(middle)) enough = middle;
    else tooFew = middle;
  }
  return 2 * enough;
}
