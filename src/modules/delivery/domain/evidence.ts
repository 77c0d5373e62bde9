/**
 * Evidence of who acknowledged what, as a table of lines in a hash chain: the hash of a line is SHA-256 over the hash of
 * the line before it, a line break, and the line itself. Whoever changes, removes, adds or reorders a line breaks every hash after
 * it. The last hash, the head, is kept in the house's append-only log when the file is made, so that a whole new chain cannot pass
 * for the old one either.
 */
export interface EvidenceRow {
  readonly personId: string;
  readonly name: string;
  readonly employeeNumber: string;
  readonly version: number;
  readonly language: string;
  /** SHA-256 of the very edition that was acknowledged. */
  readonly edition: string;
  readonly level: string;
  readonly answer: number | null;
  readonly wrongAnswers: number;
  readonly signedName: string;
  readonly at: string;
}

export type Hash = (text: string) => string;

const FORMAT = 'inward-evidence/1';
const COLUMNS =
  'person_id,name,employee_number,version,language,edition_sha256,level,answer,wrong_answers,signed_name,acknowledged_at,sha256';

/** The file, its head, and the hash of each line of it. `sha256` gives lower-case hexadecimal of the UTF-8 text. */
export function evidenceText(
  about: { readonly messageId: string; readonly title: string; readonly madeAt: string },
  rows: readonly EvidenceRow[],
  sha256: Hash,
): { text: string; head: string; hashes: string[] } {
  const first = [FORMAT, about.messageId, about.madeAt, cell(about.title)].join(',');
  let head = sha256(first);
  const lines = [`${first},${head}`, COLUMNS];
  const hashes: string[] = [];
  for (const row of rows) {
    const line = lineOf(row);
    head = sha256(`${head}\n${line}`);
    lines.push(`${line},${head}`);
    hashes.push(head);
  }
  lines.push(`end,${rows.length},${head}`, '');
  return { text: lines.join('\r\n'), head, hashes };
}

export type Verdict =
  | { readonly sound: true; readonly lines: number; readonly head: string }
  | {
      readonly sound: false;
      /** Of the file, the first is 1. */
      readonly line: number;
      readonly reason: 'not_evidence' | 'changed' | 'incomplete' | 'more_after_the_end';
    };

/** Checks a file of `evidenceText`: whether every line is as it was written, none is missing and none was added. */
export function verifyEvidence(text: string, sha256: Hash): Verdict {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const [first = '', columns] = lines;
  const opening = split(first);
  if (!opening?.body.startsWith(`${FORMAT},`) || columns !== COLUMNS)
    return { sound: false, line: 1, reason: 'not_evidence' };
  let head = sha256(opening.body);
  if (head !== opening.hash) return { sound: false, line: 1, reason: 'changed' };
  for (let index = 2; index < lines.length; index++) {
    const line = lines[index] ?? '';
    const count = index - 2;
    if (line.startsWith('end,')) {
      if (line !== `end,${count},${head}`) return { sound: false, line: index + 1, reason: 'changed' };
      const after = lines.slice(index + 1).findIndex((rest) => rest !== '');
      return after < 0
        ? { sound: true, lines: count, head }
        : { sound: false, line: index + 2 + after, reason: 'more_after_the_end' };
    }
    const parts = split(line);
    if (!parts && line === '') return { sound: false, line: index + 1, reason: 'incomplete' };
    const expected = parts ? sha256(`${head}\n${parts.body}`) : '';
    if (!parts || parts.hash !== expected) return { sound: false, line: index + 1, reason: 'changed' };
    head = expected;
  }
  return { sound: false, line: lines.length, reason: 'incomplete' };
}

function split(line: string): { body: string; hash: string } | undefined {
  const match = /^(.*),([0-9a-f]{64})$/.exec(line);
  return match?.[1] === undefined || match[2] === undefined ? undefined : { body: match[1], hash: match[2] };
}

function lineOf(row: EvidenceRow): string {
  return [
    row.personId,
    cell(row.name),
    cell(row.employeeNumber),
    row.version,
    row.language,
    row.edition,
    row.level,
    row.answer ?? '',
    row.wrongAnswers,
    cell(row.signedName),
    row.at,
  ].join(',');
}

/** A cell on one line, that no spreadsheet takes for a formula (RFC 4180; OWASP, «CSV injection»). */
function cell(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a line of evidence has no other line in it
  const flat = text.replace(/[\u0000-\u001f\u007f\u0085\u2028\u2029]+/g, ' ').trim();
  const safe = /^[=+\-@]/.test(flat) ? `'${flat}` : flat;
  return `"${safe.replaceAll('"', '""')}"`;
}
