import { RICH_TEXT_LIMITS as LIMITS, type RichText, safeHref } from './rich-text.ts';
import { CONTROL, DOCUMENT_HOLDS, NODES, type NodeSpec } from './rich-text-schema.ts';

export type RichTextCode =
  | 'not_a_document'
  | 'unknown_node'
  | 'not_allowed_here'
  | 'unknown_mark'
  | 'attribute_wrong'
  | 'url_not_allowed'
  | 'alt_missing'
  | 'too_deep'
  | 'too_large'
  | 'second_poll';

export interface RichTextProblem {
  /** Where in the document: `content.3.attrs.alt`. */
  readonly path: string;
  readonly code: RichTextCode;
}

export type Parsed =
  | { readonly ok: true; readonly doc: RichText }
  | { readonly ok: false; readonly problems: readonly RichTextProblem[] };

/**
 * Reads a document that came from outside: exactly what the closed list names, or the places where it is something else.
 * Attributes that the list does not name are left out, so what is kept is what this function built.
 */
export function parseRichText(value: unknown): Parsed {
  const reading: Reading = { strict: true, problems: [], nodes: 0, characters: 0, polls: 0 };
  const doc = readDoc(value, reading);
  return reading.problems.length > 0 || !doc
    ? { ok: false, problems: reading.problems.slice(0, 50) }
    : { ok: true, doc };
}

/**
 * Makes a document of whatever was pasted: what the list does not name is taken out and its text kept in place; what is
 * over a limit is cut. The result always parses, and a document that parses comes back unchanged.
 */
export function sanitiseRichText(value: unknown): RichText {
  const reading: Reading = { strict: false, problems: [], nodes: 0, characters: 0, polls: 0 };
  const doc = readDoc(value, reading);
  return doc && doc.content.length > 0 ? doc : { type: 'doc', content: [{ type: 'paragraph' }] };
}

interface Reading {
  readonly strict: boolean;
  readonly problems: RichTextProblem[];
  nodes: number;
  characters: number;
  polls: number;
}

interface Raw {
  readonly type: string;
  readonly attrs: Readonly<Record<string, unknown>>;
  readonly content: readonly unknown[];
  readonly marks: readonly unknown[];
  readonly text: unknown;
}

interface Node {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly Node[];
  readonly marks?: readonly { readonly type: string; readonly attrs?: { readonly href: string } }[];
  readonly text?: string;
}

function readDoc(value: unknown, reading: Reading): RichText | undefined {
  const raw = rawOf(value);
  if (raw?.type !== 'doc') {
    note(reading, '', 'not_a_document');
    return undefined;
  }
  const content = readChildren(raw.content, { path: 'content', depth: 1, holds: DOCUMENT_HOLDS }, reading);
  if (content.length === 0) note(reading, 'content', 'not_a_document');
  // Safe: every node was built from its own entry of the list, which says the same as the types.
  return { type: 'doc', content } as unknown as RichText;
}

interface Place {
  readonly path: string;
  readonly depth: number;
  readonly holds: readonly string[];
}

function readChildren(children: readonly unknown[], place: Place, reading: Reading): Node[] {
  return children.flatMap((child, index) =>
    readNode(child, { ...place, path: `${place.path}.${index}` }, reading),
  );
}

function readNode(value: unknown, place: Place, reading: Reading): Node[] {
  const { path, depth, holds } = place;
  const raw = rawOf(value);
  if (!raw) return none(reading, path, 'unknown_node');
  reading.nodes += 1;
  if (reading.nodes > LIMITS.nodes) return none(reading, path, 'too_large');
  if (depth > LIMITS.depth) return none(reading, path, 'too_deep');
  const spec = NODES.get(raw.type);
  if (!spec || !holds.includes(raw.type)) return misplaced(raw, place, reading);
  if (raw.type === 'text') return readText(raw, path, reading);
  if (raw.type === 'poll' && ++reading.polls > 1) return none(reading, path, 'second_poll');
  const attrs = readAttrs(raw, spec, { path, reading });
  if (!attrs) return [];
  if (spec.most !== undefined && raw.content.length > spec.most) note(reading, path, 'too_large');
  const content = spec.holds
    ? readChildren(
        raw.content.slice(0, spec.most),
        { path: `${path}.content`, depth: depth + 1, holds: spec.holds },
        reading,
      )
    : [];
  if (spec.needsContent && content.length === 0) return none(reading, path, 'not_allowed_here');
  return [
    {
      type: raw.type,
      ...(spec.attrs ? { attrs } : {}),
      ...(content.length > 0 ? { content } : {}),
    },
  ];
}

/** Something that is not named or stands where it may not: its place is a problem, its text is worth keeping. */
function misplaced(raw: Raw, place: Place, reading: Reading): Node[] {
  note(reading, place.path, NODES.has(raw.type) ? 'not_allowed_here' : 'unknown_node');
  if (reading.strict) return [];
  const inner = { ...place, path: `${place.path}.content`, depth: place.depth + 1 };
  if (raw.content.length > 0) return readChildren(raw.content, inner, reading);
  // Loose text among blocks becomes a paragraph of its own.
  if (raw.type !== 'text' || !place.holds.includes('paragraph')) return [];
  const run = readText(raw, place.path, reading);
  return run.length > 0 ? [{ type: 'paragraph', content: run }] : [];
}

function readText(raw: Raw, path: string, reading: Reading): Node[] {
  if (typeof raw.text !== 'string' || raw.text === '') return none(reading, path, 'attribute_wrong');
  if (CONTROL.test(raw.text)) note(reading, path, 'attribute_wrong');
  const left = LIMITS.characters - reading.characters;
  if (raw.text.length > left) note(reading, path, 'too_large');
  const text = raw.text.replace(new RegExp(CONTROL, 'g'), '').slice(0, Math.max(0, left));
  reading.characters += text.length;
  if (text === '') return [];
  const marks = raw.marks.flatMap((mark, index) => readMark(mark, `${path}.marks.${index}`, reading));
  const once = marks.filter(({ type }, index) => marks.findIndex((one) => one.type === type) === index);
  return [{ type: 'text', text, ...(once.length > 0 ? { marks: once } : {}) }];
}

function readMark(value: unknown, path: string, reading: Reading): NonNullable<Node['marks']>[number][] {
  const raw = rawOf(value);
  if (raw && ['bold', 'italic', 'code'].includes(raw.type)) return [{ type: raw.type }];
  if (raw?.type !== 'link') {
    note(reading, path, 'unknown_mark');
    return [];
  }
  const href = safeHref(raw.attrs['href']);
  if (href) return [{ type: 'link', attrs: { href } }];
  note(reading, `${path}.attrs.href`, 'url_not_allowed');
  return [];
}

function readAttrs(
  raw: Raw,
  spec: NodeSpec,
  { path, reading }: { path: string; reading: Reading },
): Record<string, unknown> | undefined {
  const attrs: Record<string, unknown> = {};
  for (const [name, check] of Object.entries(spec.attrs ?? {})) {
    const given = check(raw.attrs[name]);
    const value = given === undefined && !reading.strict ? mended(name, raw.attrs[name]) : given;
    if (value === undefined) {
      note(reading, `${path}.attrs.${name}`, CODES[name] ?? 'attribute_wrong');
      return undefined;
    }
    attrs[name] = value;
  }
  return attrs;
}

const CODES: Readonly<Record<string, RichTextCode>> = { alt: 'alt_missing', href: 'url_not_allowed' };

/** What a pasted attribute is brought to: headings begin below the title of the piece. */
function mended(name: string, raw: unknown): unknown {
  if (name === 'level' && typeof raw === 'number') return raw <= 2 ? 2 : 3;
  if (name === 'tone') return 'note';
  if (name === 'width') return 'full';
  if (name === 'colspan' || name === 'rowspan' || name === 'start') return 1;
  return undefined;
}

function rawOf(value: unknown): Raw | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const fields = new Map<string, unknown>(Object.entries(value));
  const type = fields.get('type');
  const attrs = fields.get('attrs');
  const list = (name: string) => {
    const given = fields.get(name);
    return Array.isArray(given) ? given : [];
  };
  return typeof type !== 'string'
    ? undefined
    : {
        type,
        attrs: Object.fromEntries(typeof attrs === 'object' && attrs !== null ? Object.entries(attrs) : []),
        content: list('content'),
        marks: list('marks'),
        text: fields.get('text'),
      };
}

function note(reading: Reading, path: string, code: RichTextCode): void {
  reading.problems.push({ path, code });
}

function none(reading: Reading, path: string, code: RichTextCode): [] {
  note(reading, path, code);
  return [];
}
