import { candidatesOf } from '#kernel/schedule/candidates.ts';
import { OUTCOME, planWeek } from '#kernel/schedule/plan-week.ts';
import { type Span, weekPattern } from '#kernel/schedule/week-pattern.ts';
import { seededRandom } from '#kernel/stats/random.ts';
import type { Bench, Measurement } from './bench.ts';

const PEOPLE = 250_000;
const PIECES = 40;
const DAY = 1440;

/** A week of every person of a large organisation: 24 zones, 3 shifts, one in twelve with some days of leave. */
function organisation() {
  const random = seededRandom(1);
  const patterns = Array.from({ length: 24 * 3 * 8 }, (_, index) => {
    const [zone, shift, leave] = [index % 24, Math.floor(index / 24) % 3, Math.floor(index / 72)];
    const dayStarts = Array.from({ length: 8 }, (_, day) => day * DAY + zone * 60);
    const spans = (days: number, from: number, minutes: number): Span[] =>
      dayStarts.slice(0, days).map((start) => [start + from, start + from + minutes]);
    const away: Span[] = leave === 0 ? [] : [[dayStarts[leave - 1] ?? 0, dayStarts[7] ?? 0]];
    return weekPattern({
      dayStarts,
      work: spans(5, ([6, 9, 14][shift] ?? 9) * 60, 480),
      leave: away,
    });
  });
  const pattern = Uint32Array.from({ length: PEOPLE }, () => {
    const leave = random() < 1 / 12 ? 1 + Math.floor(random() * 7) : 0;
    return leave * 72 + Math.floor(random() * 72);
  });
  return { patterns, pattern, random };
}

async function run(): Promise<Measurement[]> {
  const { patterns, pattern, random } = organisation();
  const everybody = Uint32Array.from({ length: PEOPLE }, (_, person) => person);
  const pieces = Array.from({ length: PIECES }, (_, index) => ({
    priority: 1 + Math.floor(random() * 5),
    seconds: [
      30 + Math.floor(random() * 240),
      40 + Math.floor(random() * 240),
      35 + Math.floor(random() * 240),
    ],
    opensAt: Math.floor(random() * 3 * DAY),
    dueAt: Math.floor((4 + random() * 5) * DAY),
    safety: index === 0,
  }));
  const edition = Uint8Array.from({ length: PEOPLE }, () => Math.floor(random() * 3));
  const times: number[] = [];
  const turning: number[] = [];
  let pushed = 0;
  for (let round = 0; round < 4; round++) {
    const start = performance.now();
    const candidates = candidatesOf(
      PEOPLE,
      Array.from({ length: PIECES }, () => everybody),
    );
    const turned = performance.now();
    const plan = planWeek({ patterns, pieces, people: { pattern, edition }, candidates });
    const end = performance.now();
    pushed = plan.outcomes.reduce((sum, outcome) => sum + (outcome <= OUTCOME.safety ? 1 : 0), 0);
    // The first round warms up.
    if (round === 0) continue;
    turning.push(turned - start);
    times.push(end - start);
  }
  const median = (values: number[]) => (values.sort((a, b) => a - b)[1] ?? 0) / 1000;
  const seconds = median(times);
  return [
    {
      metric: 'plan 250,000 people × 40 pieces × a week',
      value: seconds,
      unit: 's',
      goal: '≤ 5',
      met: seconds <= 5,
    },
    { metric: 'of it turning audiences round', value: median(turning), unit: 's' },
    { metric: 'candidates decided', value: (PEOPLE * PIECES) / seconds, unit: 'a second' },
    { metric: 'pushes placed per person', value: pushed / PEOPLE, unit: '' },
  ];
}

export const bench: Bench = { name: 'schedule', run };
