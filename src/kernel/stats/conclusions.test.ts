import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectClose } from './fixtures/close.ts';
import { benjaminiHochberg, holm } from './multiple-testing.ts';
import { poolEffects } from './pooling.ts';
import { sampleRatio } from './sample-ratio.ts';
import { moreNeeded, verdict } from './verdict.ts';

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
