import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withTotals } from './unit.ts';

test('a unit counts everyone in it and below, and stands before what is below it', () => {
  const units = withTotals([
    { id: 'b', parentId: 'a', own: 2 },
    { id: 'a', parentId: null, own: 1 },
    { id: 'c', parentId: 'b', own: 4 },
    { id: 'lost', parentId: 'closed', own: 8 },
  ]);
  expect(units.map(({ id, below }) => [id, below])).toEqual([
    ['a', 7],
    ['b', 6],
    ['c', 4],
    ['lost', 8],
  ]);
});

test('the tops together count everybody once, whatever the tree', () => {
  const forest = fc
    .array(fc.record({ seed: fc.option(fc.nat(), { nil: null }), own: fc.nat(50) }), { maxLength: 40 })
    .map((seeds) =>
      seeds.map(({ seed, own }, index) => ({
        id: `${index}`,
        parentId: seed === null || index === 0 ? null : `${seed % index}`,
        own,
      })),
    );
  fc.assert(
    fc.property(forest, (units) => {
      const ordered = withTotals(units);
      const tops = ordered.filter(({ parentId }) => parentId === null);
      expect(sum(tops.map(({ below }) => below))).toBe(sum(units.map(({ own }) => own)));
      const position = new Map(ordered.map(({ id }, index) => [id, index]));
      for (const { id, parentId } of ordered)
        if (parentId !== null) expect(position.get(parentId) ?? -1).toBeLessThan(position.get(id) ?? -1);
    }),
  );
});

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
