import { BallotError } from './ballot-error.ts';

// BigInt arithmetic is not constant in time. In this folder it only ever touches values that the voter's own device
// drew a moment ago and uses once (the blinding factor) or that are public (keys, signatures). The private key stays
// with OpenSSL in `server.ts`.

/** OS2IP of RFC 8017, 4.2: big-endian bytes as a non-negative integer. */
export function bytesToInteger(bytes: Uint8Array): bigint {
  let hex = '';
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0');
  return hex === '' ? 0n : BigInt(`0x${hex}`);
}

/** I2OSP of RFC 8017, 4.1: a non-negative integer as exactly `length` big-endian bytes. */
export function integerToBytes(value: bigint, length: number): Uint8Array {
  const hex = value.toString(16).padStart(2 * length, '0');
  if (value < 0n || hex.length > 2 * length) {
    throw new BallotError('out-of-range', `The integer does not fit into ${length} bytes.`);
  }
  return Uint8Array.from({ length }, (_, at) => Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16));
}

/** `base ** exponent mod modulus` for a non-negative exponent, by square and multiply. */
export function powerModulo(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = base % modulus;
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

/** The inverse of `value` modulo `modulus`, or null where they share a factor (extended Euclid). */
export function inverseModulo(value: bigint, modulus: bigint): bigint | null {
  let [remainder, next] = [modulus, value % modulus];
  let [coefficient, nextCoefficient] = [0n, 1n];
  while (next !== 0n) {
    const quotient = remainder / next;
    [remainder, next] = [next, remainder - quotient * next];
    [coefficient, nextCoefficient] = [nextCoefficient, coefficient - quotient * nextCoefficient];
  }
  if (remainder !== 1n) return null;
  return coefficient < 0n ? coefficient + modulus : coefficient;
}

/** The number of bits of a non-negative integer; 0 for 0. */
export function bitLength(value: bigint): number {
  return value === 0n ? 0 : value.toString(2).length;
}
