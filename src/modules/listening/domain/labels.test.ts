import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LEAST_COMMENT_LABEL, LEAST_LABEL, type ViewName } from '../contract/wave.ts';
import { type Invitee, planLabels } from './labels.ts';

const TODAY = '2026-11-23';
let drawn = 0;
const newId = () => {
  drawn += 1;
  return `id${drawn}`;
};

const invitee = (id: string, facts: Partial<Invitee> = {}): Invitee => ({
  id,
  unitPath: [],
  roleFamily: null,
  startedOn: null,
  birthYear: null,
  arm: null,
  ...facts,
});

const plan = (people: readonly Invitee[], views: readonly ViewName[], words = true) =>
  planLabels(people, { views, words, today: TODAY, newId });

const people = fc.array(
  fc.record({
    unitPath: fc.oneof(
      fc.constant([]),
      fc
        .tuple(fc.constant('root'), fc.constantFrom('a', 'b', 'c'), fc.constantFrom('1', '2', '3', '4'))
        .map(([root, unit, team]) => [root, unit, `${unit}${team}`]),
      fc.constantFrom('a', 'b').map((unit) => ['root', unit]),
    ),
    roleFamily: fc.constantFrom(null, 'Nurse', 'Cook', 'Clerk'),
    startedOn: fc.constantFrom(null, '2026-10-01', '2024-01-01', '2018-05-05', '1999-01-01'),
    birthYear: fc.constantFrom(null, 1950, 1975, 1990, 2001),
    arm: fc.constantFrom(null, 'first', 'second'),
  }),
  { minLength: LEAST_LABEL, maxLength: 160 },
);

test('whoever is invited has one label in each view, which fits at least twelve; words go under thirty or everyone', () => {
  fc.assert(
    fc.property(people, (facts) => {
      const invited = facts.map((one, at) => ({ id: `p${at}`, ...one }));
      const views = ['org', 'tenure', 'generation', 'role', 'arm'] as const;
      const { labels, people: own } = plan(invited, views);
      const byId = new Map(labels.map((label) => [label.id, label]));
      const direct = new Map<string, number>();
      for (const { id } of invited) {
        const mine = own.get(id) ?? {};
        expect(Object.keys(mine).sort()).toEqual([
          'arm',
          'comment',
          'core',
          'generation',
          'org',
          'role',
          'tenure',
        ]);
        for (const [view, labelId] of Object.entries(mine)) {
          expect(byId.get(labelId)?.view).toBe(view);
          direct.set(labelId, (direct.get(labelId) ?? 0) + 1);
        }
      }
      for (const { id, view, kind, headCount, parentId } of labels) {
        const least = view === 'comment' && kind !== 'everyone' ? LEAST_COMMENT_LABEL : LEAST_LABEL;
        expect(headCount).toBeGreaterThanOrEqual(least);
        // Those who answer under this very label are none, or enough.
        expect([0, ...Array.from({ length: 200 }, (_, at) => at + LEAST_LABEL)]).toContain(
          direct.get(id) ?? 0,
        );
        expect(parentId === null).toBe(kind === 'everyone');
        const parent = parentId ? byId.get(parentId) : undefined;
        if (parent) expect(parent.headCount).toBeGreaterThanOrEqual(headCount);
      }
    }),
    { numRuns: 60 },
  );
});

test('one person in no unit does not cost all the others their labels', () => {
  const some = (unit: string, count: number) =>
    Array.from({ length: count }, (_, at) => invitee(`${unit}${at}`, { unitPath: ['house', unit] }));
  const { labels } = plan([...some('sales', 20), ...some('care', 13), invitee('new')], ['org'], false);
  const org = labels
    .filter(({ view }) => view === 'org')
    .map(({ kind, headCount }) => `${kind} ${headCount}`);
  expect(org.sort()).toEqual(['everyone 34', 'others 14', 'unit 20']);
});

test('nor does a handful in a unit beside the house', () => {
  const some = (path: readonly string[], count: number) =>
    Array.from({ length: count }, (_, at) => invitee(`${path.join()}${at}`, { unitPath: path }));
  const house = [...some(['house', 'sales'], 20), ...some(['house', 'care'], 13)];
  const { labels, rolledUp } = plan([...house, ...some(['guests'], 3)], ['org'], false);
  const org = labels
    .filter(({ view }) => view === 'org')
    .map(({ kind, headCount }) => `${kind} ${headCount}`);
  expect(org.sort()).toEqual(['everyone 36', 'others 16', 'unit 20']);
  expect(rolledUp.map(({ unitId, people: count }) => [unitId, count])).toEqual([
    ['care', 13],
    ['guests', 3],
  ]);
});

test('small units know the label that they were rolled up into', () => {
  const some = (team: string, count: number) =>
    Array.from({ length: count }, (_, at) => invitee(`${team}${at}`, { unitPath: ['product', team] }));
  const { labels, rolledUp } = plan(
    [...some('design', 7), ...some('docs', 6), ...some('build', 15)],
    ['org'],
    false,
  );
  const others = labels.find(({ kind }) => kind === 'others');
  expect(others).toMatchObject({ headCount: 13, unitIds: expect.arrayContaining(['design', 'docs']) });
  expect(rolledUp).toEqual([
    { unitId: 'design', people: 7, labelId: others?.id },
    { unitId: 'docs', people: 6, labelId: others?.id },
  ]);
});

test('fewer than twelve have no labels at all', () => {
  const few = Array.from({ length: 11 }, (_, at) => invitee(`p${at}`));
  expect(() => plan(few, ['org'])).toThrow(/needs 12 invited people, here are 11/);
});
