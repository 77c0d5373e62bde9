import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ClusterCorrection, clusterRobust } from './cluster-robust.ts';
import { cuped } from './cuped.ts';
import { detectableEffect, unitsToDetect } from './detectable-effect.ts';
import { expectClose } from './fixtures/close.ts';
import { columnsOf } from './fixtures/oracles.ts';
import { interruptedSeries, placeboDates } from './interrupted-series.ts';
import { differenceOfMeans } from './mean-difference.ts';
import { unitEffect } from './unit-effect.ts';

const attitude = columnsOf('attitude');
const rating = attitude['rating'] ?? [];
const complaints = attitude['complaints'] ?? [];
const arms = [1, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 1];
const units = arms.map((arm, unit) => ({
  treated: arm === 1,
  outcome: rating[unit] ?? 0,
  baseline: complaints[unit] ?? 0,
}));

describe('effect on units', () => {
  test('agrees with least squares in statsmodels, t with one degree fewer for the baseline', () => {
    const effect = unitEffect(units);
    expectClose([effect.estimate, effect.standardError], [-3.86301263, 4.465144], 1e-7);
    expectClose([effect.low, effect.high, effect.pValue], [-13.96387, 6.237845, 0.409425], 2e-6);
    expect(effect.df).toBe(9);
  });

  test('without a baseline it is t with J − 2', () => {
    const effect = unitEffect(units.map(({ treated, outcome }) => ({ treated, outcome })));
    expectClose([effect.low, effect.high], [-17.884041, 12.217374]);
    expect(effect.df).toBe(10);
  });

  test('a baseline for some units only, one unit in an arm, and units without spread are refused', () => {
    expect(() => unitEffect([...units, { treated: true, outcome: 3 }])).toThrow('12 of 13');
    expect(() => unitEffect(units.map((unit, i) => ({ ...unit, treated: i === 0 })))).toThrow(
      'at least 2 units',
    );
    const flat = units.map(({ treated }) => ({ treated, outcome: treated ? 2 : 1 }));
    expect(() => unitEffect(flat)).toThrow('do not vary');
  });

  test('CUPED keeps the mean and shrinks the variance by 1 − r²', () => {
    const { theta, adjusted, correlation, varianceLeft } = cuped(
      rating.slice(0, 12),
      complaints.slice(0, 12),
    );
    expectClose(theta, 0.8699805825242718);
    const total = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0);
    expectClose(total(adjusted), total(rating.slice(0, 12)), 1e-12);
    expectClose(varianceLeft, 1 - correlation ** 2, 1e-12);
    expectClose(cuped(adjusted, complaints.slice(0, 12)).correlation + 1, 1, 1e-12);
    expect(() => cuped([1, 2], [3, 3])).toThrow('same value before');
  });

  test('the detectable effect is the table of the design', () => {
    const found = [12, 20, 40, 80].map((all) =>
      detectableEffect({ units: all, answersPerUnit: 12, icc: 0.08 }),
    );
    expect(found.map((effect) => effect.toFixed(2))).toEqual(['0.71', '0.52', '0.36', '0.25']);
    const plain = { units: 20, answersPerUnit: 12, icc: 0.08 };
    expectClose(detectableEffect({ ...plain, baselineCorrelation: 0.6 }), 0.8 * detectableEffect(plain));
  });

  test('the units asked for are the fewest that find the effect', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 0.3, noNaN: true }),
        (effect, icc) => {
          const design = { answersPerUnit: 10, icc };
          const needed = unitsToDetect(effect, design) ?? 0;
          expect(detectableEffect({ ...design, units: needed })).toBeLessThanOrEqual(effect);
          if (needed > 4) expect(detectableEffect({ ...design, units: needed - 2 })).toBeGreaterThan(effect);
        },
      ),
    );
    expect(unitsToDetect(0.001, { answersPerUnit: 10, icc: 0.1 })).toBeUndefined();
    expect(() => detectableEffect({ units: 3, answersPerUnit: 10, icc: 0.1 })).toThrow(RangeError);
    expect(() => detectableEffect({ units: 8, answersPerUnit: 10, icc: 1.2 })).toThrow('intraclass');
  });
});

describe('errors that allow people of one unit to be alike', () => {
  const wedge = columnsOf('stepped-wedge');
  const outcome = wedge['y'] ?? [];
  const clusters = (wedge['cluster'] ?? []).map(String);
  const design = outcome.map((_, row) => [
    1,
    wedge['x']?.[row] ?? 0,
    ...[2, 3, 4, 5].map((period) => (wedge['period']?.[row] === period ? 1 : 0)),
  ]);

  test.each([
    // CR0 and CR1: statsmodels; CR2 and its degrees of freedom: the 900 × 900 matrices written out in NumPy.
    ['CR0', 0.2176563463418446, 11],
    ['CR1', 0.22796947631730358, 11],
    ['CR2', 0.24283155395474215, 8.951172413793104],
  ] as const)('%s agrees with its oracle', (correction: ClusterCorrection, standardError, df) => {
    const effect = clusterRobust(design, outcome, { clusters, correction })[1];
    expectClose([effect?.estimate ?? 0, effect?.standardError ?? 0], [0.5452222222222245, standardError]);
    expectClose(effect?.df ?? 0, df);
  });

  test('CR2 also agrees when each cluster has an effect of its own, which takes directions out of its residuals', () => {
    const own = design.map((row, i) => [
      ...row,
      ...Array.from({ length: 11 }, (_, unit) => (clusters[i] === `${unit + 2}` ? 1 : 0)),
    ]);
    const effect = clusterRobust(own, outcome, { clusters })[1];
    expectClose([effect?.standardError ?? 0, effect?.df ?? 0], [0.11457462319103297, 10.456704159027034]);
  });

  test('with every person a cluster and two arms CR2 is Welch’s error', () => {
    const arm = rating.map((_, row) => (row < 11 ? 1 : 0));
    const robust = clusterRobust(
      arm.map((treated) => [1, treated]),
      rating,
      { clusters: rating.map((_, row) => `${row}`) },
    )[1];
    const welch = differenceOfMeans(rating.slice(0, 11), rating.slice(11));
    expectClose([robust?.estimate ?? 0, robust?.standardError ?? 0], [welch.estimate, welch.standardError]);
  });

  test('a column that one cluster alone decides does not break the others', () => {
    const own = design.map((row, i) => [...row, clusters[i] === '3' ? 1 : 0]);
    const effect = clusterRobust(own, outcome, { clusters })[1];
    expect(effect?.standardError).toBeGreaterThan(0);
    expect(effect?.df).toBeLessThan(11);
  });

  test('one cluster is refused', () => {
    expect(() => clusterRobust(design, outcome, { clusters: clusters.map(() => 'all') })).toThrow(
      '2 clusters',
    );
  });
});

describe('a series that was interrupted', () => {
  const series = { values: rating, startsAt: 15 };

  test('estimates and Newey–West errors agree with statsmodels', () => {
    const { level, slope } = interruptedSeries(series, { lags: 3 });
    expectClose([level.estimate, slope.estimate], [-11.354761904761904, -0.7250000000000063]);
    expectClose([level.standardError, slope.standardError], [8.80128635660559, 1.1491828739229504]);
    const white = interruptedSeries(series, { lags: 0 });
    expectClose(white.level.standardError, 7.611831004192682);
  });

  test('what moved the comparison as well is taken out', () => {
    const shock = rating.map((value, time) => value + (time >= 15 ? 40 : 0));
    const comparison = rating.map((_, time) => (time >= 15 ? 40 : 0));
    expectClose(
      interruptedSeries({ values: shock, comparison, startsAt: 15 }).level.estimate,
      interruptedSeries(series).level.estimate,
    );
  });

  test('a planted step is clearer than every placebo date, a quiet series is not', () => {
    const planted = rating.map((value, time) => value + (time >= 20 ? 100 : 0));
    const { dates, pValue } = placeboDates({ values: planted, startsAt: 20 }, { lags: 1 });
    expect(dates).toBe(13);
    expectClose(pValue, 1 / 14);
    expect(placeboDates({ values: rating, startsAt: 20 }, { lags: 1 }).pValue).toBeGreaterThan(0.1);
  });

  test('too short a side is refused', () => {
    expect(() => interruptedSeries({ values: rating, startsAt: 2 })).toThrow('at least 4 values');
    expect(() => placeboDates({ values: rating, startsAt: 7 })).toThrow('at least 8 values before');
  });
});
