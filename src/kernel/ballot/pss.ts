import { sha384 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { BallotError } from './ballot-error.ts';

const HASH_LENGTH = 48;
const TRAILER = 0xbc;

/**
 * EMSA-PSS-ENCODE of RFC 8017, 9.1.1, with SHA-384 and MGF1-SHA-384: the encoded message of `ceil(emBits / 8)` bytes.
 */
export function encodePss(message: Uint8Array, salt: Uint8Array, emBits: number): Uint8Array {
  const emLength = Math.ceil(emBits / 8);
  if (emLength < HASH_LENGTH + salt.length + 2) {
    throw new BallotError('bad-key', `A key of ${emBits + 1} bits is too short for this hash and salt.`);
  }
  const hash = hashWithSalt(message, salt);
  const block = new Uint8Array(emLength - HASH_LENGTH - 1);
  block[block.length - salt.length - 1] = 0x01;
  block.set(salt, block.length - salt.length);
  const masked = xor(block, mgf1(hash, block.length));
  masked[0] = (masked[0] ?? 0) & topByteMask(emLength, emBits);
  return concatBytes(masked, hash, Uint8Array.of(TRAILER));
}

/**
 * EMSA-PSS-VERIFY of RFC 8017, 9.1.2, with SHA-384, MGF1-SHA-384 and a salt of `saltLength` bytes: whether the encoded
 * message belongs to this message. Not constant in time: both are public.
 */
export function isPssOf(
  message: Uint8Array,
  encoded: Uint8Array,
  { emBits, saltLength }: { emBits: number; saltLength: number },
): boolean {
  const emLength = Math.ceil(emBits / 8);
  if (encoded.length !== emLength || emLength < HASH_LENGTH + saltLength + 2) return false;
  if (encoded[emLength - 1] !== TRAILER) return false;
  const masked = encoded.subarray(0, emLength - HASH_LENGTH - 1);
  const hash = encoded.subarray(emLength - HASH_LENGTH - 1, emLength - 1);
  const mask = topByteMask(emLength, emBits);
  if (((masked[0] ?? 0) & ~mask) !== 0) return false;
  const block = xor(masked, mgf1(hash, masked.length));
  block[0] = (block[0] ?? 0) & mask;
  const separator = block.length - saltLength - 1;
  if (block.subarray(0, separator).some((byte) => byte !== 0) || block[separator] !== 0x01) return false;
  const expected = hashWithSalt(message, block.subarray(separator + 1));
  return expected.every((byte, at) => byte === hash[at]);
}

function hashWithSalt(message: Uint8Array, salt: Uint8Array): Uint8Array {
  return sha384(concatBytes(new Uint8Array(8), sha384(message), salt));
}

/** MGF1 of RFC 8017, B.2.1. */
function mgf1(seed: Uint8Array, length: number): Uint8Array {
  const mask = new Uint8Array(Math.ceil(length / HASH_LENGTH) * HASH_LENGTH);
  const counter = new Uint8Array(4);
  for (let at = 0; at * HASH_LENGTH < length; at++) {
    new DataView(counter.buffer).setUint32(0, at);
    mask.set(sha384(concatBytes(seed, counter)), at * HASH_LENGTH);
  }
  return mask.subarray(0, length);
}

function xor(left: Uint8Array, right: Uint8Array): Uint8Array {
  return left.map((byte, at) => byte ^ (right[at] ?? 0));
}

function topByteMask(emLength: number, emBits: number): number {
  return 0xff >> (8 * emLength - emBits);
}
