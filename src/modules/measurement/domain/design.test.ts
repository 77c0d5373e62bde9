import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Outcome } from '../contract/experiment.ts';
import { adviceOn, detectableIn, type Planned } from './advice.ts';
import { drawPeople, drawText, drawUnits } from './draw.ts';

const arm = (pieceId: string | null, startOn: string | null, weight = 1) => ({
  name: 'x',
  pieceId,
  startsAt: startOn && `${startOn}T06:00:00.000Z`,
  startOn,
  weight,
});
const outcome = (of: Outcome['of'], smallestWorthwhile: number): Outcome => ({
  of,
  role: 'primary',
  direction: 'up',
  smallestWorthwhile,
});
const reads = outcome({ kind: 'behaviour', behaviour: 'read' }, 5);
const score = outcome({ kind: 'measure', measureId: '' }, 0.3);

const editions: Planned = {
  kind: 'editions',
  drawOf: 'people',
  people: 10_000,
  units: 200,
  weights: [1, 1],
  startsOn: '2026-12-01',
  endsOn: '2026-12-31',
  arms: [arm('a', null), arm('b', null)],
  outcomes: [{ outcome: reads, unit: 'percentage_points', before: [] }],
  lanes: new Map(),
};
const stepped: Planned = {
  ...editions,
  kind: 'stepped',
  drawOf: 'units',
  units: 12,
  people: 240,
  weights: [1, 1, 1],
  arms: ['2026-12-08', '2026-12-15', '2026-12-22'].map((day) => arm(null, day)),
  outcomes: [{ outcome: score, unit: 'score', before: [] }],
};
const holdOut: Planned = {
  ...stepped,
  kind: 'hold_out',
  units: 40,
  weights: [1, 1],
  arms: [arm('a', null), arm('a', '2026-12-31')],
  outcomes: [{ outcome: score, unit: 'score', before: Array.from({ length: 40 }, (_, unit) => [unit % 5]) }],
};

describe('advice against what cannot work', () => {
  const rows: [sentence: string, planned: Planned, codes: string[]][] = [
    ['two editions among ten thousand people can be told apart', editions, []],
    [
      'a hundred and fifty people are too few to look at every day',
      { ...editions, people: 150 },
      ['too_few_people', 'cannot_find_it'],
    ],
    [
      'the same piece at the same hour is no comparison',
      { ...editions, arms: [arm('a', null), arm('a', null)] },
      ['same_for_all'],
    ],
    [
      'what everybody must know is not tried out',
      { ...editions, lanes: new Map([['a', 'must_know']]) },
      ['must_know'],
    ],
    [
      'nor is what concerns safety',
      { ...holdOut, lanes: new Map([['a', 'safety']]) },
      ['safety', 'cannot_find_it'],
    ],
    [
      'who waits cannot read',
      { ...holdOut, outcomes: editions.outcomes },
      ['outcome_needs_people', 'held_back_cannot_read', 'cannot_find_it'],
    ],
    [
      'six units in two arms cannot show anything',
      { ...holdOut, units: 6 },
      ['too_few_units', 'cannot_find_it'],
    ],
    [
      'who waits has to wait until the end',
      { ...holdOut, arms: [arm('a', null), arm('a', '2026-12-10')] },
      ['no_later_start', 'cannot_find_it'],
    ],
    [
      'steps follow one another',
      { ...stepped, arms: [...stepped.arms].reverse() },
      ['steps_too_few', 'cannot_find_it', 'no_baseline'],
    ],
    ['twelve units without a baseline find only large changes', stepped, ['cannot_find_it', 'no_baseline']],
    [
      'in a team people talk',
      {
        ...holdOut,
        drawOf: 'people',
        people: 4000,
        outcomes: [
          {
            outcome: outcome({ kind: 'probe', probeId: '', item: 0 }, 10),
            unit: 'percentage_points',
            before: [],
          },
        ],
      },
      ['teams_talk'],
    ],
  ];
  test.each(rows)('%s', (_sentence, planned, codes) => {
    expect(adviceOn(planned).map(({ code }) => code)).toEqual(codes);
  });

  test('what can be found is said with how many it would take', () => {
    const [found] = detectableIn({ ...editions, people: 1000 });
    expect(found).toMatchObject({ findsIt: false, unit: 'percentage_points' });
    expect(found?.smallest).toBeGreaterThan(8);
    const [enough] = detectableIn({ ...editions, people: found?.needed ?? 0 });
    expect(enough?.findsIt).toBe(true);
  });
});

describe('a draw', () => {
  const units = fc.array(
    fc.record({
      id: fc.uuid(),
      size: fc.integer({ min: 5, max: 80 }),
      baseline: fc.option(fc.integer({ min: 1, max: 9 })),
    }),
    { minLength: 8, maxLength: 60 },
  );
  const seed = fc.nat();

  test('comes out the same in whatever order the units are given, and evenly in each stratum', () => {
    fc.assert(
      fc.property(units, fc.integer({ min: 2, max: 4 }), seed, (all, arms, number) => {
        const distinct = [...new Map(all.map((one) => [one.id, one])).values()];
        const drawn = drawUnits(distinct, { arms, seed: number });
        expect(drawText(drawUnits([...distinct].reverse(), { arms, seed: number }))).toBe(drawText(drawn));
        expect(drawn).toHaveLength(distinct.length);
        for (const [, members] of Map.groupBy(drawn, ({ stratum }) => stratum)) {
          const sizes = Array.from(
            { length: arms },
            (_, one) => members.filter((unit) => unit.arm === one).length,
          );
          expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test('gives every unit every arm in the long run', () => {
    const twelve = Array.from({ length: 12 }, (_, unit) => ({
      id: `unit ${unit}`,
      size: 10,
      baseline: unit,
    }));
    const first = Array.from({ length: 400 }, (_, number) =>
      drawUnits(twelve, { arms: 3, seed: number })
        .filter(({ arm: drawn }) => drawn === 0)
        .map(({ id }) => id),
    ).flat();
    for (const { id } of twelve) {
      const times = first.filter((one) => one === id).length;
      // 400 thirds, within four standard deviations.
      expect(Math.abs(times - 400 / 3)).toBeLessThan(38);
    }
  });

  test('of people makes arms as large as their weights, within every group as even as it can', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.uuid(), fc.constantFrom('a', 'b', 'c')), { maxLength: 200 }),
        seed,
        (all, number) => {
          const people = [...new Map(all)].map(([id, group]) => ({ id, group }));
          const drawn = drawPeople(people, { weights: [3, 1], seed: number });
          const waits = drawn.filter(({ arm: one }) => one === 1).length;
          expect(Math.abs(waits - people.length / 4)).toBeLessThanOrEqual(1);
          for (const [, members] of Map.groupBy(drawn, ({ stratum }) => stratum)) {
            const own = members.filter(({ arm: one }) => one === 1).length;
            expect(Math.abs(own - members.length / 4)).toBeLessThanOrEqual(1.5);
          }
          expect(drawText(drawPeople([...people].reverse(), { weights: [3, 1], seed: number }))).toBe(
            drawText(drawn),
          );
        },
      ),
    );
  });
});
