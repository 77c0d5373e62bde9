import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#kernel/calendar.ts';
import { ACTION_STATES } from '../contract/line.ts';
import { type ActionFacts, type AwaitedAction, health as healthWithin, limitsOn } from './health.ts';

const today = '2026-11-23';
type Facts = ActionFacts & { readonly waitsFor: readonly AwaitedAction[] };
const health = ({ waitsFor, ...facts }: Facts, on: string) =>
  healthWithin(facts, { limits: limitsOn(on), waitsFor });
const action: Facts = {
  state: 'under_way',
  startsOn: '2026-11-16',
  dueOn: '2026-12-20',
  ownerId: 'somebody',
  isGranted: true,
  changedOn: '2026-11-20',
  waitsFor: [],
};

test.each([
  ['all is well', {}, []],
  ['its day was yesterday', { dueOn: '2026-11-22' }, ['late']],
  ['its day is today', { dueOn: today }, ['due']],
  ['its day is in a week', { dueOn: '2026-11-30' }, ['due']],
  ['its day is in eight days', { dueOn: '2026-12-01' }, []],
  [
    'somebody said blocked, and it is late too',
    { state: 'blocked', dueOn: '2026-11-01' },
    ['blocked', 'late'],
  ],
  ['nothing was written for two weeks', { changedOn: '2026-11-09', startsOn: '2026-11-01' }, ['silent']],
  ['it was to begin a week ago, and was written long before', { changedOn: '2026-10-01' }, []],
  ['money not granted, near its begin', { isGranted: false }, ['risky']],
  ['nobody owns it', { ownerId: null }, ['risky']],
  [
    'it waits for what ends after it begins',
    { waitsFor: [{ state: 'under_way', dueOn: '2026-11-25' }] },
    ['risky'],
  ],
  ['what it waited for is realised', { waitsFor: [{ state: 'realised', dueOn: '2026-11-25' }] }, []],
  [
    'partly realised and past its day: it is late until it has a new one',
    { state: 'partly', dueOn: '2026-11-01' },
    ['late'],
  ],
  [
    'not begun and its begin is far',
    { state: 'not_begun', startsOn: '2027-02-01', ownerId: null, changedOn: '2026-01-01' },
    [],
  ],
] as const)('%s', (_what, facts, expected) => {
  expect(health({ ...action, ...facts }, today)).toEqual(expected);
});

const factsArb = fc.record({
  state: fc.constantFrom(...ACTION_STATES),
  startsOn: fc.option(fc.integer({ min: -60, max: 60 }).map((days) => addDays(today, days))),
  dueOn: fc.option(fc.integer({ min: -60, max: 60 }).map((days) => addDays(today, days))),
  ownerId: fc.option(fc.constant('somebody')),
  isGranted: fc.boolean(),
  changedOn: fc.integer({ min: -60, max: 0 }).map((days) => addDays(today, days)),
  waitsFor: fc.constant([]),
});

test('what is realised or stopped asks for nothing; nothing is late and due at once; what is late stays late', () => {
  fc.assert(
    fc.property(factsArb, (facts) => {
      const found = health(facts, today);
      if (facts.state === 'realised' || facts.state === 'stopped') expect(found).toEqual([]);
      expect(found.includes('late') && found.includes('due')).toBe(false);
      if (found.includes('late')) expect(health(facts, addDays(today, 1))).toContain('late');
    }),
  );
});
