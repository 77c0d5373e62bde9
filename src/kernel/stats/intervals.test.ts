import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  chiSquarePValue,
  criticalT,
  criticalZ,
  fPValue,
  normalPValue,
  quantileOfF,
  quantileOfT,
  tPValue,
} from './distributions.ts';
import { adjustedEnps, enps } from './enps.ts';
import { expectClose } from './fixtures/close.ts';
import { attitude, columnsOf, scores, sevenOfTwelve } from './fixtures/oracles.ts';
import { intraclassCorrelation } from './icc.ts';
import { leastSquares } from './linear-algebra.ts';
import { differenceOfMeans } from './mean-difference.ts';
import { nonResponseBound } from './non-response.ts';
import { differenceOfProportions, wilson } from './proportion.ts';
import { cronbachAlpha } from './reliability.ts';

const ends = ({ low, high }: { low: number; high: number }) => [low, high];
const all = ({ estimate, low, high }: { estimate: number; low: number; high: number }) => [
  estimate,
  low,
  high,
];

describe('distributions', () => {
  test('agree with SciPy, fractions of degrees of freedom and far tails included', () => {
    expectClose(criticalZ(0.95), 1.959963984540054);
    expectClose(criticalT(0.95, 6), 2.4469118511449786);
    expectClose(quantileOfT(1e-4, 2.3), -44.429134328017064);
    expectClose(quantileOfF(0.975, 11, 30), 2.4577489414297125);
    expectClose(tPValue(-2.5, 3.7), 2 * 0.03591101145591339);
    expectClose(tPValue(12, 4), 2 * 0.0001382142742514865);
    expectClose(normalPValue(6), 2 * 9.865876450376946e-10);
    expectClose(chiSquarePValue(10.83, 1), 1 - 0.9990013136208198);
    expectClose(fPValue(3, 4, 20), 1 - 0.9567990016657859);
  });

  test('quantiles of F give the Clopper–Pearson interval of R', () => {
    const [low = 0, high = 0] = sevenOfTwelve.clopperPearson;
    expectClose(1 / (1 + 6 / (7 * quantileOfF(0.025, 14, 12))), low);
    expectClose(1 / (1 + 5 / (8 * quantileOfF(0.975, 16, 10))), high);
  });

  test('a distribution that does not exist is refused', () => {
    expect(() => criticalT(0.95, -1)).toThrow(RangeError);
  });
});

describe('shares', () => {
  test('Wilson’s interval agrees with R', () => {
    expectClose(ends(wilson({ count: 7, of: 12 })), sevenOfTwelve.wilson);
  });

  test('Newcombe’s interval gives his published example and SciPy’s digits', () => {
    const difference = differenceOfProportions({ count: 56, of: 70 }, { count: 48, of: 80 });
    expectClose(all(difference), [0.2, 0.05243147240236498, 0.33387265403690614]);
  });

  test('an interval lies inside 0 to 1, holds its share, and turns round with the question', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.nat({ max: 400 }), (of, wish) => {
        const count = Math.min(of, wish);
        const yes = wilson({ count, of });
        const no = wilson({ count: of - count, of });
        expect(yes.low).toBeGreaterThanOrEqual(0);
        expect(yes.high).toBeLessThanOrEqual(1);
        expect(yes.low).toBeLessThanOrEqual(yes.estimate);
        expect(yes.high).toBeGreaterThanOrEqual(yes.estimate);
        expect(no.low).toBeCloseTo(1 - yes.high, 10);
      }),
    );
  });

  test('arms changed round change the sign of a difference, never its evidence', () => {
    const share = fc
      .integer({ min: 1, max: 200 })
      .chain((of) => fc.record({ of: fc.constant(of), count: fc.nat({ max: of }) }));
    fc.assert(
      fc.property(share, share, (a, b) => {
        const [one, other] = [differenceOfProportions(a, b), differenceOfProportions(b, a)];
        expect(one.estimate).toBeCloseTo(-other.estimate, 12);
        expect(one.low).toBeCloseTo(-other.high, 10);
        expect(one.pValue).toBeCloseTo(other.pValue, 10);
      }),
    );
  });

  test.each([
    { count: 3, of: 0 },
    { count: -1, of: 4 },
    { count: 5, of: 4 },
    { count: 1.5, of: 4 },
    { count: Number.NaN, of: 4 },
  ])('$count of $of is refused', (share) => {
    expect(() => wilson(share)).toThrow(RangeError);
  });

  test('whatever the silent people think, the share of all lies in the bound', () => {
    expect(nonResponseBound({ yes: 30, answers: 50, invited: 100 })).toEqual({
      low: 0.3,
      high: 0.8,
      responseRate: 0.5,
      mustShow: true,
    });
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), fc.nat(50), fc.nat(50), (yes, no, silentYes, silentNo) => {
        const invited = yes + no + silentYes + silentNo;
        fc.pre(invited > 0);
        const { low, high } = nonResponseBound({ yes, answers: yes + no, invited });
        const truth = (yes + silentYes) / invited;
        expect(truth).toBeGreaterThanOrEqual(low - 1e-12);
        expect(truth).toBeLessThanOrEqual(high + 1e-12);
      }),
    );
    expect(() => nonResponseBound({ yes: 3, answers: 2, invited: 10 })).toThrow('3 yes of 2 answers');
  });
});

describe('eNPS', () => {
  test('agrees with R, plain and adjusted', () => {
    const large = { promoters: 40, detractors: 25, answers: 100 };
    const small = { promoters: 5, detractors: 1, answers: 12 };
    expectClose(all(enps(large)), scores.plain40of100);
    expectClose(all(adjustedEnps(large)), scores.adjusted40of100);
    expectClose(all(enps(small)), scores.plain5of12);
    expectClose(all(adjustedEnps(small)), scores.adjusted5of12);
  });

  test('nobody can be promoter and detractor at once', () => {
    expect(() => enps({ promoters: 8, detractors: 5, answers: 12 })).toThrow('more than 12 answers');
    expect(() => enps({ promoters: 0, detractors: 0, answers: 0 })).toThrow(RangeError);
  });

  test('a group in which all agree still has an interval when it is small', () => {
    const { low, high } = adjustedEnps({ promoters: 6, detractors: 0, answers: 6 });
    expect(high - low).toBeGreaterThan(20);
  });
});

describe('scales and units', () => {
  const data = columnsOf('attitude');
  const rows = (data['rating'] ?? []).map((_, row) =>
    Object.values(data).map((column) => column[row] ?? Number.NaN),
  );

  test('alpha of the attitude data is the 0.84 of the books, with Feldt’s interval', () => {
    expectClose(all(cronbachAlpha(rows)), [0.84314276956476, 0.739375685643107, 0.915773072159981]);
  });

  test('alpha does not change when everybody answers half a point higher or on a wider scale', () => {
    const other = rows.map((row) => row.map((answer) => 3 * answer + 0.5));
    expectClose(cronbachAlpha(other).estimate, cronbachAlpha(rows).estimate);
  });

  test('alpha is refused for one item, gaps, and people who do not differ', () => {
    expect(() => cronbachAlpha([[1], [2]])).toThrow('2 items');
    expect(() => cronbachAlpha([[1, 2], [2]])).toThrow('every item');
    expect(() =>
      cronbachAlpha([
        [1, 2],
        [2, 1],
      ]),
    ).toThrow('same total');
  });

  test('ICC of units of unequal size agrees with the analysis of variance in SciPy', () => {
    const wedge = columnsOf('stepped-wedge');
    const units = Array.from({ length: 12 }, (_, unit) =>
      (wedge['y'] ?? []).filter(
        (_, row) => wedge['cluster']?.[row] === unit + 1 && wedge['period']?.[row] === 1,
      ),
    ).map((answers, unit) => answers.slice(0, { 0: 9, 3: 5 }[unit] ?? 15));
    const icc = intraclassCorrelation(units);
    expectClose(all(icc), [0.16596577878758229, 0.05444460972881487, 0.42038669208743396]);
    expectClose(icc.pValue, 0.0001081899638333808);
    expectClose(icc.typicalSize, 13.603104212860309);
  });

  test('units alike inside and different outside have an ICC near one; one unit is refused', () => {
    expect(
      intraclassCorrelation([
        [1, 1.01],
        [5, 5.01],
        [9, 9.02],
      ]).estimate,
    ).toBeGreaterThan(0.99);
    expect(() => intraclassCorrelation([[1, 2, 3]])).toThrow('2 units');
    expect(() => intraclassCorrelation([[1], [2]])).toThrow('at least 2 answers');
  });

  test('Welch’s difference agrees with SciPy', () => {
    const rating = data['rating'] ?? [];
    const difference = differenceOfMeans(rating.slice(0, 12), rating.slice(12));
    expectClose(all(difference), [-2.0277777777777786, -11.208316748819124, 7.152761193263567]);
    expectClose(difference.df, 25.979744659064043);
    expectClose(difference.pValue, 0.6535718523685992);
    expect(() => differenceOfMeans([1], [2, 3])).toThrow('at least 2');
    expect(() => differenceOfMeans([1, 1], [2, 2])).toThrow('no interval');
  });

  test('least squares agrees with lm', () => {
    const design = rows.map(([, ...items]) => [1, ...items]);
    const fit = leastSquares(design, data['rating'] ?? []);
    expectClose(fit.coefficients, attitude.coefficients);
    expectClose(fit.standardErrors, attitude.standardErrors);
  });

  test('a design in which one column repeats others is refused, and so is one without spare rows', () => {
    const repeated = rows.map(([, first = 0, second = 0]) => [1, first, second, first + second]);
    expect(() => leastSquares(repeated, data['rating'] ?? [])).toThrow('singular: column 4');
    expect(() =>
      leastSquares(
        [
          [1, 0],
          [1, 1],
        ],
        [1, 2],
      ),
    ).toThrow('more than 2 rows');
    expect(() => leastSquares([[1], [Number.NaN], [1]], [1, 2, 3])).toThrow('finite');
  });
});
