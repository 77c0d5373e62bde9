import { type AnyExtension, type Attributes, mergeAttributes, Node } from '@tiptap/core';
import { Image } from '@tiptap/extension-image';
import { Mention } from '@tiptap/extension-mention';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { StarterKit } from '@tiptap/starter-kit';
import { type RichText, safeHref } from '#kernel/rich-text.ts';
import { sanitiseRichText } from '#kernel/rich-text-parse.ts';
import { DOCUMENT_HOLDS, NODES } from '#kernel/rich-text-schema.ts';

/**
 * The editor's schema, made from the closed list of `kernel/rich-text-schema`: what may stand in what, and what a node
 * carries. Whatever is pasted passes through it, so nothing else can be in the text; the server checks once more.
 */
export const pieceExtensions: readonly AnyExtension[] = [
  StarterKit.configure({
    codeBlock: false,
    strike: false,
    underline: false,
    heading: { levels: [2, 3] },
    link: {
      openOnClick: false,
      defaultProtocol: 'https',
      HTMLAttributes: { target: null, rel: null },
      isAllowedUri: (url) => safeHref(url) !== undefined,
    },
  }).extend({
    addExtensions() {
      return (this.parent?.() ?? []).map(asTheKernelHasIt);
    },
  }),
  Image.extend(leaf('image')),
  Node.create({ name: 'video', ...leaf('video') }),
  Node.create({ name: 'attachment', ...leaf('attachment') }),
  Node.create({ name: 'poll', ...leaf('poll') }),
  Node.create({
    name: 'callout',
    group: 'block',
    defining: true,
    content: holding('callout'),
    addAttributes: () => attributesOf('callout'),
    parseHTML: () => [{ tag: 'aside[data-kind="callout"]', getAttrs: readFrom('callout') }],
    renderHTML: ({ node }) => ['aside', written('callout', node.attrs), 0],
  }),
  Mention.extend({
    addAttributes: () => attributesOf('mention'),
    parseHTML: () => [{ tag: 'span[data-kind="mention"]', getAttrs: readFrom('mention') }],
    renderHTML: ({ node }) => ['span', written('mention', node.attrs), `@${node.attrs['label']}`],
    renderText: ({ node }) => String(node.attrs['label']),
  }),
  Table.extend({ content: holding('table') }),
  TableRow.extend({ content: holding('tableRow') }),
  TableCell.extend({ content: holding('tableCell') }),
  TableHeader.extend({ content: holding('tableHeader') }),
];

/** The document of an editor as it is kept: of what the schema carries besides (widths of columns), nothing is left. */
export function keptDoc(json: unknown): RichText {
  const doc = sanitiseRichText(json);
  // The editor keeps an empty line at the end, so that one can always write on below a picture.
  const [last, before] = [doc.content.at(-1), doc.content.at(-2)];
  const spare = last?.type === 'paragraph' && !last.content && before && before.type !== 'paragraph';
  return spare ? { ...doc, content: doc.content.slice(0, -1) } : doc;
}

function asTheKernelHasIt(extension: AnyExtension): AnyExtension {
  switch (extension.name) {
    case 'doc':
      return extension.extend({ content: `(${DOCUMENT_HOLDS.join(' | ')})+` });
    case 'listItem':
      return extension.extend({ content: holding('listItem') });
    case 'blockquote':
      return extension.extend({
        content: holding('blockquote'),
        addAttributes: () => ({
          by: {
            default: null,
            parseHTML: (element: HTMLElement) => checked('blockquote', 'by', element.dataset['by']) ?? null,
            renderHTML: ({ by }: Record<string, unknown>) => (by ? { 'data-by': by } : {}),
          },
        }),
      });
    case 'orderedList':
      return extension.extend({
        addAttributes: () => ({
          start: {
            default: 1,
            parseHTML: (element: HTMLElement) =>
              checked('orderedList', 'start', Number(element.getAttribute('start') ?? 1)) ?? 1,
          },
        }),
      });
    // Code that is bold is kept, so the editor must be able to hold it.
    case 'code':
      return extension.extend({ excludes: '' });
    case 'link':
      return extension.extend({ addAttributes: () => ({ href: { default: null } }) });
    default:
      return extension;
  }
}

/** A node without text in it: all that it is stands in its attributes. */
function leaf(name: string) {
  return {
    group: 'block',
    atom: true,
    draggable: true,
    addAttributes: () => attributesOf(name),
    parseHTML: () => [{ tag: `figure[data-kind="${name}"]`, getAttrs: readFrom(name) }],
    renderHTML: ({ node }: { node: { attrs: Record<string, unknown> } }) =>
      ['figure', written(name, node.attrs)] as const satisfies readonly [string, object],
    addNodeView: () => null,
  };
}

function holding(name: string): string {
  return `(${(NODES.get(name)?.holds ?? []).join(' | ')})+`;
}

function attributesOf(name: string): Attributes {
  const names = Object.keys(NODES.get(name)?.attrs ?? {});
  return Object.fromEntries(
    names.map((attribute) => [
      attribute,
      {
        default: checked(name, attribute, undefined) ?? null,
        // Read and written by the node as a whole.
        rendered: false,
        parseHTML: () => null,
        validate: (value: unknown) => {
          if (checked(name, attribute, value) === undefined)
            throw new RangeError(`${name} with a wrong ${attribute}`);
        },
      },
    ]),
  );
}

const checked = (name: string, attribute: string, raw: unknown) => NODES.get(name)?.attrs?.[attribute]?.(raw);

/** What a node writes when it is copied. */
function written(name: string, attrs: Record<string, unknown>) {
  return mergeAttributes({ 'data-kind': name, 'data-attrs': JSON.stringify(attrs) });
}

/** Reads it back; anybody can put such an element on a clipboard, so each value is checked. */
function readFrom(name: string) {
  return (element: HTMLElement): Record<string, unknown> | false => {
    const raw = parsed(element.dataset['attrs']);
    const attrs = Object.keys(NODES.get(name)?.attrs ?? {}).map(
      (attribute) => [attribute, checked(name, attribute, raw[attribute])] as const,
    );
    return attrs.every(([, value]) => value !== undefined) && Object.fromEntries(attrs);
  };
}

function parsed(text: string | undefined): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
