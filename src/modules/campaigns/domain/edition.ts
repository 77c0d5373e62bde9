import { LANGUAGES, type Language } from '#kernel/language.ts';
import type { PieceSettings, SaidChange } from '../contract/piece.ts';

interface Followed {
  readonly language: Language;
  readonly version: number;
  readonly follows: number | null;
}

/** Whether the first language changed after an edition was last held against it. */
export function isStale(edition: Followed, first: Followed | undefined): boolean {
  if (!first || edition.language === first.language) return false;
  return edition.follows === null || edition.follows < first.version;
}

/** The language in which a person reads a piece: their own, else the first of the piece, else whatever there is. */
export function languageFor(
  written: readonly Language[],
  own: Language,
  first: Language,
): Language | undefined {
  return [own, first, ...LANGUAGES].find((language) => written.includes(language));
}

/**
 * What changes for a person, by the first audience that says something else for them, else what is said to all.
 * Null: nobody has said it, not even that it is nothing.
 */
export function changeFor(
  { changes, changesFor }: Pick<PieceSettings, 'changes' | 'changesFor'>,
  audienceIds: ReadonlySet<string>,
): SaidChange | null {
  return changesFor.find(({ audienceId }) => audienceIds.has(audienceId))?.says ?? changes;
}

/** Codes without vowels, so that none spells a word, and without signs that are mistaken for others on paper. */
const CODE_SIGNS = '23456789bcdfghjkmnpqrstvwxz';
export const CODE_LENGTH = 6;

/** A short code from random bytes; bytes that would favour some signs are passed over. */
export function codeFrom(random: Uint8Array): string {
  const fair = 256 - (256 % CODE_SIGNS.length);
  return [...random]
    .filter((byte) => byte < fair)
    .map((byte) => CODE_SIGNS.charAt(byte % CODE_SIGNS.length))
    .join('')
    .slice(0, CODE_LENGTH);
}
