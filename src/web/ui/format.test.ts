import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatFor, hourIn } from './format.ts';

describe('a day in words', () => {
  test.each([
    ['en', 'Tuesday 6 October', '6 Oct 2026'],
    ['fi', 'tiistai 6. lokakuuta', '6.10.2026'],
    ['es', 'martes 6 de octubre', '6 oct 2026'],
  ] as const)('%s says %s', (language, weekday, day) => {
    const format = formatFor(language, 'Europe/Helsinki');
    expect(format.weekday('2026-10-06')).toBe(weekday);
    expect(format.day('2026-10-06')).toBe(day);
  });

  test('is that of the person’s zone, not of the browser or of London', () => {
    const lateEvening = '2026-10-06T22:30:00.000Z';
    expect(formatFor('en', 'Europe/Helsinki').dayOf(lateEvening)).toBe('7 Oct 2026');
    expect(formatFor('en', 'America/Lima').dayOf(lateEvening)).toBe('6 Oct 2026');
  });
});

describe('the hour', () => {
  test('follows summer time', () => {
    expect(hourIn('Europe/Helsinki', '2026-07-01T06:00:00.000Z')).toBe(9);
    expect(hourIn('Europe/Helsinki', '2026-12-01T06:00:00.000Z')).toBe(8);
  });

  test('is a whole number from 0 to 23 in every zone, midnight included', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
        fc.constantFrom('UTC', 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Apia', 'Europe/Madrid'),
        (at, zone) => {
          const hour = hourIn(zone, at.toISOString());
          expect(Number.isInteger(hour) && hour >= 0 && hour <= 23).toBe(true);
          if (zone === 'UTC') expect(hour).toBe(at.getUTCHours());
        },
      ),
    );
  });
});

test('numbers are written as the reader writes them', () => {
  expect(formatFor('en', 'UTC').number(12_345.6, 1)).toBe('12,345.6');
  expect(formatFor('fi', 'UTC').number(12_345.6, 1)).toBe('12\u00a0345,6');
  expect(formatFor('es', 'UTC').number(12_345.6, 1)).toBe('12.345,6');
});

test('names sort as in the reader’s alphabet', () => {
  const sorted = ['Österberg', 'Zeng', 'Öhman', 'Aho', 'Åberg'].sort(formatFor('fi', 'UTC').compare);
  expect(sorted).toEqual(['Aho', 'Zeng', 'Åberg', 'Öhman', 'Österberg']);
});
