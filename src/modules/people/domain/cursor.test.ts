import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cursorOf, positionOf } from './cursor.ts';

const ID = '0192f0c1-7a3b-7c4d-8e5f-0123456789ab';

test('a cursor gives back what it was made of, whatever the text', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer(), (name, rank) => {
      expect(positionOf(cursorOf(rank, name, ID), ['number', 'text', 'id'])).toEqual([rank, name, ID]);
    }),
  );
});

test('a day of the calendar is taken, one that does not exist is not', () => {
  expect(positionOf(cursorOf('2028-02-29', ID), ['day', 'id'])).toEqual(['2028-02-29', ID]);
  for (const day of ['2027-02-29', '2027-2-9', '2027-02-09T00:00:00.000Z', 7])
    expect(() => positionOf(cursorOf(day, ID), ['day', 'id'])).toThrow('not_a_cursor');
});

test.each([
  ['no JSON', 'x'],
  ['no list', '"x"'],
  ['too short', cursorOf('2026-11-23T09:00:00.000Z')],
  ['too long', cursorOf('2026-11-23T09:00:00.000Z', ID, 1)],
  ['an id that is none', cursorOf('2026-11-23T09:00:00.000Z', 'x')],
  ['an instant that is none', cursorOf('2026-11-23T99:00:00.000Z', ID)],
  ['a day for an instant', cursorOf('2026-11-23', ID)],
  ['a number for an instant', cursorOf(7, ID)],
  ['something that is neither text nor number', JSON.stringify(['2026-11-23T09:00:00.000Z', { id: ID }])],
])('%s is refused before it reaches the database', (_what, cursor) => {
  expect(() => positionOf(cursor, ['instant', 'id'])).toThrow('not_a_cursor');
});
