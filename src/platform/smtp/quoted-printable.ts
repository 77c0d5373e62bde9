const LINE = 76;
const CRLF = '\r\n';
/** Ends a line of the encoding without ending the line of the text. */
export const SOFT_BREAK = `=${CRLF}`;

// What stands for itself wherever it stands: printable, no `=`, no space; neither the dot (a line that begins with one is
// stuffed by SMTP) nor `F` (a line that begins with `From ` is changed by old stores) at the beginning.
const PLAIN = /^(?:[!-\-/-<>-EG-~][!-<>-~]{0,74})?$/;
// What stands for itself but must be broken into lines: addresses of pages, mostly.
const SOLID = /^[!-<>-~]+$/;
const HEX = Array.from({ length: 256 }, (_, byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`);
const SPACE = 0x20;
const RETURN = 0x0d;
const NEWLINE = 0x0a;
const DOT = 0x2e;
const CAPITAL_F = 0x46;

/**
 * Quoted-printable (RFC 2045, 6.7) of text that begins at the beginning of a line. Besides what the standard asks, the
 * result has no line that begins with a dot, no two blanks in a row and none at the end of a line: SMTP need not stuff it,
 * and it is its own canonical form for DKIM.
 */
export function quotedPrintable(text: string): string {
  // By length: the first pattern would go over a long text twice before it says no.
  if (text.length < LINE && PLAIN.test(text)) return text;
  if (SOLID.test(text)) return broken(text);
  const bytes = Buffer.from(text);
  let encoded = '';
  let column = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === NEWLINE || (byte === RETURN && bytes[at + 1] === NEWLINE)) {
      if (byte === RETURN) at += 1;
      encoded += CRLF;
      column = 0;
      continue;
    }
    const unit = unitOf(byte, { first: column === 0, before: bytes[at - 1], after: bytes[at + 1] });
    // One place is kept for the `=` of a soft break.
    if (column + unit.length > LINE - 1) {
      encoded += SOFT_BREAK;
      column = 0;
      const moved = unitOf(byte, { first: true, before: bytes[at - 1], after: bytes[at + 1] });
      encoded += moved;
      column = moved.length;
      continue;
    }
    encoded += unit;
    column += unit.length;
  }
  return encoded;
}

function broken(text: string): string {
  let encoded = '';
  for (let at = 0; at < text.length; ) {
    if (at > 0) encoded += SOFT_BREAK;
    const first = text.charCodeAt(at);
    const unsafe = first === DOT || first === CAPITAL_F;
    // A first sign that is written as three leaves two places less.
    const end = at + LINE - (unsafe ? 3 : 1);
    encoded += unsafe ? `${HEX[first]}${text.slice(at + 1, end)}` : text.slice(at, end);
    at = end;
  }
  return encoded;
}

interface Place {
  readonly first: boolean;
  readonly before: number | undefined;
  readonly after: number | undefined;
}

function unitOf(byte: number, { first, before, after }: Place): string {
  if (byte === SPACE) {
    const ends = after === undefined || after === NEWLINE || after === RETURN;
    return first || ends || before === SPACE ? '=20' : ' ';
  }
  const printable = byte > SPACE && byte < 0x7f && byte !== 0x3d;
  const unsafeFirst = first && (byte === DOT || byte === CAPITAL_F);
  return printable && !unsafeFirst ? String.fromCharCode(byte) : (HEX[byte] ?? '');
}
