import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expectClose } from './fixtures/close.ts';
import { postStratifiedMean } from './post-stratification.ts';
import { type Margin, rake } from './raking.ts';
import { kish, trimWeights, weightedMean } from './weights.ts';

const sumBy = (groups: readonly string[], weights: readonly number[], group: string) =>
  weights.reduce((sum, weight, row) => sum + (groups[row] === group ? weight : 0), 0);

/** A sample over two views in which every group and pairing has an answer, with head counts of one total. */
const survey = fc
  .record({
    extra: fc.array(fc.tuple(fc.nat(2), fc.nat(1)), { maxLength: 60 }),
    departments: fc.tuple(fc.integer({ min: 5, max: 500 }), fc.integer({ min: 5, max: 500 })),
    people: fc.integer({ min: 1200, max: 5000 }),
    sites: fc.integer({ min: 100, max: 1000 }),
  })
  .map(({ extra, departments: [a, b], people, sites }) => {
    const pairs = [...[0, 1, 2].flatMap((d) => [0, 1].map((s) => [d, s] as const)), ...extra];
    return [
      {
        name: 'department',
        groups: pairs.map(([department]) => `d${department}`),
        headCounts: { d0: a, d1: b, d2: people - a - b },
      },
      {
        name: 'site',
        groups: pairs.map(([, site]) => `s${site}`),
        headCounts: { s0: sites, s1: people - sites },
      },
    ] satisfies Margin[];
  });

describe('raking', () => {
  test('makes every group of every view count as many as it has people', () => {
    fc.assert(
      fc.property(survey, (margins) => {
        const { weights, converged } = rake(margins);
        expect(converged).toBe(true);
        for (const { groups, headCounts } of margins)
          for (const [group, people] of Object.entries(headCounts))
            expectClose(sumBy(groups, weights, group), people, 1e-9);
      }),
    );
  });

  test('keeps the pattern of the sample: the odds ratio between the views does not move', () => {
    const groups = ['a', 'a', 'a', 'b', 'b', 'b', 'b', 'b'];
    const sites = ['x', 'x', 'y', 'x', 'y', 'y', 'y', 'y'];
    const { weights } = rake([
      { name: 'team', groups, headCounts: { a: 60, b: 40 } },
      { name: 'site', groups: sites, headCounts: { x: 30, y: 70 } },
    ]);
    const cell = (team: string, site: string) =>
      weights.reduce(
        (sum, weight, row) => sum + (groups[row] === team && sites[row] === site ? weight : 0),
        0,
      );
    expectClose((cell('a', 'x') * cell('b', 'y')) / (cell('a', 'y') * cell('b', 'x')), (2 * 4) / (1 * 1));
  });

  test('one view alone is head count over answers', () => {
    const { weights } = rake([{ name: 'team', groups: ['a', 'a', 'b'], headCounts: { a: 10, b: 30 } }]);
    expect(weights).toEqual([5, 5, 30]);
  });

  test('says so when the views contradict each other in this sample', () => {
    const { converged } = rake(
      [
        { name: 'team', groups: ['a', 'b'], headCounts: { a: 10, b: 30 } },
        { name: 'site', groups: ['x', 'y'], headCounts: { x: 20, y: 20 } },
      ],
      { maxRounds: 50 },
    );
    expect(converged).toBe(false);
  });

  test.each([
    [{ a: 5, b: 5 }, 'Nobody answered in group “b”'],
    [{ b: 5 }, 'no head count for group “a”'],
    [{ a: Number.NaN }, 'finite'],
    [{ a: 0 }, 'which has no people'],
  ])('head counts %o are refused', (headCounts, sentence) => {
    const groups = ['a', 'a'];
    expect(() => rake([{ name: 'team', groups, headCounts: headCounts as Record<string, number> }])).toThrow(
      sentence,
    );
  });

  test('views that count different numbers of people are refused', () => {
    const groups = ['a'];
    expect(() =>
      rake([
        { name: 'team', groups, headCounts: { a: 10 } },
        { name: 'site', groups, headCounts: { a: 11 } },
      ]),
    ).toThrow('from 10 to 11');
  });
});

describe('weights', () => {
  test('Kish: four answers of which one counts triple are worth three', () => {
    const { designEffect, effectiveAnswers } = kish([1, 1, 1, 3]);
    expectClose([designEffect, effectiveAnswers], [4 / 3, 3]);
  });

  test('after trimming nobody counts more than five medians, the sum stays, and the design effect falls', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.01, max: 1000, noNaN: true }), { minLength: 2, maxLength: 50 }),
        (all) => {
          const { weights, trimmed, cap } = trimWeights(all);
          const total = (list: readonly number[]) => list.reduce((sum, weight) => sum + weight, 0);
          expectClose(total(weights), total(all), 1e-9);
          for (const weight of weights) expect(weight).toBeLessThanOrEqual(cap * (1 + 1e-12));
          if (trimmed > 0) expect(kish(weights).designEffect).toBeLessThan(kish(all).designEffect);
          else expect(kish(weights).designEffect).toBeCloseTo(kish(all).designEffect, 9);
        },
      ),
    );
  });

  test('equal weights give the plain mean and its standard error', () => {
    const { estimate, standardError } = weightedMean([1, 2, 3, 6], [2, 2, 2, 2]);
    expectClose([estimate, standardError], [3, Math.sqrt(14 / 3 / 4)]);
  });

  test('negative and empty weights are refused', () => {
    expect(() => kish([1, -1])).toThrow('negative');
    expect(() => kish([0, 0])).toThrow('above zero');
    expect(() => kish([])).toThrow(RangeError);
  });
});

describe('post-stratification', () => {
  test('a group that answers less often still counts with all its people', () => {
    const result = postStratifiedMean([
      { name: 'office', headCount: 80, answers: [3, 3, 2, 4, 3, 3, 3, 3] },
      { name: 'plant', headCount: 20, answers: [5, 5] },
    ]);
    expectClose(result.estimate, 3.4);
    // 0.8² · (2/7) / 8 · (1 − 8/80); the plant adds nothing because its answers agree.
    expectClose(result.standardError, Math.sqrt((0.64 * (2 / 7) * 0.9) / 8));
  });

  test('when everybody answered nothing is uncertain, one-person groups included', () => {
    const result = postStratifiedMean([
      { name: 'a', headCount: 1, answers: [4] },
      { name: 'b', headCount: 3, answers: [1, 2, 3] },
    ]);
    expect(result).toMatchObject({ estimate: 2.5, low: 2.5, high: 2.5 });
  });

  test('a group with one answer of many, or more answers than people, is refused by name', () => {
    expect(() => postStratifiedMean([{ name: 'plant', headCount: 9, answers: [5] }])).toThrow('“plant”');
    expect(() => postStratifiedMean([{ name: 'plant', headCount: 1, answers: [5, 4] }])).toThrow(
      '2 answers from 1',
    );
    expect(() => postStratifiedMean([])).toThrow('at least one group');
  });
});
