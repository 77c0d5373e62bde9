import { createPrivateKey, createPublicKey } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { ballotInput } from './ballot-input.ts';
import { toBase64url } from './base64url.ts';
import { blind, blindWith, finalize, isSignedBy } from './blind-signature.ts';
import { bytesToInteger, integerToBytes, inverseModulo, powerModulo } from './modular.ts';
import { importPublicKey, type PublicKey } from './public-key.ts';
import { secureRandom } from './random-bytes.ts';
import { RFC9474_KEY, RFC9474_VECTORS } from './rfc9474-vectors.ts';
import { generateBallotKey, importPrivateKey, importVerifyingKey, signBlinded, verify } from './server.ts';

const hex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'));
const base64url = (text: string) => toBase64url(hex(text.length % 2 === 0 ? text : `0${text}`));
const scope = { wave: 'w1', view: 'org', label: 'unit:sales' };

describe('the test vectors of RFC 9474', () => {
  const { n, e, d, p, q } = RFC9474_KEY;
  const jwk = { kty: 'RSA', n: base64url(n), e: base64url(e) } as const;
  const key = importPublicKey(jwk);
  const [dp, dq] = [p, q].map((prime) => BigInt(`0x${d}`) % (BigInt(`0x${prime}`) - 1n));
  const qi = inverseModulo(BigInt(`0x${q}`), BigInt(`0x${p}`));
  const integer = (value: bigint | null | undefined) => base64url((value ?? 0n).toString(16));
  const secret = { d: base64url(d), p: base64url(p), q: base64url(q), dp: integer(dp), dq: integer(dq) };
  const privateKey = createPrivateKey({ key: { ...jwk, ...secret, qi: integer(qi) }, format: 'jwk' });

  test.each(RFC9474_VECTORS)('$name: blinding, signing and unblinding give the published bytes', (vector) => {
    const salt = hex(vector.salt);
    const factor = inverseModulo(BigInt(`0x${vector.inverse}`), key.n) ?? 0n;
    const ballot = blindWith(key, hex(vector.input), { salt, factor });
    expect(Buffer.from(ballot.blinded).toString('hex')).toBe(vector.blinded);
    const blindSignature = signBlinded(privateKey, ballot.blinded);
    expect(Buffer.from(blindSignature).toString('hex')).toBe(vector.blindSignature);
    const unblinding = { input: hex(vector.input), inverse: ballot.inverse, blindSignature };
    const signature = finalize(key, unblinding, salt.length);
    expect(Buffer.from(signature).toString('hex')).toBe(vector.signature);
  });

  test('the vectors with a salt of 48 bytes verify on the server, the others do not', () => {
    const verdicts = RFC9474_VECTORS.map(({ input, signature }) =>
      verify(createPublicKey(privateKey), { input: hex(input), signature: hex(signature) }),
    );
    expect(verdicts).toEqual([true, false, true, false]);
  });
});

describe('a ballot drawn from our own server', () => {
  let key: PublicKey;
  let other: PublicKey;
  let server: Awaited<ReturnType<typeof ballotServer>>;
  let stranger: Awaited<ReturnType<typeof ballotServer>>;

  beforeAll(async () => {
    [server, stranger] = await Promise.all([ballotServer(), ballotServer()]);
    key = importPublicKey(server.publicJwk);
    other = importPublicKey(stranger.publicJwk);
  });

  const drawToken = () => {
    const input = ballotInput(scope, secureRandom);
    const ballot = blind(key, input, secureRandom);
    const blindSignature = signBlinded(server.privateKey, ballot.blinded);
    const signature = finalize(key, { input, inverse: ballot.inverse, blindSignature });
    return { input, signature, ballot, blindSignature };
  };

  test('the signature verifies in the browser and on the server, and for nothing else', () => {
    const { input, signature } = drawToken();
    expect(isSignedBy(key, { input, signature })).toBe(true);
    expect(verify(server.verifyingKey, { input, signature })).toBe(true);
    expect(isSignedBy(other, { input, signature })).toBe(false);
    expect(verify(stranger.verifyingKey, { input, signature })).toBe(false);
    expect(verify(server.verifyingKey, { input: ballotInput(scope, secureRandom), signature })).toBe(false);
  });

  test('browser and server agree on every altered signature', () => {
    const { input, signature } = drawToken();
    fc.assert(
      fc.property(fc.nat(signature.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const altered = signature.map((byte, index) => (index === at ? byte ^ flip : byte));
        expect(isSignedBy(key, { input, signature: altered })).toBe(false);
        expect(verify(server.verifyingKey, { input, signature: altered })).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  test('the same input is blinded to another value each time, so that the issuer cannot recognise it', () => {
    const input = ballotInput(scope, secureRandom);
    const seen = new Set(
      Array.from({ length: 20 }, () => Buffer.from(blind(key, input, secureRandom).blinded).toString('hex')),
    );
    expect(seen.size).toBe(20);
  });

  test('every blinded value can be explained by every input: what the issuer saw fits any ballot', () => {
    const [mine, theirs] = [drawToken(), drawToken()];
    // The factor that would have turned the other person's ballot into what this person sent exists.
    const unblinded = bytesToInteger(theirs.signature);
    const answer = bytesToInteger(mine.blindSignature);
    const factor = (answer * (inverseModulo(unblinded, key.n) ?? 0n)) % key.n;
    const message = (bytesToInteger(theirs.ballot.blinded) * power(theirs.ballot.inverse, key)) % key.n;
    expect((message * power(integerToBytes(factor, 256), key)) % key.n).toBe(
      bytesToInteger(mine.ballot.blinded),
    );
  });

  test('a key of the server for this person alone is refused by the client', () => {
    const input = ballotInput(scope, secureRandom);
    const ballot = blind(key, input, secureRandom);
    const blindSignature = signBlinded(stranger.privateKey, integerToBytes(1n, 256));
    expect(() => finalize(key, { input, inverse: ballot.inverse, blindSignature })).toThrow(
      /does not belong/,
    );
  });

  test('values outside the range and of a wrong length are refused with the reason', () => {
    const tooLarge = integerToBytes(key.n, 256);
    expect(() => signBlinded(server.privateKey, tooLarge)).toThrow(/not smaller than the modulus/);
    expect(() => signBlinded(server.privateKey, new Uint8Array(255))).toThrow(/256 bytes, not 255/);
    const { input, ballot, blindSignature } = drawToken();
    const { inverse } = ballot;
    expect(() => finalize(key, { input, inverse, blindSignature: tooLarge })).toThrow(
      /blind signature is not/,
    );
    expect(() => finalize(key, { input, inverse: tooLarge, blindSignature })).toThrow(/inverse is not/);
    expect(() => finalize(key, { input, inverse: inverse.subarray(1), blindSignature })).toThrow(/not 255/);
    expect(isSignedBy(key, { input, signature: tooLarge })).toBe(false);
    expect(isSignedBy(key, { input, signature: new Uint8Array(0) })).toBe(false);
    const salt = new Uint8Array(48);
    for (const factor of [0n, key.n, -1n]) {
      expect(() => blindWith(key, input, { salt, factor })).toThrow(/between 0 and the modulus/);
    }
    expect(() => blind(key, input, () => new Uint8Array(3))).toThrow(/gave 3 bytes/);
    expect(() => blind(key, input, (length) => new Uint8Array(length))).toThrow(/never gave/);
  });

  test.each([
    ['a short modulus', { n: toBase64url(new Uint8Array(128).fill(0xff)) }, /2048 to 4096 bits/],
    ['an even modulus', { n: toBase64url(new Uint8Array(256).fill(0xfe)) }, /odd/],
    [
      'a leading zero',
      { n: toBase64url(Uint8Array.from({ length: 257 }, (_, at) => (at ? 255 : 0))) },
      /bits/,
    ],
    ['another exponent', { e: 'Aw' }, /65537/],
    ['padded text', { e: 'AQAB==' }, /base64url/],
    ['a second spelling', { n: 'AB' }, /base64url/],
  ])('a key with %s is refused', (_, change, message) => {
    expect(() => importPublicKey({ ...server.publicJwk, ...change })).toThrow(message);
    expect(() => importVerifyingKey({ ...server.publicJwk, ...change })).toThrow(message);
  });
});

function power(bytes: Uint8Array, { n, e }: PublicKey): bigint {
  return powerModulo(bytesToInteger(bytes), e, n);
}

async function ballotServer() {
  const { publicJwk, privatePem } = await generateBallotKey();
  return {
    publicJwk,
    privateKey: importPrivateKey(privatePem),
    verifyingKey: importVerifyingKey(publicJwk),
  };
}
