import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { candidatesOf } from './candidates.ts';
import { type Caps, defaultCaps } from './caps.ts';
import { OUTCOME, planWeek, type WeekPlan } from './plan-week.ts';
import type { WeekInput } from './week-input.ts';
import { type Span, weekPattern } from './week-pattern.ts';

const HOUR = 60;
const DAY = 24 * HOUR;
const week = Array.from({ length: 8 }, (_, day) => day * DAY);
const officeHours = week.slice(0, 5).map((start): Span => [start + 9 * HOUR, start + 17 * HOUR]);

// Three zones; in the second everybody comes back from leave on Thursday.
const patterns = [0, 6, 11].map((zone) =>
  weekPattern({
    dayStarts: week.map((start) => start + zone * HOUR),
    work: officeHours.map(([from, to]): Span => [from + zone * HOUR, to + zone * HOUR]),
    leave: zone === 6 ? [[0, 3 * DAY]] : [],
  }),
);

const between = (min: number, max: number) => fc.integer({ min, max });
const seldom = fc.nat(9).map((value) => value === 0);

const piece = fc.record({
  priority: between(1, 5),
  seconds: fc.tuple(between(20, 300), between(20, 300)),
  opensAt: between(0, 3 * DAY),
  dueAt: between(2 * DAY, 8 * DAY),
  safety: seldom,
});

const caps = fc.record(
  {
    pushesADay: between(0, 2),
    pushesAWeek: between(0, 6),
    secondsAWeek: between(0, 1200),
    pushesOfAPiece: between(0, 4),
  },
  { requiredKeys: [] },
);

const person = fc.record({
  pattern: fc.nat(2),
  edition: fc.nat(1),
  before: fc.array(seldom, { minLength: 7, maxLength: 7 }),
  seconds: fc.nat(300),
  wanted: fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
  pushed: fc.array(fc.nat(4), { minLength: 12, maxLength: 12 }),
});

const organisation = fc
  .record({
    pieces: fc.array(piece, { minLength: 1, maxLength: 12 }),
    caps,
    from: between(0, 2 * DAY),
    staff: fc.array(person, { minLength: 1, maxLength: 8 }),
  })
  .map(({ staff, pieces, ...rest }) => {
    const audiences = pieces.map((_, index) =>
      Uint32Array.from(staff.flatMap(({ wanted }, place) => (wanted[index] ? [place] : []))),
    );
    const pushedBefore = Uint8Array.from(
      staff.flatMap(({ pushed, wanted }) => pieces.flatMap((_, i) => (wanted[i] ? [pushed[i] ?? 0] : []))),
    );
    return {
      ...rest,
      patterns,
      pieces,
      candidates: { ...candidatesOf(staff.length, audiences), pushedBefore },
      people: {
        pattern: Uint32Array.from(staff, ({ pattern }) => pattern),
        edition: Uint8Array.from(staff, ({ edition }) => edition),
        pushesByDay: Uint8Array.from(staff.flatMap(({ before }) => before.map(Number))),
        secondsAsked: Uint16Array.from(staff, ({ seconds }) => seconds),
      },
    };
  });

/** Every candidate with its person, piece and place in the plan, read from the shapes alone. */
function candidatesIn(input: WeekInput, plan: WeekPlan) {
  const { offsets, pieces } = input.candidates;
  return [...pieces].map((index, candidate) => {
    const owner = offsets.findIndex((end, place) => place > 0 && end > candidate) - 1;
    const pattern = input.patterns[input.people.pattern[owner] ?? -1];
    const piece = input.pieces[index];
    if (!pattern || !piece) throw new Error('The shapes of the input do not fit together.');
    const minute = plan.minutes[candidate] ?? -1;
    return {
      candidate,
      person: owner,
      piece,
      minute,
      outcome: plan.outcomes[candidate],
      seconds: piece.seconds[input.people.edition?.[owner] ?? 0] ?? 0,
      slot: pattern.slots.find((slot) => slot.minute === minute),
      // The own day of any minute, also at night.
      day: Math.max(
        0,
        Math.min(
          6,
          pattern.dayStarts.findLastIndex((start) => start <= minute),
        ),
      ),
    };
  });
}

/** What the people have spent after a plan. */
function spentAfter(input: WeekInput, plan: WeekPlan) {
  const pushesByDay = Uint8Array.from(input.people.pushesByDay ?? []);
  const secondsAsked = Uint16Array.from(input.people.secondsAsked ?? []);
  for (const { person, day, seconds, minute } of candidatesIn(input, plan)) {
    if (minute < 0) continue;
    pushesByDay[7 * person + day] = (pushesByDay[7 * person + day] ?? 0) + 1;
    secondsAsked[person] = (secondsAsked[person] ?? 0) + seconds;
  }
  return { pushesByDay, secondsAsked };
}

describe('whatever the organisation', () => {
  test('no cap is ever broken, recounted from the plan alone', () => {
    let placed = 0;
    fc.assert(
      fc.property(organisation, (input) => {
        const plan = planWeek(input);
        const limits: Caps = { ...defaultCaps, ...input.caps };
        const { pushesByDay, secondsAsked } = spentAfter(input, plan);
        for (const { candidate, person, piece, minute, outcome, slot, day } of candidatesIn(input, plan)) {
          if (outcome !== OUTCOME.pushed) continue;
          placed++;
          const days = pushesByDay.subarray(7 * person, 7 * person + 7);
          expect(slot).toBeDefined();
          expect(days[day]).toBeLessThanOrEqual(limits.pushesADay);
          expect(days.reduce((sum, pushes) => sum + pushes, 0)).toBeLessThanOrEqual(limits.pushesAWeek);
          expect(secondsAsked[person]).toBeLessThanOrEqual(limits.secondsAWeek);
          expect(input.candidates.pushedBefore[candidate]).toBeLessThan(limits.pushesOfAPiece);
          expect(minute).toBeGreaterThanOrEqual(Math.max(input.from, piece.opensAt ?? 0));
          expect(minute).toBeLessThanOrEqual(piece.dueAt ?? 0);
        }
      }),
      { numRuns: 400 },
    );
    // The property would also hold for a planner that places nothing.
    expect(placed).toBeGreaterThan(100);
  });

  test('a safety message reaches everybody at its minute', () => {
    fc.assert(
      fc.property(organisation, (input) => {
        for (const { piece, minute, outcome } of candidatesIn(input, planWeek(input))) {
          expect(outcome === OUTCOME.safety).toBe(piece.safety);
          if (piece.safety) expect(minute).toBe(Math.max(input.from, piece.opensAt ?? 0));
          else expect(minute >= 0).toBe(outcome === OUTCOME.pushed);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('the digest is never an excuse: nothing that was left out would still fit', () => {
    fc.assert(
      fc.property(organisation, (input) => {
        const plan = planWeek(input);
        const again = planWeek({
          ...input,
          pieces: input.pieces.map((one) => ({ ...one, safety: false })),
          people: { ...input.people, ...spentAfter(input, plan) },
          candidates: {
            ...input.candidates,
            // What was placed is not asked again.
            pushedBefore: input.candidates.pushedBefore.map((before, c) =>
              (plan.minutes[c] ?? -1) < 0 ? before : 255,
            ),
          },
        });
        expect([...again.minutes].every((minute) => minute < 0)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test('the order in which audiences are given changes nothing but ties', () => {
    fc.assert(
      fc.property(organisation, (input) => {
        const pieces = input.pieces.map((one, index) => ({ ...one, priority: one.priority + index / 100 }));
        const last = pieces.length - 1;
        const { pushedBefore: _, ...candidates } = input.candidates;
        const turned = Uint16Array.from(candidates.pieces, (index) => last - index);
        const forward = planWeek({ ...input, pieces, candidates });
        const backward = planWeek({
          ...input,
          pieces: pieces.toReversed(),
          candidates: { ...candidates, pieces: turned },
        });
        expect(backward).toEqual(forward);
      }),
      { numRuns: 100 },
    );
  });
});
