import { BallotError } from './ballot-error.ts';

/** Bytes as base64url without padding (RFC 4648, section 5), as JSON Web Keys write them. */
export function toBase64url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The bytes of base64url text; a BallotError of the given fault for anything but the one canonical spelling. */
export function fromBase64url(text: string, fault: 'bad-key' | 'bad-input'): Uint8Array {
  const wellFormed = /^[A-Za-z0-9_-]*$/.test(text) && text.length % 4 !== 1;
  const bytes = wellFormed
    ? Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0))
    : null;
  // The last character can carry unused bits: two spellings of one key would be two keys in a manifest.
  if (bytes === null || toBase64url(bytes) !== text)
    throw new BallotError(fault, 'Not canonical base64url text.');
  return bytes;
}
