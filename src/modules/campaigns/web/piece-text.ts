import type { Language } from '#kernel/language.ts';
import { EMPTY_RICH_TEXT, type RichText } from '#kernel/rich-text.ts';
import { sanitiseRichText } from '#kernel/rich-text-parse.ts';
import type { Answer } from '#web/client.ts';

export type StudioPiece = Answer<'campaigns.readPiece'>;

/** What is written in an edition. */
export interface PieceText {
  readonly title: string;
  readonly summary: string;
  readonly doc: RichText;
}

/** A text that is not saved yet, with the version it began from. */
export interface UnsavedText extends PieceText {
  readonly baseVersion: number;
  readonly savedAt: string;
}

/** An edition of a piece in the hands of one person. */
export interface TextKey {
  readonly pieceId: string;
  readonly language: Language;
  readonly personId: string;
}

export const EMPTY_TEXT: PieceText = { title: '', summary: '', doc: EMPTY_RICH_TEXT };

export function textOf(edition: { title: string; summary: string | null; doc: RichText }): PieceText {
  return { title: edition.title, summary: edition.summary ?? '', doc: edition.doc };
}

export function isSameText(one: PieceText, other: PieceText): boolean {
  return (
    JSON.stringify([one.title, one.summary, one.doc]) ===
    JSON.stringify([other.title, other.summary, other.doc])
  );
}

/** What this device kept when the connection or the page was lost. */
export function readHere(key: TextKey): UnsavedText | null {
  const kept = localStorage.getItem(nameOf(key));
  if (!kept) return null;
  try {
    const { title, summary, doc, baseVersion, savedAt } = Object(JSON.parse(kept));
    return typeof baseVersion === 'number'
      ? {
          title: String(title),
          summary: String(summary),
          doc: sanitiseRichText(doc),
          baseVersion,
          savedAt: String(savedAt),
        }
      : null;
  } catch {
    return null;
  }
}

/** Keeps on this device what was typed; says whether there was room. */
export function keepHere(key: TextKey, text: UnsavedText): boolean {
  try {
    localStorage.setItem(nameOf(key), JSON.stringify(text));
    return true;
  } catch {
    return false;
  }
}

export function forgetHere(key: TextKey): void {
  localStorage.removeItem(nameOf(key));
}

const nameOf = ({ pieceId, language, personId }: TextKey) => `piece.${personId}.${pieceId}.${language}`;

/**
 * With what writing begins: what was typed and not saved, the newer of what this device and what the server kept, else
 * the edition as it stands, else nothing.
 */
export function beginningOf(
  piece: StudioPiece,
  key: TextKey,
): { text: PieceText; baseVersion: number; restored: boolean } {
  const edition = piece.editions.find(({ language }) => language === key.language);
  const standing = edition ? textOf(edition) : EMPTY_TEXT;
  const draft = piece.drafts.find(({ language }) => language === key.language);
  const there = draft && { ...textOf(draft), baseVersion: draft.baseVersion, savedAt: draft.savedAt };
  const [newest] = [readHere(key), there]
    .filter((one) => one !== null && one !== undefined)
    .filter((one) => !isSameText(one, standing))
    .toSorted((one, other) => other.savedAt.localeCompare(one.savedAt));
  return newest
    ? { text: textOf(newest), baseVersion: newest.baseVersion, restored: true }
    : { text: standing, baseVersion: edition?.version ?? 0, restored: false };
}
