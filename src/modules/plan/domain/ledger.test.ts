import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LineKind } from '../contract/line.ts';
import {
  type Change,
  differenceOf,
  type Fields,
  holdsStill,
  inverseOf,
  isSame,
  type LoggedLine,
  lineAfter,
  linesAfter,
} from './ledger.ts';

const fieldsArb: fc.Arbitrary<Fields> = fc.record({
  title: fc.record({ en: fc.string({ maxLength: 3 }) }),
  dueOn: fc.option(fc.constantFrom('2026-12-01', '2026-12-08')),
  helperIds: fc.array(fc.constantFrom('a', 'b'), { maxLength: 2 }),
});

/** Random work on a few lines, as the service writes it: each step is computed from how the lines stand. */
const historyArb = fc
  .array(fc.tuple(fc.constantFrom('one', 'two', 'three'), fc.boolean(), fieldsArb), { maxLength: 30 })
  .map((steps) => {
    const lines = new Map<string, LoggedLine>();
    const states: Map<string, LoggedLine>[] = [new Map()];
    const changes: Change[] = [];
    for (const [lineId, remove, fields] of steps) {
      const change = nextChange(lines.get(lineId), { lineId, remove, fields });
      if (!change) continue;
      lines.set(lineId, lineAfter(lines.get(lineId), change));
      changes.push(change);
      states.push(new Map(lines));
    }
    return { changes, states };
  });

function nextChange(
  line: LoggedLine | undefined,
  { lineId, remove, fields }: { lineId: string; remove: boolean; fields: Fields },
): Change | undefined {
  const head = { lineKind: 'action' as LineKind, lineId };
  if (!line) return { ...head, change: 'made', before: {}, after: fields };
  if (line.removed) return { ...head, change: 'restored', before: {}, after: line.fields };
  if (remove) return { ...head, change: 'removed', before: line.fields, after: {} };
  const difference = differenceOf(line.fields, fields);
  return difference && { ...head, change: 'changed', ...difference };
}

test('the plan rebuilt from its log up to any change is the plan as it stood then', () => {
  fc.assert(
    fc.property(historyArb, ({ changes, states }) => {
      states.forEach((state, index) => {
        expect(linesAfter(changes.slice(0, index))).toEqual(state);
      });
    }),
  );
});

test('taking back the changes from the last to any other leads to the plan before it', () => {
  fc.assert(
    fc.property(historyArb, fc.nat(), ({ changes, states }, pick) => {
      const from = changes.length === 0 ? 0 : pick % changes.length;
      const back = changes.slice(from).reverse().map(inverseOf);
      const lines = linesAfter([...changes, ...back]);
      const living = (all: Map<string, LoggedLine> | undefined) =>
        [...(all ?? [])].filter(([, line]) => !line.removed);
      expect(living(lines).sort()).toEqual(living(states[from]).sort());
    }),
  );
});

test('a change taken back twice is the change, and it can be taken back exactly while nobody touched its fields', () => {
  fc.assert(
    fc.property(historyArb, fieldsArb, ({ changes, states }, others) => {
      const last = changes.at(-1);
      if (!last) return;
      const line = states.at(-1)?.get(last.lineId);
      expect(inverseOf(inverseOf(last))).toMatchObject({ before: last.before, after: last.after });
      expect(holdsStill(last, line)).toBe(true);
      if (last.change !== 'changed' || !line) return;
      const touched = Object.keys(others).filter((name) => !isSame(line.fields[name], others[name]));
      const moved = { ...line, fields: { ...line.fields, ...others } };
      expect(holdsStill(last, moved)).toBe(!touched.some((name) => name in last.after));
    }),
  );
});

test.each([
  [{ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 }, true],
  [[1, 2], [2, 1], false],
  [null, undefined, true],
  [{ en: 'A' }, { en: 'A', fi: 'B' }, false],
  [[], {}, false],
  ['2026-01-01', '2026-01-01', true],
])('%j and %j are the same: %s', (one, other, expected) => {
  expect(isSame(one, other)).toBe(expected);
});
