import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CONTENT } from '../contract/part.ts';
import { approvalStandingOf, mayRelease } from './approval.ts';
import { CODE_LENGTH, changeFor, codeFrom, isStale, languageFor } from './edition.ts';
import { type Brief, missing } from './missing.ts';
import { differenceOf, EMPTY_PARTS } from './part.ts';
import { isBinding, ringWaits } from './ring.ts';

const decided = (personId: string, decision: 'approved' | 'objected', atChange: number) => ({
  personId,
  decision,
  atChange,
});

describe('a brief stands with its approvers', () => {
  const all = { rule: 'all' as const, approverIds: ['a', 'b'] };
  const any = { rule: 'any' as const, approverIds: ['a', 'b'] };
  test.each([
    ['nobody is named', { rule: 'all' as const, approverIds: [] }, [], 'nobody_named'],
    ['nobody has said anything', all, [], 'waiting'],
    ['one of two has approved', all, [decided('a', 'approved', 3)], 'waiting'],
    ['both have', all, [decided('a', 'approved', 3), decided('b', 'approved', 3)], 'approved'],
    [
      'both have, one an older brief',
      all,
      [decided('a', 'approved', 2), decided('b', 'approved', 3)],
      'changed_since',
    ],
    ['one is enough', any, [decided('a', 'approved', 3), decided('b', 'objected', 3)], 'approved'],
    ['the only one objects', any, [decided('a', 'objected', 3)], 'objected'],
    [
      'one thought again',
      all,
      [decided('a', 'objected', 2), decided('a', 'approved', 3), decided('b', 'approved', 3)],
      'approved',
    ],
    ['somebody else approved', all, [decided('x', 'approved', 3), decided('y', 'approved', 3)], 'waiting'],
  ] as const)('%s', (_what, rule, decisions, standing) => {
    expect(approvalStandingOf(rule, decisions, 3)).toBe(standing);
  });

  test('whatever was decided, what was approved is released only as it was approved, until the first release', () => {
    const decision = fc.record({
      personId: fc.constantFrom('a', 'b', 'c'),
      decision: fc.constantFrom('approved' as const, 'objected' as const),
      atChange: fc.integer({ min: 0, max: 4 }),
    });
    fc.assert(
      fc.property(fc.constantFrom('all', 'any'), fc.array(decision, { maxLength: 8 }), (rule, decisions) => {
        const standing = approvalStandingOf({ rule, approverIds: ['a', 'b'] }, decisions, 4);
        const last = (id: string) => decisions.findLast(({ personId }) => personId === id);
        const newest = ['a', 'b'].map((id) => last(id)?.decision === 'approved' && last(id)?.atChange === 4);
        expect(mayRelease(standing, false)).toBe(
          rule === 'all' ? newest.every(Boolean) : newest.some(Boolean),
        );
        if (mayRelease(standing, false)) expect(mayRelease(standing, true)).toBe(true);
      }),
    );
  });
});

const head = CONTENT.head.parse({
  kind: 'change',
  ownerId: null,
  title: { en: 'Without fear', fi: 'Ilman pelkoa' },
});
const empty: Brief = {
  head,
  ...EMPTY_PARTS,
  objectives: [],
  members: [],
  cards: [],
  objections: [],
  actions: [],
  pieces: [],
  rings: 0,
  standing: 'nobody_named',
  languages: ['en', 'fi'],
};

test('an empty brief lacks everything, and says it in the order in which it is read', () => {
  expect(missing(empty, '2026-11-23').map(({ code }) => code)).toEqual([
    'no_goal',
    'no_owner',
    'no_days',
    'no_objective',
    'no_member',
    'no_card',
    'no_objection',
    'no_concept',
    'no_key_message',
    'no_budget',
    'no_ring',
    'no_piece',
    'no_approver',
  ]);
});

test('what is there and not whole is named with its part: language, answer, people of the group', () => {
  const objection = CONTENT.objection.parse({
    words: { en: 'They spy.', fi: 'Meitä vakoillaan.' },
    kind: 'rumour',
    answerBy: '2026-11-20',
  });
  const found = missing(
    {
      ...empty,
      concept: { axis: { en: 'Show the work.' }, meaning: null },
      objections: [{ id: 'o', content: objection }],
      cards: [{ id: 'c', content: CONTENT.card.parse({ group: { en: 'Foremen' } }) }],
      pieces: [{ id: 'p', languages: ['en'], saysChange: false }],
    },
    '2026-11-23',
  );
  expect(found).toEqual(
    expect.arrayContaining([
      { code: 'objection_unanswered', part: 'objection', id: 'o', values: { late: 1, by: '2026-11-20' } },
      { code: 'card_written_alone', part: 'card', id: 'c', values: {} },
      { code: 'language_missing', part: 'concept', id: null, values: { language: 'fi' } },
      { code: 'piece_language_missing', part: 'piece', id: 'p', values: { language: 'fi' } },
      { code: 'piece_says_no_change', part: 'piece', id: 'p', values: {} },
    ]),
  );
  expect(found.filter(({ code, part }) => code === 'language_missing' && part === 'objection')).toEqual([]);
});

test('two contents differ in the fields that differ, whatever the order of their keys', () => {
  expect(differenceOf({ a: { x: 1, y: 2 }, b: 1 }, { b: 2, a: { y: 2, x: 1 } })).toEqual({
    before: { b: 1 },
    after: { b: 2 },
  });
  expect(differenceOf({ a: [1, 2] }, { a: [1, 2] })).toBeNull();
  expect(differenceOf({ a: [1, 2] }, { a: [2, 1] })).not.toBeNull();
});

test.each([
  ['the first, by hand', {}, null, ['nobody_opens_it']],
  ['its time has come', { opensAt: '2026-11-23T08:00:00.000Z' }, null, []],
  ['its time is to come', { opensAt: '2026-11-23T10:00:00.000Z' }, null, ['time']],
  ['the one before is closed', { shareNeeded: 0.9 }, { isOpen: false, share: 1 }, ['ring_before_closed']],
  ['too few can explain it', { shareNeeded: 0.9 }, { isOpen: true, share: 0.83 }, ['share_too_small']],
  ['enough can explain it', { shareNeeded: 0.9 }, { isOpen: true, share: 0.9 }, []],
  ['nothing is to be explained', { shareNeeded: 0.9 }, { isOpen: true, share: null }, []],
  [
    'an embargo stands',
    { shareNeeded: 0.9, embargoUntil: '2026-11-24T00:00:00.000Z' },
    { isOpen: true, share: 1 },
    ['embargo'],
  ],
] as const)('a ring waits: %s', (_what, condition, before, waits) => {
  const ring = { embargoUntil: null, shareNeeded: null, opensAt: null, ...condition };
  expect(ringWaits(ring, before, '2026-11-23T09:00:00.000Z')).toEqual(waits);
});

test('under embargo no ring opens, whatever else holds', () => {
  const instant = fc
    .date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString());
  fc.assert(
    fc.property(
      instant,
      instant,
      fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
      (embargoUntil, now, share) => {
        const waits = ringWaits(
          { embargoUntil, shareNeeded: share, opensAt: null },
          { isOpen: true, share: 1 },
          now,
        );
        expect(waits.some(isBinding)).toBe(now < embargoUntil);
      },
    ),
  );
});

test('an edition follows the first language, a reader their own', () => {
  const first = { language: 'en' as const, version: 3, follows: null };
  expect(isStale(first, first)).toBe(false);
  expect(isStale({ language: 'fi', version: 1, follows: 2 }, first)).toBe(true);
  expect(isStale({ language: 'fi', version: 9, follows: 3 }, first)).toBe(false);
  expect(languageFor(['en', 'es'], 'fi', 'es')).toBe('es');
  expect(languageFor([], 'fi', 'es')).toBeUndefined();
});

test('the first audience that somebody belongs to says what changes for them', () => {
  const changesFor = [
    { audienceId: 'shifts', says: { kind: 'text' as const, text: { en: 'Phones at the bench' } } },
    { audienceId: 'office', says: { kind: 'nothing' as const } },
  ];
  expect(changeFor({ changes: null, changesFor }, new Set(['office']))).toEqual({ kind: 'nothing' });
  expect(changeFor({ changes: null, changesFor }, new Set(['office', 'shifts']))).toMatchObject({
    kind: 'text',
  });
  expect(changeFor({ changes: null, changesFor }, new Set())).toBeNull();
});

test('codes are short, plain to read from a wall, and spell nothing', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (random) => {
      expect(codeFrom(random)).toMatch(/^[2-9bcdfghjkmnpqrstvwxz]*$/);
      expect(codeFrom(random).length).toBeLessThanOrEqual(CODE_LENGTH);
    }),
  );
});
