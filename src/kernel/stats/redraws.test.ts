import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectClose } from './fixtures/close.ts';
import { columnsOf, steppedWedgeOracle } from './fixtures/oracles.ts';
import { randomNormal, seededRandom } from './random.ts';
import { randomisationTest } from './randomisation-test.ts';
import { possibleDraws } from './redraws.ts';
import { steppedWedge } from './stepped-wedge.ts';
import { steppedWedgeMixed } from './stepped-wedge-mixed.ts';
import { unitEffect } from './unit-effect.ts';

const drawOf = (seed: number, size: number, effect = 0) => {
  const random = seededRandom(seed);
  return Array.from({ length: size }, (_, unit) => {
    const baseline = randomNormal(random);
    return {
      treated: unit % 2 === 0,
      outcome: baseline + randomNormal(random) + (unit % 2 === 0 ? effect : 0),
      baseline,
    };
  });
};

describe('possible draws', () => {
  test('lists every way once, within strata', () => {
    const { draws, exact } = possibleDraws([0, 1, 1, 2, 0, 1], ['a', 'a', 'a', 'a', 'b', 'b'], {
      draws: 100,
      seed: 1,
    });
    const all = Array.from(draws, (draw) => draw.join(''));
    expect(exact).toBe(true);
    // 4!/2! arrangements of 0112 times 2 of 01.
    expect(new Set(all).size).toBe(24);
    expect(all).toHaveLength(24);
    expect(all.every((draw) => [...draw.slice(4)].sort().join('') === '01')).toBe(true);
  });

  test('draws with the seed when there are too many, the real one among them', () => {
    const labels = Array.from({ length: 40 }, (_, unit) => unit % 2);
    const take = () => [
      ...possibleDraws(
        labels,
        labels.map(() => ''),
        { draws: 100, seed: 7 },
      ).draws,
    ];
    expect(take()[0]).toEqual(labels);
    expect(take()).toHaveLength(101);
    expect(take()).toEqual(take());
  });
});

describe('randomisation test', () => {
  test('the lady tasting tea: eight cups, all right, p = 1/70 on one side and 2/70 on two', () => {
    const cups = [1, 1, 1, 1, 0, 0, 0, 0].map((cup) => ({ treated: cup === 1, outcome: cup }));
    const { pValue, draws, exact } = randomisationTest(cups);
    expect({ draws, exact }).toEqual({ draws: 70, exact: true });
    expectClose(pValue, 2 / 70);
  });

  test('Fisher’s exact test is the same test for yes and no', () => {
    // 6 of 7 against 2 of 7: scipy.stats.fisher_exact gives 0.10256410256410256 on two sides.
    const yes = [1, 1, 1, 1, 1, 1, 0, 1, 1, 0, 0, 0, 0, 0];
    const { pValue } = randomisationTest(yes.map((outcome, i) => ({ treated: i < 7, outcome })));
    expectClose(pValue, 0.10256410256410256);
  });

  test('the interval is what the test says: shifting by an end makes p cross 5 %', () => {
    fc.assert(
      fc.property(fc.nat(1000), (seed) => {
        // Every third unit treated: without mirrored draws each place in the order of draws counts on its own.
        const units = drawOf(seed, 10).map(({ outcome }, unit) => ({ treated: unit % 3 === 0, outcome }));
        const { low, high, estimate } = randomisationTest(units);
        expect(low).toBeLessThan(estimate);
        expect(high).toBeGreaterThan(estimate);
        const pAt = (effect: number) =>
          randomisationTest(
            units.map(({ treated, outcome }) => ({ treated, outcome: outcome - (treated ? effect : 0) })),
          ).pValue;
        const hair = 1e-6 * (high - low);
        expect(pAt(low - hair)).toBeLessThanOrEqual(0.05);
        expect(pAt(low + hair)).toBeGreaterThan(0.05);
        expect(pAt(high + hair)).toBeLessThanOrEqual(0.05);
        expect(pAt(high - hair)).toBeGreaterThan(0.05);
      }),
      { numRuns: 20 },
    );
  });

  test('with a baseline the estimate is that of the regression', () => {
    const units = drawOf(4, 16, 0.5);
    expectClose(randomisationTest(units).estimate, unitEffect(units).estimate);
  });

  test('draws within strata when the arms were drawn so', () => {
    const units = drawOf(2, 12).map((unit, i) => ({ ...unit, stratum: i < 6 ? 'large' : 'small' }));
    expect(randomisationTest(units)).toMatchObject({ draws: 400, exact: true });
  });

  test('of 60 units 10,000 draws are made and the real one is counted: p is never 0', () => {
    const test = randomisationTest(drawOf(1, 60, 9));
    expect(test).toMatchObject({ draws: 10_001, exact: false });
    expectClose(test.pValue, 1 / 10_001);
    expect(test.low).toBeLessThan(9);
    expect(test.high).toBeGreaterThan(9);
  });

  test('one unit in an arm and outcomes that are no numbers are refused', () => {
    const units = drawOf(1, 8);
    expect(() => randomisationTest(units.map((unit, i) => ({ ...unit, treated: i === 0 })))).toThrow(
      '2 units',
    );
    expect(() => randomisationTest(units.map((unit) => ({ ...unit, outcome: Number.NaN })))).toThrow(
      'finite',
    );
  });
});

describe('stepped start', () => {
  const wedge = columnsOf('stepped-wedge');
  const answers = (wedge['y'] ?? []).map((answer, row) => ({
    unit: `${wedge['cluster']?.[row]}`,
    period: wedge['period']?.[row] ?? 0,
    treated: wedge['x']?.[row] === 1,
    answer,
  }));
  const units = Array.from({ length: 12 }, (_, index) => {
    const own = answers.filter(({ unit }) => unit === `${index + 1}`);
    const outcomes = [1, 2, 3, 4, 5].map((period) => {
      const cell = own.filter((answer) => answer.period === period);
      return cell.reduce((sum, { answer }) => sum + answer, 0) / cell.length;
    });
    return { outcomes, startsAt: Math.min(...own.filter((one) => one.treated).map((one) => one.period)) - 1 };
  });

  test('cell means with unit and period effects agree with R', () => {
    const effect = steppedWedge(units);
    const { estimate, standardError } = steppedWedgeOracle.cellMeans;
    expectClose([effect.estimate, effect.modelStandardError], [estimate, standardError]);
  });

  test('redrawing the order gives R’s p-value as far as two simulations agree, and an interval with the truth', () => {
    const { pValue, draws, exact, low, high } = steppedWedge(units);
    expect({ draws, exact }).toEqual({ draws: 10_001, exact: false });
    expect(Math.abs(pValue - steppedWedgeOracle.permutationPValue)).toBeLessThan(0.03);
    expect(low).toBeLessThan(0);
    expect(low).toBeLessThan(0.25);
    expect(high).toBeGreaterThan(0.25);
  });

  test('units that were better anyway and months that lifted everyone change nothing', () => {
    const moved = units.map(({ outcomes, ...unit }, index) => ({
      ...unit,
      outcomes: outcomes.map((value, period) => value + 3 * index + period ** 2),
    }));
    const [before, after] = [steppedWedge(units), steppedWedge(moved)];
    expectClose([after.estimate, after.low, after.high], [before.estimate, before.low, before.high], 1e-9);
    expect(after.pValue).toBe(before.pValue);
  });

  test('a planted effect moves the estimate and the interval by exactly itself', () => {
    const planted = units.map(({ outcomes, startsAt }) => ({
      startsAt,
      outcomes: outcomes.map((value, period) => value + (period >= startsAt ? 2 : 0)),
    }));
    const [before, after] = [steppedWedge(units), steppedWedge(planted)];
    expectClose(
      [after.estimate - 2, after.low - 2, after.high - 2],
      [before.estimate, before.low, before.high],
      1e-9,
    );
    expect(after.pValue).toBeLessThan(0.001);
  });

  test('six units are redrawn exactly', () => {
    expect(steppedWedge(units.slice(0, 6))).toMatchObject({ exact: true });
  });

  test('mixed models agree with lmer', () => {
    const { unitsVary, unitPeriodsVary } = steppedWedgeOracle;
    const simple = steppedWedgeMixed(answers);
    expectClose([simple.estimate, simple.standardError], [unitsVary.estimate, unitsVary.standardError], 1e-3);
    const full = steppedWedgeMixed(answers, { unitPeriods: 'vary' });
    expectClose(
      [full.estimate, full.standardError],
      [unitPeriodsVary.estimate, unitPeriodsVary.standardError],
      1e-3,
    );
    const { unit, unitPeriod, person } = full.variances;
    expectClose(
      [unit, unitPeriod, person],
      [unitPeriodsVary.unit, unitPeriodsVary.unitPeriod, unitPeriodsVary.person],
      1e-3,
    );
  });

  test('all units starting at once, gaps and impossible starts are refused', () => {
    expect(() => steppedWedge(units.map((unit) => ({ ...unit, startsAt: 2 })))).toThrow('different periods');
    expect(() => steppedWedge([...units, { outcomes: [1, 2], startsAt: 1 }])).toThrow(
      'Unit 13 has 2 periods',
    );
    expect(() => steppedWedge([...units, { outcomes: [1, 2, 3, 4, 5], startsAt: 5 }])).toThrow(
      'after the last',
    );
    expect(() => steppedWedgeMixed(answers.map((one) => ({ ...one, treated: false })))).toThrow('singular');
    const both = [...answers, { unit: '1', period: 1, treated: true, answer: 3 }];
    expect(() => steppedWedgeMixed(both)).toThrow('both with and without');
  });
});
