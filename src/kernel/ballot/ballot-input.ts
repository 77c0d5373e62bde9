import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes } from '@noble/hashes/utils.js';
import { BallotError } from './ballot-error.ts';
import { draw, type RandomBytes } from './random-bytes.ts';

/** What a token is good for: one label of one view of one wave. */
export interface BallotScope {
  readonly wave: string;
  readonly view: string;
  readonly label: string;
}

const PREFIX_LENGTH = 32;
const NONCE_LENGTH = 32;
const FORMAT = 'inward/1';
const LONGEST_FIELD = 1024;

/**
 * The bytes that are blinded and signed: `random(32) | msg` (PrepareRandomize of RFC 9474, 4.1), where msg is
 * `inward/1 | wave | view | label | nonce(32)`, each field preceded by its length in two big-endian bytes, so that
 * no two scopes share an encoding.
 */
export function ballotInput(scope: BallotScope, random: RandomBytes): Uint8Array {
  const fields = [FORMAT, scope.wave, scope.view, scope.label].map(encodeField);
  return concatBytes(draw(random, PREFIX_LENGTH), ...fields, withLength(draw(random, NONCE_LENGTH)));
}

/**
 * Reads the scope back out of an input; a BallotError `bad-input` for anything that `ballotInput` cannot have written
 * (other format, empty or overlong field, malformed UTF-8, missing or trailing bytes).
 */
export function parseBallotInput(input: Uint8Array): BallotScope & { readonly nonce: Uint8Array } {
  const fields = [];
  let at = PREFIX_LENGTH;
  while (at < input.length && fields.length < 5) {
    const start = at + 2;
    const end = start + (input[at] ?? 0) * 256 + (input[at + 1] ?? 0);
    if (end > input.length) throw malformed('it ends in the middle of a field');
    fields.push(input.subarray(start, end));
    at = end;
  }
  const [format, wave, view, label, nonce] = fields;
  if (!format || !wave || !view || !label || !nonce) throw malformed('a field is missing');
  if (at !== input.length) throw malformed('bytes follow the last field');
  if (decodeField(format) !== FORMAT) throw malformed(`it is not of the format ${FORMAT}`);
  if (nonce.length !== NONCE_LENGTH) throw malformed(`its nonce has ${nonce.length} bytes`);
  return {
    wave: decodeField(wave),
    view: decodeField(view),
    label: decodeField(label),
    nonce: nonce.slice(),
  };
}

/** The name under which a ballot is counted and published ("mine was counted"): SHA-256 of its input, in hex. */
export function ballotId(input: Uint8Array): string {
  return bytesToHex(sha256(input));
}

function encodeField(text: string): Uint8Array {
  if (!text.isWellFormed()) throw malformed('a field has a lone surrogate');
  const bytes = new TextEncoder().encode(text);
  if (bytes.length === 0 || bytes.length > LONGEST_FIELD) {
    throw malformed(`a field has ${bytes.length} bytes (1 to ${LONGEST_FIELD} are allowed)`);
  }
  return withLength(bytes);
}

function decodeField(bytes: Uint8Array): string {
  if (bytes.length === 0 || bytes.length > LONGEST_FIELD)
    throw malformed(`a field has ${bytes.length} bytes`);
  try {
    // Without ignoreBOM the decoder would swallow a byte-order mark, and two inputs would name one scope.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw malformed('a field is not UTF-8');
  }
}

function withLength(bytes: Uint8Array): Uint8Array {
  return concatBytes(Uint8Array.of(bytes.length >> 8, bytes.length & 0xff), bytes);
}

function malformed(why: string): BallotError {
  return new BallotError('bad-input', `The ballot input cannot be read: ${why}.`);
}
