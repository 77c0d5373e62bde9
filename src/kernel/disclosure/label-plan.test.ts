import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exampleOrganisation } from './example-organisation.ts';
import { labelPlan } from './label-plan.ts';
import { EVERYONE, type View } from './view.ts';

const org: View = { kind: 'tree', name: 'org', levels: ['division', 'team'] };
const tenure: View = {
  kind: 'ordered',
  name: 'tenure',
  attribute: 'tenure',
  order: ['<1', '1-2', '3-5', '6-10', '>10'],
};
const role: View = { kind: 'nominal', name: 'role', attribute: 'role' };

const people = (counts: Record<string, number>, attributesOf: (name: string) => Record<string, string>) =>
  Object.entries(counts).flatMap(([name, count]) =>
    Array.from({ length: count }, (_, at) => ({ id: `${name}#${at}`, attributes: attributesOf(name) })),
  );
const staff = (counts: Record<string, number>) =>
  people(counts, (name) => {
    const [division = '', team] = name.split('/');
    return team ? { division, team } : { division };
  });
const labelsOf = (plan: ReturnType<typeof labelPlan>) =>
  Object.fromEntries(plan.labels.map(({ key, headCount }) => [key, headCount]));

describe('in the organisation', () => {
  test('small teams answer together as the other teams of their division, large ones alone', () => {
    const plan = labelPlan({
      invited: staff({ 'Sales/A': 20, 'Sales/B': 7, 'Sales/C': 9, 'Sales/D': 14 }),
      view: org,
    });
    expect(labelsOf(plan)).toEqual({
      everyone: 50,
      'unit:Sales': 50,
      'unit:Sales/A': 20,
      'unit:Sales/D': 14,
      'others:Sales': 16,
    });
    expect(plan.people.get('Sales/B#0')).toEqual({
      label: 'others:Sales',
      coarser: ['unit:Sales', 'everyone'],
    });
  });

  test('one small team takes the smallest sibling with it, so that it does not stand alone', () => {
    const plan = labelPlan({ invited: staff({ 'Sales/A': 20, 'Sales/B': 3, 'Sales/D': 14 }), view: org });
    expect(labelsOf(plan)).toEqual({
      everyone: 37,
      'unit:Sales': 37,
      'unit:Sales/A': 20,
      'others:Sales': 17,
    });
  });

  test('where that takes every team, all answer as the division', () => {
    const plan = labelPlan({ invited: staff({ 'Sales/A': 20, 'Sales/B': 3, 'Legal/X': 15 }), view: org });
    expect(labelsOf(plan)).toEqual({ everyone: 38, 'unit:Sales': 23, 'unit:Legal': 15, 'unit:Legal/X': 15 });
    expect(plan.people.get('Sales/A#0')).toEqual({ label: 'unit:Sales', coarser: ['everyone'] });
  });

  test('a small division joins the other divisions, with its teams', () => {
    const plan = labelPlan({
      invited: staff({ 'Sales/A': 30, 'Legal/X': 4, 'Legal/Y': 2, Board: 7 }),
      view: org,
    });
    expect(labelsOf(plan)).toEqual({ everyone: 43, 'unit:Sales': 30, 'unit:Sales/A': 30, 'others:': 13 });
  });

  test('a head without a team is never the only one under a label', () => {
    const plan = labelPlan({ invited: staff({ Sales: 1, 'Sales/A': 20, 'Sales/B': 12 }), view: org });
    expect(plan.people.get('Sales#0')).toEqual(plan.people.get('Sales/B#0'));
  });
});

describe('along ordered bands and other values', () => {
  const withTenure = (counts: Record<string, number>) =>
    people(counts, (name) => (name === '?' ? {} : { tenure: name }));
  const withRole = (counts: Record<string, number>) =>
    people(counts, (name) => (name === '?' ? {} : { role: name }));

  test.each([
    [{ '<1': 20, '1-2': 5, '3-5': 14, '6-10': 30 }, ['<1..<1', '1-2..3-5', '6-10..6-10']],
    [{ '<1': 5, '1-2': 5, '3-5': 5, '6-10': 5, '>10': 20 }, ['<1..6-10', '>10..>10']],
    [{ '<1': 12, '3-5': 12 }, ['<1..<1', '3-5..3-5']],
    [{ '<1': 11, '3-5': 5 }, []],
    [{ '<1': 20, '3-5': 13, '?': 2 }, ['<1..<1', '3-5..3-5 and unknown']],
    [{ '<1': 20, '3-5': 13, '?': 12 }, ['<1..<1', '3-5..3-5', 'unknown']],
  ])('bands %o are labelled %o', (counts, expected) => {
    const { labels } = labelPlan({ invited: withTenure(counts), view: tenure });
    const bands = labels.filter(({ key }) => key !== EVERYONE);
    const named = bands.map(({ names, withUnknown }) => {
      return [names.length ? [names.join('..')] : [], withUnknown ? ['unknown'] : []].flat().join(' and ');
    });
    expect(named).toEqual(expected);
  });

  test('small values are put together, with the smallest large one where they are too few', () => {
    const one = labelPlan({ invited: withRole({ sales: 40, legal: 8, art: 6 }), view: role });
    expect(labelsOf(one)).toEqual({ everyone: 54, 'value:sales': 40, 'other-values:art/legal': 14 });
    const two = labelPlan({ invited: withRole({ sales: 40, code: 20, art: 6, '?': 1 }), view: role });
    expect(labelsOf(two)).toEqual({ everyone: 67, 'value:sales': 40, 'other-values:art/code': 27 });
  });

  test('a value that the order does not name is refused', () => {
    expect(() => labelPlan({ invited: withTenure({ '<1': 20, soon: 1 }), view: tenure })).toThrow(
      /does not name soon/,
    );
  });
});

test('in any organisation each label fits K people, each person has one, and nobody is lost', () => {
  const views: View[] = [
    { kind: 'tree', name: 'org', levels: ['division', 'department', 'team'] },
    { kind: 'ordered', name: 'tenure', attribute: 'tenure', order: ['t0', 't1', 't2', 't3', 't4'] },
    { kind: 'nominal', name: 'role', attribute: 'role' },
  ];
  fc.assert(
    fc.property(
      fc.integer({ min: 12, max: 400 }),
      fc.nat(),
      fc.constantFrom(...views),
      (count, seed, view) => {
        const { people: invited } = exampleOrganisation({ people: count, seed });
        const plan = labelPlan({ invited, view, K: 12 });
        const fits = new Map<string, number>();
        const own = new Map<string, number>();
        for (const { label, coarser } of plan.people.values()) {
          own.set(label, (own.get(label) ?? 0) + 1);
          for (const key of [label, ...coarser]) fits.set(key, (fits.get(key) ?? 0) + 1);
        }
        expect(plan.people.size).toBe(count);
        expect(Math.min(...own.values())).toBeGreaterThanOrEqual(12);
        // The head count that a person sees is the number of people for whom the label fits.
        expect(Object.fromEntries(fits)).toEqual(labelsOf(plan));
      },
    ),
    { numRuns: 150 },
  );
});

test('fewer invited people than K cannot be asked without a name, and nobody is invited twice', () => {
  expect(() => labelPlan({ invited: staff({ A: 11 }), view: org })).toThrow(
    /needs 12 invited people, here are 11/,
  );
  expect(() => labelPlan({ invited: [...staff({ A: 12 }), ...staff({ A: 1 })], view: org })).toThrow(/twice/);
});
