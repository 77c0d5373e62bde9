import fc from 'fast-check';
import { expect, test } from 'vitest';
import { outlineRows, stepAmong, stepOfAction } from './outline.ts';

const action = (id: string, phaseId: string, ...goalIds: string[]) => ({ id, phaseId, goalIds });
const goals = [{ id: 'g1' }, { id: 'g2' }];
const phases = [{ id: 'p1' }, { id: 'p2' }, { id: 'p3' }];

const said = (rows: ReturnType<typeof outlineRows>) =>
  rows.map((row) => {
    if (row.type === 'goal') return row.goal.id;
    if (row.type === 'noGoal') return '-';
    return row.type === 'phase' ? `  ${row.phase.id}` : `    ${row.action.id}`;
  });

test('goals, their phases, their actions; then what serves no goal, and phases where nothing is done yet', () => {
  const actions = [
    action('a', 'p1', 'g1'),
    action('b', 'p1', 'g2', 'g1'),
    action('c', 'p1', 'g2'),
    action('d', 'p2'),
  ];
  expect(said(outlineRows({ goals, phases, actions }))).toEqual([
    'g1',
    '  p1',
    '    a',
    '    b',
    'g2',
    '  p1',
    '    c',
    '-',
    '  p2',
    '    d',
    '  p3',
  ]);
});

test('a plan without goals is its phases, with nothing said about goals', () => {
  expect(said(outlineRows({ goals: [], phases, actions: [action('a', 'p2')] }))).toEqual([
    '  p1',
    '  p2',
    '    a',
    '  p3',
  ]);
});

test('every action and every goal is there once, and every phase at least once', () => {
  const anAction = fc.record({
    phaseId: fc.constantFrom('p1', 'p2', 'p3'),
    goalIds: fc.subarray(['g1', 'g2', 'gone']),
  });
  fc.assert(
    fc.property(fc.array(anAction), (drawn) => {
      const actions = drawn.map((one, index) => ({ ...one, id: `a${index}` }));
      const rows = outlineRows({ goals, phases, actions });
      const ids = (type: string) =>
        rows.flatMap((row) => (row.type === 'action' && type === 'action' ? row.action.id : []));
      expect(ids('action').toSorted()).toEqual(actions.map(({ id }) => id).toSorted());
      expect(rows.filter(({ type }) => type === 'goal')).toHaveLength(goals.length);
      for (const { id } of phases)
        expect(rows.some((row) => row.type === 'phase' && row.phase.id === id)).toBe(true);
    }),
  );
});

test.each([
  ['down one', 'a', 1, { after: 'b' }],
  ['up to the first place', 'b', -1, { after: null }],
  ['up between two', 'c', -1, { after: 'a' }],
  ['over the beginning', 'a', -1, null],
  ['over the end', 'c', 1, null],
] as const)('a line moves %s', (_where, id, by, step) => {
  expect(stepAmong([{ id: 'a' }, { id: 'b' }, { id: 'c' }], id, by)).toEqual(step);
});

test('an action that moves over the end of its phase comes into the next, first; back, it comes last', () => {
  const [a, b] = [action('a', 'p1'), action('b', 'p2')];
  expect(stepOfAction({ phases, actions: [a, b] }, a, 1)).toEqual({ phaseId: 'p2', after: null });
  expect(stepOfAction({ phases, actions: [a, b] }, b, -1)).toEqual({ phaseId: 'p1', after: 'a' });
  expect(stepOfAction({ phases, actions: [a, b] }, a, -1)).toBeNull();
});

test('steps forth and back leave the order as it was', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 8 }), fc.nat(), (count, at) => {
      const lines = Array.from({ length: count }, (_, index) => ({ id: `l${index}` }));
      const id = `l${at % (count - 1)}`;
      const moved = apply(lines, id, stepAmong(lines, id, 1)?.after ?? null);
      expect(moved).not.toEqual(lines);
      expect(apply(moved, id, stepAmong(moved, id, -1)?.after ?? null)).toEqual(lines);
    }),
  );
});

function apply(lines: readonly { id: string }[], id: string, after: string | null): { id: string }[] {
  const others = lines.filter((line) => line.id !== id);
  const place = after === null ? 0 : others.findIndex((line) => line.id === after) + 1;
  return [...others.slice(0, place), { id }, ...others.slice(place)];
}
