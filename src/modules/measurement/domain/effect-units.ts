import { randomisationTest } from '#kernel/stats/randomisation-test.ts';
import { steppedWedge } from '#kernel/stats/stepped-wedge.ts';
import { unitEffect } from '#kernel/stats/unit-effect.ts';
import type { Warning } from '../contract/effect.ts';
import { attempt, concluded, type Estimated, type Frame, nothing, turned } from './effect.ts';

/** Standard deviations by which arms may differ before the start. */
const BALANCED = 0.5;

/** A drawn unit with its readings: before the start, and at the end. */
export interface UnitArm {
  readonly arm: number;
  readonly stratum: string;
  readonly before: number | null;
  readonly after: number | null;
}

/** Effect on units of two drawn arms, arm 0 − arm 1: regression of unit means, with a randomisation test beside it. */
export function unitsEffect(frame: Frame, units: readonly UnitArm[]): Estimated {
  const whole = units.filter((unit): unit is UnitArm & { after: number } => unit.after !== null);
  const warnings: Warning[] = missingUnits(units.length, whole.length);
  const hasBaseline = whole.every(({ before }) => before !== null);
  if (hasBaseline && !isBalanced(whole)) warnings.push({ code: 'baseline_unbalanced', values: {} });
  const arms = [0, 1].map((arm) => armOf(whole, arm));
  const few = Math.min(...arms.map(({ units: count }) => count ?? 0));
  if (few < 2)
    return nothing(frame, {
      method: 'unit_means',
      arms,
      warnings: [...warnings, { code: 'too_few_units', values: { units: few, least: 2 } }],
    });
  const drawn = whole.map(({ arm, stratum, before, after }) => ({
    treated: arm === 0,
    stratum,
    outcome: after,
    ...(hasBaseline && before !== null ? { baseline: before } : {}),
  }));
  const fitted = attempt(() => ({
    model: unitEffect(drawn, { confidence: frame.confidence }),
    test: randomisationTest(drawn, { seed: frame.seed % 2 ** 31, confidence: frame.confidence }),
  }));
  if (!fitted)
    return nothing(frame, {
      method: 'unit_means',
      arms,
      warnings: [...warnings, { code: 'no_variation', values: {} }],
    });
  return concluded(frame, {
    method: 'unit_means',
    arms,
    interval: turned(fitted.model, frame.outcome.direction),
    standardError: fitted.model.standardError,
    pValue: fitted.test.pValue,
    soFar: whole.length,
    of: 'units',
    warnings,
  });
}

function armOf(units: readonly (UnitArm & { after: number })[], arm: number) {
  const own = units.filter((unit) => unit.arm === arm);
  const value = own.length > 0 ? own.reduce((sum, { after }) => sum + after, 0) / own.length : null;
  return { arm, people: null, units: own.length, value };
}

function isBalanced(units: readonly UnitArm[]): boolean {
  const of = (arm: number) => units.flatMap((unit) => (unit.arm === arm ? [unit.before ?? 0] : []));
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [first, second] = [of(0), of(1)];
  if (first.length === 0 || second.length === 0) return true;
  const all = [...first, ...second];
  const spread = Math.sqrt(all.reduce((sum, value) => sum + (value - mean(all)) ** 2, 0) / all.length);
  return spread === 0 || Math.abs(mean(first) - mean(second)) / spread <= BALANCED;
}

/** A drawn unit of a stepped start: its mean in each period, of which the first is before any start. */
export interface SteppedUnit {
  readonly arm: number;
  readonly stratum: string;
  readonly periods: readonly (number | null)[];
}

/** Effect of a stepped start: units and periods taken out, the order of starts redrawn. */
export function steppedEffect(frame: Frame, units: readonly SteppedUnit[]): Estimated {
  const whole = units.filter(({ periods }) => periods.every((value) => value !== null));
  const warnings: Warning[] = missingUnits(units.length, whole.length);
  const arms = [...new Set(units.map(({ arm }) => arm))].sort().map((arm) => ({
    arm,
    people: null,
    units: whole.filter((unit) => unit.arm === arm).length,
    value: null,
  }));
  const fitted = attempt(() =>
    steppedWedge(
      whole.map(({ arm, stratum, periods }) => ({
        stratum,
        startsAt: arm + 1,
        outcomes: periods.map((value) => value ?? Number.NaN),
      })),
      { seed: frame.seed % 2 ** 31, confidence: frame.confidence },
    ),
  );
  if (!fitted || !Number.isFinite(fitted.low + fitted.high)) {
    const code = fitted ? 'too_few_units' : 'periods_missing';
    return nothing(frame, {
      method: 'stepped_wedge',
      arms,
      warnings: [...warnings, { code, values: { units: whole.length, least: 6 } }],
    });
  }
  return concluded(frame, {
    method: 'stepped_wedge',
    arms,
    interval: turned(fitted, frame.outcome.direction),
    standardError: (fitted.high - fitted.low) / 2 / 1.96,
    pValue: fitted.pValue,
    soFar: whole.length,
    of: 'units',
    warnings,
  });
}

const missingUnits = (drawn: number, there: number): Warning[] =>
  there < drawn ? [{ code: 'units_missing', values: { missing: drawn - there, of: drawn } }] : [];
