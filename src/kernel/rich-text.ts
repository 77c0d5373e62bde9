/**
 * A rich text: one JSON document in the shape that ProseMirror and TipTap 3 write, kept as it is and rendered by pure
 * functions (`rich-text-html.ts`, `rich-text-plain.ts`). HTML is never stored. What is in it is a closed list.
 */
export interface RichText {
  readonly type: 'doc';
  readonly content: readonly Block[];
}

export type Mark =
  | { readonly type: 'bold' | 'italic' | 'code' }
  | { readonly type: 'link'; readonly attrs: { readonly href: string } };

export interface TextRun {
  readonly type: 'text';
  readonly text: string;
  readonly marks?: readonly Mark[];
}

export type Inline =
  | TextRun
  | { readonly type: 'hardBreak' }
  | { readonly type: 'mention'; readonly attrs: { readonly id: string; readonly label: string } };

type Inlines = { readonly content?: readonly Inline[] };
type Blocks = { readonly content: readonly Block[] };

/** How wide a picture stands in the text column. */
export type ImageWidth = 'third' | 'half' | 'full';
export type CalloutTone = 'note' | 'good' | 'careful';

export interface Cell extends Blocks {
  readonly type: 'tableHeader' | 'tableCell';
  readonly attrs: { readonly colspan: number; readonly rowspan: number };
}

export interface Poll {
  readonly type: 'poll';
  readonly attrs: { readonly pollId: string; readonly question: string; readonly options: readonly string[] };
}

export interface ListItem extends Blocks {
  readonly type: 'listItem';
}

export type Block =
  | ({ readonly type: 'paragraph' } & Inlines)
  | ({ readonly type: 'heading'; readonly attrs: { readonly level: 2 | 3 } } & Inlines)
  | { readonly type: 'bulletList'; readonly content: readonly ListItem[] }
  | {
      readonly type: 'orderedList';
      readonly attrs: { readonly start: number };
      readonly content: readonly ListItem[];
    }
  | ({ readonly type: 'blockquote'; readonly attrs: { readonly by: string | null } } & Blocks)
  | ({ readonly type: 'callout'; readonly attrs: { readonly tone: CalloutTone } } & Blocks)
  | {
      readonly type: 'image';
      readonly attrs: { readonly imageId: string; readonly alt: string; readonly width: ImageWidth };
    }
  | {
      readonly type: 'video';
      readonly attrs: { readonly href: string; readonly title: string; readonly seconds: number };
    }
  | {
      readonly type: 'attachment';
      readonly attrs: { readonly fileId: string; readonly name: string; readonly bytes: number };
    }
  | {
      readonly type: 'table';
      readonly content: readonly { readonly type: 'tableRow'; readonly content: readonly Cell[] }[];
    }
  | Poll
  | { readonly type: 'horizontalRule' };

/** A document without a word, as a new edition begins. */
export const EMPTY_RICH_TEXT: RichText = { type: 'doc', content: [{ type: 'paragraph' }] };

/** What a document may hold at most; more is refused before any of it is kept. */
export const RICH_TEXT_LIMITS = {
  characters: 100_000,
  nodes: 6_000,
  depth: 12,
  tableRows: 60,
  tableColumns: 12,
  altCharacters: 300,
  pollOptions: 6,
} as const;

/**
 * Where a link may lead: http, https and mailto, written without white space, control characters, or a name and
 * password, with which one host is dressed up as another. Gives the address as browsers read it, else undefined.
 */
export function safeHref(raw: unknown): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: URL parsers drop them silently, `java\tscript:` among them
  if (typeof raw !== 'string' || raw.length > 2000 || /[\u0000-\u0020\u007f]/.test(raw)) return undefined;
  const url = URL.parse(raw);
  if (url === null) return undefined;
  if (url.username !== '' || url.password !== '') return undefined;
  if (url.protocol === 'mailto:') return /^[^@?]+@[^@?]+(\?|$)/.test(url.pathname) ? url.href : undefined;
  return (url.protocol === 'https:' || url.protocol === 'http:') && url.hostname !== ''
    ? url.href
    : undefined;
}

/** Every node of a document that stands between blocks or in them, in reading order. */
export function* blocksIn(blocks: readonly Block[]): Generator<Block> {
  for (const block of blocks) {
    yield block;
    switch (block.type) {
      case 'bulletList':
      case 'orderedList':
        for (const { content } of block.content) yield* blocksIn(content);
        break;
      case 'blockquote':
      case 'callout':
        yield* blocksIn(block.content);
        break;
      case 'table':
        for (const row of block.content) for (const { content } of row.content) yield* blocksIn(content);
        break;
      default:
    }
  }
}

/** Ids of the pictures and attachments, the poll, the people who are mentioned, and the seconds of video of a document. */
export function holdingsOf(doc: RichText) {
  const blocks = [...blocksIn(doc.content)];
  const inlines = blocks.flatMap((block) =>
    block.type === 'paragraph' || block.type === 'heading' ? (block.content ?? []) : [],
  );
  return {
    imageIds: [...new Set(blocks.flatMap((block) => (block.type === 'image' ? [block.attrs.imageId] : [])))],
    fileIds: [
      ...new Set(blocks.flatMap((block) => (block.type === 'attachment' ? [block.attrs.fileId] : []))),
    ],
    personIds: [...new Set(inlines.flatMap((one) => (one.type === 'mention' ? [one.attrs.id] : [])))],
    poll: blocks.find((block) => block.type === 'poll') ?? null,
    videoSeconds: blocks.reduce((sum, block) => sum + (block.type === 'video' ? block.attrs.seconds : 0), 0),
  };
}
