import { expect, test } from 'vitest';
import { addMinutes } from '#kernel/calendar.ts';
import { testApp, type Visitor } from '#test/app.ts';
import { type Misbehaviour, softwareAuthenticator } from '#test/authenticator.ts';
import { createOrganisation } from '#test/factories.ts';
import { accessContract } from './contract.ts';
import { loginLinkFor } from './service/link.ts';

const app = await testApp();
await createOrganisation(app.db);

const START = '2026-11-23T09:00:00.000Z';

/** A person on a browser of their own: passkeys belong to a person and are asked for by a browser. */
async function signedIn() {
  app.setClock(START);
  const { id } = await app.person();
  const browser = app.browser();
  const token = (await loginLinkFor(app.context(), id)).split('#')[1] ?? '';
  await browser.call(accessContract.signInByLink, { token });
  return { id, browser };
}

async function withPasskey() {
  const { id, browser } = await signedIn();
  const key = softwareAuthenticator();
  const options = await browser.call(accessContract.askToAddPasskey, {});
  await browser.call(accessContract.addPasskey, { name: 'My phone', credential: key.create(options) });
  return { id, browser, key };
}

type Key = ReturnType<typeof softwareAuthenticator>;

async function answer(browser: Visitor, key: Key, wrong: Misbehaviour = {}) {
  const options = await browser.call(accessContract.askToUsePasskey, {});
  return { credential: key.get(options, wrong) };
}

test('a passkey is made, and signs in without name or password', async () => {
  const { id, browser, key } = await withPasskey();
  const { rows } = await browser.call(accessContract.listPasskeys, {});
  expect(rows).toEqual([
    { id: key.id, name: 'My phone', synced: false, addedOn: '2026-11-23', lastUsedOn: null },
  ]);
  const other = app.browser();
  await other.call(accessContract.signInByPasskey, await answer(other, key));
  expect((await other.call(accessContract.readMe, {})).id).toBe(id);
  expect((await browser.call(accessContract.listPasskeys, {})).rows[0]?.lastUsedOn).toBe('2026-11-23');
});

test.each<[string, Misbehaviour]>([
  ['made for another site', { origin: 'http://inward.example.net' }],
  ['without finger, face or PIN', { unverified: true }],
  ['by a copied key whose counter went back', { counter: 1 }],
])('an answer %s signs nobody in', async (_what, wrong) => {
  const { key } = await withPasskey();
  const browser = app.browser();
  await browser.call(accessContract.signInByPasskey, await answer(browser, key));
  await browser.call(accessContract.signInByPasskey, await answer(browser, key));
  const refused = await browser.refused(accessContract.signInByPasskey, await answer(browser, key, wrong));
  expect(refused).toMatchObject({ status: 401, code: 'access.passkey_not_valid' });
});

test('an answer counts once, for the browser that was asked, for five minutes', async () => {
  const { key } = await withPasskey();
  const browser = app.browser();
  const good = await answer(browser, key);
  const thief = app.browser();
  await thief.call(accessContract.askToUsePasskey, {});
  expect((await thief.refused(accessContract.signInByPasskey, good)).code).toBe('access.passkey_not_valid');
  await browser.call(accessContract.signInByPasskey, good);
  expect((await browser.refused(accessContract.signInByPasskey, good)).code).toBe('access.passkey_not_valid');
  const slow = await answer(browser, key);
  app.setClock(addMinutes(START, 5));
  expect((await browser.refused(accessContract.signInByPasskey, slow)).code).toBe('access.passkey_not_valid');
});

test('another key cannot answer in the name of a kept one', async () => {
  const { key } = await withPasskey();
  const forger = softwareAuthenticator();
  const browser = app.browser();
  const { credential } = await answer(browser, forger);
  const forged = { credential: { ...credential, id: key.id, rawId: key.id } };
  expect((await browser.refused(accessContract.signInByPasskey, forged)).code).toBe(
    'access.passkey_not_valid',
  );
});

test('what a browser may make up instead of an answer is refused, never an error of ours', async () => {
  const { browser, key } = await withPasskey();
  const { credential } = await answer(browser, key);
  for (const part of ['clientDataJSON', 'authenticatorData', 'signature'])
    for (const nonsense of ['', 'AAAA', 'e30']) {
      const response = { ...credential.response, [part]: nonsense };
      await browser.call(accessContract.askToUsePasskey, {});
      const refused = await browser.refused(accessContract.signInByPasskey, {
        credential: { ...credential, response },
      });
      expect(refused.code).toBe('access.passkey_not_valid');
    }
});

test('a challenge that was given to one person makes no passkey for another', async () => {
  const aino = await signedIn();
  const options = await aino.browser.call(accessContract.askToAddPasskey, {});
  const ville = await signedIn();
  await ville.browser.call(accessContract.askToAddPasskey, {});
  const credential = softwareAuthenticator().create(options);
  const refused = await ville.browser.refused(accessContract.addPasskey, { name: 'x', credential });
  expect(refused.code).toBe('access.passkey_not_valid');
});

test('a removed passkey signs nobody in, and only its owner removes it', async () => {
  const { browser, key } = await withPasskey();
  const stranger = await app.person(['admin']);
  const other = await stranger.refused(accessContract.removePasskey, { passkeyId: key.id });
  expect(other.code).toBe('access.passkey_not_found');
  await browser.call(accessContract.removePasskey, { passkeyId: key.id });
  const late = app.browser();
  const refused = await late.refused(accessContract.signInByPasskey, await answer(late, key));
  expect(refused.code).toBe('access.passkey_not_valid');
});

test('the passkey of somebody who left signs nobody in', async () => {
  const { id, key } = await withPasskey();
  await app.db.updateTable('people_person').set({ state: 'left' }).where('id', '=', id).execute();
  const browser = app.browser();
  const refused = await browser.refused(accessContract.signInByPasskey, await answer(browser, key));
  expect(refused.code).toBe('access.passkey_not_valid');
});

test('nobody who is not signed in makes or sees passkeys', async () => {
  for (const endpoint of [accessContract.listPasskeys, accessContract.askToAddPasskey])
    expect((await app.nobody.refused(endpoint, {})).status).toBe(401);
});
