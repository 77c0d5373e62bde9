import { RICH_TEXT_LIMITS as LIMITS, safeHref } from './rich-text.ts';

/** Undefined: not taken. Every attribute that a node has is checked by one of these. */
type Check = (raw: unknown) => unknown;

export interface NodeSpec {
  readonly attrs?: Readonly<Record<string, Check>>;
  /** Kinds of node that may stand in it; undefined: it is a leaf. */
  readonly holds?: readonly string[];
  readonly most?: number;
  /** Without content it is nothing. */
  readonly needsContent?: true;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing control characters is the point
export const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const words =
  (max: number): Check =>
  (raw) => {
    const text = typeof raw === 'string' && !CONTROL.test(raw) ? raw.trim() : '';
    return text.length > 0 && text.length <= max ? text : undefined;
  };
const orNull =
  (check: Check): Check =>
  (raw) =>
    raw === undefined || raw === null || raw === '' ? null : check(raw);
const oneOf =
  (values: readonly unknown[], otherwise?: unknown): Check =>
  (raw) =>
    values.includes(raw) ? raw : raw === undefined || raw === null ? otherwise : undefined;
const whole =
  (least: number, most: number, otherwise?: number): Check =>
  (raw) => {
    if (raw === undefined || raw === null) return otherwise;
    return typeof raw === 'number' && Number.isInteger(raw) && raw >= least && raw <= most ? raw : undefined;
  };
const id: Check = (raw) => (typeof raw === 'string' && UUID.test(raw) ? raw : undefined);
const choices: Check = (raw) => {
  if (!Array.isArray(raw) || raw.length < 2 || raw.length > LIMITS.pollOptions) return undefined;
  const said = raw.map(words(200));
  return said.includes(undefined) || new Set(said).size < said.length ? undefined : said;
};

const INLINE = ['text', 'hardBreak', 'mention'];
const FLOW = ['paragraph', 'bulletList', 'orderedList'];
/** What may stand in a document itself. */
export const DOCUMENT_HOLDS = [
  ...FLOW,
  'heading',
  'blockquote',
  'callout',
  'image',
  'video',
  'attachment',
  'table',
  'poll',
  'horizontalRule',
];
const cell: NodeSpec = {
  attrs: { colspan: whole(1, LIMITS.tableColumns, 1), rowspan: whole(1, LIMITS.tableRows, 1) },
  holds: FLOW,
  needsContent: true,
};

/** Every kind of node, with what it carries and what may stand in it. */
export const NODES: ReadonlyMap<string, NodeSpec> = new Map<string, NodeSpec>([
  ['paragraph', { holds: INLINE }],
  ['heading', { attrs: { level: oneOf([2, 3]) }, holds: INLINE }],
  ['bulletList', { holds: ['listItem'], needsContent: true }],
  ['orderedList', { attrs: { start: whole(0, 10_000, 1) }, holds: ['listItem'], needsContent: true }],
  ['listItem', { holds: FLOW, needsContent: true }],
  ['blockquote', { attrs: { by: orNull(words(120)) }, holds: FLOW, needsContent: true }],
  [
    'callout',
    { attrs: { tone: oneOf(['note', 'good', 'careful'], 'note') }, holds: FLOW, needsContent: true },
  ],
  [
    'image',
    {
      attrs: {
        imageId: id,
        alt: words(LIMITS.altCharacters),
        width: oneOf(['third', 'half', 'full'], 'full'),
      },
    },
  ],
  ['video', { attrs: { href: safeWeb, title: words(200), seconds: whole(0, 7200) } }],
  ['attachment', { attrs: { fileId: id, name: words(200), bytes: whole(0, 1_000_000_000) } }],
  ['table', { holds: ['tableRow'], most: LIMITS.tableRows, needsContent: true }],
  ['tableRow', { holds: ['tableHeader', 'tableCell'], most: LIMITS.tableColumns, needsContent: true }],
  ['tableHeader', cell],
  ['tableCell', cell],
  ['poll', { attrs: { pollId: id, question: words(300), options: choices } }],
  ['horizontalRule', {}],
  ['hardBreak', {}],
  ['mention', { attrs: { id, label: words(120) } }],
  ['text', {}],
]);

function safeWeb(raw: unknown): string | undefined {
  const href = safeHref(raw);
  return href?.startsWith('http') ? href : undefined;
}
