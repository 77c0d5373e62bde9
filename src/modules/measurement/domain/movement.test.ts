import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Moving, movementOf, type Read } from './movement.ts';

const read = (readOn: string, value: number, more: Partial<Read> = {}): Read => ({
  readOn,
  value,
  low: null,
  high: null,
  people: null,
  ...more,
});
const measure = (facts: Partial<Moving>): Moving => ({
  unit: 'percent',
  direction: 'up',
  baseline: 40,
  target: 70,
  readings: [],
  ...facts,
});

describe('is it moving the way we want?', () => {
  const rows: [sentence: string, moving: Moving, word: string][] = [
    ['without a reading there is nothing to say', measure({}), 'no_reading'],
    ['a target that is met is met', measure({ readings: [read('2026-11-01', 70)] }), 'reached'],
    [
      'a change beyond the interval is a move',
      measure({ readings: [read('2026-11-01', 55, { low: 50, high: 60 })] }),
      'right_way',
    ],
    [
      'the same change within the interval is none',
      measure({ readings: [read('2026-11-01', 45, { low: 39, high: 51 })] }),
      'standing',
    ],
    [
      'away from the target is the wrong way',
      measure({ readings: [read('2026-11-01', 25, { low: 22, high: 28 })] }),
      'wrong_way',
    ],
    [
      'for a measure that is to fall, falling is right',
      measure({
        direction: 'down',
        baseline: 20,
        target: 5,
        readings: [read('2026-11-01', 10, { low: 9, high: 11 })],
      }),
      'right_way',
    ],
    [
      'a share without interval is judged by the people behind it',
      measure({ readings: [read('2026-11-01', 55, { people: 40 })] }),
      'standing',
    ],
    [
      'and with many more people the same share has moved',
      measure({ readings: [read('2026-11-01', 55, { people: 4000 })] }),
      'right_way',
    ],
    [
      'two counts without anything behind them tell nothing',
      measure({ unit: 'count', readings: [read('2026-11-01', 44), read('2026-12-01', 55)] }),
      'cannot_tell',
    ],
    [
      'a series that wobbles more than it moved stands still',
      measure({
        unit: 'count',
        readings: [40, 48, 39, 47, 42].map((value, week) => read(`2026-11-0${week + 1}`, value)),
      }),
      'standing',
    ],
    [
      'a series that moved more than it wobbles has moved',
      measure({
        unit: 'count',
        readings: [41, 43, 46, 48, 51].map((value, week) => read(`2026-11-0${week + 1}`, value)),
      }),
      'right_way',
    ],
  ];
  test.each(rows)('%s', (_sentence, moving, word) => {
    expect(movementOf(moving).word).toBe(word);
  });

  test('the day of the target follows from the pace', () => {
    const readings = [read('2026-01-01', 40), read('2026-01-31', 55, { low: 54, high: 56 })];
    expect(movementOf(measure({ readings }))).toMatchObject({ share: 0.5, reachesOn: '2026-03-02' });
  });

  test('turning measure, baseline and target around turns nothing but the sign', () => {
    const values = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(
        values,
        fc.integer({ min: -50, max: 50 }),
        fc.integer({ min: 1, max: 90 }),
        (list, from, way) => {
          const at = (sign: 1 | -1): Moving => ({
            unit: 'count',
            direction: sign === 1 ? 'up' : 'down',
            baseline: sign * from,
            target: sign * (from + way),
            readings: list.map((value, day) =>
              read(`2026-01-${String(day + 1).padStart(2, '0')}`, sign * value, {
                low: sign * value - 3,
                high: sign * value + 3,
              }),
            ),
          });
          expect(movementOf(at(-1))).toEqual(movementOf(at(1)));
        },
      ),
    );
  });
});
