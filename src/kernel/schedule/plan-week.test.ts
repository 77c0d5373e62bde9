import { describe, expect, test } from 'vitest';
import { candidatesOf } from './candidates.ts';
import { summarisePlan } from './plan-summary.ts';
import { OUTCOME, planWeek, type WeekPlan } from './plan-week.ts';
import { readingSeconds } from './reading-time.ts';
import type { Piece, WeekInput } from './week-input.ts';
import { type Span, weekPattern } from './week-pattern.ts';

const HOUR = 60;
const DAY = 24 * HOUR;
const week = Array.from({ length: 8 }, (_, day) => day * DAY);
const officeHours = week.slice(0, 5).map((start): Span => [start + 9 * HOUR, start + 17 * HOUR]);
const office = weekPattern({ dayStarts: week, work: officeHours });

const news = (changed: Partial<Piece> = {}): Piece => ({ priority: 1, seconds: [60], ...changed });

/** One person with the given pieces as candidates. */
function planFor(pieces: readonly Piece[], changed: Partial<WeekInput> = {}): WeekPlan {
  return planWeek({
    patterns: [office],
    pieces,
    people: { pattern: Uint32Array.of(0) },
    candidates: candidatesOf(
      1,
      pieces.map(() => Uint32Array.of(0)),
    ),
    ...changed,
  });
}

describe('a week of one person', () => {
  test('three pushes on three days by priority, the rest in the digest', () => {
    const plan = planFor([news(), news({ priority: 5 }), news({ priority: 3 }), news({ priority: 4 })]);
    expect([...plan.minutes]).toEqual([-1, 9 * HOUR, 2 * DAY + 9 * HOUR, DAY + 9 * HOUR]);
    expect(plan.outcomes[0]).toBe(OUTCOME.digestWeekFull);
  });

  test('of equal priority the one that is due first goes first', () => {
    const plan = planFor([news({ dueAt: 4 * DAY }), news({ dueAt: 2 * DAY })], { caps: { pushesAWeek: 1 } });
    expect([...plan.outcomes]).toEqual([OUTCOME.digestWeekFull, OUTCOME.pushed]);
  });

  test('the best read slot is taken, not the first', () => {
    const patterns = [
      weekPattern(
        { dayStarts: week, work: officeHours },
        { quality: (minute) => (minute % DAY === 13 * HOUR ? 0.9 : 0.5) },
      ),
    ];
    expect([...planFor([news()], { patterns }).minutes]).toEqual([13 * HOUR]);
  });

  test('a piece that would go over ten minutes of reading waits for the digest, a shorter one still fits', () => {
    const plan = planFor([
      news({ priority: 3, seconds: [400] }),
      news({ priority: 2, seconds: [201] }),
      news({ seconds: [200] }),
    ]);
    expect([...plan.outcomes]).toEqual([OUTCOME.pushed, OUTCOME.digestReadingFull, OUTCOME.pushed]);
  });

  test('the edition a person reads decides what it costs', () => {
    const people = { pattern: Uint32Array.of(0, 0), edition: Uint8Array.of(0, 1) };
    const candidates = candidatesOf(2, [Uint32Array.of(0, 1)]);
    const plan = planFor([news({ seconds: [600, 601] })], { people, candidates });
    expect([...plan.outcomes]).toEqual([OUTCOME.pushed, OUTCOME.digestReadingFull]);
  });

  test('who reads an edition that a piece does not have is counted with its first', () => {
    const people = { pattern: Uint32Array.of(0), edition: Uint8Array.of(5) };
    const plan = planFor([news({ priority: 2, seconds: [601] }), news({ seconds: [60, 601] })], { people });
    expect([...plan.outcomes]).toEqual([OUTCOME.digestReadingFull, OUTCOME.pushed]);
  });

  test('nothing goes out before its time, after it, or before now', () => {
    const pieces = [
      news({ opensAt: 10 * HOUR, dueAt: 12 * HOUR }),
      news({ opensAt: 10 * HOUR, dueAt: 13 * HOUR }),
    ];
    expect([...planFor(pieces).outcomes]).toEqual([OUTCOME.digestNoSlot, OUTCOME.pushed]);
    expect([...planFor([news()], { from: 3 * DAY }).minutes]).toEqual([3 * DAY + 9 * HOUR]);
  });

  test('a piece pushed three times is not pushed again, whatever its priority', () => {
    const candidates = {
      ...candidatesOf(1, [Uint32Array.of(0), Uint32Array.of(0)]),
      pushedBefore: Uint8Array.of(3, 2),
    };
    const plan = planFor([news({ priority: 9 }), news()], { candidates });
    expect([...plan.outcomes]).toEqual([OUTCOME.digestPushedEnough, OUTCOME.pushed]);
  });

  test('planned again on Wednesday, pushes of Monday and Tuesday still count', () => {
    const people = { pattern: Uint32Array.of(0), pushesByDay: Uint8Array.of(1, 1, 0, 0, 0, 0, 0) };
    const plan = planFor([news({ priority: 2 }), news()], { people, from: 2 * DAY });
    expect([...plan.outcomes]).toEqual([OUTCOME.pushed, OUTCOME.digestWeekFull]);
  });

  test('a safety message goes out at once, at night and on leave, and quiets what comes after', () => {
    const safety = news({ safety: true, opensAt: DAY + 3 * HOUR });
    const away = weekPattern({ dayStarts: week, work: officeHours, leave: [[0, 7 * DAY]] });
    expect([...planFor([safety], { patterns: [away], caps: { pushesAWeek: 0 } }).minutes]).toEqual([
      DAY + 3 * HOUR,
    ]);
    const tuesday = news({ priority: 9, opensAt: DAY, dueAt: 2 * DAY });
    const plan = planFor([tuesday, safety]);
    expect([...plan.outcomes]).toEqual([OUTCOME.digestDaysTaken, OUTCOME.safety]);
  });

  test('the summary counts every candidate once', () => {
    const pieces = [news(), news(), news(), news(), news({ safety: true, opensAt: 5 })];
    const candidates = candidatesOf(
      1,
      pieces.map(() => Uint32Array.of(0)),
    );
    const summary = summarisePlan(planFor(pieces), candidates, pieces.length);
    expect(summary.map(({ pushed, safety, digestWeekFull }) => [pushed, safety, digestWeekFull])).toEqual([
      [1, 0, 0],
      [1, 0, 0],
      [0, 0, 1],
      [0, 0, 1],
      [0, 1, 0],
    ]);
  });

  test.each([
    [{ pieces: [news({ priority: 0 })] }, 'priority of piece 0'],
    [{ pieces: [news({ priority: Number.NaN })] }, 'priority of piece 0'],
    [{ pieces: [news({ seconds: [] })] }, 'at least one edition'],
    [{ pieces: [news({ seconds: [1.5] })] }, 'whole seconds'],
    [{ pieces: [news({ dueAt: 40_000 })] }, 'grid'],
    [{ pieces: [] }, 'piece 0 of 0'],
    [{ people: { pattern: Uint32Array.of(7) } }, 'pattern 7 of 1'],
    [{ people: { pattern: Uint32Array.of(0), edition: new Uint8Array(2) } }, 'Editions must have 1'],
    [{ caps: { pushesAWeek: -1 } }, 'pushesAWeek'],
    [{ caps: { slotsADay: 1 } }, 'more than 1 delivery slots on day 0'],
    [{ from: -1 }, 'grid'],
    [{ candidates: { offsets: Uint32Array.of(0, 2), pieces: Uint16Array.of(0, 0) } }, 'piece 0 twice'],
    [{ candidates: { offsets: Uint32Array.of(0), pieces: Uint16Array.of() } }, 'offsets must have 2'],
  ] as [Partial<WeekInput>, string][])('%o is refused', (changed, sentence) => {
    expect(() => planFor([news()], changed)).toThrow(sentence);
  });

  test('300 words and 45 seconds of video take 135 seconds', () => {
    expect(readingSeconds({ words: 300, videoSeconds: 45 })).toBe(135);
    expect(() => readingSeconds({ words: -1 })).toThrow('words');
  });
});
