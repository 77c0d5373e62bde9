import { getSchema } from '@tiptap/core';
import type { ContentMatch, NodeType } from '@tiptap/pm/model';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RichText } from '#kernel/rich-text.ts';
import { parseRichText } from '#kernel/rich-text-parse.ts';
import { DOCUMENT_HOLDS, NODES } from '#kernel/rich-text-schema.ts';
import { keptDoc, pieceExtensions } from './piece-schema.ts';

const schema = getSchema([...pieceExtensions]);
const ID = '019a9f00-0000-7000-8000-000000000001';

test('the editor knows the nodes that a document may hold, and no other', () => {
  expect(Object.keys(schema.nodes).toSorted()).toEqual(['doc', ...NODES.keys()].toSorted());
  expect(Object.keys(schema.marks).toSorted()).toEqual(['bold', 'code', 'italic', 'link']);
});

test.each([...NODES])(
  '%s carries and holds in the editor what it carries and holds when it is kept',
  (name, spec) => {
    const type = schema.nodes[name];
    // Widths of columns and alignment are the editor's own and left out when a text is kept.
    const own = Object.keys(type?.spec.attrs ?? {}).filter(
      (attribute) => !['colwidth', 'align'].includes(attribute),
    );
    expect(own.toSorted()).toEqual(Object.keys(spec.attrs ?? {}).toSorted());
    expect(type ? heldBy(type) : []).toEqual((spec.holds ?? []).toSorted());
  },
);

test('a document itself holds the same', () => {
  expect(heldBy(schema.topNodeType)).toEqual(DOCUMENT_HOLDS.toSorted());
});

test('whatever may be kept can be edited, and comes back as it was', () => {
  fc.assert(
    fc.property(docs(), (doc) => {
      const kept = parseRichText(doc);
      if (!kept.ok) throw new Error(JSON.stringify(kept.problems));
      const node = schema.nodeFromJSON(kept.doc);
      node.check();
      expect(sortedMarks(keptDoc(node.toJSON()))).toEqual(sortedMarks(keptDoc(kept.doc)));
    }),
    { numRuns: 200 },
  );
});

test.each([
  ['image', { imageId: ID, alt: '', width: 'full' }],
  ['video', { href: 'javascript:alert(1)', title: 'A video', seconds: 1 }],
  ['attachment', { fileId: '../../etc/passwd', name: 'x', bytes: 1 }],
  ['poll', { pollId: ID, question: 'Which?', options: ['one', 'one'] }],
])('%s with what may not be kept is no node of the editor either', (name, attrs) => {
  const doc = { type: 'doc', content: [{ type: name, attrs }] };
  expect(parseRichText(doc).ok).toBe(false);
  expect(() => schema.nodeFromJSON(doc).check()).toThrow(RangeError);
});

/** Names of all nodes that can stand in a node, by walking the automaton of its content. */
function heldBy(type: NodeType): string[] {
  const seen = new Set<ContentMatch>();
  const names = new Set<string>();
  const walk = (match: ContentMatch) => {
    if (seen.has(match)) return;
    seen.add(match);
    for (let edge = 0; edge < match.edgeCount; edge += 1) {
      names.add(match.edge(edge).type.name);
      walk(match.edge(edge).next);
    }
  };
  walk(type.contentMatch);
  return [...names].toSorted();
}

const words = fc.stringMatching(/^[a-zåäöñ]{1,8}( [a-zåäöñ]{1,8}){0,2}$/);
const mark = fc.constantFrom(
  { type: 'bold' },
  { type: 'italic' },
  { type: 'code' },
  { type: 'link', attrs: { href: 'https://example.org/a' } },
);

function docs() {
  const run = fc.record({
    type: fc.constant('text'),
    text: words,
    marks: fc.uniqueArray(mark, { selector: ({ type }) => type, minLength: 1, maxLength: 4 }),
  });
  const mention = words.map((label) => ({ type: 'mention', attrs: { id: ID, label } }));
  // Two runs beside each other would be joined, were their marks the same; a break between them keeps them apart.
  const inlines = fc
    .array(fc.oneof(run, mention), { minLength: 1, maxLength: 4 })
    .map((all) => all.flatMap((one) => [one, { type: 'hardBreak' }]));
  const paragraph = inlines.map((content) => ({ type: 'paragraph', content }));
  const { flow } = fc.letrec((tie) => ({
    list: fc.record({
      type: fc.constant('bulletList'),
      content: fc.array(
        fc.record({
          type: fc.constant('listItem'),
          content: fc.array(tie('flow'), { minLength: 1, maxLength: 2 }),
        }),
        { minLength: 1, maxLength: 2 },
      ),
    }),
    flow: fc.oneof({ depthSize: 'small', maxDepth: 3 }, paragraph, tie('list')),
  }));
  const flows = fc.array(flow, { minLength: 1, maxLength: 3 });
  const cell = fc.record({
    type: fc.constantFrom('tableHeader', 'tableCell'),
    attrs: fc.constant({ colspan: 1, rowspan: 1 }),
    content: flows,
  });
  const block = fc.oneof(
    paragraph,
    flow,
    fc.record({
      type: fc.constant('heading'),
      attrs: fc.record({ level: fc.constantFrom(2, 3) }),
      content: inlines,
    }),
    flows.map((content) => ({
      type: 'orderedList',
      attrs: { start: 3 },
      content: [{ type: 'listItem', content }],
    })),
    fc.record({
      type: fc.constant('blockquote'),
      attrs: fc.record({ by: fc.option(words) }),
      content: flows,
    }),
    fc.record({
      type: fc.constant('callout'),
      attrs: fc.record({ tone: fc.constantFrom('note', 'good', 'careful') }),
      content: flows,
    }),
    words.chain((alt) =>
      fc.constantFrom('third', 'half', 'full').map((width) => ({
        type: 'image',
        attrs: { imageId: ID, alt, width },
      })),
    ),
    words.map((title) => ({
      type: 'video',
      attrs: { href: 'https://example.org/v', title, seconds: 90 },
    })),
    words.map((name) => ({ type: 'attachment', attrs: { fileId: ID, name, bytes: 12 } })),
    fc.tuple(cell, cell).map((content) => ({ type: 'table', content: [{ type: 'tableRow', content }] })),
    fc.constant({ type: 'horizontalRule' }),
  );
  const poll = words.map((question) => ({
    type: 'poll',
    attrs: { pollId: ID, question, options: ['yes', 'no'] },
  }));
  return fc
    .tuple(fc.array(block, { minLength: 1, maxLength: 5 }), fc.option(poll))
    .map(([content, asked]) => ({ type: 'doc', content: asked ? [...content, asked] : content }));
}

/** Marks have no order of their own; the editor sorts them as its schema lists them. */
function sortedMarks(doc: RichText): unknown {
  return JSON.parse(
    JSON.stringify(doc, (key, value: unknown) =>
      key === 'marks' && Array.isArray(value)
        ? value.toSorted((one, other) => JSON.stringify(one).localeCompare(JSON.stringify(other)))
        : value,
    ),
  );
}
