import { createHash, type KeyObject, verify } from 'node:crypto';

interface Field {
  readonly name: string;
  /** As it stood, name, colon, folds and all, without the last line break. */
  readonly raw: string;
}

/**
 * Verifies the DKIM signatures of a message as a receiving server does, written from RFC 6376 and RFC 8463 without a look at the
 * signer. Gives for each signature the headers it covers, and whether it holds under the key.
 */
export function verifyDkim(message: Buffer, publicKey: KeyObject): { holds: boolean; covers: string[] }[] {
  const text = message.toString('latin1');
  const border = text.indexOf('\r\n\r\n');
  const fields = fieldsOf(text.slice(0, border));
  const body = text.slice(border + 4);
  return fields
    .filter(({ name }) => name === 'dkim-signature')
    .map((signature) => verifyOne(signature, { fields, body, publicKey }));
}

function verifyOne(
  signature: Field,
  { fields, body, publicKey }: { fields: readonly Field[]; body: string; publicKey: KeyObject },
): { holds: boolean; covers: string[] } {
  const tags = new Map<string, string>();
  for (const part of signature.raw.slice(signature.raw.indexOf(':') + 1).split(';')) {
    const equals = part.indexOf('=');
    if (equals > 0) tags.set(part.slice(0, equals).trim(), part.slice(equals + 1).replace(/\s+/g, ''));
  }
  const covers = (tags.get('h') ?? '').split(':').map((name) => name.toLowerCase());
  // Each mention takes the next instance from the bottom up; a mention without one stands for nothing.
  const left = new Map<string, Field[]>();
  for (const field of fields) left.set(field.name, [...(left.get(field.name) ?? []), field]);
  let hashed = '';
  for (const name of covers) {
    const field = left.get(name)?.pop();
    if (field) hashed += `${canonicalField(field)}\r\n`;
  }
  // The signature itself, with its own b= emptied and without the line break.
  const emptied = signature.raw.replace(/([;\s]b=)[\s\S]*?(?=;|$)/, '$1');
  hashed += canonicalField({ name: 'dkim-signature', raw: emptied });
  const bodyHash = createHash('sha256').update(canonicalBody(body), 'latin1').digest('base64');
  const bytes = Buffer.from(tags.get('b') ?? '', 'base64');
  const held =
    tags.get('a') === 'rsa-sha256'
      ? verify('sha256', Buffer.from(hashed, 'latin1'), publicKey, bytes)
      : verify(null, createHash('sha256').update(hashed, 'latin1').digest(), publicKey, bytes);
  const wellFormed =
    tags.get('v') === '1' && tags.get('c') === 'relaxed/relaxed' && tags.get('bh') === bodyHash;
  return { holds: held && wellFormed && covers.includes('from'), covers };
}

function fieldsOf(head: string): Field[] {
  const fields: { name: string; raw: string }[] = [];
  for (const line of head.split('\r\n')) {
    const last = fields.at(-1);
    if (/^[ \t]/.test(line) && last) last.raw += `\r\n${line}`;
    else fields.push({ name: line.slice(0, line.indexOf(':')).trim().toLowerCase(), raw: line });
  }
  return fields;
}

function canonicalField({ name, raw }: Field): string {
  const value = raw
    .slice(raw.indexOf(':') + 1)
    .split('\r\n')
    .join('')
    .split(/[ \t]+/)
    .filter((word) => word !== '')
    .join(' ');
  return `${name}:${value}`;
}

function canonicalBody(body: string): string {
  const lines = body.split('\r\n').map((line) =>
    line
      .split(/[ \t]+/)
      .join(' ')
      .trimEnd(),
  );
  while (lines.length > 0 && lines.at(-1) === '') lines.pop();
  return lines.map((line) => `${line}\r\n`).join('');
}
