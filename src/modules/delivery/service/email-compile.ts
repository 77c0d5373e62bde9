import type { Language } from '#kernel/language.ts';
import { editionFor, LANGUAGES } from '#kernel/language.ts';
import type { Context } from '#platform/context.ts';
import { renderLetter } from '#platform/email-render.tsx';
import { type CompiledLetter, compileLetter } from '#platform/smtp/letter.ts';
import type { Post } from '#platform/smtp/post.ts';
import { type Translate, translator } from '#platform/translate.ts';
import { SLOT } from '../domain/letter.ts';
import { digestLetter } from '../emails.tsx';
import en from '../messages/en.json' with { type: 'json' };
import es from '../messages/es.json' with { type: 'json' };
import fi from '../messages/fi.json' with { type: 'json' };
import { type ClaimedEmail, digestItems, lettersOf, type organisationOf } from '../store/email.ts';

const wordsOf: (language: Language) => Translate = translator({ en, fi, es });

type House = Awaited<ReturnType<typeof organisationOf>>;

/** A letter in each language that it has. */
export type Compiled = Partial<Record<Language, CompiledLetter>>;

/** Compiles what the row is to bring: the editions of its message, the same as a reminder, or a digest. */
export function compileFor(ctx: Context, post: Post, { row, house }: { row: ClaimedEmail; house: House }) {
  return row.kind === 'digest' ? compileDigest(ctx, post, { row, house }) : compileMessage(ctx, post, row);
}

async function compileMessage(ctx: Context, post: Post, row: ClaimedEmail): Promise<Compiled> {
  const compiled: Compiled = {};
  for (const letter of await lettersOf(ctx.db, String(row.messageId), row.version)) {
    const { language, subject, html, plain } = letter;
    if (subject === null || html === null || plain === null) continue;
    const named = row.kind === 'reminder' ? wordsOf(language)('email.reminder', { subject }) : subject;
    compiled[language] = letterOf(post, { language, subject: named, html, text: plain });
  }
  return compiled;
}

async function compileDigest(
  ctx: Context,
  post: Post,
  { row, house }: { row: ClaimedEmail; house: House },
): Promise<Compiled> {
  const language = row.language ?? house.language;
  const found = await digestItems(ctx.db, row.messageIds ?? []);
  const items = found.map(({ titles, oneLines }) => ({
    title: unslotted(editionFor(titles, language, house.language)),
    oneLine: unslotted(editionFor(oneLines, language, house.language)),
  }));
  if (items.length === 0) return {};
  const frame = { t: wordsOf(language), language, organisation: house.name, accent: house.accent };
  const letter = await renderLetter(digestLetter({ frame, items, url: `${ctx.url}/` }));
  return { [language]: letterOf(post, { ...letter, language }) };
}

/** What somebody wrote into a title is no slot. */
const unslotted = (text: string): string => text.replaceAll('[[inward:', '[[ inward:');

function letterOf(
  post: Post,
  letter: { language: Language; subject: string; html: string; text: string },
): CompiledLetter {
  const { language, ...parts } = letter;
  return compileLetter({
    ...parts,
    from: post.from,
    slot: SLOT,
    // RFC 3834: tells vacation responders to stay quiet.
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
  });
}

/** The letter in the reader's language, else the organisation's, else any. */
export function letterIn(
  compiled: Compiled,
  wishes: readonly (Language | null)[],
): CompiledLetter | undefined {
  for (const language of [...wishes, ...LANGUAGES]) {
    const letter = language ? compiled[language] : undefined;
    if (letter) return letter;
  }
  return undefined;
}
