import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { type TestApp, testApp } from '#test/app.ts';
import { createOrganisation, createPerson } from '#test/factories.ts';
import { type MailServer, startMailServer } from '#test/mail-server.ts';
import { emailContract } from './contract/email.ts';
import type { Lane } from './contract/message.ts';
import { createDeliveries, createLetter, standing } from './fixtures/letters.ts';
import { sendEmails } from './service/email.ts';

let app: TestApp;
let server: MailServer;
const SECRET = 'a secret of the mail server';

beforeAll(async () => {
  server = await startMailServer();
  app = await testApp({ post: server.post({ bounceSecret: SECRET }) });
  await createOrganisation(app.db);
});
afterAll(() => server.close());

const send = () => sendEmails(app.context(), new AbortController().signal);

async function sent({ lane = 'ours', topicId = null }: { lane?: Lane; topicId?: string | null } = {}) {
  const person = await createPerson(app.db);
  const messageId = await createLetter(app.db, { lane, topicId });
  await createDeliveries(app.db, { messageId, personIds: [person.id] });
  await send();
  const mail = server.arrived.find(({ to }) => to === person.email);
  const header = mail?.parsed.headerLines.find(({ key }) => key === 'list-unsubscribe')?.line ?? '';
  return { person, messageId, mail, address: /<http:\/\/localhost(.*)>/.exec(header)?.[1] ?? '' };
}

/** The one click as a mail program does it: a form, no cookie, no origin. */
const click = (url: string) =>
  app.http.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'List-Unsubscribe=One-Click',
  });

async function nextStates(personId: string, facts: { lane: Lane; topicId?: string | null }[]) {
  const states: string[] = [];
  for (const fact of facts) {
    const messageId = await createLetter(app.db, fact);
    await createDeliveries(app.db, { messageId, personIds: [personId] });
    await send();
    const [row] = await standing(app.db, messageId);
    states.push(`${row?.state} ${row?.reason ?? ''}`.trim());
  }
  return states;
}

const LANES: { lane: Lane }[] = [
  { lane: 'ours' },
  { lane: 'nice_to_know' },
  { lane: 'must_know' },
  { lane: 'safety' },
];

test('one click without signing in ends letters, but never what must be known or safety', async () => {
  const { person, address } = await sent();
  const other = await createPerson(app.db);
  const answer = await click(address);
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toEqual({ stops: 'letters', topic: null, stopped: true });
  expect(await nextStates(person.id, LANES)).toEqual([
    'suppressed unsubscribed',
    'suppressed unsubscribed',
    'sent',
    'sent',
  ]);
  expect(await nextStates(other.id, [{ lane: 'ours' }])).toEqual(['sent']);
});

test('of a letter with a topic one click mutes the topic only, and can be taken back', async () => {
  const topicId = newId();
  await app.db
    .insertInto('delivery_topic')
    .values({ id: topicId, name: JSON.stringify({ en: 'Canteen' }), retiredAt: null })
    .execute();
  const { person, address } = await sent({ topicId });
  expect((await click(address)).json()).toEqual({ stops: 'topic', topic: 'Canteen', stopped: true });
  expect(await nextStates(person.id, [{ lane: 'ours', topicId }, { lane: 'ours' }])).toEqual([
    'suppressed muted',
    'sent',
  ]);
  const token = address.split('/').at(-1) ?? '';
  expect(await app.nobody.call(emailContract.comeBack, { token })).toMatchObject({ stopped: false });
  expect(await nextStates(person.id, [{ lane: 'ours', topicId }])).toEqual(['sent']);
});

test('a letter that everybody must know offers no way out, and looking at a link changes nothing', async () => {
  expect((await sent({ lane: 'must_know' })).address).toBe('');
  const { person, address } = await sent();
  const looked = await app.http.inject({ method: 'GET', url: address });
  expect(looked.statusCode).toBe(303);
  expect(looked.headers.location).toBe(`http://localhost/unsubscribe#${address.split('/').at(-1)}`);
  expect(await nextStates(person.id, [{ lane: 'ours' }])).toEqual(['sent']);
});

test('a token of another purpose, or a made-up one, opens nothing', async () => {
  const { mail } = await sent();
  const read = /m#([a-z2-7]{42})/.exec(mail?.parsed.text ?? '')?.[1] ?? '';
  for (const token of [read, 'a'.repeat(42)])
    expect(await app.nobody.refused(emailContract.leave, { token })).toMatchObject({
      code: 'delivery.link_not_valid',
    });
  const bounce = /\+([a-z2-7]{42})@/.exec(mail?.from ?? '')?.[1] ?? '';
  expect(await app.nobody.refused(emailContract.readByLink, { token: bounce })).toMatchObject({
    status: 404,
  });
});

test('a link of a letter leads where the letter says, and nowhere else', async () => {
  const { mail } = await sent();
  const url = /http:\/\/localhost(\/api\/delivery\/links\/[a-z2-7]{42}\/)0/.exec(
    String(mail?.parsed.html),
  )?.[1];
  const followed = await app.http.inject({ method: 'GET', url: `${url}0` });
  expect(followed.statusCode).toBe(303);
  expect(followed.headers.location).toBe('https://example.org/manual');
  expect((await app.http.inject({ method: 'GET', url: `${url}7` })).statusCode).toBe(404);
});

const report = (from: string, status: string) =>
  `Return-Path: <>\nTo: ${from}\nContent-Type: multipart/report; boundary="b"\n\n--b\nContent-Type: message/delivery-status\n\nAction: failed\nStatus: ${status}\nDiagnostic-Code: smtp; 550 ${status} gone\n\n--b--\n`;

test('what comes back is listed with its reason, a dead address is written to no more, and an admin can lift that', async () => {
  const planner = await app.person(['planner']);
  const admin = await app.person(['admin']);
  const { person, mail, messageId } = await sent();
  const message = report(mail?.from ?? '', '5.1.1');
  for (let twice = 0; twice < 2; twice += 1)
    expect(await app.nobody.call(emailContract.reportBounce, { secret: SECRET, message })).toEqual({
      letters: 1,
    });
  expect(await standing(app.db, messageId)).toMatchObject([
    { state: 'failed', reason: 'bounced: 550 5.1.1 gone' },
  ]);
  const { rows } = await planner.call(emailContract.listUndelivered, {});
  expect(rows.find((row) => row.person.id === person.id)).toMatchObject({
    code: 'bounced',
    words: '550 5.1.1 gone',
  });
  expect(await nextStates(person.id, [{ lane: 'safety' }])).toEqual(['suppressed suppressed']);
  const listed = await admin.call(emailContract.listSuppressions, {});
  expect(listed.rows).toMatchObject([{ address: person.email, reason: 'bounced' }]);
  await admin.call(emailContract.liftSuppression, { address: String(person.email) });
  expect(await nextStates(person.id, [{ lane: 'ours' }])).toEqual(['sent']);
});

test('a full mailbox is no reason for silence, and nobody else may report, lift or list', async () => {
  const { person, mail } = await sent();
  const message = report(mail?.from ?? '', '5.2.2');
  const wrong = await app.nobody.refused(emailContract.reportBounce, { secret: 'x', message });
  expect(wrong).toMatchObject({ status: 403, code: 'delivery.bounce_secret' });
  await app.nobody.call(emailContract.reportBounce, { secret: SECRET, message });
  expect(await nextStates(person.id, [{ lane: 'ours' }])).toEqual(['sent']);
  const forged = report('bounces+aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@example.org', '5.1.1');
  expect(await app.nobody.call(emailContract.reportBounce, { secret: SECRET, message: forged })).toEqual({
    letters: 0,
  });
  const member = await app.person();
  const planner = await app.person(['planner']);
  expect(await member.refused(emailContract.listUndelivered, {})).toMatchObject({ status: 403 });
  expect(await planner.refused(emailContract.liftSuppression, { address: 'a@example.org' })).toMatchObject({
    status: 403,
  });
});
