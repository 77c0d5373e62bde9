import { expect, test } from 'vitest';
import { addMinutes } from '#kernel/calendar.ts';
import { testApp } from '#test/app.ts';
import { createOrganisation, createPerson } from '#test/factories.ts';
import { testMailbox } from '#test/mailbox.ts';
import { accessContract } from './contract.ts';
import { loginLinkFor } from './service/link.ts';

const mailbox = await testMailbox();
const app = await testApp({ mail: mailbox.mailer });
await createOrganisation(app.db);

const START = '2026-11-23T09:00:00.000Z';
let addresses = 0;

async function asked(facts: Parameters<typeof createPerson>[1] = {}) {
  app.setClock(START);
  mailbox.mails.length = 0;
  const person = await createPerson(app.db, facts);
  const browser = app.browser();
  await ask(browser, String(person.email));
  await app.queue.drain(() => app.context());
  const text = lettersTo(person)[0]?.text ?? '';
  const token = /\/sign-in\/link#([\w.-]+)/.exec(text)?.[1] ?? '';
  return { person, browser, token };
}

function lettersTo({ email }: { email: string | null }) {
  return mailbox.mails.filter(({ to }) => JSON.stringify(to).includes(`"${email}"`));
}

function ask(browser: ReturnType<typeof app.browser>, email: string) {
  addresses += 1;
  return browser.call(accessContract.askForLink, { email }, { address: `10.1.0.${addresses}` });
}

test('a link comes by mail in the person’s language, and signs in the browser that asked, once', async () => {
  const { person, browser, token } = await asked({
    name: 'Aino Virtanen',
    email: 'aino@satamala.fi',
    language: 'fi',
  });
  const [mail] = lettersTo(person);
  expect(mail?.subject).toBe('Kirjaudu: Satamala');
  expect(mail?.to).toMatchObject({ text: '"Aino Virtanen" <aino@satamala.fi>' });
  expect(mail?.text).toContain('15 minuutin ajan');
  expect(mail?.html).toContain('lang="fi"');
  expect(await browser.call(accessContract.readLink, { token })).toEqual({
    kind: 'signIn',
    name: 'Aino Virtanen',
    email: 'aino@satamala.fi',
    needsConfirmation: false,
  });
  await browser.call(accessContract.signInByLink, { token });
  expect((await browser.call(accessContract.readMe, {})).id).toBe(person.id);
  const again = await browser.refused(accessContract.signInByLink, { token });
  expect(again).toMatchObject({ status: 404, code: 'access.link_not_valid' });
});

test('opened elsewhere, the link asks before it signs in', async () => {
  const { person, token } = await asked();
  const elsewhere = app.browser();
  expect(await elsewhere.call(accessContract.readLink, { token })).toMatchObject({ needsConfirmation: true });
  expect((await elsewhere.refused(accessContract.signInByLink, { token })).code).toBe('access.confirm_first');
  await elsewhere.call(accessContract.signInByLink, { token, confirmed: true });
  expect((await elsewhere.call(accessContract.readMe, {})).id).toBe(person.id);
});

test('a mail scanner that opens the link uses nothing up', async () => {
  const { browser, token } = await asked();
  await app.http.inject({ method: 'GET', url: `/sign-in/link?${token}` });
  await app.http.inject({ method: 'GET', url: '/api/access/sessions/by-link', query: { token } });
  await app.nobody.call(accessContract.readLink, { token });
  await browser.call(accessContract.signInByLink, { token });
});

test('a link ends after fifteen minutes', async () => {
  const { browser, token } = await asked();
  app.setClock(addMinutes(START, 15));
  expect((await browser.refused(accessContract.signInByLink, { token })).code).toBe('access.link_not_valid');
});

test('of two presses at once, one signs in', async () => {
  const { token } = await asked();
  const input = { token, confirmed: true };
  const presses = await Promise.allSettled(
    Array.from({ length: 5 }, () => app.browser().call(accessContract.signInByLink, input)),
  );
  expect(presses.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('a token for another link, a cut one and a made-up one open nothing', async () => {
  const first = await asked();
  const second = await asked();
  const [id] = first.token.split('.');
  const [, seal] = second.token.split('.');
  for (const token of [
    `${id}.${seal}`,
    first.token.slice(0, -1),
    `${id}.${'A'.repeat(43)}`,
    'x'.repeat(60),
  ]) {
    const refused = await app.browser().refused(accessContract.signInByLink, { token, confirmed: true });
    expect(refused.code).toBe('access.link_not_valid');
  }
});

test.each([
  ['that nobody has', undefined],
  ['of somebody who left', { state: 'left', leftOn: '2026-11-01' } as const],
])('asking with an address %s is answered alike, and no mail is sent', async (_whose, facts) => {
  app.setClock(START);
  mailbox.mails.length = 0;
  const email = facts ? String((await createPerson(app.db, facts)).email) : 'nobody@satamala.fi';
  expect(await ask(app.browser(), email)).toEqual({});
  await app.queue.drain(() => app.context());
  expect(lettersTo({ email })).toEqual([]);
});

test('nobody can fill a mailbox: a fourth link for one address has to wait', async () => {
  const { person } = await asked();
  for (let more = 0; more < 3; more += 1) await ask(app.browser(), String(person.email));
  const refused = await app
    .browser()
    .refused(accessContract.askForLink, { email: person.email }, { address: '10.2.0.1' });
  expect(refused).toMatchObject({ status: 429, code: 'access.slow_down', count: 60 });
});

test('others cannot keep my own link away: a browser that knows me is counted apart', async () => {
  const { person, browser, token } = await asked();
  await browser.call(accessContract.signInByLink, { token });
  for (let tries = 0; tries < 3; tries += 1)
    await ask(app.browser(), String(person.email)).catch(() => undefined);
  const stranger = await app
    .browser()
    .refused(accessContract.askForLink, { email: person.email }, { address: '10.2.0.2' });
  expect(stranger.code).toBe('access.slow_down');
  await ask(browser, String(person.email));
});

test('a mail server that is down for a while loses no letter', async () => {
  const { browser, person } = await asked();
  mailbox.mails.length = 0;
  mailbox.refuseAll('yes');
  await ask(browser, String(person.email));
  await app.queue.drain(() => app.context());
  mailbox.refuseAll('no');
  expect(lettersTo(person)).toEqual([]);
  const waiting = await app.database.pool.query(
    `select state, data from pgboss.job where name = 'access.sendMail' and state = 'retry'`,
  );
  expect(waiting.rows).toHaveLength(1);
  // The queue's own clock is the database's: it is told that the pause is over.
  await app.database.pool.query(`update pgboss.job set start_after = now() where state = 'retry'`);
  await app.queue.drain(() => app.context());
  expect(lettersTo(person)).toHaveLength(1);
});

test('the operator’s link signs in with one press, for who works here only', async () => {
  app.setClock(START);
  const { id } = await createPerson(app.db);
  const left = await createPerson(app.db, { state: 'left' });
  const link = await loginLinkFor(app.context(), id);
  expect(link).toMatch(/^http:\/\/localhost\/sign-in\/link#/);
  const browser = app.browser();
  await browser.call(accessContract.signInByLink, { token: link.split('#')[1] ?? '' });
  expect((await browser.call(accessContract.readMe, {})).id).toBe(id);
  await expect(loginLinkFor(app.context(), left.id)).rejects.toMatchObject({
    code: 'access.person_not_here',
  });
});

test('a sign-in from a browser that is new for the person is told by mail; the very first is not', async () => {
  const { person } = await asked({ language: 'es' });
  const enter = async () => {
    const token = (await loginLinkFor(app.context(), person.id)).split('#')[1] ?? '';
    const headers = { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0; rv:145.0) Gecko/20100101 Firefox/145.0' };
    await app.browser().call(accessContract.signInByLink, { token }, { headers });
    mailbox.mails.length = 0;
    await app.queue.drain(() => app.context());
    return lettersTo(person);
  };
  expect(await enter()).toEqual([]);
  const [mail] = await enter();
  expect(mail?.subject).toBe('Nuevo acceso a Satamala');
  expect(mail?.text).toContain('Firefox en Windows');
});
