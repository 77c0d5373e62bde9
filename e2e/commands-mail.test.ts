import { spawn } from 'node:child_process';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { evidenceText } from '#modules/delivery/domain/evidence.ts';
import { type ImapServer, startImapServer } from '#test/imap-server.ts';
import { type MailServer, startMailServer } from '#test/mail-server.ts';
import { removeTemporaryFolders, temporaryFolder } from '#test/temporary-folder.ts';

const main = fileURLToPath(new URL('../dist/server/main.js', import.meta.url));
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

let mail: MailServer;
let failures: ImapServer;
beforeEach(async () => {
  [mail, failures] = await Promise.all([startMailServer(), startImapServer()]);
});
afterEach(() => Promise.all([mail.close(), failures.close()]));
afterAll(removeTemporaryFolders);

async function inward(args: readonly string[], settings: Record<string, string> = {}) {
  const { PATH, HOME, TMPDIR } = process.env;
  const child = spawn(process.execPath, [main, ...args], {
    env: { PATH, HOME, TMPDIR, LOG_LEVEL: 'warn', INWARD_DATA: await temporaryFolder(), ...settings },
  });
  let out = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    out += chunk;
  });
  const [code] = await once(child, 'exit');
  return { code, out };
}

test('evidence is checked by whoever was given the file, without a database, and every change of it is found', async () => {
  const row = (name: string) => ({
    personId: '01a20589-295e-7b0a-9de6-63a12c7191c3',
    name,
    employeeNumber: '17',
    version: 1,
    language: 'en',
    edition: sha256('edition'),
    level: 'signed',
    answer: null,
    wrongAnswers: 0,
    signedName: name,
    at: '2026-11-22T09:00:00.000Z',
  });
  const about = {
    messageId: '01a20589-29a1-7fe6-9148-5d4a3d9970c5',
    title: 'Filming on the floor',
    madeAt: row('').at,
  };
  const { text, head } = evidenceText(about, [row('Äinö Lehtonen'), row('Iker Goñi')], sha256);
  const file = join(await temporaryFolder(), 'evidence.csv');
  const verdict = async (written: string) => {
    await writeFile(file, written);
    return inward(['verify-evidence', file]);
  };
  expect(await verdict(text)).toMatchObject({
    code: 0,
    out: expect.stringMatching(new RegExp(`2 acknowledgements, head ${head}`)),
  });
  const wrong = [
    [text.replaceAll('Iker Goñi', 'Iker Gona'), /line 4 does not follow/],
    [text.split('\r\n').toSpliced(2, 1).join('\r\n'), /line 3 does not follow/],
    [text.slice(0, text.indexOf('end,')), /not complete/],
    [`${text}one more`, /stands after its end/],
    ['name,at\r\n', /not evidence/],
  ] as const;
  for (const [written, sentence] of wrong)
    expect(await verdict(written)).toMatchObject({ code: 1, out: expect.stringMatching(sentence) });
  expect(await inward(['verify-evidence', '/nowhere/at/all.csv'])).toMatchObject({
    code: expect.not.stringMatching(/^0$/),
    out: expect.stringContaining('cannot be read'),
  });
  expect(await readFile(file, 'utf8')).toBe('name,at\r\n');
});

test('the doctor says whether letters leave, are signed, and come back to where they are counted', async () => {
  const keyFile = join(await temporaryFolder(), 'key.pem');
  const { privateKey } = generateKeyPairSync('ed25519');
  await writeFile(keyFile, privateKey.export({ format: 'pem', type: 'pkcs8' }));
  const settings = { SMTP_URL: mail.smtpUrl, MAIL_FROM: 'Inward <inward@example.org>' };
  const bare = await inward(['doctor'], settings);
  for (const sentence of ['Mail: the server answers', 'DKIM: off', 'Bounces: what cannot be delivered'])
    expect(bare.out).toContain(sentence);
  expect(bare.code).toBe(0);

  const set = { ...settings, BOUNCE_ADDRESS: 'bounces@example.org', IMAP_URL: failures.url };
  expect((await inward(['doctor'], set)).out).toContain(
    'Bounces: the mailbox of bounces@example.org can be read.',
  );
  const dkim = { DKIM_DOMAIN: 'example.org', DKIM_SELECTOR: 'nov26' };
  const wrong = await inward(['doctor'], {
    ...set,
    ...dkim,
    IMAP_URL: failures.url.replace('Bounces', 'Elsewhere'),
    DKIM_KEY: `${keyFile}.none`,
  });
  expect(wrong).toMatchObject({ code: 1 });
  expect(wrong.out).toMatch(/wrong +DKIM: DKIM_KEY: .* cannot be used/);
  expect(wrong.out).toMatch(/wrong +Bounces: the mailbox of IMAP_URL cannot be read \(no such folder\)/);
  const unread = { ...settings, ...dkim, DKIM_KEY: keyFile, BOUNCE_ADDRESS: 'bounces@example.org' };
  const nobody = await inward(['doctor'], unread);
  expect(nobody.out).toMatch(/wrong +Bounces: they come back to bounces@example.org, and nobody reads them/);
  // With or without a name server around, and whatever example.org has: never that the key fits.
  expect(nobody.out).toMatch(/(wrong|warning) +DKIM: /);
});
