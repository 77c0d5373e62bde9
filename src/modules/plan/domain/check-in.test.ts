import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, weekday } from '#kernel/calendar.ts';
import { afterCheckIn, inOrderOfGravity, meetingsBetween, skippedMeetings } from './check-in.ts';

const series = { weekday: 1, startsOn: '2026-11-02', endsOn: null };

test('the meetings of a month are its Mondays', () => {
  expect(meetingsBetween(series, '2026-11-01', '2026-11-30')).toEqual([
    '2026-11-02',
    '2026-11-09',
    '2026-11-16',
    '2026-11-23',
    '2026-11-30',
  ]);
});

test('a meeting nobody held is skipped; one held on the Wednesday of its week is not', () => {
  expect(skippedMeetings(series, ['2026-11-02', '2026-11-11'], '2026-11-23')).toEqual(['2026-11-16']);
});

test('every meeting is on its weekday, a week after the one before, inside series and span', () => {
  const day = fc.integer({ min: 0, max: 800 }).map((days) => addDays('2026-01-01', days));
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 7 }), day, day, fc.option(day), (on, startsOn, from, endsOn) => {
      const to = addDays(from, 90);
      const days = meetingsBetween({ weekday: on, startsOn, endsOn }, from, to);
      days.forEach((one, index) => {
        expect(weekday(one)).toBe(on);
        expect(one >= from && one <= to && one >= startsOn && (endsOn === null || one <= endsOn)).toBe(true);
        if (index > 0) expect(one).toBe(addDays(days[index - 1] ?? '', 7));
      });
    }),
  );
});

test.each([
  [{ outcome: 'realised', reaction: null, newDueOn: null }, { state: 'realised' }],
  [
    { outcome: 'partly', reaction: 'new_date', newDueOn: '2026-12-01' },
    { state: 'partly', dueOn: '2026-12-01' },
  ],
  [{ outcome: 'not', reaction: 'stop', newDueOn: null }, { state: 'stopped' }],
  [{ outcome: 'not', reaction: 'more_resources', newDueOn: null }, { state: 'not' }],
] as const)('%j makes %j of an action', (recorded, expected) => {
  expect(afterCheckIn(recorded)).toEqual(expected);
});

test('what is blocked comes first, and equals keep the order of the plan', () => {
  const items = [
    { id: 1, reasons: ['due'] as const },
    { id: 2, reasons: ['late', 'silent'] as const },
    { id: 3, reasons: ['blocked'] as const },
    { id: 4, reasons: ['late'] as const },
  ];
  expect(inOrderOfGravity(items).map(({ id }) => id)).toEqual([3, 2, 4, 1]);
});
