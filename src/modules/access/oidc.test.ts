import { expect, test } from 'vitest';
import { addMinutes } from '#kernel/calendar.ts';
import { openIdentityProvider } from '#platform/oidc.ts';
import { testApp, type Visitor } from '#test/app.ts';
import { createOrganisation, createPerson } from '#test/factories.ts';
import { type Said, testIdentityProvider } from '#test/identity-provider.ts';
import { accessContract } from './contract.ts';

const provider = await testIdentityProvider();
const { issuer, client } = provider;
const app = await testApp({
  identityProvider: openIdentityProvider({ issuer, clientId: client.id, clientSecret: client.secret }),
});
await createOrganisation(app.db);

const START = '2026-11-23T09:00:00.000Z';

async function comeBack(browser: Visitor, said: Said) {
  const { address } = await browser.call(accessContract.askToUseOidc, {});
  return { query: provider.signsIn(address, said) };
}

async function colleague(facts: Parameters<typeof createPerson>[1] = {}) {
  app.setClock(START);
  const { id, email } = await createPerson(app.db, facts);
  return { id, said: { sub: `sub-${id}`, email: String(email), email_verified: true } };
}

test('a colleague signs in with the organisation’s own account', async () => {
  const { id, said } = await colleague();
  const browser = app.browser();
  expect(await browser.call(accessContract.readWaysIn, {})).toMatchObject({ oidc: true });
  await browser.call(accessContract.signInByOidc, await comeBack(browser, said));
  expect((await browser.call(accessContract.readMe, {})).id).toBe(id);
});

test('after the first time the provider’s own name for the person counts, not the address', async () => {
  const { id, said } = await colleague();
  const first = app.browser();
  await first.call(accessContract.signInByOidc, await comeBack(first, said));
  const renamed = app.browser();
  const elsewhere = { ...said, email: 'somebody.else@satamala.fi' };
  await renamed.call(accessContract.signInByOidc, await comeBack(renamed, elsewhere));
  expect((await renamed.call(accessContract.readMe, {})).id).toBe(id);
});

test('an address that was given to somebody else opens nothing, until an admin lets the person begin anew', async () => {
  const { id, said } = await colleague();
  const first = app.browser();
  await first.call(accessContract.signInByOidc, await comeBack(first, said));
  const namesake = app.browser();
  const another = { ...said, sub: 'somebody else' };
  const refused = await namesake.refused(accessContract.signInByOidc, await comeBack(namesake, another));
  expect(refused).toMatchObject({ status: 401, code: 'access.oidc_unknown_person' });
  const admin = await app.person(['admin']);
  const { link } = await admin.call(accessContract.invite, { invited: { personId: id } });
  const anew = app.browser();
  await anew.call(accessContract.acceptInvitation, {
    token: link?.split('#')[1] ?? '',
    password: 'kahvi satumaa tuoppi',
  });
  await anew.call(accessContract.signInByOidc, await comeBack(anew, another));
  expect((await anew.call(accessContract.readMe, {})).id).toBe(id);
});

test.each<[string, (said: Said) => Said]>([
  ['whose address is not verified', (said) => ({ ...said, email_verified: false })],
  ['whose provider does not say whether it is', ({ sub, email }) => ({ sub, ...(email ? { email } : {}) })],
  ['whom nobody here knows', (said) => ({ ...said, email: 'stranger@example.net' })],
])('somebody %s is not let in', async (_who, change) => {
  const { said } = await colleague();
  const browser = app.browser();
  const refused = await browser.refused(accessContract.signInByOidc, await comeBack(browser, change(said)));
  expect(refused).toMatchObject({ status: 401, code: 'access.oidc_unknown_person' });
});

test('who left is not let in, bound or not', async () => {
  const { id, said } = await colleague();
  const browser = app.browser();
  await browser.call(accessContract.signInByOidc, await comeBack(browser, said));
  await app.db.updateTable('people_person').set({ state: 'left' }).where('id', '=', id).execute();
  const refused = await browser.refused(accessContract.signInByOidc, await comeBack(browser, said));
  expect(refused.code).toBe('access.oidc_unknown_person');
});

test.each<[string, (said: Said) => Said]>([
  ['for another request', (said) => ({ ...said, nonce: 'another' })],
  ['for another program', (said) => ({ ...said, aud: 'another' })],
])('an answer meant %s lets nobody in', async (_what, change) => {
  const { said } = await colleague();
  const browser = app.browser();
  const refused = await browser.refused(accessContract.signInByOidc, await comeBack(browser, change(said)));
  expect(refused.code).toBe('access.oidc_not_valid');
});

test('an answer counts once, in the browser that was sent, for a quarter of an hour', async () => {
  const { said } = await colleague();
  const victim = app.browser();
  const own = await comeBack(app.browser(), said);
  // Sent to somebody else, an attacker's own answer would sign them in as the attacker.
  expect((await victim.refused(accessContract.signInByOidc, own)).code).toBe('access.oidc_not_valid');
  await victim.call(accessContract.askToUseOidc, {});
  expect((await victim.refused(accessContract.signInByOidc, own)).code).toBe('access.oidc_not_valid');
  const browser = app.browser();
  const good = await comeBack(browser, said);
  await browser.call(accessContract.signInByOidc, good);
  expect((await browser.refused(accessContract.signInByOidc, good)).code).toBe('access.oidc_not_valid');
  const slow = await comeBack(browser, said);
  app.setClock(addMinutes(START, 15));
  expect((await browser.refused(accessContract.signInByOidc, slow)).code).toBe('access.oidc_not_valid');
});

test('a refusal at the provider, or nonsense, is an answer and not an error', async () => {
  for (const query of ['?error=access_denied', '?', '?code=x&state=y']) {
    const browser = app.browser();
    await browser.call(accessContract.askToUseOidc, {});
    expect((await browser.refused(accessContract.signInByOidc, { query })).code).toBe(
      'access.oidc_not_valid',
    );
  }
});

test('a provider that cannot be reached is said so, and asked again the next time', async () => {
  const unreachable = openIdentityProvider({
    issuer: 'http://127.0.0.1:9',
    clientId: 'x',
    clientSecret: undefined,
  });
  for (let tries = 0; tries < 2; tries += 1)
    await expect(unreachable.begin('http://localhost/sign-in/oidc')).rejects.toThrow('cannot be reached');
});
