import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { verifyDkim } from '#test/dkim-verifier.ts';
import { readDkimKey, signed } from './dkim.ts';
import { compileLetter } from './letter.ts';

const pairs = {
  rsa: generateKeyPairSync('rsa', { modulusLength: 2048 }),
  ed25519: generateKeyPairSync('ed25519'),
};
const keyOf = (kind: keyof typeof pairs) =>
  readDkimKey({
    domain: 'Example.org',
    selector: 'nov26',
    pem: pairs[kind].privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
  });

const letter = compileLetter({
  from: { name: 'Inward', address: 'inward@example.org' },
  subject: 'Päivän uutiset',
  html: '<p>Hei  maailma</p>',
  text: 'Hei  maailma \n\n\n',
  slot: /\[\[x:([a-z]+)\]\]/g,
  headers: { 'Auto-Submitted': 'auto-generated' },
}).fill({
  to: { name: 'Aino Lehtonen', address: 'aino@example.org' },
  messageId: '<1@example.org>',
  date: new Date('2026-11-23T09:00:00Z'),
  headers: {
    'List-Unsubscribe': '<https://inward.example.org/u/abc>',
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  },
  values: {},
});

describe.each(['rsa', 'ed25519'] as const)('%s', (kind) => {
  test('a signature holds for a receiving server and covers both headers of one-click unsubscribing', async () => {
    const [signature] = verifyDkim(await signed(letter, keyOf(kind), 1_795_000_000), pairs[kind].publicKey);
    expect(signature?.holds).toBe(true);
    expect(signature?.covers).toEqual(
      expect.arrayContaining([
        'from',
        'to',
        'subject',
        'date',
        'message-id',
        'list-unsubscribe',
        'list-unsubscribe-post',
      ]),
    );
  });

  test.each([
    ['body', 'Hei', 'Moi'],
    ['leaving address', 'u/abc', 'u/abd'],
    ['one-click header', 'One-Click', 'Two-Click'],
    ['subject', 'Subject: ', 'Subject: Re: '],
    ['a second From above', 'DKIM-Signature', 'From: evil@example.com\r\nDKIM-Signature'],
    ['a second From below', 'To: ', 'From: evil@example.com\r\nTo: '],
  ])('it breaks when somebody changes the %s', async (_what, from, to) => {
    const bytes = await signed(letter, keyOf(kind), 1_795_000_000);
    const changed = Buffer.from(bytes.toString('latin1').replace(from, to), 'latin1');
    expect(changed.equals(bytes)).toBe(false);
    expect(verifyDkim(changed, pairs[kind].publicKey)[0]?.holds).toBe(false);
  });

  test('it survives what servers on the way do to blanks and folds', async () => {
    const bytes = await signed(letter, keyOf(kind), 1_795_000_000);
    const changed = bytes
      .toString('latin1')
      .replace('Subject: ', 'SUBJECT:   ')
      .replace('; boundary', ';\r\n\tboundary')
      .concat('\r\n\r\n');
    expect(verifyDkim(Buffer.from(changed, 'latin1'), pairs[kind].publicKey)[0]?.holds).toBe(true);
  });
});

test('any body is hashed as RFC 6376 says, however its blanks and line ends lie', async () => {
  const piece = fc.constantFrom(' ', '\t', 'a', 'b.c', '\r\n', '.', '=20');
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
      const message = Buffer.from(`From: a@example.org\r\nTo: b@example.org\r\n\r\n${pieces.join('')}`);
      const [signature] = verifyDkim(await signed(message, keyOf('ed25519'), 1), pairs.ed25519.publicKey);
      expect(signature?.holds).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test('a key that no receiver would take is refused when it is read', () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  expect(() => readDkimKey({ domain: 'example.org', selector: 's', pem })).toThrow(/RSA/);
});
