import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#kernel/calendar.ts';
import { roomFor, timeLineOf } from './open-time-line.ts';

const phase = (title: string, startsOn: string | null, endsOn: string | null) => ({
  id: title,
  title,
  startsOn,
  endsOn,
});

test('phases lie along the line from the first day of the plan to its last, the last day included', () => {
  const line = timeLineOf(
    [
      phase('Listen', '2026-11-02', '2026-11-08'),
      phase('Someday', null, null),
      phase('Try', '2026-11-09', '2026-11-15'),
    ],
    { startsOn: '2026-11-02', endsOn: '2026-11-15', today: '2026-11-08' },
  );
  expect(line.stretches).toMatchObject([
    { title: 'Listen', from: 0, to: 0.5, isNow: true },
    { title: 'Try', from: 0.5, to: 1, isNow: false },
  ]);
  expect(line.weeks).toBe(2);
  // The middle of the seventh of fourteen days.
  expect(line.today).toBeCloseTo(6.5 / 14);
});

test('a phase beyond the plan makes the line longer, and today is not on a line that is over', () => {
  const line = timeLineOf([phase('Look back', '2026-11-09', '2026-11-22')], {
    startsOn: '2026-11-02',
    endsOn: '2026-11-15',
    today: '2026-12-01',
  });
  expect(line.stretches[0]).toMatchObject({ to: 1 });
  expect(line).toMatchObject({ weeks: 3, today: null });
});

test('every stretch lies on the line, begins before it ends, and is now exactly when today is in it', () => {
  const day = fc.integer({ min: 0, max: 800 }).map((days) => addDays('2026-01-01', days));
  const span = fc.tuple(day, day).map((days) => days.sort());
  fc.assert(
    fc.property(
      fc.array(span, { maxLength: 8 }),
      span,
      day,
      (phases, [startsOn = '', endsOn = ''], today) => {
        const given = phases.map(([from = '', to = ''], index) => phase(`${index}`, from, to));
        const line = timeLineOf(given, { startsOn, endsOn, today });
        expect(line.stretches).toHaveLength(given.length);
        for (const { from, to, isNow } of line.stretches) {
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual(1 + 1e-9);
          if (isNow) {
            expect(line.today ?? -1).toBeGreaterThan(from);
            expect(line.today ?? 2).toBeLessThan(to);
          }
        }
      },
    ),
  );
});

test('a name has the room up to the next phase, and none where it could not be read', () => {
  const { stretches } = timeLineOf(
    [phase('A', '2026-11-02', '2026-11-02'), phase('B', '2026-11-03', '2026-11-15')],
    { startsOn: '2026-11-02', endsOn: '2026-11-15', today: '2026-11-02' },
  );
  expect(roomFor(stretches, 350)).toEqual([null, 325]);
});
