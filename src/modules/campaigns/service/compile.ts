import type { Language } from '#kernel/language.ts';
import { toHtml } from '#kernel/rich-text-html.ts';
import type { NewEdition } from '#modules/delivery/contract/message.ts';
import { organisationOf } from '#modules/people/service/organisation.ts';
import type { Context } from '#platform/context.ts';
import { renderLetter } from '#platform/email-render.tsx';
import { translator } from '#platform/translate.ts';
import type { SaidChange } from '../contract/piece.ts';
import { assess } from '../domain/readability.ts';
import { pieceLetter, SLOTS } from '../emails.tsx';
import en from '../messages/en.json' with { type: 'json' };
import es from '../messages/es.json' with { type: 'json' };
import fi from '../messages/fi.json' with { type: 'json' };
import type { EditionRow, PieceRow } from '../store/piece.ts';
import { minutesOf } from './piece-sight.ts';

/** What the module says outside the browser. */
export const wordsOf = translator({ en, fi, es });

/** A change in words of a language, else of whatever there is; null: nothing changes. */
export function changeIn(says: SaidChange | null, language: Language, first: Language): string | null {
  if (says?.kind !== 'text') return null;
  return says.text[language] ?? says.text[first] ?? Object.values(says.text)[0] ?? null;
}

/** An edition as delivery publishes it: the document for the feed, and the letter compiled once for everybody. */
export async function compileEdition(
  ctx: Context,
  piece: PieceRow,
  edition: EditionRow,
): Promise<NewEdition> {
  const { language, title, summary, doc } = edition;
  const { changes, fromWhom, knownAcronyms } = piece.settings;
  const says = changeIn(changes, language, piece.firstLanguage);
  const { seconds } = assess(edition, knownAcronyms);
  const whom =
    fromWhom?.[language] ?? fromWhom?.[piece.firstLanguage] ?? Object.values(fromWhom ?? {})[0] ?? '';
  const organisation = await organisationOf(ctx);
  const links: string[] = [];
  const html = toHtml(doc, {
    styled: true,
    accent: organisation.accent,
    image: (imageId, width) => `${ctx.url}/api/campaigns/images/${imageId}/${width}`,
    attachment: (fileId) => `${ctx.url}/api/campaigns/files/${fileId}`,
    link(href) {
      // Addresses of mailboxes are opened by the mail program itself; there is nothing to count on the way.
      if (!href.startsWith('http')) return href;
      if (!links.includes(href)) links.push(href);
      return SLOTS.link(links.indexOf(href));
    },
  });
  const frame = {
    t: wordsOf(language),
    language,
    organisation: organisation.name,
    accent: organisation.accent,
  };
  const letter = pieceLetter(frame, {
    title: unslotted(title),
    summary: summary === null ? null : unslotted(summary),
    fromWhom: unslotted(whom),
    changes: says === null ? null : unslotted(says),
    html: unslottedHtml(html),
    minutes: Math.max(1, Math.round(minutesOf(seconds))),
  });
  const compiled = await renderLetter(letter);
  return {
    title,
    oneLine: summary ?? says ?? title,
    fromWhom: whom,
    changesForYou: says,
    doc: { ...doc },
    seconds,
    letter: { subject: compiled.subject, html: compiled.html, plain: compiled.text, links },
  };
}

// What people write must not pass for a slot; a thin space between the brackets is not seen.
const unslotted = (text: string) => text.replaceAll('[[inward:', '[\u200a[inward:');

/** The same in HTML, where our own slots stand in addresses of links alone. */
const unslottedHtml = (html: string) => html.replace(/(?<!href=")\[\[inward:/g, '[\u200a[inward:');
