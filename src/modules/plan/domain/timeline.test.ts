import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysBetween, weekday } from '#kernel/calendar.ts';
import {
  arrowPath,
  barOf,
  dayAt,
  leftOf,
  type Scale,
  scaleFor,
  shifted,
  thoseWhoWait,
  ticksOf,
  widthOf,
} from './timeline.ts';

const scale: Scale = { from: '2026-11-02', until: '2026-12-31', dayWidth: 10 };

test.each([
  ['from its first to its last day', '2026-11-03', '2026-11-05', { left: 10, width: 30 }],
  ['one day long without a first day', null, '2026-11-05', { left: 30, width: 10 }],
  ['one day long without a last day', '2026-11-05', null, { left: 30, width: 10 }],
  ['nowhere without a day', null, null, null],
] as const)('a bar stands %s', (_where, startsOn, dueOn, bar) => {
  expect(barOf(scale, { startsOn, dueOn })).toEqual(bar);
});

test.each([
  ['moves with both ends', 'both', 2, '2026-11-12', '2026-11-17'],
  ['is begun earlier', 'start', -3, '2026-11-07', '2026-11-15'],
  ['begins at the latest on its last day', 'start', 9, '2026-11-15', '2026-11-15'],
  ['ends later', 'end', 4, '2026-11-10', '2026-11-19'],
  ['ends at the earliest on its first day', 'end', -9, '2026-11-10', '2026-11-10'],
] as const)('a bar from 10 to 15 November %s', (_what, part, days, startsOn, dueOn) => {
  expect(shifted({ startsOn: '2026-11-10', dueOn: '2026-11-15' }, part, days)).toEqual({ startsOn, dueOn });
});

test('an action with a due day alone keeps having no first day when it is moved, and gets one when its front is pulled', () => {
  const deadline = { startsOn: null, dueOn: '2026-11-15' };
  expect(shifted(deadline, 'both', 1)).toEqual({ startsOn: null, dueOn: '2026-11-16' });
  expect(shifted(deadline, 'end', -2)).toEqual({ startsOn: null, dueOn: '2026-11-13' });
  expect(shifted(deadline, 'start', -2)).toEqual({ startsOn: '2026-11-13', dueOn: '2026-11-15' });
});

const day = fc.integer({ min: -200, max: 200 }).map((days) => addDays('2026-11-22', days));

test('a bar is as long as its days, wherever it stands, and moving leaves its length alone', () => {
  fc.assert(
    fc.property(day, fc.nat(90), fc.integer({ min: -100, max: 100 }), (startsOn, length, by) => {
      const line = { startsOn, dueOn: addDays(startsOn, length) };
      const moved = shifted(line, 'both', by);
      expect(barOf(scale, moved)?.width).toBe((length + 1) * 10);
      expect(daysBetween(line.dueOn, moved.dueOn ?? '')).toBe(by);
      expect((barOf(scale, moved)?.left ?? 0) - (barOf(scale, line)?.left ?? 0)).toBe(by * 10);
    }),
  );
});

test('whichever end is pulled however far, a bar never ends before it begins', () => {
  fc.assert(
    fc.property(
      day,
      fc.nat(60),
      fc.constantFrom('start' as const, 'end' as const),
      fc.integer({ min: -200, max: 200 }),
      (startsOn, length, part, by) => {
        const line = { startsOn, dueOn: addDays(startsOn, length) };
        const pulled = shifted(line, part, by);
        expect((pulled.startsOn ?? '') <= (pulled.dueOn ?? '')).toBe(true);
        expect(part === 'start' ? pulled.dueOn : pulled.startsOn).toBe(
          part === 'start' ? line.dueOn : line.startsOn,
        );
      },
    ),
  );
});

test('a place tells its day, and a day its place', () => {
  fc.assert(
    fc.property(day, fc.nat(9), (one, within) => {
      expect(dayAt(scale, leftOf(scale, one) + within)).toBe(one);
    }),
  );
});

test('the scale shows the plan, today and every day in it, from a Monday on', () => {
  fc.assert(
    fc.property(
      day,
      day,
      fc.array(day),
      fc.constantFrom('weeks' as const, 'months' as const),
      (a, b, days, zoom) => {
        const [startsOn, endsOn] = a < b ? [a, b] : [b, a];
        const dated = days.map((dueOn) => ({ startsOn: null, dueOn }));
        const made = scaleFor({ startsOn, endsOn }, { dated, today: '2026-11-22', zoom });
        expect(weekday(made.from)).toBe(1);
        for (const shown of [startsOn, endsOn, '2026-11-22', ...days]) {
          expect(leftOf(made, shown)).toBeGreaterThan(0);
          expect(leftOf(made, shown) + made.dayWidth).toBeLessThan(widthOf(made));
        }
        const ticks = ticksOf(made, zoom);
        expect(ticks.every((tick) => (zoom === 'weeks' ? weekday(tick) === 1 : tick.endsWith('-01')))).toBe(
          true,
        );
        expect(ticks.length).toBeGreaterThan(0);
      },
    ),
  );
});

test('what waits moves along through others, each once, and never the one that is moved', () => {
  const action = (id: string, ...waitsForIds: string[]) => ({ id, waitsForIds });
  const actions = [action('a'), action('b', 'a'), action('c', 'b', 'a'), action('d'), action('e', 'd')];
  expect(thoseWhoWait(actions, 'a')).toEqual(new Set(['b', 'c']));
  expect(thoseWhoWait(actions, 'c')).toEqual(new Set());
  expect(thoseWhoWait([action('x', 'y'), action('y', 'x')], 'x')).toEqual(new Set(['y']));
});

test('an arrow goes on when what waits begins later, and around when it begins before', () => {
  expect(arrowPath({ x: 10, y: 10 }, { x: 60, y: 50 })).toBe('M10 10H52V50H60');
  expect(arrowPath({ x: 60, y: 10 }, { x: 40, y: 50 })).toBe('M60 10H68V28H32V50H40');
});
