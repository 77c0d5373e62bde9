import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clockChanges, instantIn, offsetIn, timeIn } from './time-zone.ts';

test.each([
  ['Europe/Helsinki', '2026-03-23', '09:00', '2026-03-23T07:00:00.000Z'],
  ['Europe/Helsinki', '2026-03-30', '09:00', '2026-03-30T06:00:00.000Z'],
  ['Europe/Madrid', '2026-10-26', '09:00', '2026-10-26T08:00:00.000Z'],
  ['Asia/Kolkata', '2026-06-01', '09:00', '2026-06-01T03:30:00.000Z'],
  ['America/New_York', '2026-11-01', '01:30', '2026-11-01T05:30:00.000Z'],
])('%s on %s at %s is %s', (zone, day, time, instant) => {
  expect(instantIn(zone, day, time)).toBe(instant);
});

test('a time that spring skips is taken as late as it would have been', () => {
  expect(timeIn('Europe/Helsinki', instantIn('Europe/Helsinki', '2026-03-29', '03:30'))).toBe('04:30');
});

test('the clocks of Helsinki change twice a year, those of Kolkata never', () => {
  expect(clockChanges('Europe/Helsinki', '2026-01-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z')).toEqual([
    { at: '2026-03-29T01:00:00.000Z', minutesBefore: 120, minutesAfter: 180 },
    { at: '2026-10-25T01:00:00.000Z', minutesBefore: 180, minutesAfter: 120 },
  ]);
  expect(clockChanges('Asia/Kolkata', '2026-01-01T00:00:00.000Z', '2036-01-01T00:00:00.000Z')).toEqual([]);
});

test('working hours are the same on the clock on every day of many years, in every zone', () => {
  const zone = fc.constantFrom(
    'Europe/Helsinki',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
  );
  const day = fc.integer({ min: 0, max: 3650 }).map((n) => new Date(Date.UTC(2025, 0, 1 + n)));
  fc.assert(
    fc.property(zone, day, fc.integer({ min: 6, max: 20 }), (name, date, hour) => {
      const time = `${String(hour).padStart(2, '0')}:15`;
      const at = instantIn(name, date.toISOString().slice(0, 10), time);
      expect(timeIn(name, at)).toBe(time);
      expect(Math.abs(offsetIn(name, at))).toBeLessThanOrEqual(14 * 60);
    }),
  );
});
