import { createElement, Fragment, type ReactNode } from 'react';
import {
  type Block,
  type Cell,
  type Inline,
  type ListItem,
  type Mark,
  type RichText,
  safeHref,
} from '#kernel/rich-text.ts';
import { cx } from './class-names.ts';
import { IconFile } from './icons.tsx';
import classes from './rich-text.module.css';

/** What the renderer needs to know of the place where a document stands. */
export interface RichTextPlace {
  /** The address of a picture at about a width in pixels. */
  readonly image: (imageId: string, width: number) => string;
  readonly attachment: (fileId: string) => string;
  /** What stands where the document asks its readers something. */
  readonly poll?: (poll: PollAsked) => ReactNode;
  /** Says after the title of a video how long it takes: «2 min». */
  readonly minutes: (seconds: number) => string;
  /** Says after the name of an attachment how large it is: «1.2 MB». */
  readonly bytes: (bytes: number) => string;
}

export type PollAsked = Extract<Block, { type: 'poll' }>['attrs'];

interface RichTextProps {
  readonly doc: RichText;
  readonly place: RichTextPlace;
  readonly language?: string | undefined;
  /** The first paragraph begins with a letter two lines high. */
  readonly dropCap?: true;
}

/** Widths in the column, in pixels of a desk; pictures are asked for at twice of it. */
const IMAGE_WIDTHS = { third: 200, half: 300, full: 600 } as const;

/** A rich text as elements; what somebody wrote is always text, never markup. Headings begin at `h2`. */
export function RichTextView({ doc, place, language, dropCap }: RichTextProps) {
  const first = doc.content[0];
  const tall = dropCap && first?.type === 'paragraph' && startsWithLetter(first.content ?? []);
  return (
    <div className={cx(classes['prose'], tall && classes['tall'])} lang={language}>
      <Blocks blocks={doc.content} place={place} />
    </div>
  );
}

function startsWithLetter(content: readonly Inline[]): boolean {
  const [start] = content;
  // Shorter paragraphs would be lower than their letter.
  return start?.type === 'text' && /^\p{L}/u.test(start.text) && content.length > 0 && start.text.length > 90;
}

interface BlocksProps {
  readonly blocks: readonly Block[];
  readonly place: RichTextPlace;
}

function Blocks({ blocks, place }: BlocksProps) {
  return blocks.map((block, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a document that is read does not change its order
    <Fragment key={index}>{viewOf(block, place)}</Fragment>
  ));
}

function viewOf(block: Block, place: RichTextPlace): ReactNode {
  switch (block.type) {
    case 'paragraph':
      return (
        <p>
          <Inlines content={block.content ?? []} />
        </p>
      );
    case 'heading':
      return createElement(`h${block.attrs.level}`, null, <Inlines content={block.content ?? []} />);
    case 'bulletList':
      return (
        <ul>
          <Items items={block.content} place={place} />
        </ul>
      );
    case 'orderedList':
      return (
        <ol start={block.attrs.start}>
          <Items items={block.content} place={place} />
        </ol>
      );
    case 'blockquote':
      return (
        <figure className={classes['quote']}>
          <blockquote>
            <Blocks blocks={block.content} place={place} />
          </blockquote>
          {block.attrs.by && <figcaption>{block.attrs.by}</figcaption>}
        </figure>
      );
    case 'callout':
      return (
        <div role="note" className={cx(classes['callout'], classes[block.attrs.tone])}>
          <Blocks blocks={block.content} place={place} />
        </div>
      );
    case 'table':
      return <Table rows={block.content} place={place} />;
    case 'horizontalRule':
      return <hr />;
    default:
      return mediaOf(block, place);
  }
}

type Media = Extract<Block, { type: 'image' | 'video' | 'attachment' | 'poll' }>;

function mediaOf(block: Media, place: RichTextPlace): ReactNode {
  switch (block.type) {
    case 'image': {
      const { imageId, alt, width } = block.attrs;
      return (
        <figure className={cx(classes['image'], classes[width])}>
          <img src={place.image(imageId, IMAGE_WIDTHS[width] * 2)} alt={alt} loading="lazy" />
        </figure>
      );
    }
    case 'video': {
      const { href, title, seconds } = block.attrs;
      return (
        <p className={classes['file']}>
          <PlayMark />
          <SafeLink href={href}>{title}</SafeLink>
          <span>{place.minutes(seconds)}</span>
        </p>
      );
    }
    case 'attachment': {
      const { fileId, name, bytes } = block.attrs;
      return (
        <p className={classes['file']}>
          <IconFile size={20} />
          <a href={place.attachment(fileId)} download={name}>
            {name}
          </a>
          <span>{place.bytes(bytes)}</span>
        </p>
      );
    }
    case 'poll':
      return place.poll?.(block.attrs) ?? <PollWords {...block.attrs} />;
  }
}

function PollWords({ question, options }: PollAsked) {
  return (
    <div className={classes['callout']}>
      <p>
        <strong>{question}</strong>
      </p>
      <ul>
        {options.map((option) => (
          <li key={option}>{option}</li>
        ))}
      </ul>
    </div>
  );
}

function Items({ items, place }: { items: readonly ListItem[]; place: RichTextPlace }) {
  return items.map((item, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a document that is read does not change its order
    <li key={index}>
      <Blocks blocks={item.content} place={place} />
    </li>
  ));
}

type TableRows = Extract<Block, { type: 'table' }>['content'];

function Table({ rows, place }: { rows: TableRows; place: RichTextPlace }) {
  return (
    // A wide table scrolls by itself, and so it takes the focus for those who scroll by keys (WCAG 2.1.1).
    <div className={classes['table']} tabIndex={0}>
      <table>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a document that is read does not change its order
            <tr key={index}>
              {row.content.map((one, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <TableCell key={column} cell={one} first={column === 0} place={place} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TableCell({ cell, first, place }: { cell: Cell; first: boolean; place: RichTextPlace }) {
  const { colspan, rowspan } = cell.attrs;
  const content = <Blocks blocks={cell.content} place={place} />;
  // A heading without a word, as in the corner of a table, is none.
  const empty = cell.content.every((block) => block.type === 'paragraph' && !block.content?.length);
  if (cell.type === 'tableCell' || empty)
    return (
      <td colSpan={colspan} rowSpan={rowspan}>
        {content}
      </td>
    );
  return (
    <th colSpan={colspan} rowSpan={rowspan} scope={first ? 'row' : 'col'}>
      {content}
    </th>
  );
}

function Inlines({ content }: { content: readonly Inline[] }) {
  return content.map((inline, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a document that is read does not change its order
    <Fragment key={index}>{inlineOf(inline)}</Fragment>
  ));
}

function inlineOf(inline: Inline): ReactNode {
  if (inline.type === 'hardBreak') return <br />;
  if (inline.type === 'mention') return <strong>{inline.attrs.label}</strong>;
  return (inline.marks ?? []).reduce<ReactNode>((inner, mark) => marked(mark, inner), inline.text);
}

function marked(mark: Mark, inner: ReactNode): ReactNode {
  switch (mark.type) {
    case 'bold':
      return <strong>{inner}</strong>;
    case 'italic':
      return <em>{inner}</em>;
    case 'code':
      return <code>{inner}</code>;
    case 'link':
      return <SafeLink href={mark.attrs.href}>{inner}</SafeLink>;
  }
}

/** Checked once more where it is followed: a document may have been kept by an older rule. */
function SafeLink({ href, children }: { href: string; children: ReactNode }) {
  const safe = safeHref(href);
  if (!safe) return children;
  return (
    <a href={safe} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}

function PlayMark() {
  return (
    <svg
      width="20"
      height="20"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      aria-hidden="true"
    >
      <circle cx="12" cy="12" r="8.5" />
      <path d="M10.2 8.6v6.8l5.4-3.4z" strokeLinejoin="round" />
    </svg>
  );
}
