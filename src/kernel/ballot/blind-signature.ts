import { BallotError } from './ballot-error.ts';
import { bitLength, bytesToInteger, integerToBytes, inverseModulo, powerModulo } from './modular.ts';
import { encodePss, isPssOf } from './pss.ts';
import type { PublicKey } from './public-key.ts';
import { draw, type RandomBytes } from './random-bytes.ts';

/** The salt of RSABSSA-SHA384-PSS-Randomized: as long as the hash (RFC 9474, section 5). */
export const SALT_LENGTH = 48;

/** What the voter's device sends to be signed (`blinded`) and what it keeps to itself until then (`inverse`). */
export interface BlindedBallot {
  readonly blinded: Uint8Array;
  readonly inverse: Uint8Array;
}

/**
 * Blind of RFC 9474, 4.2, for an input that `ballotInput` has prepared: hides it behind a fresh random factor, so that
 * the signer learns nothing about it. Draws salt and factor from `random`, which must be cryptographically secure.
 */
export function blind(key: PublicKey, input: Uint8Array, random: RandomBytes): BlindedBallot {
  return blindWith(key, input, { salt: draw(random, SALT_LENGTH), factor: drawFactor(key, random) });
}

/** `blind` with the salt and the factor given: for the test vectors. A factor must never be used twice. */
export function blindWith(
  key: PublicKey,
  input: Uint8Array,
  { salt, factor }: { salt: Uint8Array; factor: bigint },
): BlindedBallot {
  if (factor < 1n || factor >= key.n) {
    throw new BallotError('out-of-range', 'The blinding factor must lie between 0 and the modulus.');
  }
  const message = bytesToInteger(encodePss(input, salt, bitLength(key.n) - 1));
  const inverse = inverseModulo(factor, key.n);
  // Either would hand the caller a factor of the modulus; the RFC demands the check, chance is about 2^-1023.
  if (inverse === null || inverseModulo(message, key.n) === null) {
    throw new BallotError('bad-key', 'The message or the factor shares a divisor with the modulus.');
  }
  const blinded = (message * powerModulo(factor, key.e, key.n)) % key.n;
  return {
    blinded: integerToBytes(blinded, key.byteLength),
    inverse: integerToBytes(inverse, key.byteLength),
  };
}

/** What `finalize` needs: the input that was blinded, the kept inverse and the answer of the signer. */
export interface Unblinding {
  readonly input: Uint8Array;
  readonly inverse: Uint8Array;
  readonly blindSignature: Uint8Array;
}

/**
 * Finalize of RFC 9474, 4.4: takes the factor off and checks the signature against the key of the manifest.
 * Throws a BallotError `bad-signature` when the signer used another key or answered wrongly: the ballot must not be sent.
 */
export function finalize(key: PublicKey, unblinding: Unblinding, saltLength = SALT_LENGTH): Uint8Array {
  const blindSignature = residue(key, unblinding.blindSignature, 'blind signature');
  const inverse = residue(key, unblinding.inverse, 'inverse');
  const signature = integerToBytes((blindSignature * inverse) % key.n, key.byteLength);
  if (!isSignedBy(key, { input: unblinding.input, signature }, saltLength)) {
    throw new BallotError('bad-signature', 'The signature does not belong to the key of the manifest.');
  }
  return signature;
}

/**
 * RSASSA-PSS-VERIFY of RFC 8017, 8.1.2, in plain BigInt for the browser (server: `verify`): whether the holder of the
 * key signed this input.
 */
export function isSignedBy(
  key: PublicKey,
  { input, signature }: { input: Uint8Array; signature: Uint8Array },
  saltLength = SALT_LENGTH,
): boolean {
  const value = bytesToInteger(signature);
  if (signature.length !== key.byteLength || value >= key.n) return false;
  const emBits = bitLength(key.n) - 1;
  const message = powerModulo(value, key.e, key.n);
  // The integer of a forged signature can be longer than emBits; it has no encoding then.
  if (bitLength(message) > emBits) return false;
  return isPssOf(input, integerToBytes(message, Math.ceil(emBits / 8)), { emBits, saltLength });
}

function drawFactor(key: PublicKey, random: RandomBytes): bigint {
  // Rejection keeps the factor uniform; the modulus fills its top bit, so a draw is refused less than half of the time.
  for (let attempt = 0; attempt < 256; attempt++) {
    const factor = bytesToInteger(draw(random, key.byteLength));
    if (factor >= 1n && factor < key.n) return factor;
  }
  throw new BallotError('bad-random', 'The random source never gave a number below the modulus.');
}

function residue(key: PublicKey, bytes: Uint8Array, name: string): bigint {
  if (bytes.length !== key.byteLength) {
    throw new BallotError(
      'bad-length',
      `The ${name} must have ${key.byteLength} bytes, not ${bytes.length}.`,
    );
  }
  const value = bytesToInteger(bytes);
  if (value >= key.n) throw new BallotError('out-of-range', `The ${name} is not smaller than the modulus.`);
  return value;
}
