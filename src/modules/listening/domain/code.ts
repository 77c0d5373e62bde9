/** Crockford's Base32: digits and letters without I, L, O and U, which are misread or spell words. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Sixteen signs of five bits: 80 bits, so that guessing is hopeless even without counting who guesses. */
export const CODE_SIGNS = 16;

/** A printed code from as many random bytes as it has signs: `7K2M-Q4RT-09XB-WDHN`. */
export function writeCode(random: Uint8Array): string {
  if (random.length !== CODE_SIGNS) throw new RangeError(`A code needs ${CODE_SIGNS} random bytes.`);
  const signs = Array.from(random, (byte) => ALPHABET[byte % 32] ?? '').join('');
  return signs.replace(/(.{4})(?=.)/g, '$1-');
}

/** A code as it was typed in its one spelling; null: it cannot be one. */
export function readTypedCode(typed: string): string | null {
  const signs = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  if (signs.length !== CODE_SIGNS || [...signs].some((sign) => !ALPHABET.includes(sign))) return null;
  return signs;
}
