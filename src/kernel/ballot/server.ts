import {
  constants,
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  type KeyObject,
  privateDecrypt,
  publicEncrypt,
  timingSafeEqual,
  verify as verifySignature,
} from 'node:crypto';
import { promisify } from 'node:util';
import { BallotError } from './ballot-error.ts';
import { SALT_LENGTH } from './blind-signature.ts';
import { importPublicKey, type PublicJwk } from './public-key.ts';

/** A ballot key of one wave, view and label; the private half is deleted when the wave closes. */
export interface BallotKey {
  readonly publicJwk: PublicJwk;
  readonly privatePem: string;
}

/** Makes an RSA-2048 key with exponent 65537 on the thread pool (50 to 300 ms); for this wave × view × label only. */
export async function generateBallotKey(): Promise<BallotKey> {
  const pair = await promisify(generateKeyPair)('rsa', { modulusLength: 2048, publicExponent: 65537 });
  const { n, e } = pair.publicKey.export({ format: 'jwk' });
  if (n === undefined || e === undefined) throw new Error('OpenSSL exported an RSA key without a modulus.');
  return {
    publicJwk: { kty: 'RSA', n, e },
    privatePem: pair.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
  };
}

/** Parses a private half once; parsing costs as much as a signature, so keep the result while the wave is open. */
export function importPrivateKey(privatePem: string): KeyObject {
  const key = createPrivateKey(privatePem);
  if (key.asymmetricKeyType !== 'rsa') throw new BallotError('bad-key', 'A ballot key must be an RSA key.');
  return key;
}

/** Parses and checks a public half for `verify`; keep the result while the wave is open. */
export function importVerifyingKey(jwk: PublicJwk): KeyObject {
  importPublicKey(jwk);
  return createPublicKey({ key: { kty: jwk.kty, n: jwk.n, e: jwk.e }, format: 'jwk' });
}

/**
 * BlindSign of RFC 9474, 4.3: the raw RSA private operation on a blinded value (0.25 to 0.6 ms). OpenSSL computes it in
 * constant time with a blinding of its own, and the result is checked with the public half, because a signature with a
 * computing fault would give the key away (Boneh, DeMillo and Lipton 1997).
 */
export function signBlinded(privateKey: KeyObject, blinded: Uint8Array): Uint8Array {
  const bytes = (privateKey.asymmetricKeyDetails?.modulusLength ?? 0) / 8;
  if (blinded.length !== bytes) {
    throw new BallotError('bad-length', `The blinded value must have ${bytes} bytes, not ${blinded.length}.`);
  }
  const signature = rawPrivate(privateKey, blinded);
  const again = publicEncrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, signature);
  if (!timingSafeEqual(again, blinded)) throw new Error('The signing operation failed its own check.');
  return new Uint8Array(signature);
}

/** Whether the signature is one of this key over this input (RSASSA-PSS, SHA-384, salt 48; 0.02 ms). */
export function verify(
  publicKey: KeyObject,
  { input, signature }: { input: Uint8Array; signature: Uint8Array },
): boolean {
  const padding = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: SALT_LENGTH };
  return verifySignature('sha384', input, { key: publicKey, ...padding }, signature);
}

function rawPrivate(privateKey: KeyObject, blinded: Uint8Array): Buffer {
  try {
    return privateDecrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, blinded);
  } catch (error) {
    // OpenSSL refuses values from the modulus on; that is the RFC's range check.
    if (error instanceof Error && 'code' in error && String(error.code).includes('TOO_LARGE')) {
      throw new BallotError('out-of-range', 'The blinded value is not smaller than the modulus.');
    }
    throw error;
  }
}
