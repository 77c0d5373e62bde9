/** Why a cell cannot be taken as it is. */
export type CellProblem = 'control_character' | 'formula';

export type Cell =
  | { readonly text: string; readonly problem?: never }
  | { readonly problem: CellProblem; readonly text?: never };

const PLAIN = /^[\p{L}\p{N}(][\p{L}\p{N} ./,:;@_()&'-]*$/u;
const SPACES = /[\s\u00a0\u2007\u202f]+/g;
const INVISIBLE = /[\u200b-\u200d\u2060\ufeff\u00ad]/g;
// C0 and C1 controls, and the marks that turn the direction of text: they can make a name look like another one.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the point
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|[\ud800-\udfff]/u;

/**
 * The text of a cell: composed (NFC), trimmed, runs of white space as one space, without characters that have no width.
 * Refused are control characters, and what a spreadsheet would run as a formula: a leading `=` or `@`, and a leading `+`
 * or `-` before anything but digits (a telephone number or a number stays). The apostrophe that an export puts before
 * such a text is taken off again, so that what we wrote can be read back.
 */
export function readCell(raw: string): Cell {
  if (PLAIN.test(raw) && !/ $| {2}/.test(raw)) return { text: raw };
  const text = raw.normalize('NFC').replace(INVISIBLE, '').replace(SPACES, ' ').trim();
  if (CONTROL.test(text)) return { problem: 'control_character' };
  const bare = /^'[=+\-@]/.test(text) ? text.slice(1) : text;
  return isFormula(bare) ? { problem: 'formula' } : { text: bare };
}

function isFormula(text: string): boolean {
  return /^[=@]/.test(text) || (/^[+-]/.test(text) && !/^[+-]?[\d\s()./,-]+$/.test(text) && text !== '-');
}

/** Lower case without accents and anything but letters and digits: how headers and words are compared. */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
