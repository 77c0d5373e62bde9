import { expect, test } from 'vitest';
import { addMinutes } from '#kernel/calendar.ts';
import { peopleContract } from '#modules/people/contract.ts';
import { testApp, type Visitor } from '#test/app.ts';
import { createOrganisation, createPerson } from '#test/factories.ts';
import type { Scope } from './contract/scope.ts';
import { accessContract } from './contract.ts';

const app = await testApp();
await createOrganisation(app.db);

const START = '2026-11-23T09:00:00.000Z';

async function tokenOf(owner: Visitor, scopes: Scope[]) {
  const made = await owner.call(accessContract.makeToken, { name: 'Intranet', scopes, days: 30 });
  return { ...made, headers: { authorization: `Bearer ${made.token}` } };
}

test('a token does what its scopes and its person’s roles both allow', async () => {
  app.setClock(START);
  const admin = await app.person(['admin']);
  const { token, headers } = await tokenOf(admin, ['people:read']);
  expect(token).toMatch(/^inw_[\w-]{43}$/);
  expect(await app.nobody.call(peopleContract.readOrganisation, {}, { headers })).toMatchObject({
    name: 'Satamala',
  });
  const change = { name: 'X', language: 'en', zone: 'UTC', accent: '#000000', version: 1 };
  const write = await app.nobody.refused(peopleContract.changeOrganisation, change, { headers });
  expect(write).toMatchObject({ status: 403, code: 'token_lacks_scope', scope: 'people:write' });
  expect((await app.nobody.refused(accessContract.readMe, {}, { headers })).code).toBe('token_lacks_scope');
  const member = await tokenOf(await app.person(), ['people:write']);
  const asMember = await app.nobody.refused(peopleContract.changeOrganisation, change, {
    headers: member.headers,
  });
  expect(asMember.code).toBe('role_needed');
});

test('a token is shown once; the list has its name, scopes and last day of use', async () => {
  app.setClock(START);
  const owner = await app.person();
  const { id, token, headers } = await tokenOf(owner, ['people:read', 'people:read']);
  await app.nobody.call(peopleContract.readOrganisation, {}, { headers });
  const { rows } = await owner.call(accessContract.listTokens, {});
  expect(rows).toMatchObject([{ id, name: 'Intranet', scopes: ['people:read'], lastUsedOn: '2026-11-23' }]);
  expect(JSON.stringify(rows)).not.toContain(token);
});

test.each(['expiry', 'revocation', 'the owner’s leaving'])('a token ends with %s', async (end) => {
  app.setClock(START);
  const owner = await app.person();
  const { id, headers } = await tokenOf(owner, ['people:read']);
  if (end === 'expiry') app.setClock(addMinutes(START, 30 * 24 * 60));
  if (end === 'revocation') await owner.call(accessContract.revokeToken, { tokenId: id });
  if (end === 'the owner’s leaving')
    await app.db.updateTable('people_person').set({ state: 'left' }).where('id', '=', owner.id).execute();
  const refused = await app.nobody.refused(peopleContract.readOrganisation, {}, { headers });
  expect(refused).toMatchObject({ status: 401, code: 'token_not_valid' });
});

test('a token makes no tokens, opens no list of devices and adds no passkey', async () => {
  app.setClock(START);
  const { headers } = await tokenOf(await app.person(['admin']), ['access:read', 'access:write']);
  const more = { name: 'More', scopes: ['people:write'], days: 1 };
  expect((await app.nobody.refused(accessContract.makeToken, more, { headers })).code).toBe(
    'access.not_with_token',
  );
  for (const endpoint of [
    accessContract.listDevices,
    accessContract.askToAddPasskey,
    accessContract.signOutOthers,
  ])
    expect((await app.nobody.refused(endpoint, {}, { headers })).code).toBe('access.not_with_token');
});

test('an admin’s token hands out no way in for others: no code and no invitation', async () => {
  app.setClock(START);
  const other = await createPerson(app.db);
  const { headers } = await tokenOf(await app.person(['admin']), ['access:read', 'access:write']);
  const holders = { personIds: [other.id] };
  const codes = await app.nobody.refused(accessContract.issueCodes, { holders }, { headers });
  expect(codes.code).toBe('access.not_with_token');
  const invited = { personId: other.id };
  const invitation = await app.nobody.refused(accessContract.invite, { invited }, { headers });
  expect(invitation.code).toBe('access.not_with_token');
});

test('the list of tokens is paged and complete; a cursor that somebody made up is refused', async () => {
  app.setClock(START);
  const owner = await app.person();
  for (let count = 0; count < 5; count += 1) await tokenOf(owner, ['people:read']);
  const seen: string[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const page = await owner.call(accessContract.listTokens, { limit: 2, ...(after ? { after } : {}) });
    seen.push(...page.rows.map(({ id }) => id));
    after = page.next;
  }
  expect(new Set(seen).size).toBe(5);
  expect(seen).toHaveLength(5);
  expect((await owner.refused(accessContract.listTokens, { after: 'x' })).status).toBe(422);
});

test('somebody else’s token is not there for me; an admin sees and revokes it', async () => {
  app.setClock(START);
  const owner = await app.person();
  const { id, headers } = await tokenOf(owner, ['people:read']);
  const stranger = await app.person(['planner']);
  expect((await stranger.call(accessContract.listTokens, {})).rows).toEqual([]);
  expect((await stranger.refused(accessContract.listTokens, { of: 'everybody' })).code).toBe('role_needed');
  expect((await stranger.refused(accessContract.revokeToken, { tokenId: id })).code).toBe(
    'access.token_not_found',
  );
  const admin = await app.person(['admin']);
  const all = await admin.call(accessContract.listTokens, { of: 'everybody' });
  expect(all.rows.map((token) => token.id)).toContain(id);
  await admin.call(accessContract.revokeToken, { tokenId: id });
  expect((await app.nobody.refused(peopleContract.readOrganisation, {}, { headers })).status).toBe(401);
});

test('scopes that do not exist, no scopes, and more than a year are refused', async () => {
  const owner = await app.person();
  const wish = { name: 'x', scopes: ['people:read'], days: 1 };
  for (const wrong of [{ scopes: ['peple:read'] }, { scopes: [] }, { days: 367 }, { days: 0 }, { name: ' ' }])
    expect((await owner.refused(accessContract.makeToken, { ...wish, ...wrong })).code).toBe('invalid_input');
  expect((await app.nobody.refused(accessContract.makeToken, wish)).status).toBe(401);
});
