import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holdingsOf, RICH_TEXT_LIMITS, safeHref } from './rich-text.ts';
import { toHtml } from './rich-text-html.ts';
import { parseRichText, sanitiseRichText } from './rich-text-parse.ts';
import { toPlainText, words } from './rich-text-plain.ts';

const text = (said: string, ...marks: object[]) => ({ type: 'text', text: said, marks });
const paragraph = (...content: object[]) => ({ type: 'paragraph', content });
const doc = (...content: object[]) => ({ type: 'doc', content });
const IMAGE = '00000000-0000-4000-8000-000000000001';
const place = { image: (id: string) => `https://x.test/${id}`, attachment: () => null, styled: false };

const everything = doc(
  { type: 'heading', attrs: { level: 2 }, content: [text('If you get it wrong')] },
  paragraph(
    text('You ring '),
    { type: 'mention', attrs: { id: IMAGE, label: 'Sanna' } },
    text(' or read '),
    text('the manual', { type: 'link', attrs: { href: 'https://x.test/manual' } }),
    text('.', { type: 'bold' }),
  ),
  {
    type: 'orderedList',
    attrs: { start: 1 },
    content: [
      { type: 'listItem', content: [paragraph(text('take it down'))] },
      { type: 'listItem', content: [paragraph(text('write the rule'))] },
    ],
  },
  { type: 'callout', attrs: { tone: 'careful' }, content: [paragraph(text('Bays 2 and 3 stay inside.'))] },
  { type: 'blockquote', attrs: { by: 'a fitter' }, content: [paragraph(text('Who do I get into trouble?'))] },
  { type: 'image', attrs: { imageId: IMAGE, alt: 'A finished pump', width: 'half' } },
  { type: 'video', attrs: { href: 'https://v.test/1', title: 'Two minutes', seconds: 120 } },
  {
    type: 'table',
    content: [
      {
        type: 'tableRow',
        content: [
          { type: 'tableHeader', attrs: { colspan: 1, rowspan: 1 }, content: [paragraph(text('You may'))] },
          { type: 'tableCell', attrs: { colspan: 1, rowspan: 1 }, content: [paragraph(text('tools'))] },
        ],
      },
    ],
  },
  { type: 'attachment', attrs: { fileId: IMAGE, name: 'manual.pdf', bytes: 12 } },
  { type: 'poll', attrs: { pollId: IMAGE, question: 'Which day?', options: ['Monday', 'Friday'] } },
);

test('a document of everything that there is comes through as it was', () => {
  const parsed = parseRichText(everything);
  expect(parsed.ok && toPlainText(parsed.doc)).toBe(
    [
      'If you get it wrong',
      'You ring Sanna or read the manual (https://x.test/manual).',
      '1. take it down\n2. write the rule',
      '| Bays 2 and 3 stay inside.',
      '> Who do I get into trouble?\n>\n> — a fitter',
      '[A finished pump]',
      'Two minutes: https://v.test/1',
      'You may | tools',
      'manual.pdf',
      'Which day?\n- Monday\n- Friday',
    ].join('\n\n'),
  );
  expect(parsed.ok && holdingsOf(parsed.doc)).toMatchObject({
    imageIds: [IMAGE],
    fileIds: [IMAGE],
    personIds: [IMAGE],
    videoSeconds: 120,
  });
});

describe('what is refused says where and why', () => {
  const refused: [what: string, value: unknown, path: string, code: string][] = [
    ['text instead of a document', '<p>hello</p>', '', 'not_a_document'],
    ['nothing', null, '', 'not_a_document'],
    ['a node that nobody named', doc({ type: 'iframe', attrs: { src: 'x' } }), 'content.0', 'unknown_node'],
    ['a table in a list', doc({ type: 'listItem', content: [] }), 'content.0', 'not_allowed_here'],
    [
      'a mark that nobody named',
      doc(paragraph(text('x', { type: 'style' }))),
      'content.0.content.0.marks.0',
      'unknown_mark',
    ],
    [
      'a script behind a link',
      doc(paragraph(text('x', { type: 'link', attrs: { href: 'javascript:alert(1)' } }))),
      'content.0.content.0.marks.0.attrs.href',
      'url_not_allowed',
    ],
    [
      'a picture without words',
      doc({ type: 'image', attrs: { imageId: IMAGE, alt: ' ' } }),
      'content.0.attrs.alt',
      'alt_missing',
    ],
    [
      'a picture from elsewhere',
      doc({ type: 'image', attrs: { src: 'https://x', alt: 'x' } }),
      'content.0.attrs.imageId',
      'attribute_wrong',
    ],
    [
      'two polls',
      doc(
        { type: 'poll', attrs: { pollId: IMAGE, question: 'a', options: ['1', '2'] } },
        { type: 'poll', attrs: { pollId: IMAGE, question: 'b', options: ['1', '2'] } },
      ),
      'content.1',
      'second_poll',
    ],
    [
      'more text than anybody reads',
      doc(paragraph(text('x'.repeat(RICH_TEXT_LIMITS.characters + 1)))),
      'content.0.content.0',
      'too_large',
    ],
    ['control characters', doc(paragraph(text('a\u0000b'))), 'content.0.content.0', 'attribute_wrong'],
  ];
  test.each(refused)('%s', (_what, value, path, code) => {
    const parsed = parseRichText(value);
    expect(parsed.ok ? [] : parsed.problems).toContainEqual({ path, code });
  });

  test('a document nested a thousand times', () => {
    let inner: object = paragraph(text('deep'));
    for (let depth = 0; depth < 1000; depth += 1)
      inner = { type: 'bulletList', content: [{ type: 'listItem', content: [inner] }] };
    const parsed = parseRichText(doc(inner));
    expect(parsed.ok ? [] : parsed.problems.map(({ code }) => code)).toContain('too_deep');
  });
});

test.each([
  ['https://example.org/a?b=c#d', 'https://example.org/a?b=c#d'],
  ['mailto:sanna@example.org', 'mailto:sanna@example.org'],
  ['HTTP://EXAMPLE.org', 'http://example.org/'],
  ['javascript:alert(1)', undefined],
  ['java\tscript:alert(1)', undefined],
  [' https://example.org', undefined],
  ['https://bank.example@evil.example/', undefined],
  ['data:text/html,<script>', undefined],
  ['//example.org', undefined],
  ['/plan', undefined],
  ['mailto:', undefined],
])('a link to %s leads to %s', (raw, href) => {
  expect(safeHref(raw)).toBe(href);
});

test('a page that was pasted keeps its words and loses everything else', () => {
  const pasted = doc(
    { type: 'section', content: [{ type: 'heading', attrs: { level: 1 }, content: [text('Title')] }] },
    { type: 'script', content: [text('alert(1)')] },
    paragraph(
      text('red', { type: 'textStyle', attrs: { color: 'red' } }),
      text('<img src=x onerror=alert(1)>'),
    ),
    { type: 'image', attrs: { src: 'https://tracker.test/p.gif' } },
  );
  const cleaned = sanitiseRichText(pasted);
  expect(toHtml(cleaned, place)).toBe(
    '<h2>Title</h2><p>alert(1)</p><p>red&lt;img src=x onerror=alert(1)&gt;</p>',
  );
});

const anyNode: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  node: fc.oneof(
    { maxDepth: 6, depthSize: 'medium' },
    fc.record({
      type: fc.constantFrom('text', 'hardBreak', 'image', 'horizontalRule', 'script', 'mention'),
      text: fc.oneof(fc.string(), fc.constant('<script>alert(1)</script>"\'&')),
      attrs: fc.record({
        imageId: fc.constant(IMAGE),
        alt: fc.string(),
        href: fc.webUrl(),
        id: fc.constant(IMAGE),
        label: fc.string(),
      }),
      marks: fc.array(
        fc.record({
          type: fc.constantFrom('bold', 'italic', 'code', 'link', 'underline'),
          attrs: fc.record({ href: fc.oneof(fc.webUrl(), fc.constant('javascript:alert(1)//"onclick="')) }),
        }),
        { maxLength: 3 },
      ),
    }),
    fc.record({
      type: fc.constantFrom(
        'paragraph',
        'heading',
        'bulletList',
        'orderedList',
        'listItem',
        'callout',
        'table',
        'tableRow',
        'tableCell',
        'div',
      ),
      attrs: fc.record({ level: fc.integer({ min: 0, max: 6 }), tone: fc.string(), start: fc.integer() }),
      content: fc.array(tie('node'), { maxLength: 4 }),
    }),
  ),
})).node;

test('whatever is pasted, what is kept parses, is stable, and cannot become markup of its own', () => {
  const tags = new Set<string>();
  fc.assert(
    fc.property(fc.array(anyNode, { maxLength: 5 }), (content) => {
      const cleaned = sanitiseRichText({ type: 'doc', content });
      expect(parseRichText(cleaned)).toEqual({ ok: true, doc: cleaned });
      expect(sanitiseRichText(cleaned)).toEqual(cleaned);
      const html = toHtml(cleaned, place);
      for (const [, tag = ''] of html.matchAll(/<\/?([a-z0-9]+)/g)) tags.add(tag);
      expect(html).not.toMatch(/<script|onclick="|href="javascript|<[^a-z/]/);
      expect(html.match(/<(p|h2|li)[ >]/g)?.length ?? 0).toBe(html.match(/<\/(p|h2|li)>/g)?.length ?? 0);
    }),
    { numRuns: 300 },
  );
  expect([...tags].length).toBeGreaterThan(6);
});

test('words are counted as a reader meets them', () => {
  expect(words('Don’t film bays 2–3, e-mail «Sanna».')).toBe(7);
  expect(words('Älä kuvaa työkaveria kysymättä')).toBe(4);
  expect(words(' – ')).toBe(0);
});
