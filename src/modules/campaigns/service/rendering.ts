import type { AnswerOf, FileAnswer, InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { paragraphsOf } from '#kernel/rich-text-plain.ts';
import { audienceSql } from '#modules/people/service/audience.ts';
import { organisationOf } from '#modules/people/service/organisation.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import { qrPath } from '#platform/qr.ts';
import type { renderingContract } from '../contract/rendering.ts';
import { changeFor, languageFor } from '../domain/edition.ts';
import { assess } from '../domain/readability.ts';
import { chatText, huddleScript } from '../domain/script.ts';
import { SLOTS } from '../emails.tsx';
import { findReader } from '../store/person.ts';
import { type EditionRow, editionsOf, type PieceRow } from '../store/piece.ts';
import { isIn } from '../store/ring.ts';
import { changeIn, compileEdition, wordsOf } from './compile.ts';
import { minutesOf, pieceFor } from './piece-sight.ts';
import { addressOf } from './piece-view.ts';

type Contract = typeof renderingContract;

export const previewHandlers: Pick<Handlers<Contract>, 'previewPiece' | 'printPoster'> = {
  previewPiece,
  printPoster,
};

async function previewPiece(
  ctx: Context,
  { pieceId, personId, language }: InputOf<Contract['previewPiece']>,
): Promise<AnswerOf<Contract['previewPiece']>> {
  const { piece } = await pieceFor(ctx, pieceId);
  const person = personId
    ? ((await findReader(ctx.db, personId)) ?? refuse('not_found', 'campaigns.person_not_here'))
    : null;
  const wanted = language ?? person?.language ?? piece.firstLanguage;
  const edition = await editionIn(ctx, piece, wanted);
  const audiences = person ? await audiencesOf(ctx, piece, person.id) : new Set<string>();
  const says = changeFor(piece.settings, audiences);
  const changes = changeIn(says, edition.language, piece.firstLanguage);
  // The letter is compiled for everybody; what changes for this person stands in it as delivery will write it.
  const settings = { ...piece.settings, changes: says };
  const compiled = await compileEdition(ctx, { ...piece, settings }, edition);
  const t = wordsOf(edition.language);
  const address = addressOf(ctx, piece);
  const spoken = {
    language: edition.language,
    title: edition.title,
    summary: edition.summary,
    doc: edition.doc,
    changes,
  };
  const filled = filledIn({
    name: person?.name ?? t('preview.somebody'),
    address,
    links: compiled.letter?.links ?? [],
  });
  return {
    language: edition.language,
    person: person && { id: person.id, name: person.name },
    title: edition.title,
    summary: edition.summary,
    fromWhom: compiled.fromWhom || null,
    minutes: minutesOf(compiled.seconds),
    changes: says === null ? null : (changes ?? ''),
    address,
    feed: edition.doc,
    email: {
      subject: filled(compiled.letter?.subject ?? ''),
      html: filled(compiled.letter?.html ?? '', htmlSafe),
      plain: filled(compiled.letter?.plain ?? ''),
    },
    chat: chatText(spoken, { address, changesWord: t('piece.changesForYou') }),
    huddle: { ...huddleScript(spoken), lines: [...huddleScript(spoken).lines] },
    screen: { title: edition.title, summary: edition.summary, code: piece.code },
  };
}

/** The edition that a reader of a language gets. */
export async function editionIn(
  ctx: Context,
  piece: PieceRow,
  wanted: EditionRow['language'],
): Promise<EditionRow> {
  const editions = await editionsOf(ctx.db, [piece.id]);
  const written = editions.map(({ language }) => language);
  const language = languageFor(written, wanted, piece.firstLanguage);
  return editions.find((one) => one.language === language) ?? refuse('not_found', 'campaigns.no_edition');
}

/** Which of the audiences that a piece says something else to a person belongs to. */
async function audiencesOf(ctx: Context, { settings }: PieceRow, personId: string): Promise<Set<string>> {
  const found = new Set<string>();
  for (const { audienceId } of settings.changesFor)
    if (await isIn(ctx.db, await audienceSql(ctx, audienceId), personId)) found.add(audienceId);
  return found;
}

const htmlSafe = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Fills the slots of a letter as delivery would, so that what is looked at is what arrives. */
function filledIn({ name, address, links }: { name: string; address: string; links: readonly string[] }) {
  return (text: string, safe: (value: string) => string = (value) => value): string =>
    links.reduce(
      (filled, link, index) => filled.replaceAll(SLOTS.link(index), safe(link)),
      text
        .replaceAll(SLOTS.name, safe(name))
        .replaceAll(SLOTS.read, safe(address))
        .replaceAll(SLOTS.unsubscribe, safe(address)),
    );
}

async function printPoster(
  ctx: Context,
  { pieceId, language, format }: InputOf<Contract['printPoster']>,
): Promise<FileAnswer> {
  const { piece } = await pieceFor(ctx, pieceId);
  const edition = await editionIn(ctx, piece, language ?? piece.firstLanguage);
  const t = wordsOf(edition.language);
  const organisation = await organisationOf(ctx);
  const changes = changeIn(piece.settings.changes, edition.language, piece.firstLanguage);
  const address = addressOf(ctx, piece);
  // Loaded with the first poster: it takes as long as all else together, and each start would wait for it.
  const { renderSheet } = await import('#platform/pdf.tsx');
  const body = await renderSheet({
    format,
    language: edition.language,
    title: edition.title,
    lead: edition.summary,
    paragraphs: posterParagraphs(edition),
    box: changes === null ? null : { heading: t('piece.changesForYou'), text: changes },
    code: qrPath(address),
    address: address.replace(/^https?:\/\//, ''),
    invitation: t('poster.invitation', {
      minutes: Math.max(1, Math.round(minutesOf(assess(edition).seconds))),
    }),
    foot: organisation.name,
    accent: organisation.accent,
  });
  return {
    fileName: `${piece.code}-${edition.language}-${format}.pdf`,
    contentType: 'application/pdf',
    body,
  };
}

/** So much is read in passing; the rest is behind the code. */
const POSTER_CHARACTERS = 900;

function posterParagraphs({ doc }: EditionRow): string[] {
  const taken: string[] = [];
  let length = 0;
  for (const paragraph of paragraphsOf(doc)) {
    length += paragraph.length;
    if (length > POSTER_CHARACTERS) break;
    taken.push(paragraph);
  }
  return taken;
}
