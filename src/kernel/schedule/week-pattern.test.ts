import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digestMinute, type Span, weekPattern } from './week-pattern.ts';

const HOUR = 60;
const DAY = 24 * HOUR;
const week = Array.from({ length: 8 }, (_, day) => day * DAY);
const officeHours = week.slice(0, 5).map((start): Span => [start + 9 * HOUR, start + 17 * HOUR]);
const office = weekPattern({ dayStarts: week, work: officeHours });

describe('delivery slots', () => {
  test('two a working day: when the shift begins and half-way through', () => {
    expect(office.slots).toHaveLength(10);
    expect(office.slots.slice(0, 3)).toEqual([
      { minute: 9 * HOUR, day: 0, quality: 1 },
      { minute: 13 * HOUR, day: 0, quality: 1 },
      { minute: DAY + 9 * HOUR, day: 1, quality: 1 },
    ]);
    expect(digestMinute(office)).toBe(4 * DAY + 13 * HOUR);
  });

  test('quiet hours and leave push slots into what is left of the day', () => {
    const { slots } = weekPattern({
      dayStarts: week,
      work: officeHours,
      quiet: week.slice(0, 7).map((start): Span => [start + 12 * HOUR, start + 13 * HOUR]),
      leave: [[0, DAY + 15 * HOUR]],
    });
    expect(slots.slice(0, 3).map((slot) => slot.minute)).toEqual([
      DAY + 15 * HOUR,
      DAY + 16 * HOUR,
      2 * DAY + 9 * HOUR,
    ]);
  });

  test('a night shift has its slots at night, counted to the own day in which they fall', () => {
    const { slots } = weekPattern({ dayStarts: week, work: [[22 * HOUR, DAY + 6 * HOUR]] });
    expect(slots.map(({ minute, day }) => [minute, day])).toEqual([
      [22 * HOUR, 0],
      [23 * HOUR, 0],
      [DAY, 1],
      [DAY + 3 * HOUR, 1],
    ]);
  });

  test('who is on leave all week has no slot and no digest', () => {
    const away = weekPattern({ dayStarts: week, work: officeHours, leave: [[0, 7 * DAY]] });
    expect(away.slots).toEqual([]);
    expect(digestMinute(away)).toBeUndefined();
  });

  const span = fc
    .tuple(fc.integer({ min: 0, max: 7 * DAY }), fc.integer({ min: 1, max: 20 * HOUR }))
    .map(([from, length]): Span => [from, from + length]);

  test('no slot is ever outside working time, in quiet hours, on leave, or third on a day', () => {
    fc.assert(
      fc.property(
        fc.array(span, { maxLength: 8 }),
        fc.array(span, { maxLength: 4 }),
        fc.array(span, { maxLength: 3 }),
        fc.integer({ min: 0, max: 23 }),
        (work, quiet, leave, zone) => {
          const dayStarts = week.map((start) => start + zone * HOUR);
          const { slots } = weekPattern({ dayStarts, work, quiet, leave });
          const inside = (spans: readonly Span[], minute: number) =>
            spans.some(([from, to]) => from <= minute && minute < to);
          for (const { minute, day } of slots) {
            expect(inside(work, minute)).toBe(true);
            expect(inside([...quiet, ...leave], minute)).toBe(false);
            expect(minute).toBeGreaterThanOrEqual(dayStarts[day] ?? Number.NaN);
            expect(minute).toBeLessThan(dayStarts[day + 1] ?? Number.NaN);
            expect(slots.filter((slot) => slot.day === day).length).toBeLessThanOrEqual(2);
          }
          const open = Array.from({ length: 7 }, (_, day) => day).filter((day) => {
            for (let minute = dayStarts[day] ?? 0; minute < (dayStarts[day + 1] ?? 0); minute++)
              if (inside(work, minute) && !inside([...quiet, ...leave], minute)) return true;
            return false;
          });
          expect([...new Set(slots.map((slot) => slot.day))]).toEqual(open);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('day borders that do not ascend and spans that end before they begin are refused', () => {
    expect(() => weekPattern({ dayStarts: [0, 1], work: [] })).toThrow('8 day borders');
    expect(() => weekPattern({ dayStarts: [...week].reverse(), work: [] })).toThrow('ascend');
    expect(() => weekPattern({ dayStarts: week, work: [[50, 20]] })).toThrow('from 50 to 20');
    expect(() => weekPattern({ dayStarts: week, work: [[-5, 20]] })).toThrow('grid');
  });
});
