import type { ImportSettings } from '../contract/import-settings.ts';
import { folded } from './import-cell.ts';
import { fieldNamed } from './import-headers.ts';

export type Encoding = NonNullable<ImportSettings['encoding']>;

/** What the first bytes of a file say that it is, whatever its name says. */
export type FileKind = 'text' | 'zip' | 'old_office' | 'pdf' | 'other' | 'empty';

/** Looks at the first bytes: PDF and images must not be read as text, nor old or encrypted workbooks as new ones. */
export function fileKind(start: Uint8Array): FileKind {
  if (start.length === 0) return 'empty';
  const begins = (...bytes: number[]) => bytes.every((byte, index) => start[index] === byte);
  if (begins(0x50, 0x4b, 0x03, 0x04)) return 'zip';
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) return 'old_office';
  if (begins(0x25, 0x50, 0x44, 0x46)) return 'pdf';
  const isUtf16 = begins(0xff, 0xfe);
  // No text in our encodings has a zero byte; nearly every binary file has one early.
  return !isUtf16 && start.includes(0) ? 'other' : 'text';
}

/**
 * Watches a file's bytes go by and says in which encoding they are: by its mark (UTF-8, UTF-16), UTF-8 when all of it is
 * valid, else Windows-1252, which gives every byte a character: so nothing is ever lost, at worst misread and shown.
 */
export function encodingWatch(): { see(chunk: Uint8Array): void; guess(): Encoding } {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let first: Uint8Array | undefined;
  let isUtf8 = true;
  const decode = (chunk?: Uint8Array) => {
    try {
      decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      isUtf8 = false;
    }
  };
  return {
    see(chunk) {
      if (chunk.length === 0) return;
      first ??= chunk.slice(0, 2);
      if (isUtf8) decode(chunk);
    },
    guess() {
      if (first?.[0] === 0xff && first[1] === 0xfe) return 'utf-16le';
      if (isUtf8) decode();
      return isUtf8 ? 'utf-8' : 'windows-1252';
    },
  };
}

const DELIMITERS = [',', ';', '\t', '|'] as const;

/**
 * The delimiter of a sample's lines: the one that cuts most lines into the same number of cells, and more cells at equal
 * agreement. Delimiters inside quotes do not count.
 */
export function guessDelimiter(sample: string): (typeof DELIMITERS)[number] {
  const lines = unquoted(sample)
    .split(/\r\n|\n|\r/)
    .filter((text) => text.trim() !== '')
    .slice(0, 200);
  let best: (typeof DELIMITERS)[number] = ',';
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const counts = new Map<number, number>();
    for (const text of lines) {
      const cells = text.split(delimiter).length;
      counts.set(cells, (counts.get(cells) ?? 0) + 1);
    }
    counts.delete(1);
    for (const [cells, times] of counts) {
      const score = (times / lines.length) * (1 + Math.log(cells) / 10);
      if (score > bestScore) {
        best = delimiter;
        bestScore = score;
      }
    }
  }
  return best;
}

/** The text with everything between quotes taken out, line breaks in quotes too. */
function unquoted(sample: string): string {
  return sample.replace(/"(?:[^"]|"")*("|$)/g, 'q');
}

/**
 * The row (from 1) that names the columns: of the first ten the one with most known names; when none is known, the first
 * with at least two filled cells, since exports begin with a title.
 */
export function guessHeaderRow(rows: readonly (readonly string[])[]): number {
  let best = 0;
  let mostKnown = 0;
  rows.slice(0, 10).forEach((row, index) => {
    const known = row.filter((cell) => fieldNamed(cell) !== undefined).length;
    if (known > mostKnown) {
      best = index + 1;
      mostKnown = known;
    }
  });
  if (best > 0) return best;
  const filled = rows.findIndex((row) => row.filter((cell) => cell.trim() !== '').length >= 2);
  return filled < 0 ? 1 : filled + 1;
}

/** Whether a row is the header once more, as in exports that were put together from several. */
export function isHeaderAgain(row: readonly string[], foldedHeaders: readonly string[]): boolean {
  if (folded(row[0] ?? '') !== foldedHeaders[0]) return false;
  return foldedHeaders.every((header, index) => folded(row[index] ?? '') === header);
}
