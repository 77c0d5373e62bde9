import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  addWorkingDays,
  dayIn,
  daysBetween,
  formatDay,
  isDay,
  monthsBetween,
  weekday,
} from './calendar.ts';

const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('days', () => {
  test.each([
    ['2026-11-22', true],
    ['2024-02-29', true],
    ['2026-02-29', false],
    ['2026-13-01', false],
    ['22.11.2026', false],
    ['', false],
  ])('%s is a day: %s', (text, expected) => {
    expect(isDay(text)).toBe(expected);
  });

  test('adding and counting are each other’s reverse', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: -40_000, max: 40_000 }),
        (from, days) => daysBetween(from, addDays(from, days)) === days,
      ),
    );
  });

  test('a month later is never in the month after', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
    fc.assert(
      fc.property(day, fc.integer({ min: -300, max: 300 }), (from, months) => {
        const later = addMonths(from, months);
        const expected = (Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + months) % 12;
        return isDay(later) && Number(later.slice(5, 7)) - 1 === (expected + 12) % 12;
      }),
    );
  });

  test('a month counts once its day is reached', () => {
    expect(monthsBetween('2026-01-15', '2026-02-14')).toBe(0);
    expect(monthsBetween('2026-01-15', '2026-02-15')).toBe(1);
    expect(monthsBetween('2026-02-15', '2026-01-15')).toBe(-1);
  });

  test('working days jump over weekends and holidays', () => {
    expect(weekday('2026-11-22')).toBe(7);
    expect(addWorkingDays('2026-11-20', 1)).toBe('2026-11-23');
    expect(addWorkingDays('2026-12-04', 2, new Set(['2026-12-07']))).toBe('2026-12-09');
  });
});

test('it is another day in another zone', () => {
  expect(dayIn('Europe/Helsinki', '2026-11-22T22:30:00.000Z')).toBe('2026-11-23');
  expect(dayIn('Europe/Madrid', '2026-11-22T22:30:00.000Z')).toBe('2026-11-22');
});

test('a day is written as the reader writes it', () => {
  expect(formatDay('2026-11-22', 'fi', 'long')).toBe('22. marraskuuta 2026');
  expect(formatDay('2026-11-22', 'es', 'long')).toBe('22 de noviembre de 2026');
  expect(formatDay('2026-11-22', 'en-GB', 'long')).toBe('22 November 2026');
});
