import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededBytes } from './example-organisation.ts';
import {
  type Publishable,
  publishComments,
  publishDistribution,
  publishMean,
  publishResponse,
  publishShare,
  restorePublishable,
  storePublishable,
} from './publishable.ts';
import { releasePlan } from './release-plan.ts';
import { codedMean, codedShare, meanInterval } from './value-rules.ts';

const random = seededBytes(1);
const scale = { min: 1, max: 5 };

function groupOf(n: number) {
  const people = Array.from({ length: n }, (_, at) => ({ id: `${at}`, attributes: {} }));
  const [group] = releasePlan({ people, candidates: [[]], random }).published;
  if (!group) throw new Error('The company was not published.');
  return group;
}

describe('shares', () => {
  test.each([
    [19, 19, 'at-least 80'],
    [10, 19, 'about 55'],
    [3, 19, 'at-most 20'],
    [4, 20, 'about 20'],
    [2, 20, 'at-most 10'],
    [39, 39, 'at-least 90'],
    [29, 100, 'about 29'],
    [96, 99, 'at-least 95'],
    [0, 250, 'at-most 2'],
    [299, 300, 'at-least 99'],
    [297, 300, 'at-least 99'],
    [296, 300, 'about 99'],
  ])('%i of %i is shown as %s', (hits, answered, expected) => {
    const { value, bound } = codedShare(hits, answered);
    expect(`${bound} ${value}`).toBe(expected);
  });

  test('what is shown is true, and one person never moves it from the middle to certainty', () => {
    const cases = fc.integer({ min: 5, max: 500 }).chain((answered) => {
      return fc.record({ answered: fc.constant(answered), hits: fc.nat(answered) });
    });
    fc.assert(
      fc.property(cases, ({ hits, answered }) => {
        const { value, bound } = codedShare(hits, answered);
        const share = (100 * hits) / answered;
        const step = answered < 20 ? 5 : 1;
        if (bound === 'about') expect(Math.abs(value - share)).toBeLessThanOrEqual(step / 2 + 1e-9);
        if (bound === 'at-most') expect(share).toBeLessThanOrEqual(value);
        if (bound === 'at-least') expect(share).toBeGreaterThanOrEqual(value);
        // "Everybody" and "nobody" look like the neighbouring results.
        expect(codedShare(answered, answered)).toEqual(codedShare(answered - 1, answered));
        expect(codedShare(0, answered)).toEqual(codedShare(answered > 5 ? 1 : 0, answered));
      }),
    );
  });

  test.each([
    [-1, 5],
    [6, 5],
    [0, 0],
    [1.5, 5],
  ])('%d of %d is refused', (hits, answered) => {
    expect(() => codedShare(hits, answered)).toThrow(/not a share/);
  });
});

describe('means', () => {
  test('leave every person a full point of the scale, however unanimous the group was', () => {
    const answers = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 5, maxLength: 60 });
    fc.assert(
      fc.property(
        fc.oneof(
          answers,
          answers.map((list) => list.map(() => 5)),
          answers.map((list) => list.map(() => 1)),
        ),
        (list) => {
          const mean = list.reduce((sum, answer) => sum + answer, 0) / list.length;
          const shown = codedMean(mean, { answered: list.length, scale });
          const { low, high } = meanInterval(shown, scale);
          expect(mean).toBeGreaterThanOrEqual(low - 1e-9);
          expect(mean).toBeLessThanOrEqual(high + 1e-9);
          // The best that a reader can do about one person: all others at one end of the scale.
          const [least, most] = [Math.ceil(list.length * low - 1e-9), Math.floor(list.length * high + 1e-9)];
          const lowest = Math.max(scale.min, least - (list.length - 1) * scale.max);
          const highest = Math.min(scale.max, most - (list.length - 1) * scale.min);
          expect(highest - lowest).toBeGreaterThanOrEqual(1);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test.each([
    [5, 5, 'at-least 4.8'],
    [4.79, 5, 'about 4.8'],
    [1, 5, 'at-most 1.2'],
    [3.0501, 12, 'about 3.1'],
    [4.95, 12, 'at-least 4.9'],
    [4.99, 1000, 'at-least 4.9'],
  ])('%d among %i answers is shown as %s', (mean, answered, expected) => {
    const { value, bound } = codedMean(mean, { answered, scale });
    expect(`${bound} ${value}`).toBe(expected);
  });

  test('a mean beside the scale, and a scale without width, are refused', () => {
    expect(() => codedMean(5.2, { answered: 9, scale })).toThrow(/not on a scale/);
    expect(() => codedMean(Number.NaN, { answered: 9, scale })).toThrow(/not on a scale/);
    expect(() => codedMean(3, { answered: 9, scale: { min: 3, max: 3 } })).toThrow(/not a scale/);
  });
});

describe('what leaves', () => {
  test('is withheld where too few answered the question, though the group is shown', () => {
    const group = groupOf(12);
    expect(publishMean(group, { sum: 16, answered: 4 }, { scale })).toEqual({ withheld: 'too-few-answers' });
    expect(publishMean(group, { sum: 20, answered: 5 }, { scale })).toEqual({
      value: 4,
      bound: 'about',
      answered: 5,
    });
    expect(publishShare(group, { hits: 4, answered: 4 })).toEqual({ withheld: 'too-few-answers' });
    expect(publishDistribution(group, [3, 3, 3])).toEqual({ withheld: 'too-few-answers' });
    expect(publishDistribution(group, [0, 5, 5])).toMatchObject({
      answered: 10,
      shares: [{ value: 20 }, {}, {}],
    });
    expect(() => publishShare(group, { hits: 4, answered: 13 })).toThrow(/group of 12/);
  });

  test('is a response rate in steps of five points, from k answers on', () => {
    expect(publishResponse({ invited: 14, answered: 4 })).toEqual({ withheld: 'too-few-answers' });
    expect(publishResponse({ invited: 14, answered: 5 })).toEqual({ percent: 35 });
    expect(() => publishResponse({ invited: 4, answered: 5 })).toThrow(/not a response/);
  });

  test('is comments in any order but that of their arrival, and none from fewer than ten people', () => {
    const comments = ['a', 'b', 'c'];
    expect(publishComments(groupOf(9), comments, random)).toEqual({ withheld: 'too-few-answers' });
    const orders = new Map<string, number>();
    const group = groupOf(10);
    for (let at = 0; at < 600; at++) {
      const shown = publishComments(group, comments, random);
      if (!('comments' in shown)) throw new Error('The comments were withheld.');
      const order = shown.comments.join('');
      orders.set(order, (orders.get(order) ?? 0) + 1);
    }
    // Six orders, 100 each on average; the seed makes it the same every time.
    expect([...orders.keys()].sort()).toEqual(['abc', 'acb', 'bac', 'bca', 'cab', 'cba']);
    expect(Math.min(...orders.values())).toBeGreaterThan(65);
  });

  test('comes back from the store, and nothing else does', () => {
    const text = storePublishable(publishShare(groupOf(40), { hits: 30, answered: 40 }));
    const parse = (json: unknown) => json;
    expect(restorePublishable(text, parse)).toEqual({ value: 75, bound: 'about', answered: 40 });
    expect(() => restorePublishable('{"value":75}', parse)).toThrow(/not a stored publication/);
    expect(() => restorePublishable(text.replace('75', '76'), parse)).toThrow(/not a stored publication/);
  });

  test('cannot be made elsewhere: a raw cell does not compile', () => {
    const send = (figure: Publishable<{ readonly value: number }>) => figure.value;
    // @ts-expect-error The brand is a symbol that only kernel/disclosure can name.
    expect(send({ value: 3 })).toBe(3);
    // @ts-expect-error A published group comes from a plan.
    expect(publishShare({ candidate: [], n: 50, comments: true }, { hits: 5, answered: 50 })).toBeDefined();
  });
});
