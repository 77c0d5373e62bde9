import { hash, timingSafeEqual } from 'node:crypto';

// RFC 4648 base32, small: mail servers may change the case of a local part, and base64 would not survive that.
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const ID_BYTES = 16;
// 80 bits: what RFC 2104 (5) allows at least; with the id and a prefix it stays below the 64 characters of a local part.
const PROOF_BYTES = 10;

/**
 * Tokens that name a row (its UUID) and prove that we made them: 42 small letters and digits each, one for each purpose (Bernstein's
 * VERP for bounces; links of a message). One purpose's token is not valid for another. At most three purposes.
 */
export function namedTokens<P extends string>(
  secret: Buffer,
  purposes: readonly P[],
  id: string,
): Record<P, string> {
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
  const proofs = proofsOf(secret, purposes, bytes);
  // 15 bytes are whole letters, so that what all begin with is written once.
  const shared = base32(bytes.subarray(0, 15));
  const tokens: Partial<Record<P, string>> = {};
  for (const [place, purpose] of purposes.entries())
    tokens[purpose] = shared + base32(Buffer.concat([bytes.subarray(15), partOf(proofs, place)]));
  // Safe: every purpose has got its token.
  return tokens as Record<P, string>;
}

/** The UUID that a token names; undefined when it is not one of ours for this of the purposes. */
export function readNamedToken<P extends string>(
  secret: Buffer,
  { purposes, purpose }: { purposes: readonly P[]; purpose: P },
  token: string,
): string | undefined {
  const bytes = fromBase32(token.toLowerCase());
  if (bytes?.length !== ID_BYTES + PROOF_BYTES) return undefined;
  const id = bytes.subarray(0, ID_BYTES);
  const expected = partOf(proofsOf(secret, purposes, id), purposes.indexOf(purpose));
  if (!timingSafeEqual(bytes.subarray(ID_BYTES), expected)) return undefined;
  return id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** `bounces@example.org` and a token: `bounces+TOKEN@example.org`. */
export function withToken(address: string, token: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, at)}+${token}${address.slice(at)}`;
}

/**
 * HMAC-SHA-256 (RFC 2104) over the purposes and the id; its parts tell nothing about each other. Node's own takes 40 µs for each key that
 * it sees again, hashing in one go 1 µs.
 */
function proofsOf(secret: Buffer, purposes: readonly string[], id: Buffer): Buffer {
  const { inner, outer } = padsOf(secret);
  const text = Buffer.concat([inner, Buffer.from(`${purposes.join(' ')}\0`), id]);
  return hash('sha256', Buffer.concat([outer, hash('sha256', text, 'buffer')]), 'buffer');
}

const partOf = (proofs: Buffer, place: number): Buffer =>
  proofs.subarray(place * PROOF_BYTES, (place + 1) * PROOF_BYTES);

interface Pads {
  readonly inner: Buffer;
  readonly outer: Buffer;
}

const pads = new WeakMap<Buffer, Pads>();
const BLOCK_BYTES = 64;

function padsOf(secret: Buffer): Pads {
  const known = pads.get(secret);
  if (known) return known;
  const key = Buffer.alloc(BLOCK_BYTES);
  (secret.length > BLOCK_BYTES ? hash('sha256', secret, 'buffer') : secret).copy(key);
  const padded = (pad: number) => Buffer.from(key.map((byte) => byte ^ pad));
  const made = { inner: padded(0x36), outer: padded(0x5c) };
  pads.set(secret, made);
  return made;
}

function base32(bytes: Buffer): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff;
    for (bits += 8; bits >= 5; bits -= 5) text += ALPHABET[(held >> (bits - 5)) & 31];
  }
  return bits > 0 ? text + ALPHABET[(held << (5 - bits)) & 31] : text;
}

function fromBase32(text: string): Buffer | undefined {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const letter of text) {
    const value = ALPHABET.indexOf(letter);
    if (value < 0) return undefined;
    held = ((held << 5) | value) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 0xff);
    }
  }
  return Buffer.from(bytes);
}
