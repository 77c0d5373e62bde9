import { expect, test } from 'vitest';
import { deservesALook, isSettled, type LastLook } from './shelf.ts';

const TODAY = '2026-11-23';
const sent: LastLook = { sentOn: '2026-11-20', lookedOn: null, isSettled: false, unread: 0 };

test.each<[string, LastLook, boolean]>([
  ['sent three days ago and never looked at', sent, true],
  ['sent today', { ...sent, sentOn: TODAY }, false],
  ['looked at today', { ...sent, lookedOn: TODAY }, false],
  ['looked at yesterday without an answer', { ...sent, lookedOn: '2026-11-22' }, true],
  ['answered and read', { ...sent, lookedOn: '2026-11-21', isSettled: true }, false],
  [
    'answered, and only the list has shown that there is something',
    { ...sent, lookedOn: TODAY, isSettled: true, unread: 1 },
    true,
  ],
  ['known by its code alone, not read yet', { ...sent, sentOn: null }, true],
])('Today speaks once a day of what waits unseen: %s', (_what, look, speaks) => {
  expect(deservesALook(look, TODAY)).toBe(speaks);
});

test('a case that was joined with another waits for the answer of that one', () => {
  expect(isSettled([])).toBe(false);
  expect(isSettled(['open'])).toBe(false);
  expect(isSettled(['merged'])).toBe(false);
  expect(isSettled(['merged', 'open'])).toBe(false);
  expect(isSettled(['merged', 'answered'])).toBe(true);
  expect(isSettled(['withdrawn'])).toBe(true);
});
