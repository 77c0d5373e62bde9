import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { THREAD_KINDS, type ThreadKind } from '../contract/thread.ts';
import { keyOf, relationOf } from './thread.ts';
import { GAP, LABEL, layoutThread, type ThreadLayout, type ThreadTail, WORDS } from './thread-layout.ts';
import { strandsOf, type ThreadObject } from './thread-strands.ts';

const object = (
  kind: ThreadKind,
  id: string,
  links: readonly ThreadObject[] = [],
  minutes?: number,
): ThreadObject => ({
  kind,
  id,
  links: links.map((to) => ({ kind: to.kind, id: to.id })),
  ...(minutes === undefined ? {} : { minutes }),
});

const courage = object('value', 'courage');
const openness = object('value', 'openness');
const speak = object('promise', 'speak', [courage]);
const first = object('promise', 'first', [openness]);
const goal = object('goal', 'fearless', [speak, first]);
const letter = object('piece', 'letter', [goal], 6);
const fear = object('measure', 'fear', [goal]);
const thread = [courage, openness, speak, first, goal, letter, fear];

const keysOf = ({ ribbons }: ThreadLayout) =>
  ribbons.map(({ keys }) => keys.map((key) => key.split('/')[1]).join(' '));

describe('the strands', () => {
  test('a measure of a goal is reached through the work for the goal', () => {
    expect(keysOf(layoutThread(thread, { width: 1136 }))).toEqual([
      'courage speak fearless letter fear',
      'openness first fearless letter fear',
    ]);
  });

  test('a measure is reached only by ways that pass what it measures', () => {
    const manual = object('goal', 'manual', [first]);
    const campaign = object('campaign', 'both', [goal, manual]);
    const known = object('measure', 'known', [manual]);
    const all = [courage, openness, speak, first, goal, manual, campaign, fear, known];
    expect(keysOf(layoutThread(all, { width: 1136 }))).toEqual([
      'courage speak fearless both fear',
      'openness first fearless both fear',
      'openness first manual both known',
    ]);
  });

  test('what a piece asks of a person is divided among the ways that it serves', () => {
    expect(strandsOf(thread).strands.map(({ weight }) => weight)).toEqual([3, 3]);
  });

  test('where nothing reaches anybody the measure hangs on the goal itself', () => {
    const quiet = thread.filter(({ kind }) => kind !== 'piece');
    expect(strandsOf(quiet).strands[0]).toEqual({
      keys: ['value/courage', 'promise/speak', 'goal/fearless', 'measure/fear'],
      weight: 0,
    });
  });

  test('a column of forty shows eleven and gathers the rest', () => {
    const pieces = Array.from({ length: 40 }, (_, index) => object('piece', `piece${index}`, [goal]));
    const { objects } = strandsOf([courage, speak, goal, ...pieces]);
    const drawn = objects.filter(({ kind }) => kind === 'piece');
    expect(drawn).toHaveLength(12);
    expect(drawn.at(-1)).toMatchObject({ key: 'piece/others', minutes: 29 });
  });
});

describe('the drawing', () => {
  test('only kinds that have objects get a column, in the order of the thread', () => {
    const { columns } = layoutThread(thread, { width: 1136 });
    expect(columns.map(({ kind }) => kind)).toEqual(['value', 'promise', 'goal', 'piece', 'measure']);
  });

  test('it is as wide as asked for, and wider where columns would be too narrow to read', () => {
    expect(layoutThread(thread, { width: 1136 }).width).toBe(1136);
    expect(layoutThread(thread, { width: 350 }).width).toBeGreaterThan(700);
    expect(layoutThread([], { width: 350 })).toMatchObject({ width: 350, height: 0, ribbons: [] });
  });

  test('two and a half pixels are a minute of a person', () => {
    const { nodes } = layoutThread(thread, { width: 1136 });
    expect(nodes.find(({ key }) => key === 'piece/letter')?.height).toBe(15);
  });

  test('what is missing after the last column gets room for its words', () => {
    const tails: ThreadTail[] = [{ key: 'promise/speak', side: 'after' }];
    const { tails: drawn, width } = layoutThread([courage, speak], { width: 900, tails });
    expect(drawn[0]?.words).toBeTruthy();
    expect((drawn[0]?.words?.x ?? 0) + (drawn[0]?.words?.width ?? 0)).toBeLessThanOrEqual(width + 0.001);
  });
});

/** Threads of up to forty objects with links as people may make them. */
const anyThread = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...THREAD_KINDS),
      minutes: fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined }),
      picks: fc.array(fc.nat({ max: 39 }), { maxLength: 4 }),
    }),
    { maxLength: 40 },
  )
  .map((list) =>
    list.map(({ kind, minutes, picks }, index) => {
      const links = picks.flatMap((pick) => {
        const to = list[pick];
        return to && relationOf(kind, to.kind) ? [{ kind: to.kind, id: `o${pick}` }] : [];
      });
      return { kind, id: `o${index}`, links, ...(minutes === undefined ? {} : { minutes }) };
    }),
  );

const tailsOf = (objects: readonly ThreadObject[]): ThreadTail[] =>
  objects.flatMap((one, index) =>
    index % 3 === 0
      ? [{ key: keyOf(one), side: index % 2 === 0 ? ('after' as const) : ('before' as const) }]
      : [],
  );

const close = (a: number, b: number) => Math.abs(a - b) < 0.001;

describe('for any thread', () => {
  test('nothing in a column overlaps: neither objects with their words, nor what is said of gaps', () => {
    fc.assert(
      fc.property(anyThread, (objects) => {
        const { nodes, tails, columns } = layoutThread(objects, { width: 1136, tails: tailsOf(objects) });
        const boxes = [
          ...nodes.map(({ column, y, height }) => ({ column, from: y - LABEL, to: y + height })),
          ...tails
            .filter(({ words }) => words)
            .map(({ key, ring }) => ({
              column: (nodes.find((node) => node.key === key)?.column ?? 0) + 1,
              from: ring.y - WORDS / 2,
              to: ring.y + WORDS / 2,
            })),
        ];
        for (let column = 0; column <= columns.length; column += 1) {
          const own = boxes.filter((box) => box.column === column).sort((a, b) => a.from - b.from);
          for (const [index, box] of own.entries()) {
            const next = own[index + 1];
            if (next) expect(next.from - box.to).toBeGreaterThanOrEqual(GAP - 0.001);
            expect(box.from).toBeGreaterThanOrEqual(-0.001);
          }
        }
      }),
    );
  });

  test('ribbons keep their thickness: each object is as high as the ribbons through it together', () => {
    fc.assert(
      fc.property(anyThread, (objects) => {
        const { nodes, ribbons } = layoutThread(objects, { width: 1136 });
        for (const node of nodes) {
          const through = ribbons.filter(({ keys }) => keys.includes(node.key));
          expect(through.length).toBeGreaterThan(0);
          expect(
            close(
              node.height,
              through.reduce((sum, { thickness }) => sum + thickness, 0),
            ),
          ).toBe(true);
        }
      }),
    );
  });

  test('the strands carry all minutes that reach people, and no more', () => {
    fc.assert(
      fc.property(anyThread, (objects) => {
        const reaches = (kind: ThreadKind) => kind === 'campaign' || kind === 'action' || kind === 'piece';
        const ends = objects.filter(
          (one) =>
            reaches(one.kind) &&
            !objects.some(
              (other) => reaches(other.kind) && other.links.some((link) => keyOf(link) === keyOf(one)),
            ),
        );
        const carried = strandsOf(objects).strands.reduce((sum, { weight }) => sum + weight, 0);
        const spent = ends.reduce((sum, { minutes = 1 }) => sum + minutes, 0);
        fc.pre(strandsOf(objects).objects.every(({ members }) => members.length === 1));
        expect(close(carried, spent)).toBe(true);
      }),
    );
  });

  test('every object is drawn once, alone or among those that are gathered, and ribbons stay bounded', () => {
    fc.assert(
      fc.property(anyThread, (objects) => {
        const { objects: drawn, strands } = strandsOf(objects);
        expect(drawn.flatMap(({ members }) => members).sort()).toEqual(objects.map(keyOf).sort());
        expect(strands.length).toBeLessThanOrEqual(240);
      }),
    );
  });
});
