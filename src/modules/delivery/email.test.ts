import { generateKeyPairSync } from 'node:crypto';
import { stat, truncate, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readDkimKey } from '#platform/smtp/dkim.ts';
import { journalsIn, openJournal } from '#platform/smtp/journal.ts';
import { type TestApp, testApp } from '#test/app.ts';
import { verifyDkim } from '#test/dkim-verifier.ts';
import { createOrganisation, createPerson } from '#test/factories.ts';
import { type MailServer, startMailServer } from '#test/mail-server.ts';
import { mailContract } from './contract/mail.ts';
import { createDeliveries, createLetter, standing } from './fixtures/letters.ts';
import { sendEmails } from './service/email.ts';

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
let app: TestApp;
let server: MailServer;

beforeAll(async () => {
  server = await startMailServer();
  const dkim = readDkimKey({
    domain: 'example.org',
    selector: 'nov26',
    pem: keys.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
  });
  app = await testApp({ post: server.post({ dkim }) });
  await createOrganisation(app.db);
});
afterAll(() => server.close());

const NEVER = new AbortController().signal;
const send = () => sendEmails(app.context(), NEVER);
const arrivedAt = (address: string | null) => server.arrived.filter(({ to }) => to === address);

test('a letter arrives in the reader’s language, signed, with a way out and a return path of its own', async () => {
  const aino = await createPerson(app.db, { name: 'Äinö Lehtonen', language: 'fi' });
  const messageId = await createLetter(app.db, { subject: 'Hei [[inward:name]]' });
  await createDeliveries(app.db, { messageId, personIds: [aino.id] });

  expect(await send()).toBe(1);
  const [row] = await standing(app.db, messageId);
  expect(row).toMatchObject({ state: 'sent', reason: null, attempt: 1 });
  const [mail] = arrivedAt(aino.email);
  expect(mail?.parsed.subject).toBe('Hei Äinö Lehtonen');
  expect(mail?.parsed.messageId).toBe(`<${row?.id}@example.org>`);
  expect(mail?.parsed.headers.get('content-language')).toBe('fi');
  expect(mail?.parsed.headers.get('auto-submitted')).toBe('auto-generated');
  expect(mail?.from).toMatch(/^bounces\+[a-z2-7]{42}@example\.org$/);
  expect(mail?.parsed.text).toMatch(/^Äinö Lehtonen http:\/\/localhost\/m#[a-z2-7]{42}$/);
  const header = mail?.parsed.headerLines.find(({ key }) => key === 'list-unsubscribe')?.line ?? '';
  expect(header).toMatch(/<http:\/\/localhost\/api\/delivery\/unsubscribe\/[a-z2-7]{42}>$/);
  const [signature] = verifyDkim(mail?.raw ?? Buffer.alloc(0), keys.publicKey);
  expect(signature).toMatchObject({ holds: true });
  expect(signature?.covers).toEqual(expect.arrayContaining(['list-unsubscribe', 'list-unsubscribe-post']));
});

test('nothing is sent twice, and not before it is due', async () => {
  const person = await createPerson(app.db);
  const messageId = await createLetter(app.db);
  await createDeliveries(app.db, { messageId, personIds: [person.id], at: '2026-11-23T10:00:00.000Z' });
  expect(await send()).toBe(0);
  app.setClock('2026-11-23T10:00:01.000Z');
  expect(await Promise.all([send(), send(), send()])).toContain(1);
  expect(await send()).toBe(0);
  expect(arrivedAt(person.email)).toHaveLength(1);
});

test('who cannot or must not be written to is listed with the reason, and the others get their letter', async () => {
  const people = {
    fine: await createPerson(app.db),
    addressless: await createPerson(app.db, { email: null }),
    injecting: await createPerson(app.db, { email: 'aino@example.org\r\nBcc: everybody@example.org' }),
    newlineName: await createPerson(app.db, { name: 'Aino\nBcc: x@example.org' }),
    gone: await createPerson(app.db, { state: 'left' }),
    dead: await createPerson(app.db, { email: 'dead@example.org' }),
    suppressed: await createPerson(app.db, { email: 'Suppressed@example.org' }),
  };
  server.answerTo = (address) => (address === 'dead@example.org' ? '550 5.1.1 No such user' : undefined);
  await app.db
    .insertInto('delivery_suppression')
    .values({
      address: 'suppressed@example.org',
      reason: 'by_hand',
      words: null,
      deliveryId: null,
      createdBy: null,
      createdAt: '2026-11-23T08:00:00.000Z',
    })
    .execute();
  const messageId = await createLetter(app.db);
  await createDeliveries(app.db, { messageId, personIds: Object.values(people).map(({ id }) => id) });
  await send();
  const rows = await standing(app.db, messageId);
  const of = ({ id }: { id: string }) => {
    const row = rows.find(({ personId }) => personId === id);
    return `${row?.state}: ${row?.reason}`;
  };
  expect(of(people.fine)).toBe('sent: null');
  expect(of(people.addressless)).toBe('suppressed: no_address');
  expect(of(people.injecting)).toMatch(/^failed: address_not_valid/);
  expect(of(people.newlineName)).toMatch(/^failed: address_not_valid/);
  expect(of(people.gone)).toBe('suppressed: person_left');
  expect(of(people.dead)).toBe('failed: refused: 550 5.1.1 No such user');
  expect(of(people.suppressed)).toBe('suppressed: suppressed');
  expect(server.arrived.some(({ raw }) => raw.includes('Bcc'))).toBe(false);
});

test('what a server does not take now is tried again later and later, then given up and listed', async () => {
  const person = await createPerson(app.db, { email: 'full@example.org' });
  const messageId = await createLetter(app.db);
  await createDeliveries(app.db, { messageId, personIds: [person.id] });
  server.answerTo = (address) => (address === 'full@example.org' ? '452 4.2.2 mailbox full' : undefined);
  const waits: number[] = [];
  let row = (await standing(app.db, messageId))[0];
  for (let tries = 0; tries < 30 && row?.state === 'waiting'; tries += 1) {
    const now = app.context().now;
    await send();
    row = (await standing(app.db, messageId))[0];
    if (row?.state !== 'waiting') break;
    expect(row.reason).toMatch(/^452 4\.2\.2/);
    waits.push(Date.parse(row.dueAt) - Date.parse(now));
    expect(await send()).toBe(0);
    app.setClock(new Date(Date.parse(row.dueAt) + 1).toISOString());
  }
  expect(row).toMatchObject({ state: 'failed', reason: expect.stringMatching(/^given_up: 452/) });
  expect(waits[0]).toBeGreaterThanOrEqual(60_000);
  expect(waits[0]).toBeLessThan(70_000);
  const days = waits.reduce((sum, wait) => sum + wait, 0) / 86_400_000;
  expect(days).toBeGreaterThan(3);
  expect(days).toBeLessThan(5);
  expect(arrivedAt('full@example.org')).toHaveLength(0);
});

const dead = '0b0b0b0b-0000-4000-8000-000000000000';

/** Letters as a sender leaves them that was killed: claimed by it, of which its journal says that the first went out. */
async function killedAmidst({ sentBefore }: { sentBefore: number }) {
  const people = [await createPerson(app.db), await createPerson(app.db)];
  const messageId = await createLetter(app.db);
  await createDeliveries(app.db, { messageId, personIds: people.map(({ id }) => id) });
  const now = app.context().now;
  const leaseUntilAt = new Date(Date.parse(now) + 600_000).toISOString();
  const rows = await app.db
    .updateTable('delivery_delivery')
    .set({ state: 'claimed', claimedBy: dead, attempt: 1, leaseUntilAt })
    .where('messageId', '=', messageId)
    .returning(['id', 'filedOn', 'personId'])
    .execute();
  const sent = rows.slice(0, sentBefore);
  const lines = sent.map(({ id, filedOn }) =>
    JSON.stringify({ id, filedOn, attempt: 1, state: 'sent', sentAt: now, dueAt: null, reason: null }),
  );
  const arrived = () =>
    rows.map(({ personId }) => arrivedAt(people.find(({ id }) => id === personId)?.email ?? null).length);
  return { messageId, lines, arrived };
}

test('a sender that was killed leaves its letters to the next; what its journal says went out does not go again', async () => {
  const { messageId, lines, arrived } = await killedAmidst({ sentBefore: 1 });
  const folder = join(app.context().files.directory, 'outgoing');
  const journal = openJournal(folder, dead);
  for (const line of lines) journal.append(line);
  // Killed while it wrote a line.
  journal.append('{"id":"0198');
  const file = join(folder, `${dead}.partial`);
  await truncate(file, (await stat(file)).size - 1);
  journal.leave();
  expect(await send()).toBe(0);

  const longAgo = new Date(Date.now() - 5_000);
  await utimes(file, longAgo, longAgo);
  expect(await send()).toBe(1);
  expect(arrived()).toEqual([0, 1]);
  expect(await standing(app.db, messageId)).toMatchObject([{ state: 'sent' }, { state: 'sent' }]);
  expect(await journalsIn(folder)).toEqual([]);
});

test('a sender whose journal nobody can read keeps its letters until their lease ends', async () => {
  const { arrived } = await killedAmidst({ sentBefore: 0 });
  expect(await send()).toBe(0);
  app.setClock(new Date(Date.parse(app.context().now) + 600_001).toISOString());
  expect(await send()).toBe(2);
  expect(arrived()).toEqual([1, 1]);
});

test('how letters leave is known to planners: what signs them, what waits, and that nothing is in trouble', async () => {
  const [planner, member] = [await app.person(['planner']), await app.person()];
  const person = await createPerson(app.db, { email: 'slow@example.org' });
  const messageId = await createLetter(app.db);
  await createDeliveries(app.db, { messageId, personIds: [person.id] });
  expect(await planner.call(mailContract.readMailState, {})).toMatchObject({
    way: {
      from: expect.stringContaining('@example.org'),
      restsUntil: null,
      troubles: [],
      dkim: { domain: 'example.org', selector: 'nov26' },
      bouncesRead: false,
    },
    letters: { due: 1, again: 0 },
  });
  server.answerTo = (address) => (address === 'slow@example.org' ? '452 4.2.2 mailbox full' : undefined);
  await send();
  expect((await planner.call(mailContract.readMailState, {})).letters).toMatchObject({
    due: 0,
    again: 1,
    later: 1,
  });
  expect(await member.refused(mailContract.readMailState, {})).toMatchObject({ status: 403 });
});
