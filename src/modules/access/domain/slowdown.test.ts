import fc from 'fast-check';
import { expect, test } from 'vitest';
import { delayAfter, SLOWDOWNS, type Slowdown } from './slowdown.ts';

const KINDS = Object.keys(SLOWDOWNS) as Slowdown[];

test.each<[Slowdown, number, number]>([
  ['account', 0, 0],
  ['account', 4, 0],
  ['account', 5, 1],
  ['account', 8, 8],
  ['account', 15, 900],
  ['account', 10_000, 900],
  ['knownBrowser', 6, 0],
  ['knownBrowser', 7, 1],
  ['address', 30, 0],
  ['address', 31, 1],
  ['mail', 3, 0],
  ['mail', 4, 60],
])('%s: after %i failures the next try waits %i seconds', (kind, failures, seconds) => {
  expect(delayAfter(failures, kind)).toBe(seconds);
});

test('waits never shorten as failures go on, and never become a lock', () => {
  fc.assert(
    fc.property(fc.constantFrom(...KINDS), fc.nat(1000), (kind, failures) => {
      expect(delayAfter(failures + 1, kind)).toBeGreaterThanOrEqual(delayAfter(failures, kind));
      expect(delayAfter(failures, kind)).toBeLessThanOrEqual(900);
    }),
  );
});

test('a day of guessing at one account is at most 110 guesses', () => {
  let seconds = 0;
  let guesses = 0;
  while (seconds < 86_400) {
    guesses += 1;
    seconds += delayAfter(guesses, 'account');
  }
  expect(guesses).toBeLessThanOrEqual(110);
});
