import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ITEMS, itemId } from '../fixtures/items.ts';
import { answersOfView, ballotProblem, countersOf, itemsOfView } from './answers.ts';

const questionnaire = { items: [...ITEMS] };

test('words travel in the comment ballot alone, everything else in all the others', () => {
  const answers = { [itemId(0)]: 4, [itemId(1)]: [1], [itemId(2)]: 'More light' };
  const words = { [itemId(1)]: 'A saw' };
  const given = (view: 'core' | 'comment') => answersOfView(questionnaire, { view, answers, words });
  expect(given('core')).toEqual({ [itemId(0)]: 4, [itemId(1)]: [1] });
  expect(given('comment')).toEqual({ [itemId(1)]: 'A saw', [itemId(2)]: 'More light' });
  expect(itemsOfView(questionnaire, 'org').map(({ id }) => id)).toEqual([itemId(0), itemId(1)]);
  for (const view of ['core', 'comment', 'org'] as const)
    expect(
      ballotProblem(questionnaire, { view, answers: answersOfView(questionnaire, { view, answers, words }) }),
    ).toBe(undefined);
});

test('counters add up: every ballot answered an item with its values, or left it out', () => {
  const ballot = fc.record({
    trust: fc.option(fc.integer({ min: 1, max: 5 }), { nil: null }),
    needs: fc.option(fc.subarray([1, 2], { minLength: 1 }), { nil: null }),
  });
  fc.assert(
    fc.property(fc.array(ballot, { maxLength: 40 }), (ballots) => {
      const tallies = ballots.flatMap(({ trust, needs }) => [
        { labelId: 'l', itemId: itemId(0), answer: trust, people: 1 },
        { labelId: 'l', itemId: itemId(1), answer: needs, people: 1 },
      ]);
      const counters = countersOf(ITEMS, tallies);
      const sum = (item: string, of: (value: number) => boolean) =>
        counters
          .filter((one) => one.itemId === item && of(one.value))
          .reduce((all, one) => all + one.people, 0);
      expect(sum(itemId(0), () => true)).toBe(ballots.length);
      expect(sum(itemId(1), (value) => value === -1)).toBe(
        ballots.filter(({ needs }) => needs === null).length,
      );
      expect(sum(itemId(1), (value) => value === 2)).toBe(
        ballots.filter(({ needs }) => needs?.includes(2)).length,
      );
      expect(new Set(counters.map((one) => `${one.itemId} ${one.value}`)).size).toBe(counters.length);
    }),
  );
});
