import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { THREAD_KINDS, type ThreadKind, type ThreadRef } from '../contract/thread.ts';
import {
  type Dependant,
  GAP_RULES,
  KINDS_IN_ORDER,
  keyOf,
  LONGEST_WALK,
  leftHangingBy,
  relationOf,
} from './thread.ts';

const rank = (kind: ThreadKind) => THREAD_KINDS.indexOf(kind);

describe('what may be linked to what', () => {
  test('the rules know the kinds in the order of the contract', () => {
    expect(KINDS_IN_ORDER).toEqual(THREAD_KINDS);
  });

  const examples: [from: ThreadKind, to: ThreadKind, relation: string | undefined][] = [
    ['promise', 'value', 'keeps'],
    ['goal', 'promise', 'serves'],
    ['goal', 'value', 'serves'],
    ['campaign', 'goal', 'serves'],
    ['action', 'goal', 'serves'],
    ['piece', 'campaign', 'serves'],
    ['measure', 'goal', 'measures'],
    ['measure', 'promise', 'measures'],
    ['value', 'promise', undefined],
    ['goal', 'goal', undefined],
    ['piece', 'value', undefined],
    ['goal', 'measure', undefined],
  ];
  test.each(examples)('%s → %s: %s', (from, to, relation) => {
    expect(relationOf(from, to)).toBe(relation);
  });

  test('every allowed link leads to an earlier kind, so no chain of links comes back to where it began', () => {
    for (const from of THREAD_KINDS)
      for (const to of THREAD_KINDS) if (relationOf(from, to)) expect(rank(to)).toBeLessThan(rank(from));
  });

  test('from every kind but the value some value can be reached', () => {
    for (const kind of THREAD_KINDS) {
      const above = new Set<ThreadKind>([kind]);
      for (const one of above) for (const to of THREAD_KINDS) if (relationOf(one, to)) above.add(to);
      expect(above).toContain('value');
    }
  });

  test('a gap is only asked for where a link could fill it', () => {
    for (const { kind, direction, kinds } of GAP_RULES)
      for (const other of kinds)
        expect(direction === 'up' ? relationOf(kind, other) : relationOf(other, kind)).toBeDefined();
  });
});

/** A thread of up to five objects of each kind, linked at random where it is allowed. */
const thread = fc
  .record({
    counts: fc.array(fc.integer({ min: 1, max: 5 }), {
      minLength: THREAD_KINDS.length,
      maxLength: THREAD_KINDS.length,
    }),
    seed: fc.array(fc.boolean(), { minLength: 600, maxLength: 600 }),
  })
  .map(({ counts, seed }) => {
    const nodes = THREAD_KINDS.flatMap((kind, index) =>
      Array.from({ length: counts[index] ?? 1 }, (_, n): ThreadRef => ({ kind, id: `${kind}${n}` })),
    );
    let toss = 0;
    return nodes.map((node): Dependant => {
      const allowed = nodes.filter(({ kind }) => relationOf(node.kind, kind));
      return { ...node, above: allowed.filter(() => seed[toss++ % seed.length]) };
    });
  });

const reach = (starts: readonly ThreadRef[], next: (key: string) => readonly ThreadRef[]): Set<string> => {
  const seen = new Set(starts.map(keyOf));
  for (const key of seen) for (const one of next(key)) seen.add(keyOf(one));
  return seen;
};
const upFrom = (nodes: readonly Dependant[]) => (key: string) =>
  nodes.find((node) => keyOf(node) === key)?.above ?? [];
const downFrom = (nodes: readonly Dependant[]) => (key: string) =>
  nodes.filter(({ above }) => above.some((one) => keyOf(one) === key));

test('walking up and then down finds the start again, and never takes more steps than there are kinds', () => {
  fc.assert(
    fc.property(thread, fc.nat(), (nodes, pick) => {
      const start = nodes[pick % nodes.length];
      if (!start) return;
      const tops = reach([start], upFrom(nodes));
      for (const key of tops) {
        const node = nodes.find((one) => keyOf(one) === key);
        expect(reach(node ? [node] : [], downFrom(nodes))).toContain(keyOf(start));
      }
      const depth = (node: Dependant): number =>
        Math.max(0, ...node.above.map((above) => 1 + depth(find(nodes, above))));
      expect(depth(start)).toBeLessThanOrEqual(LONGEST_WALK);
    }),
    { numRuns: 60 },
  );
});

const find = (nodes: readonly Dependant[], ref: ThreadRef): Dependant =>
  nodes.find((node) => keyOf(node) === keyOf(ref)) ?? { ...ref, above: [] };

test('what hangs is what no root that stays reaches any more, and nothing else', () => {
  fc.assert(
    fc.property(thread, fc.array(fc.nat(), { minLength: 1, maxLength: 3 }), (nodes, picks) => {
      const going = picks.map((pick) => nodes[pick % nodes.length]).filter((node) => node !== undefined);
      const gone = new Set(going.map(keyOf));
      const below = nodes.filter(
        (node) => !gone.has(keyOf(node)) && reach(going, downFrom(nodes)).has(keyOf(node)),
      );
      const hanging = new Set(leftHangingBy(going, below).map(keyOf));
      // Another way: walk down from every root that stays, around what goes.
      const roots = nodes.filter((node) => node.above.length === 0 && !gone.has(keyOf(node)));
      const held = reach(roots, (key) => downFrom(nodes)(key).filter((one) => !gone.has(keyOf(one))));
      for (const node of below) expect(hanging.has(keyOf(node))).toBe(!held.has(keyOf(node)));
    }),
    { numRuns: 100 },
  );
});
