import { expect, test } from 'vitest';
import type { SuggestedPart } from '../contract/suggestion.ts';
import { fitOf, problemOfParts, takingOf } from './suggestion.ts';

const line = {
  title: { en: 'Practice hours on Wednesdays at 14 for supervisors', fi: 'Harjoitustunnit' },
  description: null,
  dueOn: '2026-12-04',
  startsOn: null,
};
const title: SuggestedPart = {
  field: 'title',
  language: 'en',
  before: 'Practice hours on Wednesdays at 14 for supervisors',
  after: 'Practice hours on Wednesdays at 14 for everyone',
};
const due: SuggestedPart = { field: 'dueOn', before: '2026-12-04', after: '2026-12-11' };

test('all of it taken as it was is accepted; a part, or other words, is partly; nothing is declined', () => {
  expect(takingOf([title, due], [{ part: 0 }, { part: 1 }], line)).toEqual({
    fields: { title: { ...line.title, en: title.after }, dueOn: '2026-12-11' },
    written: [title.after, '2026-12-11'],
    state: 'accepted',
  });
  expect(takingOf([title, due], [{ part: 1 }], line)).toMatchObject({
    fields: { dueOn: '2026-12-11' },
    written: [null, '2026-12-11'],
    state: 'partly',
  });
  expect(takingOf([due], [{ part: 0, instead: '2026-12-09' }], line)).toMatchObject({
    fields: { dueOn: '2026-12-09' },
    state: 'partly',
  });
  expect(takingOf([due], [], line)).toMatchObject({ fields: {}, state: 'declined' });
});

test('a text that changed elsewhere takes the suggestion beside it; a day that was moved does not', () => {
  const now = {
    ...line,
    title: { ...line.title, en: 'Practice hours on Wednesdays at 15 for supervisors' },
    dueOn: '2026-12-05',
  };
  expect(fitOf(title, now)).toEqual({
    fit: 'rebased',
    result: 'Practice hours on Wednesdays at 15 for everyone',
  });
  expect(fitOf(due, now)).toEqual({ fit: 'stale', result: null });
  expect(takingOf([due], [{ part: 0 }], now)).toEqual({ problem: 'part_is_stale', part: 0 });
  // The owner may still write a day of their own.
  expect(takingOf([due], [{ part: 0, instead: '2026-12-12' }], now)).toMatchObject({ state: 'partly' });
});

test.each([
  ['another field', [{ field: 'byOn', before: null, after: '2026-12-01' }], 'not_suggestible'],
  ['the same field twice', [due, due], 'part_twice'],
  ['no change', [{ ...due, after: '2026-12-04' }], 'changes_nothing'],
  ['a text that is not there', [{ ...title, before: 'Something else entirely' }], 'not_as_it_stands'],
  ['too long a title', [{ ...title, after: 'x'.repeat(201) }], 'text_too_long'],
] as [string, SuggestedPart[], string][])('%s cannot be suggested', (_what, parts, problem) => {
  expect(problemOfParts('action', parts, line)).toBe(problem);
});

test('a text may be suggested where there is none in a language yet, and a day where there is none', () => {
  const description: SuggestedPart = { field: 'description', language: 'es', before: '', after: 'Con café.' };
  expect(problemOfParts('action', [description], line)).toBeUndefined();
  expect(takingOf([description], [{ part: 0 }], line)).toMatchObject({
    fields: { description: { es: 'Con café.' } },
    state: 'accepted',
  });
  const start: SuggestedPart = { field: 'startsOn', before: null, after: '2026-12-01' };
  expect(problemOfParts('action', [start], line)).toBeUndefined();
});

test('what the owner writes instead of a day has to be a day, and every part is taken once at most', () => {
  expect(takingOf([due], [{ part: 0, instead: 'soon' }], line)).toEqual({ problem: 'not_a_day', part: 0 });
  expect(takingOf([due], [{ part: 0 }, { part: 0 }], line)).toEqual({ problem: 'part_unknown', part: 0 });
  expect(takingOf([due], [{ part: 3 }], line)).toEqual({ problem: 'part_unknown', part: 3 });
});
