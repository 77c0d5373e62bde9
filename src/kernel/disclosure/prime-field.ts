/**
 * Arithmetic modulo the Mersenne prime 2^31 − 1, with residues kept between −2^30 and 2^30: the numbers that occur are
 * nearly always small in amount, so that a product is one exact double.
 */
export const PRIME = 2 ** 31 - 1;
const HALF = (PRIME - 1) / 2;

/** The residue of any safe integer. */
export function residue(value: number): number {
  const rest = value % PRIME;
  if (rest > HALF) return rest - PRIME;
  // Adding 0 turns the −0 that a remainder can be into 0.
  return rest < -HALF ? rest + PRIME : rest + 0;
}

/** The product of two residues. */
export function multiply(left: number, right: number): number {
  const product = left * right;
  if (product <= Number.MAX_SAFE_INTEGER && product >= -Number.MAX_SAFE_INTEGER) return residue(product);
  const high = Math.floor(left / 65536);
  return residue(residue(high * right) * 65536 + (left - high * 65536) * right);
}

/** The inverse of a residue that is not 0. */
export function inverse(value: number): number {
  if (value === 1 || value === -1) return value;
  if (value === 0) throw new RangeError('Zero has no inverse.');
  const size = Math.abs(value);
  if (size > TABLED) return powerInverse(value);
  const known = SMALL_INVERSES[size] || powerInverse(size);
  SMALL_INVERSES[size] = known;
  return value < 0 ? -known : known;
}

/** Inverses of small numbers, filled as they are asked for: nearly all that occur. */
const TABLED = 1023;
const SMALL_INVERSES = new Float64Array(TABLED + 1);

/** Fermat: value^(p − 2). */
function powerInverse(value: number): number {
  let result = 1;
  let square = value;
  for (let left = PRIME - 2; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = multiply(result, square);
    square = multiply(square, square);
  }
  return result;
}

/** `count` independent uniform residues from a source of cryptographically secure bytes. */
export function randomResidues(count: number, random: (length: number) => Uint8Array): Float64Array {
  const residues = new Float64Array(count);
  let filled = 0;
  for (let attempt = 0; filled < count; attempt++) {
    if (attempt > 64) throw new Error('The random source gives no usable numbers.');
    // Small portions, because Web Crypto gives at most 65,536 bytes a call.
    const wanted = Math.min(count - filled, 16_384);
    const bytes = random(4 * wanted);
    if (bytes.length !== 4 * wanted) throw new RangeError(`The random source gave ${bytes.length} bytes.`);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const before = filled;
    for (let at = 0; at < wanted; at++) {
      const drawn = view.getUint32(4 * at) & 0x7fffffff;
      // 2^31 − 1 itself is thrown away, so that every residue is as likely as every other.
      if (drawn < PRIME) residues[filled++] = residue(drawn);
    }
    if (filled > before) attempt = 0;
  }
  return residues;
}
