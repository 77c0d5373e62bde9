import { createPrivateKey, hash, type KeyObject, sign } from 'node:crypto';

/** A key that a domain signs with; its public half stands in the DNS below `selector._domainkey.domain`. */
export interface DkimKey {
  readonly domain: string;
  readonly selector: string;
  readonly key: KeyObject;
}

/** Reads a key for signing from PEM. Throws a sentence for what is neither RSA of 1024 bits or more nor Ed25519. */
export function readDkimKey(options: { domain: string; selector: string; pem: string }): DkimKey {
  // Once: parsing the PEM takes longer than the signature itself.
  const key = createPrivateKey(options.pem);
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  if (key.asymmetricKeyType !== 'ed25519' && !(key.asymmetricKeyType === 'rsa' && bits >= 1024))
    throw new Error('the key must be RSA of 1024 bits or more (RFC 8301; better 2048), or Ed25519');
  if (!/^[a-z0-9.-]+$/i.test(options.domain) || !/^[a-z0-9._-]+$/i.test(options.selector))
    throw new Error('the domain or selector is none');
  return { domain: options.domain.toLowerCase(), selector: options.selector, key };
}

// Named, every one of them: one-click unsubscribing counts only when both of its headers are signed (RFC 8058, 4).
// Those without which a message could be made another's are signed once more as absent, so that none can be added.
const SIGNED = [
  'from',
  'to',
  'reply-to',
  'subject',
  'date',
  'message-id',
  'mime-version',
  'content-type',
  'content-transfer-encoding',
  'list-id',
  'list-unsubscribe',
  'list-unsubscribe-post',
  'auto-submitted',
];
const OVERSIGNED = ['from', 'to', 'subject', 'date'];

/**
 * The message with a DKIM signature before it (RFC 6376, relaxed/relaxed; SHA-256 with RSA, or Ed25519 by RFC 8463). Signing happens
 * on the thread pool: the process goes on meanwhile. `now` is in seconds since 1970.
 */
export async function signed(
  message: Buffer,
  { domain, selector, key }: DkimKey,
  now: number,
): Promise<Buffer> {
  const end = message.indexOf('\r\n\r\n');
  const headers = canonicalHeaders(message.toString('latin1', 0, end + 2));
  const bodyHash = hash('sha256', relaxedBody(message.subarray(end + 4)), 'base64');
  const names = SIGNED.filter((name) => headers.has(name));
  const algorithm = key.asymmetricKeyType === 'ed25519' ? 'ed25519' : 'rsa';
  const unsigned =
    `v=1; a=${algorithm}-sha256; c=relaxed/relaxed; d=${domain}; s=${selector};\r\n t=${now};` +
    ` h=${folded([...names, ...OVERSIGNED])};\r\n bh=${bodyHash};\r\n b=`;
  let input = '';
  for (const name of names) input += `${headers.get(name)}\r\n`;
  input += relaxedHeader('DKIM-Signature', unsigned);
  const signature = await signatureOf(Buffer.from(input, 'latin1'), key);
  const head = `DKIM-Signature: ${unsigned}${(signature.match(/.{1,70}/g) ?? []).join('\r\n ')}\r\n`;
  return Buffer.concat([Buffer.from(head, 'latin1'), message]);
}

function signatureOf(input: Buffer, key: KeyObject): Promise<string> {
  // RFC 8463, 3: Ed25519 signs the hash, not the text.
  const edwards = key.asymmetricKeyType === 'ed25519';
  const bytes = edwards ? hash('sha256', input, 'buffer') : input;
  return new Promise((resolve, reject) => {
    sign(edwards ? null : 'sha256', bytes, key, (error, signature) =>
      error ? reject(error) : resolve(signature.toString('base64')),
    );
  });
}

/** The headers in relaxed form by their names; of several the last, which is the one that verifiers take first. */
function canonicalHeaders(head: string): Map<string, string> {
  const headers = new Map<string, string>();
  for (const field of head.split(/\r\n(?![ \t])/)) {
    const colon = field.indexOf(':');
    if (colon > 0)
      headers.set(
        field.slice(0, colon).trim().toLowerCase(),
        relaxedHeader(field.slice(0, colon), field.slice(colon + 1)),
      );
  }
  return headers;
}

function relaxedHeader(name: string, value: string): string {
  return `${name.trim().toLowerCase()}:${value
    .replace(/\r\n/g, '')
    .replace(/[ \t]+/g, ' ')
    .trim()}`;
}

/** RFC 6376, 3.4.4. What our own letters hold is in this form already, and is hashed where it lies. */
function relaxedBody(body: Buffer): Buffer {
  if (endsOnce(body) && !UNRELAXED.some((blank) => body.includes(blank))) return body;
  const lines = body
    .toString('latin1')
    .replace(/[ \t]+/g, ' ')
    .replace(/ (?=\r\n|$)/g, '')
    .replace(/(?:\r\n)+$/, '');
  return Buffer.from(lines === '' ? '' : `${lines}\r\n`, 'latin1');
}

const UNRELAXED = ['\t', '  ', ' \r'].map((blank) => Buffer.from(blank));

/** Whether the last line is ended, and is not empty. */
const endsOnce = (body: Buffer): boolean =>
  body.length > 2 && body.toString('latin1', body.length - 2) === '\r\n' && body[body.length - 3] !== 0x0a;

function folded(names: readonly string[]): string {
  let column = 0;
  return names
    .map((name, at) => {
      const piece = at === 0 ? name : `:${name}`;
      column += piece.length;
      if (column <= 60) return piece;
      column = 0;
      return `${piece}\r\n `;
    })
    .join('')
    .trimEnd();
}
