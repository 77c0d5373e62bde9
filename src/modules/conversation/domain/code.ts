/**
 * The writer's secret of an unseen case as a code for eye, hand and paper: Crockford's base 32 (no I, L, O, U) in nine
 * groups of six, `K3F9QW-…`. 52 symbols carry the 256 bits and four zeros, two more a weighted sum modulo the prime 1021: any one
 * wrong symbol and any two neighbours in the wrong order are noticed, because all weights differ and are below it.
 */
const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SECRET_BYTES = 32;
const PAYLOAD = 52;
const GROUP = 6;
const PRIME = 1021;

/** Writes a secret of 32 random bytes as a code; a RangeError for another length. */
export function writeCode(secret: Uint8Array): string {
  if (secret.length !== SECRET_BYTES) throw new RangeError(`A secret has ${SECRET_BYTES} bytes.`);
  let bits = 0n;
  for (const byte of secret) bits = (bits << 8n) | BigInt(byte);
  bits <<= 4n;
  const payload = Array.from({ length: PAYLOAD }, (_, index) =>
    Number((bits >> BigInt(5 * (PAYLOAD - 1 - index))) & 31n),
  );
  const sum = checksum(payload);
  const symbols = [...payload, sum >> 5, sum & 31].map((value) => SYMBOLS[value]).join('');
  return (symbols.match(new RegExp(`.{${GROUP}}`, 'g')) ?? []).join('-');
}

/**
 * Reads a code back as people type it: small letters, O for 0, I and L for 1, spaces and hyphens anywhere. Null when it
 * is not a code or was mistyped.
 */
export function readCode(text: string): Uint8Array | null {
  const symbols = text.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  const values = [...symbols].map((symbol) => SYMBOLS.indexOf(symbol));
  if (values.length !== PAYLOAD + 2 || values.includes(-1)) return null;
  const payload = values.slice(0, PAYLOAD);
  const [high = 0, low = 0] = values.slice(PAYLOAD);
  if (checksum(payload) !== high * 32 + low) return null;
  let bits = 0n;
  for (const value of payload) bits = (bits << 5n) | BigInt(value);
  // The padding is part of the spelling: one secret has one code.
  if ((bits & 15n) !== 0n) return null;
  bits >>= 4n;
  return Uint8Array.from({ length: SECRET_BYTES }, (_, index) =>
    Number((bits >> BigInt(8 * (SECRET_BYTES - 1 - index))) & 255n),
  );
}

function checksum(payload: readonly number[]): number {
  return payload.reduce((sum, value, index) => (sum + (index + 1) * value) % PRIME, 0);
}
