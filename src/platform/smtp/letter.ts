import { createHash } from 'node:crypto';
import { type Mailbox, UnsafeValue } from './address.ts';
import { headerMailbox, headerText, headerToken } from './encoded-word.ts';
import { quotedPrintable, SOFT_BREAK } from './quoted-printable.ts';

/** What all copies of a letter have in common. */
export interface LetterSource {
  readonly from: Mailbox;
  readonly replyTo?: Mailbox | undefined;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** How a slot is written; its first group is the slot's name. Global. */
  readonly slot: RegExp;
  /** `Auto-Submitted`, `List-Id`: what is the same in each copy. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What makes a copy somebody's own. */
export interface Copy {
  readonly to: Mailbox;
  /** With its angle brackets. */
  readonly messageId: string;
  readonly date: Date;
  /** Headers of this copy alone, `List-Unsubscribe`. */
  readonly headers: Readonly<Record<string, string>>;
  /** A value for each slot of the letter. */
  readonly values: Readonly<Record<string, string>>;
}

/** A letter of which everything is encoded that can be before the person is known. */
export interface CompiledLetter {
  /** The names of its slots. */
  readonly slots: ReadonlySet<string>;
  /**
   * Writes a copy in one piece: headers, a blank line, the body; 7-bit, every line ended with CR LF. Throws UnsafeValue for an
   * address that is none, and for a name, subject or header with a line break.
   */
  fill(copy: Copy): Buffer;
}

/**
 * Compiles a letter once per edition: multipart/alternative of text and HTML in quoted-printable, with the slots cut out.
 * Each slot stands between soft line breaks, so that what is around it need not be encoded again for each person.
 */
export function compileLetter(source: LetterSource): CompiledLetter {
  const subject = cut(source.subject, source.slot);
  const boundary = boundaryOf(source);
  const body = [
    `--${boundary}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n`,
    ...encoded(cut(source.text, source.slot), 'text'),
    `\r\n--${boundary}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n`,
    ...encoded(cut(source.html, source.slot), 'html'),
    `\r\n--${boundary}--\r\n`,
  ];
  const pieces = joined(body).map((piece) =>
    typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece,
  );
  const before = fixedHeaders(source);
  const after = `MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="${boundary}"\r\n\r\n`;
  const fixedSubject = subject.length === 1 ? `Subject: ${headerText(source.subject, 'Subject')}\r\n` : null;
  const slots = new Set(
    [...subject, ...pieces].flatMap((piece) =>
      typeof piece === 'string' || Buffer.isBuffer(piece) ? [] : [piece.slot],
    ),
  );

  return {
    slots,
    fill({ to, messageId, date, headers, values }) {
      let head = `${before}To: ${headerMailbox(to, 'To')}\r\n`;
      head += fixedSubject ?? `Subject: ${headerText(filled(subject, values), 'Subject')}\r\n`;
      head += `Date: ${rfc5322(date)}\r\nMessage-ID: ${headerToken(messageId, 'Message-ID')}\r\n`;
      head += headerLines(headers);
      return inOnePiece(head + after, pieces, values);
    },
  };
}

interface Slot {
  readonly slot: string;
  readonly kind: 'text' | 'html';
}

type Piece = string | Slot;

function cut(text: string, slot: RegExp): Piece[] {
  const parts = text.split(new RegExp(slot.source, 'g'));
  // Split keeps the group: names stand at the odd places.
  return parts.map((part, at) => (at % 2 === 0 ? part : { slot: part, kind: 'text' }));
}

function encoded(pieces: readonly Piece[], kind: Slot['kind']): Piece[] {
  return pieces.flatMap((piece) =>
    typeof piece === 'string'
      ? [quotedPrintable(piece)]
      : [SOFT_BREAK, { slot: piece.slot, kind }, SOFT_BREAK],
  );
}

/** Neighbouring texts become one. */
function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') result[result.length - 1] = last + piece;
    else result.push(piece);
  }
  return result;
}

/** What is the same in all copies is copied as bytes; only the slots are written for each. */
function inOnePiece(head: string, pieces: readonly (Buffer | Slot)[], values: Copy['values']): Buffer {
  const written = encodedValues(pieces, values);
  let length = head.length;
  for (const [at, piece] of pieces.entries())
    length += Buffer.isBuffer(piece) ? piece.length : (written[at]?.length ?? 0);
  const letter = roomFor(length);
  let end = letter.write(head, 0, 'latin1');
  for (const [at, piece] of pieces.entries()) {
    if (Buffer.isBuffer(piece)) {
      letter.set(piece, end);
      end += piece.length;
    } else end += letter.write(written[at] ?? '', end, 'latin1');
  }
  return letter;
}

/** The value of each slot as it stands in the body, at the slot's place. */
function encodedValues(pieces: readonly (Buffer | Slot)[], values: Copy['values']): (string | undefined)[] {
  const known = { text: new Map<string, string>(), html: new Map<string, string>() };
  return pieces.map((piece) => {
    if (Buffer.isBuffer(piece)) return undefined;
    const { slot, kind } = piece;
    let value = known[kind].get(slot);
    if (value === undefined) {
      const given = valueFor(values, slot);
      value = quotedPrintable(kind === 'html' ? escaped(given) : given);
      known[kind].set(slot, value);
    }
    return value;
  });
}

const SHEET_BYTES = 2 ** 20;
let sheet = Buffer.alloc(0);
let used = 0;

/** Room for a letter, cut from a larger one: a buffer of its own for each letter costs more than to fill it. */
function roomFor(bytes: number): Buffer {
  if (used + bytes > sheet.length) {
    sheet = Buffer.allocUnsafeSlow(Math.max(SHEET_BYTES, bytes));
    used = 0;
  }
  used += bytes;
  return sheet.subarray(used - bytes, used);
}

function filled(pieces: readonly Piece[], values: Copy['values']): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : valueFor(values, piece.slot))).join('');
}

function valueFor(values: Copy['values'], slot: string): string {
  const value = values[slot];
  if (value === undefined) throw new UnsafeValue('slot', `the letter has a slot ${slot} without a value`);
  return value;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** For text and for quoted attributes alike. */
function escaped(value: string): string {
  return /[&<>"']/.test(value) ? value.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign) : value;
}

function fixedHeaders({ from, replyTo, headers }: LetterSource): string {
  const reply = replyTo ? `Reply-To: ${headerMailbox(replyTo, 'Reply-To')}\r\n` : '';
  return `From: ${headerMailbox(from, 'From')}\r\n${reply}${headerLines(headers)}`;
}

function headerLines(headers: Readonly<Record<string, string>>): string {
  let lines = '';
  for (const name in headers) {
    if (!/^[A-Za-z][A-Za-z0-9-]*$/.test(name)) throw new UnsafeValue('header', 'has a name that is none');
    const value = headerToken(headers[name] ?? '', name);
    // Lines end after 998 characters at most (RFC 5322, 2.1.1); nothing of ours comes near.
    if (value.length > 900) throw new UnsafeValue(name, 'is too long for a header');
    lines += `${name}: ${value}\r\n`;
  }
  return lines;
}

/** Cannot occur in the parts: in quoted-printable a `=` is followed by a number or a line break. */
function boundaryOf({ subject, text, html }: LetterSource): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([subject, text, html]))
    .digest('hex');
  return `=_${hash.slice(0, 32)}`;
}

let lastSecond = Number.NaN;
let lastDate = '';

/** Thousands of letters bear the same second. */
function rfc5322(date: Date): string {
  const second = Math.floor(date.getTime() / 1000);
  if (second !== lastSecond) {
    lastSecond = second;
    lastDate = date.toUTCString().replace('GMT', '+0000');
  }
  return lastDate;
}
