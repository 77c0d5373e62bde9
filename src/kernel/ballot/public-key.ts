import { BallotError } from './ballot-error.ts';
import { fromBase64url } from './base64url.ts';
import { bitLength, bytesToInteger } from './modular.ts';

/** The public half of a ballot key as it stands in the manifest: a JSON Web Key (RFC 7517, RFC 7518 6.3.1). */
export interface PublicJwk {
  readonly kty: 'RSA';
  readonly n: string;
  readonly e: string;
}

/** A parsed public key; `byteLength` is the length of its modulus and of every signature. */
export interface PublicKey {
  readonly n: bigint;
  readonly e: bigint;
  readonly byteLength: number;
}

const EXPONENT = 65537n;

/**
 * Parses and checks a public key: an odd modulus of 2048 to 4096 bits in whole bytes and the exponent 65537.
 * Throws a BallotError `bad-key` for anything else.
 */
export function importPublicKey(jwk: PublicJwk): PublicKey {
  if (jwk.kty !== 'RSA') throw new BallotError('bad-key', 'A ballot key must be an RSA key.');
  const modulus = fromBase64url(jwk.n, 'bad-key');
  const n = bytesToInteger(modulus);
  const bits = bitLength(n);
  if (bits < 2048 || bits > 4096 || bits !== 8 * modulus.length) {
    throw new BallotError(
      'bad-key',
      `A ballot key has 2048 to 4096 bits in whole bytes, this one has ${bits}.`,
    );
  }
  if (n % 2n === 0n) throw new BallotError('bad-key', 'The modulus of a ballot key must be odd.');
  const e = bytesToInteger(fromBase64url(jwk.e, 'bad-key'));
  // One exponent only: a server that could choose it per person could tell people apart by it.
  if (e !== EXPONENT) throw new BallotError('bad-key', 'The exponent of a ballot key must be 65537.');
  return { n, e, byteLength: modulus.length };
}
