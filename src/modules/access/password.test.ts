import { expect, test } from 'vitest';
import { addMinutes } from '#kernel/calendar.ts';
import { hashPassword } from '#platform/password.ts';
import { testApp } from '#test/app.ts';
import { createOrganisation, createPerson } from '#test/factories.ts';
import { testMailbox } from '#test/mailbox.ts';
import { accessContract } from './contract.ts';
import { loginLinkFor } from './service/link.ts';

const mailbox = await testMailbox();
const app = await testApp({ mail: mailbox.mailer });
await createOrganisation(app.db);

const START = '2026-11-23T09:00:00.000Z';
const OLD = 'kahvi satumaa tuoppi';
const NEW = 'lumi kivijalka trumpetti';
const passwordHash = await hashPassword(OLD);

async function signedInTwice() {
  app.setClock(START);
  mailbox.mails.length = 0;
  const { id, email } = await createPerson(app.db);
  await app.db
    .insertInto('access_account')
    .values({ personId: id, passwordHash, passwordSetAt: START })
    .execute();
  const kept = new Map<string, string>();
  const [here, there] = [app.browser(kept), app.browser()];
  for (const browser of [here, there])
    await browser.call(accessContract.signIn, { name: String(email), password: OLD });
  return { id, name: String(email), here, there, kept };
}

test('a new password ends the other sessions, renews this one, and is told by mail', async () => {
  const { name, here, there, kept } = await signedInTwice();
  const stolen = app.browser(new Map(kept));
  await here.call(accessContract.changePassword, { current: OLD, next: NEW });
  expect((await there.refused(accessContract.readMe, {})).status).toBe(401);
  expect((await stolen.refused(accessContract.readMe, {})).status).toBe(401);
  await here.call(accessContract.readMe, {});
  expect((await app.browser().refused(accessContract.signIn, { name, password: OLD })).code).toBe(
    'access.sign_in_failed',
  );
  await app.browser().call(accessContract.signIn, { name, password: NEW });
  await app.queue.drain(() => app.context());
  const notice = mailbox.mails.find(({ subject }) => subject?.includes('password'));
  expect(notice?.subject).toBe('Your password for Satamala was changed');
  // In the zone of the organisation, where nine in the morning in UTC is eleven.
  expect(notice?.text).toContain('11:00');
});

test('a new password revokes the API tokens that were made under the old one, and says so in the audit', async () => {
  const { id, here } = await signedInTwice();
  const { token } = await here.call(accessContract.makeToken, {
    name: 'Intranet',
    scopes: ['access:read'],
    days: 366,
  });
  const headers = { authorization: `Bearer ${token}` };
  await app.nobody.call(accessContract.readMe, {}, { headers });
  await here.call(accessContract.changePassword, { current: OLD, next: NEW });
  expect((await app.nobody.refused(accessContract.readMe, {}, { headers })).status).toBe(401);
  expect((await here.call(accessContract.listTokens, {})).rows).toEqual([]);
  const told = await app.db.selectFrom('event').select('name').where('subjectId', '=', id).execute();
  expect(told.map(({ name }) => name)).toContain('access.tokenRevoked');
});

test('whoever finds a screen open cannot change the password without the present one', async () => {
  const { here, there } = await signedInTwice();
  const change = (current?: string) =>
    here.refused(accessContract.changePassword, { ...(current ? { current } : {}), next: NEW });
  expect((await change()).code).toBe('access.present_password_needed');
  expect((await change('guess')).code).toBe('access.present_password_wrong');
  for (let tries = 0; tries < 5; tries += 1) await change('guess');
  expect((await change('guess')).code).toBe('access.present_password_wrong');
  expect((await change(OLD)).code).toBe('access.slow_down');
  await there.call(accessContract.readMe, {});
});

test('whoever finds a screen open cannot add a way in of their own: neither a passkey nor a token', async () => {
  const { here } = await signedInTwice();
  const wish = { name: 'x', scopes: ['people:read'], days: 1 };
  await here.call(accessContract.askToAddPasskey, {});
  app.setClock(addMinutes(START, 15));
  expect((await here.call(accessContract.readMe, {})).can.addWayInFreely).toBe(false);
  for (const [endpoint, input] of [
    [accessContract.askToAddPasskey, {}],
    [accessContract.makeToken, wish],
  ] as const) {
    expect((await here.refused(endpoint, input)).code).toBe('access.present_password_needed');
    const guessed = await here.refused(endpoint, { ...input, current: 'guess' });
    expect(guessed.code).toBe('access.present_password_wrong');
  }
  await here.call(accessContract.askToAddPasskey, { current: OLD });
  await here.call(accessContract.makeToken, {
    name: 'x',
    scopes: ['people:read'],
    days: 1,
    current: OLD,
  });
});

test('a forgotten password is replaced right after coming in by a link, and only right after', async () => {
  const { id } = await signedInTwice();
  const browser = app.browser();
  const token = (await loginLinkFor(app.context(), id)).split('#')[1] ?? '';
  await browser.call(accessContract.signInByLink, { token });
  expect((await browser.call(accessContract.readMe, {})).can.setPasswordFreely).toBe(true);
  app.setClock(addMinutes(START, 15));
  expect((await browser.call(accessContract.readMe, {})).can.setPasswordFreely).toBe(false);
  const late = await browser.refused(accessContract.changePassword, { next: NEW });
  expect(late.code).toBe('access.present_password_needed');
  app.setClock(addMinutes(START, 14));
  await browser.call(accessContract.changePassword, { next: NEW });
});

test('a weak password is refused with reasons and changes nothing', async () => {
  const { name, here } = await signedInTwice();
  const weak = await here.refused(accessContract.changePassword, { current: OLD, next: 'Satamala2026' });
  expect(weak).toMatchObject({ status: 422, code: 'access.weak_password' });
  await app.browser().call(accessContract.signIn, { name, password: OLD });
});

test('anyone may ask how strong a password would be, and is not told a number to game', async () => {
  const judge = (password: string) =>
    app.nobody.call(accessContract.judgePassword, { password, details: ['Aino'] });
  expect(await judge('qwertyuiop')).toEqual({ strong: false, reasons: ['commonly_breached'] });
  expect(await judge(NEW)).toEqual({ strong: true, reasons: [] });
});

test('nobody who is not signed in, and no token, changes a password', async () => {
  const { here } = await signedInTwice();
  expect((await app.nobody.refused(accessContract.changePassword, { next: NEW })).status).toBe(401);
  const { token } = await here.call(accessContract.makeToken, {
    name: 'x',
    scopes: ['access:write'],
    days: 1,
  });
  const headers = { authorization: `Bearer ${token}` };
  const refused = await app.nobody.refused(
    accessContract.changePassword,
    { current: OLD, next: NEW },
    { headers },
  );
  expect(refused.code).toBe('access.not_with_token');
});
