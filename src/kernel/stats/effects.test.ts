import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ClusterCorrection, clusterRobust } from './cluster-robust.ts';
import { cuped } from './cuped.ts';
import { detectableEffect, unitsToDetect } from './detectable-effect.ts';
import { expectClose } from './fixtures/close.ts';
import { columnsOf } from './fixtures/oracles.ts';
import { interruptedSeries, placeboDates } from './interrupted-series.ts';
import { differenceOfMeans } from './mean-difference.ts';
import { benjaminiHochberg, holm } from './multiple-testing.ts';
import { poolEffects } from './pooling.ts';
import { sampleRatio } from './sample-ratio.ts';
import { unitEffect } from './unit-effect.ts';
import { moreNeeded, verdict } from './verdict.ts';

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

describe('many outcomes, many campaigns', () => {
  const pValues = [0.01, 0.04, 0.03, 0.005, 0.5, 0.04];

  test('Holm and Benjamini–Hochberg agree with statsmodels', () => {
    expectClose(holm(pValues), [0.05, 0.12, 0.12, 0.03, 0.5, 0.12]);
    expectClose(benjaminiHochberg(pValues), [0.03, 0.048, 0.048, 0.03, 0.5, 0.048]);
    expect(() => holm([0.2, 1.2])).toThrow('p-value');
  });

  test('adjusting never makes evidence stronger, nor changes its order', () => {
    const list = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 });
    fc.assert(
      fc.property(list, (all) => {
        for (const adjust of [holm, benjaminiHochberg]) {
          const adjusted = adjust(all);
          for (const [i, p] of all.entries()) {
            expect(adjusted[i]).toBeGreaterThanOrEqual(p);
            for (const [j, q] of all.entries())
              if (p < q) expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j] ?? 0);
          }
        }
      }),
    );
  });

  test('the BCG trials pool as in metafor: DerSimonian–Laird 0.3088, −0.7141, with Hartung–Knapp', () => {
    // Colditz et al. (1994), log risk ratios and their variances.
    const logRatios = [
      -0.88931133, -1.58538866, -1.34807315, -1.44155119, -0.21754732, -0.78611559, -1.62089822, 0.01195233,
      -0.46941765, -1.3713448, -0.33935883, 0.4459134, -0.01731395,
    ];
    const variances = [
      0.32558477, 0.19458112, 0.41536797, 0.02001003, 0.05121017, 0.00690562, 0.22301725, 0.00396158,
      0.05643421, 0.07302479, 0.01241221, 0.53250585, 0.07140466,
    ];
    const pooled = poolEffects(
      logRatios.map((estimate, i) => ({ estimate, standardError: Math.sqrt(variances[i] ?? 0) })),
    );
    expectClose([pooled.tauSquared, pooled.estimate], [0.30876025397395956, -0.7141172220838284]);
    expectClose(pooled.standardError, 0.18069662781636506);
    expectClose([pooled.low, pooled.high], [-1.1078213530477288, -0.32041309111992805]);
    expectClose(pooled.iSquared, 0.921173464558682);
    expect(pooled.nextCampaign?.high).toBeGreaterThan(0);
  });

  test('campaigns that agree by luck do not pool to certainty', () => {
    const { low, high } = poolEffects(
      Array.from({ length: 3 }, () => ({ estimate: 0.2, standardError: 0.3 })),
    );
    expect(high - low).toBeGreaterThan(0.5);
    expect(() => poolEffects([{ estimate: 1, standardError: 0.1 }])).toThrow('2 campaigns');
    expect(() =>
      poolEffects([
        { estimate: 1, standardError: 0 },
        { estimate: 1, standardError: 1 },
      ]),
    ).toThrow('above zero');
  });

  test('arms as drawn pass, arms that lost people alarm', () => {
    expectClose(sampleRatio([5100, 4900], [1, 1]).pValue, 0.04550026389635857);
    expect(sampleRatio([5100, 4900], [1, 1]).alarm).toBe(false);
    expectClose(sampleRatio([5100, 4600], [1, 1]).pValue, 3.8398424620604434e-7);
    expect(sampleRatio([5100, 4600], [1, 1]).alarm).toBe(true);
    expect(sampleRatio([1000, 3000], [0.25, 0.75]).statistic).toBe(0);
    expect(() => sampleRatio([0, 0], [1, 1])).toThrow('Nobody');
  });
});

describe('verdict', () => {
  test.each([
    [0.25, 0.6, 'works'],
    [0.2, 0.6, 'cannot tell yet'],
    [-0.1, 0.15, 'too small to matter'],
    [-0.15, -0.01, 'too small to matter'],
    [-0.5, -0.05, 'harmful'],
    [-0.5, 0.1, 'cannot tell yet'],
    [-1, 1, 'cannot tell yet'],
    [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, 'cannot tell yet'],
  ] as const)('%f to %f with 0.2 worth having: %s', (low, high, word) => {
    expect(verdict({ low, high, smallestWorthwhile: 0.2 })).toBe(word);
  });

  // Thousandths, as a person would read them: no effect has 300 digits.
  const thousandths = (min: number, max: number) =>
    fc.integer({ min: 1000 * min, max: 1000 * max }).map((value) => value / 1000);
  const evidence = fc
    .tuple(thousandths(-2, 2), thousandths(0, 3), thousandths(0, 1))
    .map(([estimate, half, smallestWorthwhile]) => ({
      low: estimate - half,
      high: estimate + half,
      smallestWorthwhile,
    }));

  test('an interval that holds zero never works and never harms', () => {
    fc.assert(
      fc.property(evidence, (it) => {
        fc.pre(it.low <= 0 && it.high >= 0);
        expect(['too small to matter', 'cannot tell yet']).toContain(verdict(it));
      }),
    );
  });

  test('with as many more as it says there is a verdict, with clearly fewer there is none', () => {
    const at = (
      { low, high, smallestWorthwhile }: { low: number; high: number; smallestWorthwhile: number },
      share: number,
    ) => {
      const [middle, half] = [(low + high) / 2, ((high - low) / 2) * Math.sqrt(share)];
      return verdict({ low: middle - half, high: middle + half, smallestWorthwhile });
    };
    fc.assert(
      fc.property(evidence, fc.integer({ min: 4, max: 99 }), (it, soFar) => {
        const more = moreNeeded({ ...it, soFar });
        fc.pre(more !== undefined && more > 1 && more < 1e9);
        if (more === undefined) return;
        expect(at(it, soFar / (soFar + more + 1))).not.toBe('cannot tell yet');
        expect(at(it, soFar / (soFar + more - 1))).toBe('cannot tell yet');
      }),
    );
    expect(moreNeeded({ low: -0.1, high: 0.5, smallestWorthwhile: 0.1, soFar: 20 })).toBe(160);
    expect(moreNeeded({ low: 0.5, high: 0.6, smallestWorthwhile: 0.1, soFar: 20 })).toBe(0);
    expect(moreNeeded({ low: -0.2, high: 0.6, smallestWorthwhile: 0.2, soFar: 20 })).toBeUndefined();
  });

  test('an interval upside down and a negative worth are refused', () => {
    expect(() => verdict({ low: 1, high: 0, smallestWorthwhile: 0.1 })).toThrow('from low to high');
    expect(() => verdict({ low: 0, high: 1, smallestWorthwhile: -0.1 })).toThrow('negative');
    expect(() => verdict({ low: Number.NaN, high: 1, smallestWorthwhile: 0.1 })).toThrow('two numbers');
  });
});
