import { addMinutes, type Instant } from '#kernel/calendar.ts';

/** Without 0 O, 1 I L, 5 S, 8 B, U V: what gets mixed up on paper. Ten of these 25 signs are 46 bits. */
export const CODE_ALPHABET = '234679ACDEFGHJKMNPQRTWXYZ';

export const CODE_LENGTH = 10;

/** A code on paper waits for the next shift rotation, not for ever. */
export const CODE_DAYS = 30;

/** Spells a code out of random bytes, undefined when too many had to be thrown away to keep all signs equally likely. */
export function codeFrom(bytes: Uint8Array): string | undefined {
  const fair = 256 - (256 % CODE_ALPHABET.length);
  const signs = Array.from(bytes)
    .filter((byte) => byte < fair)
    .slice(0, CODE_LENGTH)
    .map((byte) => CODE_ALPHABET.charAt(byte % CODE_ALPHABET.length));
  return signs.length === CODE_LENGTH ? signs.join('') : undefined;
}

/** As printed, in two groups: `7KQ3M-9XWAE`. */
export function printedCode(code: string): string {
  return `${code.slice(0, CODE_LENGTH / 2)}-${code.slice(CODE_LENGTH / 2)}`;
}

/** What was typed, as the code was made: without spaces and hyphens, in capitals. */
export function typedCode(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

/** When a code issued now stops working. */
export function codeEnd(now: Instant): Instant {
  return addMinutes(now, CODE_DAYS * 24 * 60);
}
