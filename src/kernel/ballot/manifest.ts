import { sha256 } from '@noble/hashes/sha2.js';
import { BallotError } from './ballot-error.ts';
import { WORDS } from './word-list.ts';

/** What a manifest may consist of: JSON without fractions, so that every implementation writes the same bytes. */
export type ManifestValue =
  | string
  | number
  | boolean
  | null
  | readonly ManifestValue[]
  | { readonly [name: string]: ManifestValue };

/**
 * The one spelling of a manifest: JSON without spaces, names sorted by UTF-16 code units (RFC 8785). Numbers must be
 * safe integers and strings well-formed; anything else is a BallotError `bad-manifest`.
 */
export function canonicalJson(value: ManifestValue): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'string') {
    if (!value.isWellFormed())
      throw new BallotError('bad-manifest', 'A text of the manifest has a lone surrogate.');
    return JSON.stringify(value);
  }
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value))
      throw new BallotError('bad-manifest', `${value} is not a safe integer.`);
    return String(Object.is(value, -0) ? 0 : value);
  }
  if (typeof value === 'boolean' || value === null) return String(value);
  if (typeof value !== 'object')
    throw new BallotError('bad-manifest', `A manifest cannot hold ${typeof value}.`);
  const members = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${members.map(([name, member]) => `${canonicalJson(name)}:${canonicalJson(member)}`).join(',')}}`;
}

/** SHA-256 of the canonical JSON: 32 bytes that stand in the invitation's fragment and are compared before answering. */
export function manifestHash(manifest: ManifestValue): Uint8Array {
  return sha256(new TextEncoder().encode(canonicalJson(manifest)));
}

/**
 * The first 60 bits of a manifest's hash as six words of ten bits each, to be compared by eye or over the telephone.
 * Sixty bits make it cost about 2^60 hashes to find another manifest for words that are already printed. They do not
 * bind somebody who makes two manifests at once (2^30 hashes): the client compares all 256 bits.
 */
export function sixWords(hash: Uint8Array): readonly string[] {
  if (hash.length !== 32)
    throw new BallotError('bad-length', `A manifest hash has 32 bytes, not ${hash.length}.`);
  const bits = Array.from(hash.subarray(0, 8), (byte) => byte.toString(2).padStart(8, '0')).join('');
  return Array.from({ length: 6 }, (_, at) => {
    const word = WORDS[Number.parseInt(bits.slice(10 * at, 10 * at + 10), 2)];
    if (word === undefined) throw new Error('The word list has fewer than 1,024 words.');
    return word;
  });
}
