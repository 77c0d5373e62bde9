import { expect, test } from 'vitest';
import { type Random, randomIndex, seededRandom } from '#kernel/stats/random.ts';
import { candidatesOf } from './candidates.ts';
import { defaultCaps } from './caps.ts';
import { planWeek } from './plan-week.ts';
import type { Piece } from './week-input.ts';
import { type Slot, type Span, weekPattern } from './week-pattern.ts';

const HOUR = 60;
const DAY = 24 * HOUR;

/** A week of one person: up to seven pieces with windows, a few days of leave, hours that are read more or less. */
function smallWeek(random: Random) {
  const dayStarts = Array.from({ length: 8 }, (_, day) => day * DAY);
  const work = dayStarts.slice(0, 5).map((start): Span => [start + 9 * HOUR, start + 17 * HOUR]);
  const leave = work.filter(() => random() < 0.25);
  const pattern = weekPattern({ dayStarts, work, leave }, { quality: () => 0.5 + random() / 2 });
  const pieces = Array.from({ length: 1 + randomIndex(random, 7) }, (): Piece => {
    const opensAt = randomIndex(random, 4 * DAY);
    return {
      priority: 1 + randomIndex(random, 5),
      seconds: [30 + randomIndex(random, 270)],
      opensAt,
      dueAt: opensAt + DAY + randomIndex(random, 4 * DAY),
    };
  });
  return { pattern, pieces };
}

const worth = (piece: Piece, slot: Slot) => piece.priority * slot.quality;

/** The most that any plan within the caps is worth, by trying every one. */
function bestWorth(pieces: readonly Piece[], slots: readonly Slot[], left: Left): number {
  const [piece, ...others] = pieces;
  if (!piece) return 0;
  let best = bestWorth(others, slots, left);
  const seconds = left.seconds - (piece.seconds[0] ?? 0);
  if (left.pushes === 0 || seconds < 0) return best;
  for (const slot of slots) {
    const inWindow = slot.minute >= (piece.opensAt ?? 0) && slot.minute <= (piece.dueAt ?? 0);
    if (!inWindow || left.takenDays.includes(slot.day)) continue;
    const then = { pushes: left.pushes - 1, seconds, takenDays: [...left.takenDays, slot.day] };
    best = Math.max(best, worth(piece, slot) + bestWorth(others, slots, then));
  }
  return best;
}

type Left = { pushes: number; seconds: number; takenDays: readonly number[] };

test('the plan is worth at least 93 % of the best possible one on average, and never more', () => {
  const random = seededRandom(11);
  const shares: number[] = [];
  for (let round = 0; round < 400; round++) {
    const { pattern, pieces } = smallWeek(random);
    const plan = planWeek({
      patterns: [pattern],
      pieces,
      people: { pattern: Uint32Array.of(0) },
      candidates: candidatesOf(
        1,
        pieces.map(() => Uint32Array.of(0)),
      ),
    });
    const best = bestWorth(pieces, pattern.slots, {
      pushes: defaultCaps.pushesAWeek,
      seconds: defaultCaps.secondsAWeek,
      takenDays: [],
    });
    const reached = pieces.reduce((sum, piece, index) => {
      const slot = pattern.slots.find(({ minute }) => minute === plan.minutes[index]);
      return slot ? sum + worth(piece, slot) : sum;
    }, 0);
    // More than the best would mean that a cap was broken.
    expect(reached).toBeLessThanOrEqual(best + 1e-9);
    if (best > 0) shares.push(reached / best);
  }
  const average = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  expect(shares.length).toBeGreaterThan(300);
  expect(average).toBeGreaterThanOrEqual(0.93);
});
