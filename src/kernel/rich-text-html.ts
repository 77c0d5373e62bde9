import type { Block, Cell, Inline, Mark, RichText } from './rich-text.ts';

/** What a renderer needs to know of the place where the HTML will stand. */
export interface HtmlPlace {
  /** The address of a picture at about the width, in pixels; null leaves the picture out and its description in. */
  image(imageId: string, width: number): string | null;
  attachment(fileId: string): string | null;
  /** Puts another address in the place of a link's: one that is counted, in mail. */
  link?(href: string): string;
  /** Mail knows no style sheets: elements carry their styles themselves. */
  readonly styled: boolean;
  /** Links and boxes take it in mail, `#rrggbb`. */
  readonly accent?: string;
}

/**
 * The document as HTML for a web page or for mail. Every text and attribute is escaped here and tags come from this file
 * alone, so nothing that somebody wrote can become markup. Headings begin at `h2`: the title stands above.
 */
export function toHtml(doc: RichText, place: HtmlPlace): string {
  return blocks(doc.content, place);
}

/** Text as it may stand in HTML, in elements and in double-quoted attributes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

const STYLES = {
  p: 'margin:0 0 16px;font-size:16px;line-height:26px',
  h2: 'margin:24px 0 8px;font-size:20px;line-height:28px',
  h3: 'margin:16px 0 8px;font-size:17px;line-height:26px',
  ul: 'margin:0 0 16px;padding-left:24px',
  ol: 'margin:0 0 16px;padding-left:24px',
  li: 'margin:0 0 4px',
  blockquote: 'margin:0 0 16px;padding:0 0 0 16px;border-left:2px solid #c9c5bb;font-style:italic',
  aside: 'margin:0 0 16px;padding:12px 16px;border-left:4px solid #0e6b5c;background-color:#f2f0ea',
  table: 'margin:0 0 16px;border-collapse:collapse;width:100%',
  th: 'padding:8px;border-bottom:2px solid #c9c5bb;text-align:left;vertical-align:top',
  td: 'padding:8px;border-bottom:1px solid #e6e2d9;text-align:left;vertical-align:top',
  img: 'display:block;width:100%;height:auto;border:0',
  figure: 'margin:0 0 16px',
  hr: 'border:0;border-top:1px solid #e6e2d9;margin:24px 0',
  code: 'font-family:ui-monospace,Menlo,Consolas,monospace;font-size:15px',
} as const;

type Tag = keyof typeof STYLES;

const CALLOUT_COLOURS = { note: '#0e6b5c', good: '#1b7a46', careful: '#8a6a12' } as const;
/** Pixels of the text column that a picture takes. */
const IMAGE_WIDTHS = { third: 240, half: 360, full: 720 } as const;

const blocks = (content: readonly Block[], place: HtmlPlace): string =>
  content.map((block) => blockHtml(block, place)).join('');

function blockHtml(block: Block, place: HtmlPlace): string {
  switch (block.type) {
    case 'paragraph':
      return element('p', inlines(block.content ?? [], place), place);
    case 'heading':
      return element(block.attrs.level === 2 ? 'h2' : 'h3', inlines(block.content ?? [], place), place);
    case 'bulletList':
      return element('ul', items(block.content, place), place);
    case 'orderedList': {
      const start = block.attrs.start === 1 ? '' : ` start="${block.attrs.start}"`;
      return element('ol', items(block.content, place), place, start);
    }
    case 'blockquote': {
      const by = block.attrs.by === null ? '' : element('p', `— ${escapeHtml(block.attrs.by)}`, place);
      return element('blockquote', blocks(block.content, place) + by, place);
    }
    case 'callout':
      return calloutHtml(block.attrs.tone, blocks(block.content, place), place);
    case 'table': {
      const rows = block.content.map(
        ({ content }) => `<tr>${content.map((one) => cellHtml(one, place)).join('')}</tr>`,
      );
      return element('table', `<tbody>${rows.join('')}</tbody>`, place);
    }
    case 'image':
      return imageHtml(block.attrs, place);
    case 'video':
      return element('p', link(block.attrs.href, `▶ ${block.attrs.title}`, place), place);
    case 'attachment': {
      const href = place.attachment(block.attrs.fileId);
      const name = href ? link(href, block.attrs.name, place) : escapeHtml(block.attrs.name);
      return element('p', name, place);
    }
    case 'poll': {
      const options = block.attrs.options.map((option) => element('li', escapeHtml(option), place)).join('');
      return (
        element('p', `<strong>${escapeHtml(block.attrs.question)}</strong>`, place) +
        element('ul', options, place)
      );
    }
    case 'horizontalRule':
      return `<hr${style('hr', place)}>`;
  }
}

function calloutHtml(tone: keyof typeof CALLOUT_COLOURS, inner: string, place: HtmlPlace): string {
  if (!place.styled) return `<aside class="callout callout-${tone}">${inner}</aside>`;
  return `<div style="${STYLES.aside.replace('#0e6b5c', CALLOUT_COLOURS[tone])}">${inner}</div>`;
}

function imageHtml(
  { imageId, alt, width }: Extract<Block, { type: 'image' }>['attrs'],
  place: HtmlPlace,
): string {
  const pixels = IMAGE_WIDTHS[width];
  // Twice the pixels: most screens that this is read on have two to the point.
  const source = place.image(imageId, pixels * 2);
  if (source === null) return element('p', `[${escapeHtml(alt)}]`, place);
  const size = place.styled ? ` style="${STYLES.img};max-width:${pixels}px" width="${pixels}"` : '';
  const image = `<img src="${escapeHtml(source)}" alt="${escapeHtml(alt)}"${size}>`;
  return place.styled
    ? `<p style="${STYLES.figure}">${image}</p>`
    : `<figure class="image-${width}">${image}</figure>`;
}

function cellHtml({ type, attrs, content }: Cell, place: HtmlPlace): string {
  const spans = (['colspan', 'rowspan'] as const)
    .map((name) => (attrs[name] > 1 ? ` ${name}="${attrs[name]}"` : ''))
    .join('');
  return element(type === 'tableHeader' ? 'th' : 'td', blocks(content, place), place, spans);
}

const items = (content: readonly { content: readonly Block[] }[], place: HtmlPlace) =>
  content.map((item) => element('li', blocks(item.content, place), place)).join('');

function inlines(content: readonly Inline[], place: HtmlPlace): string {
  return content
    .map((inline) => {
      switch (inline.type) {
        case 'hardBreak':
          return '<br>';
        case 'mention':
          return `<strong>${escapeHtml(inline.attrs.label)}</strong>`;
        default:
          return (inline.marks ?? []).reduce(
            (html, mark) => marked(mark, html, place),
            escapeHtml(inline.text),
          );
      }
    })
    .join('');
}

function marked(mark: Mark, html: string, place: HtmlPlace): string {
  switch (mark.type) {
    case 'bold':
      return `<strong>${html}</strong>`;
    case 'italic':
      return `<em>${html}</em>`;
    case 'code':
      return `<code${style('code', place)}>${html}</code>`;
    default:
      return anchor(mark.attrs.href, html, place);
  }
}

const link = (href: string, text: string, place: HtmlPlace) => anchor(href, escapeHtml(text), place);

function anchor(href: string, html: string, place: HtmlPlace): string {
  const colour = place.styled ? ` style="color:${place.accent ?? '#0e6b5c'}"` : '';
  return `<a href="${escapeHtml(place.link?.(href) ?? href)}" rel="noopener noreferrer"${colour}>${html}</a>`;
}

const element = (tag: Tag, inner: string, place: HtmlPlace, attributes = '') =>
  `<${tag}${attributes}${style(tag, place)}>${inner}</${tag}>`;

const style = (tag: Tag, place: HtmlPlace) => (place.styled ? ` style="${STYLES[tag]}"` : '');
