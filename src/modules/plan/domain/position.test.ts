import fc from 'fast-check';
import { expect, test } from 'vitest';
import { positionBetween, positionsBetween } from './position.ts';

test.each([
  [null, null, '1'],
  ['1', null, '2'],
  [null, '1', '0i'],
  ['1', '2', '1i'],
  ['a', 'c', 'b'],
])('between %s and %s stands %s', (before, after, expected) => {
  expect(positionBetween(before, after)).toBe(expected);
});

test('however lines are put between others, each key finds its place and room stays before and after it', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 200 }), { maxLength: 120 }), (places) => {
      const keys: string[] = [];
      for (const place of places) {
        const at = place % (keys.length + 1);
        keys.splice(at, 0, positionBetween(keys[at - 1] ?? null, keys[at] ?? null));
      }
      expect([...keys].sort()).toEqual(keys);
      expect(new Set(keys).size).toBe(keys.length);
      for (const key of keys) expect(key.endsWith('0')).toBe(false);
    }),
  );
});

test('a thousand lines one after the other keep short keys', () => {
  let last: string | null = null;
  for (let line = 0; line < 1000; line += 1) last = positionBetween(last, null);
  expect(String(last).length).toBeLessThan(40);
});

test('many places at once are in order, within their bounds, and short', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 500 }), (count) => {
      const keys = positionsBetween('1', '2', count);
      expect(keys).toHaveLength(count);
      expect([...keys].sort()).toEqual(keys);
      for (const key of keys) expect(key > '1' && key < '2' && key.length <= 6).toBe(true);
    }),
  );
});

test('there is no place between a key and one before it', () => {
  expect(() => positionBetween('b', 'a')).toThrow(RangeError);
  expect(() => positionBetween('a', 'a')).toThrow(RangeError);
});
