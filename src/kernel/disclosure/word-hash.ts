import { sha256 } from '@noble/hashes/sha2.js';

/**
 * The first 32 bits of SHA-256 over the salt, a line feed and the word: what stands for a word in a list that a device
 * compares with, without the words themselves. Whoever has the list can still try every word that they think of.
 */
export function wordHash(salt: string, word: string): number {
  const hash = sha256(new TextEncoder().encode(`${salt}\n${word}`));
  return new DataView(hash.buffer, hash.byteOffset, 4).getUint32(0);
}
