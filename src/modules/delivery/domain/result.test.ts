import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Counts, publishedResults, publishedWhole } from './result.ts';

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));

const countsOf = (people: number): Counts => ({
  people,
  reached: people,
  seen: people,
  read: 0,
  asked: 0,
  acknowledged: 0,
  useful: 0,
  notUseful: 0,
  seenBy: {},
  readBy: {},
});

/** A release of so many people in each unit; `none` are people without one. */
const releaseOf = (releaseId: string, units: Record<string, number>) => ({
  releaseId,
  counts: {
    ...countsOf(Object.values(units).reduce((sum, one) => sum + one, 0)),
    byUnit: Object.fromEntries(Object.entries(units).map(([id, people]) => [id, countsOf(people)])),
  },
});

const shownSizes = (releases: Parameters<typeof publishedResults>[0]) => {
  const { all, releases: own, units } = publishedResults(releases, random);
  return {
    all: all?.people ?? null,
    releases: Object.fromEntries(own.map(({ releaseId, shown }) => [releaseId, shown?.people ?? null])),
    units: Object.fromEntries(units.map(({ unitId, shown }) => [unitId, shown?.people ?? null])),
  };
};

test.each([
  {
    what: 'groups of five and more are shown',
    releases: [releaseOf('r', { sales: 12, legal: 9 })],
    shown: { all: 21, releases: { r: 21 }, units: { sales: 12, legal: 9 } },
  },
  {
    what: 'a unit of four takes the next smallest with it',
    releases: [releaseOf('r', { sales: 12, legal: 4, floor: 20 })],
    shown: { all: 36, releases: { r: 36 }, units: { sales: null, legal: null, floor: 20 } },
  },
  {
    what: 'four people without a unit are not given back by the rest',
    releases: [releaseOf('r', { sales: 12, none: 4 })],
    shown: { all: 16, releases: { r: 16 }, units: { sales: null } },
  },
  {
    what: 'a unit that is nearly a release would tell of those who are in it and not in the other',
    releases: [releaseOf('night', { floor: 10, sales: 2 }), releaseOf('day', { sales: 30 })],
    shown: { all: 42, releases: { day: 30, night: 12 }, units: { sales: null, floor: null } },
  },
  {
    what: 'counts from before units were counted say nothing of units',
    releases: [{ releaseId: 'r', counts: countsOf(8) }],
    shown: { all: 8, releases: { r: 8 }, units: {} },
  },
])('$what', ({ releases, shown }) => {
  expect(shownSizes(releases)).toEqual(shown);
  expect(publishedWhole(releases, random)?.people ?? null).toBe(shown.all);
});

test('no sum or difference of what is shown is about one to four people', () => {
  const units = fc.record({
    a: fc.integer({ min: 0, max: 9 }),
    b: fc.integer({ min: 0, max: 9 }),
    none: fc.integer({ min: 0, max: 6 }),
  });
  fc.assert(
    fc.property(fc.array(units, { minLength: 1, maxLength: 3 }), (all) => {
      const releases = all.map((one, place) => releaseOf(`r${place}`, one));
      const { all: whole, releases: own, units: byUnit } = publishedResults(releases, random);
      const cells = releases.flatMap(({ releaseId, counts }) =>
        Object.entries(counts.byUnit).map(([unit, { people }]) => ({ releaseId, unit, people })),
      );
      const groups = [
        ...(whole ? [cells.map(() => 1)] : []),
        ...own.flatMap(({ releaseId, shown }) =>
          shown ? [cells.map((cell) => Number(cell.releaseId === releaseId))] : [],
        ),
        ...byUnit.flatMap(({ unitId, shown }) =>
          shown ? [cells.map((cell) => Number(cell.unit === unitId))] : [],
        ),
      ];
      for (const combination of combinationsOf(groups)) {
        if (!combination.every((times) => times === 0 || times === 1)) continue;
        const people = cells.reduce((sum, cell, place) => sum + (combination[place] ?? 0) * cell.people, 0);
        expect(people === 0 || people >= 5, JSON.stringify({ all, combination })).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
});

/** Every sum of the groups with the factors −1, 0 and 1. */
function combinationsOf(groups: readonly (readonly number[])[]): number[][] {
  return groups.reduce<number[][]>(
    (sums, group) =>
      sums.flatMap((sum) =>
        [-1, 0, 1].map((factor) => group.map((one, at) => (sum[at] ?? 0) + factor * one)),
      ),
    [[]],
  );
}
