import fc from 'fast-check';
import { expect, test } from 'vitest';
import { circleIn } from './circle.ts';

test.each([
  ['nothing waits', {}, undefined],
  ['a row is no circle', { a: ['b'], b: ['c'], c: [] }, undefined],
  ['two for the same is no circle', { a: ['b', 'c'], b: ['d'], c: ['d'], d: [] }, undefined],
  ['one that waits for itself', { a: ['a'] }, ['a']],
  ['three in a ring', { x: ['a'], a: ['b'], b: ['c'], c: ['a'] }, ['a', 'b', 'c']],
])('%s', (_what, waits, expected) => {
  expect(circleIn(new Map(Object.entries(waits)))).toEqual(expected);
});

const graphArb = fc
  .array(fc.tuple(fc.nat({ max: 12 }), fc.nat({ max: 12 })), { maxLength: 40 })
  .map((pairs) => {
    const waits = new Map<string, string[]>();
    for (const [from, to] of pairs) waits.set(`${from}`, [...(waits.get(`${from}`) ?? []), `${to}`]);
    return waits;
  });

test('what is called a circle is one, and without one there is an order in which all can be done', () => {
  fc.assert(
    fc.property(graphArb, (waits) => {
      const circle = circleIn(waits);
      if (circle) {
        circle.forEach((id, index) => {
          expect(waits.get(id)).toContain(circle[(index + 1) % circle.length]);
        });
        return;
      }
      const left = new Set([...waits.keys(), ...[...waits.values()].flat()]);
      for (let done = true; done; ) {
        const ready = [...left].filter((id) => (waits.get(id) ?? []).every((other) => !left.has(other)));
        for (const id of ready) left.delete(id);
        done = ready.length > 0;
      }
      expect(left.size).toBe(0);
    }),
  );
});

test('two thousand in a row do not exhaust the stack', () => {
  const row = new Map(Array.from({ length: 2000 }, (_, index) => [`${index}`, [`${index + 1}`]]));
  expect(circleIn(row)).toBeUndefined();
  row.set('2000', ['0']);
  expect(circleIn(row)).toHaveLength(2001);
});
