import { describe, expect, test } from 'vitest';
import { clusterRobust } from './cluster-robust.ts';
import { differenceSequence, meanSequence } from './confidence-sequence.ts';
import { criticalZ } from './distributions.ts';
import { adjustedEnps } from './enps.ts';
import { intraclassCorrelation } from './icc.ts';
import type { Interval } from './interval.ts';
import { differenceOfMeans } from './mean-difference.ts';
import { poolEffects } from './pooling.ts';
import { differenceOfProportions } from './proportion.ts';
import { type Random, randomNormal, seededRandom, shuffled } from './random.ts';
import { randomisationTest } from './randomisation-test.ts';
import { steppedWedge } from './stepped-wedge.ts';
import { unitEffect } from './unit-effect.ts';

// Seeded, so they cannot flicker: a change of code that changes them is a change of the promise.

const sizes = [8, 12, 20, 99];
const iccs = [0.04, 0.13];
const grid = sizes.flatMap((units) => iccs.map((icc) => ({ units, icc })));

/** Counts how often an interval leaves out the truth. */
function missShare(runs: number, interval: () => Interval, truth: number): number {
  let missed = 0;
  for (let run = 0; run < runs; run++) {
    const { low, high } = interval();
    if (low > truth || high < truth) missed++;
  }
  return missed / runs;
}

/** Units of 5 to 40 answers drawn to two arms, with a wave before; variance of a person's answer is 1. */
function organisation({ units, icc }: { units: number; icc: number }, random: Random, effect = 0) {
  const arms = shuffled(
    Array.from({ length: units }, (_, unit) => unit % 2 === 0),
    random,
  );
  return arms.map((treated) => {
    const answers = 5 + Math.floor(random() * 36);
    const climate = Math.sqrt(icc) * randomNormal(random);
    const wave = () => climate + Math.sqrt((1 - icc) / answers) * randomNormal(random);
    return { treated, answers, climate, outcome: wave() + (treated ? effect : 0), baseline: wave() };
  });
}

/** The answers of single people behind the units. */
function people(units: ReturnType<typeof organisation>, icc: number, random: Random) {
  return units.flatMap(({ treated, answers, climate }, unit) =>
    Array.from({ length: answers }, () => ({
      unit: `${unit}`,
      treated,
      answer: climate + Math.sqrt(1 - icc) * randomNormal(random),
    })),
  );
}

describe('comparisons of units without an effect', () => {
  test.each(grid)('$units units, ICC $icc: the regression of unit means is wrong in 5 % ± 1.5', (setting) => {
    const random = seededRandom(100 + setting.units + 1000 * setting.icc);
    const withBaseline = () => unitEffect(organisation(setting, random));
    const without = () =>
      unitEffect(organisation(setting, random).map(({ treated, outcome }) => ({ treated, outcome })));
    for (const estimator of [withBaseline, without]) {
      const wrong = missShare(2000, estimator, 0);
      expect(wrong).toBeGreaterThan(0.035);
      expect(wrong).toBeLessThan(0.065);
    }
  });

  test.each(grid)(
    '$units units, ICC $icc: the randomisation test is wrong in at most 5 %, and in 5 % ± 1.5 where draws are fine enough',
    (setting) => {
      const random = seededRandom(200 + setting.units + 1000 * setting.icc);
      const wrong = missShare(
        1200,
        () => randomisationTest(organisation(setting, random), { draws: 399 }),
        0,
      );
      // Four units an arm have 70 draws in mirrored pairs: the next p-values are 2/70 and 4/70, so 2.9 % is all it can do.
      expect(wrong).toBeGreaterThan(setting.units === 8 ? 0.014 : 0.035);
      expect(wrong).toBeLessThan(setting.units === 8 ? 0.044 : 0.065);
    },
  );

  test.each([
    { units: 8, icc: 0.13, runs: 1200 },
    { units: 12, icc: 0.04, runs: 1200 },
    { units: 20, icc: 0.13, runs: 800 },
  ])('$units units, ICC $icc: CR2 on single people is wrong in 5 % ± 1.5', ({ runs, ...setting }) => {
    const random = seededRandom(300 + setting.units);
    const effect = (): Interval => {
      const answers = people(organisation(setting, random), setting.icc, random);
      const [, treated] = clusterRobust(
        answers.map((one) => [1, one.treated ? 1 : 0]),
        answers.map((one) => one.answer),
        { clusters: answers.map((one) => one.unit) },
      );
      return treated ?? { estimate: Number.NaN, low: Number.NaN, high: Number.NaN };
    };
    const wrong = missShare(runs, effect, 0);
    expect(wrong).toBeGreaterThan(0.035);
    expect(wrong).toBeLessThan(0.065);
  });

  test('a plain t-test of the same people is wrong in more than a fifth: this is what the rules are for', () => {
    const random = seededRandom(400);
    const setting = { units: 12, icc: 0.13 };
    const naive = () => {
      const answers = people(organisation(setting, random), setting.icc, random);
      const arm = (treated: boolean) =>
        answers.filter((one) => one.treated === treated).map((one) => one.answer);
      return differenceOfMeans(arm(true), arm(false));
    };
    expect(missShare(1000, naive, 0)).toBeGreaterThan(0.2);
  });
});

describe('coverage of a true effect', () => {
  test.each(grid)('$units units, ICC $icc: the interval holds it in 93–97 %', (setting) => {
    const random = seededRandom(500 + setting.units + 1000 * setting.icc);
    const held = 1 - missShare(2000, () => unitEffect(organisation(setting, random, 0.3)), 0.3);
    expect(held).toBeGreaterThan(0.93);
    expect(held).toBeLessThan(0.97);
  });

  test('a stepped start over twelve units holds it in 93–97 %, and finds nothing in 5 % ± 1.5 where nothing is', () => {
    for (const effect of [0, 0.4]) {
      const random = seededRandom(600);
      const starts = [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4];
      const wedge = () =>
        steppedWedge(
          shuffled(starts, random).map((startsAt) => {
            const climate = 0.3 * randomNormal(random);
            const outcomes = [0, 1, 2, 3, 4].map(
              (period) =>
                climate + 0.1 * period + 0.3 * randomNormal(random) + (period >= startsAt ? effect : 0),
            );
            return { startsAt, outcomes };
          }),
          { draws: 199 },
        );
      const wrong = missShare(1000, wedge, effect);
      expect(wrong).toBeGreaterThan(0.035);
      expect(wrong).toBeLessThan(0.065);
    }
  });

  test('the difference of two shares holds it in 93–97 %, in small arms too', () => {
    const random = seededRandom(700);
    const share = (of: number, p: number) => ({
      of,
      count: Array.from({ length: of }, random).filter((u) => u < p).length,
    });
    const held = 1 - missShare(4000, () => differenceOfProportions(share(20, 0.85), share(30, 0.6)), 0.25);
    expect(held).toBeGreaterThan(0.93);
    expect(held).toBeLessThan(0.97);
  });

  test('adjusted eNPS of twelve answers holds it in 93–97 %', () => {
    const random = seededRandom(800);
    const score = () => {
      const answers = Array.from({ length: 12 }, random);
      const promoters = answers.filter((u) => u < 0.45).length;
      return adjustedEnps({ promoters, detractors: answers.filter((u) => u > 0.75).length, answers: 12 });
    };
    const held = 1 - missShare(4000, score, 20);
    expect(held).toBeGreaterThan(0.93);
    expect(held).toBeLessThan(0.97);
  });

  test('the intraclass correlation of twenty equal units holds it in 93–97 %', () => {
    const random = seededRandom(900);
    const correlation = () =>
      intraclassCorrelation(
        Array.from({ length: 20 }, () => {
          const climate = Math.sqrt(0.1) * randomNormal(random);
          return Array.from({ length: 12 }, () => climate + Math.sqrt(0.9) * randomNormal(random));
        }),
      );
    const held = 1 - missShare(2000, correlation, 0.1);
    expect(held).toBeGreaterThan(0.93);
    expect(held).toBeLessThan(0.97);
  });

  test('the pooled effect of eight campaigns that truly differ holds the mean in at least 93 %', () => {
    const random = seededRandom(1000);
    const pooled = () =>
      poolEffects(
        Array.from({ length: 8 }, () => {
          const standardError = 0.05 + 0.15 * random();
          const truth = 0.2 + 0.1 * randomNormal(random);
          return { standardError, estimate: truth + standardError * randomNormal(random) };
        }),
      );
    const held = 1 - missShare(3000, pooled, 0.2);
    expect(held).toBeGreaterThan(0.93);
    // Never narrower than the classical interval: a little more than promised is the price with few campaigns.
    expect(held).toBeLessThan(0.985);
  });
});

describe('forty looks at a running comparison', () => {
  const looks = 40;
  const answersPerLook = 100;

  const noAnswers = () => ({ answers: 0, sum: 0, squares: 0 });

  /** In how many of the runs any of forty looks leaves out the truth, which is no difference. */
  function everWrong(
    runs: number,
    seed: number,
    draw: (random: Random) => number,
    interval: typeof differenceSequence,
  ) {
    const random = seededRandom(seed);
    let wrong = 0;
    for (let run = 0; run < runs; run++) {
      const [treated, control] = [noAnswers(), noAnswers()];
      const soFar = ({ answers, sum, squares }: ReturnType<typeof noAnswers>) => ({
        answers,
        mean: sum / answers,
        variance: (squares - sum ** 2 / answers) / (answers - 1),
      });
      for (let look = 1; look <= looks; look++) {
        for (const arm of [treated, control])
          for (let i = 0; i < answersPerLook; i++) {
            const answer = draw(random);
            arm.answers++;
            arm.sum += answer;
            arm.squares += answer ** 2;
          }
        const { low, high } = interval(soFar(treated), soFar(control), {
          planned: 2 * looks * answersPerLook,
        });
        if (low > 0 || high < 0) {
          wrong++;
          break;
        }
      }
    }
    return wrong / runs;
  }

  test('the sequence is wrong at any of them in at most 5 %, for shares and for means', () => {
    expect(everWrong(1500, 1, (random) => (random() < 0.3 ? 1 : 0), differenceSequence)).toBeLessThanOrEqual(
      0.05,
    );
    expect(everWrong(600, 2, randomNormal, differenceSequence)).toBeLessThanOrEqual(0.05);
  });

  test('an interval made for one look is wrong in more than a fifth', () => {
    const fixed: typeof differenceSequence = (treated, control) => {
      const estimate = treated.mean - control.mean;
      const half =
        criticalZ(0.95) * Math.sqrt(treated.variance / treated.answers + control.variance / control.answers);
      return { estimate, low: estimate - half, high: estimate + half };
    };
    expect(everWrong(800, 3, (random) => (random() < 0.3 ? 1 : 0), fixed)).toBeGreaterThan(0.2);
  });

  test('the sequence is less than twice as wide as one look where it was planned to end', () => {
    const arm = { answers: 4000, mean: 0.3, variance: 0.21 };
    const { low, high } = differenceSequence(arm, { ...arm, mean: 0.28 }, { planned: 8000 });
    const oneLook = 2 * criticalZ(0.95) * Math.sqrt((2 * 0.21) / 4000);
    expect((high - low) / oneLook).toBeGreaterThan(1.2);
    expect((high - low) / oneLook).toBeLessThan(2);
  });

  test('one stream works as two do, and impossible arms are refused', () => {
    const { low, high } = meanSequence({ answers: 500, mean: 3.9, variance: 1 }, { planned: 1000 });
    expect(low).toBeGreaterThan(3.7);
    expect(high).toBeLessThan(4.1);
    expect(() => meanSequence({ answers: 1, mean: 3, variance: 1 }, { planned: 10 })).toThrow('at least 2');
    expect(() => meanSequence({ answers: 9, mean: 3, variance: -1 }, { planned: 10 })).toThrow('negative');
    expect(() => meanSequence({ answers: 9, mean: 3, variance: 1 }, { planned: 0 })).toThrow('planned');
  });
});
