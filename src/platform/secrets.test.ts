import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '#test/postgres.ts';
import { hashPassword, needsRehash, passwordFits } from './password.ts';
import { hashToken, installationSecret, keyedHash, newToken, sameBytes } from './secrets.ts';

const database = await testDatabase();
afterAll(() => database.close());

test('processes that need a secret at the same moment get the same one', async () => {
  const secrets = await Promise.all(Array.from({ length: 6 }, () => installationSecret(database.db, 'race')));
  expect(new Set(secrets.map((secret) => secret.toString('hex'))).size).toBe(1);
  expect(secrets[0]).toHaveLength(32);
  expect((await installationSecret(database.db, 'other')).equals(secrets[0] ?? Buffer.alloc(0))).toBe(false);
});

test('a transaction that is rolled back takes its new secret with it', async () => {
  const attempt = database.db.transaction().execute(async (trx) => {
    await installationSecret(trx, 'undone');
    throw new Error('stop');
  });
  await expect(attempt).rejects.toThrow('stop');
  const rows = await database.db
    .selectFrom('platform_secret')
    .select('name')
    .where('name', '=', 'undone')
    .execute();
  expect(rows).toEqual([]);
});

test('tokens are new each time, and kept as SHA-256', () => {
  expect(newToken()).not.toBe(newToken());
  expect(newToken()).toMatch(/^[\w-]{43}$/);
  // FIPS 180-2, appendix B.1.
  expect(hashToken('abc').toString('hex')).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
});

test('keyed hashes are HMAC-SHA-256', () => {
  // RFC 4231, test case 2.
  const mac = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';
  expect(keyedHash(Buffer.from('Jefe'), 'what do ya want for nothing?').toString('hex')).toBe(mac);
});

test('bytes are compared whole', () => {
  expect(sameBytes(Buffer.from('ab'), Buffer.from('ab'))).toBe(true);
  expect(sameBytes(Buffer.from('ab'), Buffer.from('ac'))).toBe(false);
  expect(sameBytes(Buffer.from('ab'), Buffer.from('abc'))).toBe(false);
});

test('a password is kept as argon2id with 19 MiB, two passes and a salt of its own', async () => {
  const [one, two] = await Promise.all([hashPassword('kesäilta'), hashPassword('kesäilta')]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(one).not.toBe(two);
  expect(await passwordFits(one, 'kesäilta')).toBe(true);
  expect(await passwordFits(one, 'kesailta')).toBe(false);
  expect(needsRehash(one)).toBe(false);
  expect(
    needsRehash('$argon2id$v=19$m=4096,t=3,p=1$c2FsdHNhbHQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'),
  ).toBe(true);
});

test('a letter that is written in two ways is one password', async () => {
  const composed = 'kes\u00e4ilta';
  const decomposed = 'kesa\u0308ilta';
  expect(await passwordFits(await hashPassword(composed), decomposed)).toBe(true);
});

test('without a kept password nothing fits, after the same work', async () => {
  expect(await passwordFits(undefined, 'anything')).toBe(false);
});
