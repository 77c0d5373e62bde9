import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cursorOf, placeOf } from './audit.ts';

test('a cursor leads back to its place', () => {
  const at = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(at, fc.uuid(), (date, id) => {
      const place = { at: date.toISOString(), id };
      expect(placeOf(cursorOf(place))).toEqual(place);
    }),
  );
});

test.each([
  '',
  '_',
  'x_y',
  '2026-11-23T09:00:00.000Z',
  '2026-13-45T99:99:99.000Z_0190b7a0-0000-7000-8000-000000000000',
  "' or 1=1",
])('«%s» is no cursor', (text) => {
  expect(placeOf(text)).toBeUndefined();
});
