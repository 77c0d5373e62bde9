import { expect, test } from 'vitest';
import { readTypedCode, writeCode } from './code.ts';
import { actsOpen, timesProblem, type WaveFacts, wantsAnswer } from './wave.ts';

const now = '2026-11-23T09:00:00.000Z';
const facts: WaveFacts = {
  status: 'planned',
  closesAt: '2026-12-01T09:00:00.000Z',
  keys: { made: 4, of: 4 },
  unanswered: null,
  byCode: 2,
};
const can = (change: Partial<WaveFacts>, planner = true) =>
  actsOpen({ ...facts, ...change }, { planner, now });

test.each([
  ['a draft', { status: 'draft' as const }, ['change', 'plan']],
  ['a planned wave', {}, ['unplan', 'open', 'override', 'cancel', 'makeCodes']],
  ['one whose keys are being made', { keys: { made: 3, of: 4 } }, ['unplan', 'cancel']],
  ['one that waits for an answer', { unanswered: {} }, ['unplan', 'override', 'cancel', 'makeCodes']],
  ['one whose time is over', { closesAt: now }, ['unplan', 'cancel', 'makeCodes']],
  ['an open one', { status: 'open' as const }, ['extend', 'close', 'cancel', 'remind', 'makeCodes']],
  ['a closed one', { status: 'closed' as const }, []],
  ['a cancelled one', { status: 'cancelled' as const }, []],
])('%s can be acted on as it should', (_, change, open) => {
  const acts = Object.entries(can(change));
  expect(
    acts
      .filter(([, code]) => code === null)
      .map(([act]) => act)
      .sort(),
  ).toEqual([...open].sort());
  expect(Object.values(can(change, false)).every((code) => code === 'listening.only_surveyors')).toBe(true);
});

test.each([
  [null, '2026-12-01T09:00:00.000Z', null],
  [null, '2026-11-23T09:00:00.000Z', 'listening.closing_has_passed'],
  ['2026-12-01T09:00:00.000Z', '2026-11-30T09:00:00.000Z', 'listening.closes_before_it_opens'],
  [null, '2027-02-23T09:00:00.000Z', 'listening.wave_too_long'],
])('a wave from %s to %s: %s', (opensAt, closesAt, problem) => {
  expect(timesProblem({ opensAt, closesAt }, now)).toBe(problem);
});

test('a survey is answered before the next, a mood is not', () => {
  expect(wantsAnswer('pulse')).toBe(true);
  expect(wantsAnswer('mood')).toBe(false);
});

test('a printed code is read however it is typed, and nothing else is', () => {
  const code = writeCode(Uint8Array.from({ length: 16 }, (_, at) => 17 * at));
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
  const plain = code.replaceAll('-', '');
  const typed = plain.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l');
  expect(readTypedCode(` ${typed.slice(0, 7)} ${typed.slice(7)}`)).toBe(plain);
  expect(readTypedCode(plain.slice(1))).toBe(null);
  expect(readTypedCode(`${plain.slice(1)}U`)).toBe(null);
});
