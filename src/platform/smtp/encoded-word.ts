import { type Mailbox, routeOf, UnsafeValue } from './address.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f\u2028\u2029]/;
const PLAIN = /^[\u0020-\u007e]*$/;
const ATOMS = /^[\w!#$%&'*+/=?^`{|}~-]+(?: [\w!#$%&'*+/=?^`{|}~-]+)*$/;
// Of an encoded word (RFC 2047: at most 75 characters) 12 go to `=?UTF-8?B?` and `?=`; 45 bytes make 60 of base64.
const WORD_BYTES = 45;

/**
 * Text of an unstructured header, `Subject`: as it is when it is ASCII, else in encoded words (RFC 2047), folded between
 * them. Throws UnsafeValue for control characters: with a line break one could write further headers.
 */
export function headerText(text: string, field: string): string {
  if (CONTROL.test(text)) throw new UnsafeValue(field, 'has a line break or control character');
  // `=?` is encoded, too: a reader would take it for an encoded word. So is what would not fit on a line unfolded.
  if (PLAIN.test(text) && !text.includes('=?') && text.length <= 900)
    return foldPlain(text, field.length + 2);
  return encodeWords(text);
}

/** A name and an address for `From`, `To`, `Reply-To` (RFC 5322, 3.4). Throws UnsafeValue. */
export function headerMailbox({ name, address }: Mailbox, field: string): string {
  const route = routeOf(address, field);
  const words = name?.trim();
  if (!words) return route.address;
  if (CONTROL.test(words)) throw new UnsafeValue(field, 'has a line break or control character');
  if (ATOMS.test(words) && words.length <= 60) return `${words} <${route.address}>`;
  if (PLAIN.test(words) && !words.includes('=?') && words.length <= 60)
    return `"${words.replace(/["\\]/g, '\\$&')}" <${route.address}>`;
  return `${encodeWords(words)}\r\n <${route.address}>`;
}

/** A value that we write ourselves, checked all the same. Throws UnsafeValue. */
export function headerToken(value: string, field: string): string {
  if (!PLAIN.test(value)) throw new UnsafeValue(field, 'has a character that may not stand in a header');
  return value;
}

function encodeWords(text: string): string {
  const words: string[] = [];
  let bytes = 0;
  let part = '';
  for (const character of text) {
    const size = Buffer.byteLength(character);
    // A character is never cut in two: each word is decoded by itself.
    if (bytes + size > WORD_BYTES) {
      words.push(part);
      bytes = 0;
      part = '';
    }
    bytes += size;
    part += character;
  }
  words.push(part);
  return words.map((word) => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`).join('\r\n ');
}

/** Folds at spaces so that lines stay within 78 where they can (RFC 5322, 2.1.1). */
function foldPlain(text: string, used: number): string {
  if (text.length + used <= 78) return text;
  let column = used;
  let folded = '';
  for (const piece of text.split(/(?<=\S)(?= \S)/)) {
    if (column + piece.length > 78 && folded !== '') {
      folded += '\r\n';
      column = 0;
    }
    folded += piece;
    column += piece.length;
  }
  return folded;
}
