import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type JudgedMeasure, judgeMeasure, smallestVisibleChange } from './measure.ts';

const measure: JudgedMeasure = {
  unit: 'percent',
  direction: 'up',
  baseline: 48,
  target: 75,
  answers: { moves: 'within_weeks', countedOver: 240, hoursPerReading: 1, gaming: 'hard', gamedBy: null },
};
const judge = (facts: Partial<JudgedMeasure>, answers: Partial<JudgedMeasure['answers']> = {}) =>
  judgeMeasure({ ...measure, ...facts, answers: { ...measure.answers, ...answers } });
const codes = (judgement: ReturnType<typeof judge>) => judgement.findings.map(({ code }) => code);

test('a measure that moves soon, shows the change, costs little and is hard to game is strong', () => {
  expect(judge({})).toEqual({
    verdict: 'strong',
    findings: [
      { code: 'moves_within_weeks', weight: 'good', values: {} },
      { code: 'change_shows', weight: 'good', values: { wanted: 27, visible: 8.7, people: 240 } },
      { code: 'cheap', weight: 'good', values: { hours: 1 } },
      { code: 'hard_to_game', weight: 'good', values: {} },
    ],
  });
});

test.each([
  [
    'five points over sixty people drown in chance',
    { target: 53 },
    { countedOver: 60 },
    'change_hides_in_noise',
    'weak',
  ],
  ['four people are too few to show', {}, { countedOver: 4 }, 'too_few_to_count', 'weak'],
  ['what hardly moves is weak', {}, { moves: 'hardly' as const }, 'hardly_moves', 'weak'],
  [
    'a target below the baseline is no change for the better',
    { target: 40 },
    {},
    'target_is_no_change',
    'weak',
  ],
  ['without a baseline it is usable at best', { baseline: null }, {}, 'no_baseline', 'usable'],
  ['two days of work for a reading are to be watched', {}, { hoursPerReading: 16 }, 'costs_much', 'usable'],
  [
    'a count of posts has no sampling error',
    { unit: 'count' as const },
    { countedOver: 30 },
    'cheap',
    'strong',
  ],
] as const)('%s', (_what, facts, answers, code, verdict) => {
  const judgement = judge(facts, answers);
  expect(codes(judgement)).toContain(code);
  expect(judgement.verdict).toBe(verdict);
});

test('more people never hide a change that fewer show, and a wider change never hides where a narrower one shows', () => {
  const people = fc.integer({ min: 5, max: 5000 });
  const target = fc.integer({ min: 50, max: 95 });
  fc.assert(
    fc.property(people, people, target, (some, others, to) => {
      const [few, many] = some < others ? [some, others] : [others, some];
      if (codes(judge({ target: to }, { countedOver: few })).includes('change_shows'))
        expect(codes(judge({ target: to }, { countedOver: many }))).toContain('change_shows');
    }),
  );
});

test('the visible change shrinks with the root of the people asked', () => {
  const at = (count: number) =>
    smallestVisibleChange({ unit: 'score', people: count, middle: 3 }) ?? Number.NaN;
  expect(at(100)).toBeCloseTo(0.277, 3);
  expect(at(400)).toBeCloseTo(at(100) / 2, 10);
});
