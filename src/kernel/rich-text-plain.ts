import { type Block, blocksIn, type Inline, type RichText } from './rich-text.ts';

/**
 * The document as plain text: paragraphs apart by an empty line, lists with their signs, links written out, pictures by
 * what they show. For the text part of mail, chat, search, comparing, and whoever reads nothing else.
 */
export function toPlainText(doc: RichText): string {
  return joined(doc.content, '\n\n');
}

/** Number of words that a reader meets: numbers and words, with their inner apostrophes and hyphens. */
export function words(text: string): number {
  return text.match(/[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*/gu)?.length ?? 0;
}

/** The prose of a document alone, a paragraph each: what is spoken, and what a measure of readability is taken on. */
export function paragraphsOf(doc: RichText): string[] {
  return [...blocksIn(doc.content)]
    .flatMap((block) => (block.type === 'paragraph' ? [runsOf(block.content ?? []).trim()] : []))
    .filter((text) => text !== '');
}

/** The text of a heading, a paragraph or what else stands in one line. */
export function runsOf(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      switch (inline.type) {
        case 'text':
          return inline.text;
        case 'mention':
          return inline.attrs.label;
        default:
          return '\n';
      }
    })
    .join('');
}

function joined(blocks: readonly Block[], between: string): string {
  return blocks
    .map(blockText)
    .filter((text) => text !== '')
    .join(between);
}

function blockText(block: Block): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return linkedRuns(block.content ?? []).trim();
    case 'bulletList':
      return block.content.map(({ content }) => item('- ', joined(content, '\n'))).join('\n');
    case 'orderedList':
      return block.content
        .map(({ content }, index) => item(`${block.attrs.start + index}. `, joined(content, '\n')))
        .join('\n');
    case 'blockquote':
      return prefixed(
        '> ',
        joined(block.content, '\n\n') + (block.attrs.by ? `\n\n— ${block.attrs.by}` : ''),
      );
    case 'callout':
      return prefixed('| ', joined(block.content, '\n\n'));
    case 'table':
      return block.content
        .map(({ content }) => content.map((cell) => joined(cell.content, ' ')).join(' | '))
        .join('\n');
    case 'image':
      return `[${block.attrs.alt}]`;
    case 'video':
      return `${block.attrs.title}: ${block.attrs.href}`;
    case 'attachment':
      return block.attrs.name;
    case 'poll':
      return [block.attrs.question, ...block.attrs.options.map((option) => `- ${option}`)].join('\n');
    case 'horizontalRule':
      return '---';
  }
}

function linkedRuns(inlines: readonly Inline[]): string {
  return inlines
    .map((inline, index) => {
      const own = hrefOf(inline);
      // Neighbouring runs of one link, one of them bold say, get the address once, behind the last.
      const ends = own !== undefined && hrefOf(inlines[index + 1]) !== own;
      const text = runsOf([inline]);
      return ends && own !== text && own !== `${text}/` ? `${text} (${own})` : text;
    })
    .join('');
}

function hrefOf(inline: Inline | undefined): string | undefined {
  const link = inline?.type === 'text' ? inline.marks?.find((mark) => mark.type === 'link') : undefined;
  return link?.type === 'link' ? link.attrs.href : undefined;
}

function item(sign: string, text: string): string {
  return sign + text.replaceAll('\n', `\n${' '.repeat(sign.length)}`);
}

const prefixed = (sign: string, text: string) =>
  text
    .split('\n')
    .map((line) => (sign + line).trimEnd())
    .join('\n');
