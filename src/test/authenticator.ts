import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** What an authenticator does that a test wants otherwise than right. */
export interface Misbehaviour {
  readonly origin?: string;
  /** Signs without having asked for finger, face or PIN. */
  readonly unverified?: true;
  readonly counter?: number;
}

const FLAGS = { present: 0x01, verified: 0x04, keyIncluded: 0x40 };

/** A security key in software (WebAuthn Level 3): makes one ES256 passkey and answers challenges with it. */
export function softwareAuthenticator({ origin = 'http://localhost' }: { origin?: string } = {}) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const credentialId = randomBytes(32);
  const id = credentialId.toString('base64url');
  let uses = 0;

  function clientData(type: string, challenge: string, from: string): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin: from, crossOrigin: false }));
  }

  function authenticatorData(flags: number, counter: number): Buffer {
    const head = Buffer.alloc(5);
    head.writeUInt8(flags, 0);
    head.writeUInt32BE(counter, 1);
    return Buffer.concat([sha256(Buffer.from(new URL(origin).hostname)), head]);
  }

  return {
    id,
    /** The answer to `navigator.credentials.create`. */
    create({ challenge }: { challenge: string }, wrong: Misbehaviour = {}) {
      const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
      const flags = FLAGS.present | FLAGS.keyIncluded | (wrong.unverified ? 0 : FLAGS.verified);
      const data = Buffer.concat([
        authenticatorData(flags, 0),
        Buffer.alloc(16),
        Buffer.from([0, credentialId.length]),
        credentialId,
        coseKey(Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')),
      ]);
      return {
        id,
        rawId: id,
        type: 'public-key' as const,
        response: {
          clientDataJSON: clientData('webauthn.create', challenge, wrong.origin ?? origin).toString(
            'base64url',
          ),
          attestationObject: attestation(data).toString('base64url'),
          transports: ['internal' as const],
        },
      };
    },
    /** The answer to `navigator.credentials.get`. */
    get({ challenge }: { challenge: string }, wrong: Misbehaviour = {}) {
      uses += 1;
      const data = authenticatorData(
        FLAGS.present | (wrong.unverified ? 0 : FLAGS.verified),
        wrong.counter ?? uses,
      );
      const client = clientData('webauthn.get', challenge, wrong.origin ?? origin);
      return {
        id,
        rawId: id,
        type: 'public-key' as const,
        response: {
          clientDataJSON: client.toString('base64url'),
          authenticatorData: data.toString('base64url'),
          signature: sign('sha256', Buffer.concat([data, sha256(client)]), privateKey).toString('base64url'),
        },
      };
    },
  };
}

/** CBOR of `{1: 2, 3: -7, -1: 1, -2: x, -3: y}`: an EC2 key on P-256 for ES256 (RFC 9053, section 7.1). */
function coseKey(x: Buffer, y: Buffer): Buffer {
  const head = Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]);
  return Buffer.concat([head, x, Buffer.from([0x22, 0x58, 0x20]), y]);
}

/** CBOR of `{fmt: "none", attStmt: {}, authData}`. */
function attestation(data: Buffer): Buffer {
  const text = (words: string) => Buffer.concat([Buffer.from([0x60 + words.length]), Buffer.from(words)]);
  return Buffer.concat([
    Buffer.from([0xa3]),
    text('fmt'),
    text('none'),
    text('attStmt'),
    Buffer.from([0xa0]),
    text('authData'),
    Buffer.from([0x58, data.length]),
    data,
  ]);
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}
