import { expect, test } from 'vitest';
import { addMinutes } from '#kernel/calendar.ts';
import { hashPassword } from '#platform/password.ts';
import { testApp } from '#test/app.ts';
import { createOrganisation, createPerson } from '#test/factories.ts';
import { accessContract } from './contract.ts';

const app = await testApp();
await createOrganisation(app.db);

const START = '2026-11-23T09:00:00.000Z';
const DAY = 24 * 60;
const PASSWORD = 'kahvi satumaa tuoppi';
const passwordHash = await hashPassword(PASSWORD);
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0';
const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Mobile/15E148 Safari/604.1';

async function signedInOn(agents: readonly string[]) {
  app.setClock(START);
  const { id, email } = await createPerson(app.db);
  await app.db
    .insertInto('access_account')
    .values({ personId: id, passwordHash, passwordSetAt: START })
    .execute();
  const browsers = agents.map((agent) => {
    const kept = new Map<string, string>();
    return { kept, browser: app.browser(kept), options: { headers: { 'user-agent': agent } } };
  });
  for (const { browser, options } of browsers)
    await browser.call(accessContract.signIn, { name: String(email), password: PASSWORD }, options);
  return { id, browsers };
}

test('my devices are described in words, and the one that I use is marked', async () => {
  const { browsers } = await signedInOn([FIREFOX, PHONE, '']);
  const { rows } = (await browsers[1]?.browser.call(accessContract.listDevices, {})) ?? { rows: [] };
  const shown = rows.map(({ browser, system, current, lastSeenOn }) => ({
    browser,
    system,
    current,
    lastSeenOn,
  }));
  expect(shown).toHaveLength(3);
  expect(shown).toContainEqual({
    browser: 'Firefox',
    system: 'Linux',
    current: false,
    lastSeenOn: '2026-11-23',
  });
  expect(shown).toContainEqual({
    browser: 'Safari',
    system: 'iPhone',
    current: true,
    lastSeenOn: '2026-11-23',
  });
});

test('one device is signed out, then all others; somebody else’s device is not there for me', async () => {
  const { browsers } = await signedInOn([FIREFOX, PHONE, FIREFOX]);
  const [first, second, third] = browsers.map(({ browser }) => browser);
  const stranger = await app.person(['admin']);
  const { rows } = (await first?.call(accessContract.listDevices, {})) ?? { rows: [] };
  const phone = rows.find(({ system }) => system === 'iPhone');
  const sessionId = String(phone?.id);
  expect((await stranger.refused(accessContract.signOutDevice, { sessionId })).code).toBe(
    'access.session_not_found',
  );
  expect((await second?.call(accessContract.readMe, {}))?.id).toBeTruthy();
  await first?.call(accessContract.signOutDevice, { sessionId });
  expect((await second?.refused(accessContract.readMe, {}))?.status).toBe(401);
  expect(await first?.call(accessContract.signOutOthers, {})).toEqual({ ended: 1 });
  expect((await third?.refused(accessContract.readMe, {}))?.status).toBe(401);
  await first?.call(accessContract.readMe, {});
});

test('signing out ends the session on the server, not only in the browser', async () => {
  const { browsers } = await signedInOn([FIREFOX]);
  const [device] = browsers;
  const copy = app.browser(new Map(device?.kept));
  await device?.browser.call(accessContract.signOut, {});
  expect((await copy.refused(accessContract.readMe, {})).status).toBe(401);
});

test.each([
  ['stays while it is used within two weeks', [13, 26, 39], undefined],
  ['stays for two weeks without a visit', [14, 28], undefined],
  ['ends when two weeks and a day went by without a visit', [15], 15],
  ['ends after ninety days, however busy', [13, 26, 39, 52, 65, 78, 90], 90],
])('a session %s', async (_sentence, visits, ends) => {
  const { browsers } = await signedInOn([FIREFOX]);
  const browser = browsers[0]?.browser;
  for (const day of visits) {
    app.setClock(addMinutes(START, day * DAY));
    if (day === ends) expect((await browser?.refused(accessContract.readMe, {}))?.status).toBe(401);
    else await browser?.call(accessContract.readMe, {});
  }
});

test('of a visit only the day is written, for the session and for the browser', async () => {
  const { id, browsers } = await signedInOn([FIREFOX]);
  const seen = async (minutes: number) => {
    app.setClock(addMinutes(START, minutes));
    await browsers[0]?.browser.call(accessContract.readMe, {});
    const row = await app.db
      .selectFrom('access_session')
      .select('lastSeenAt')
      .where('personId', '=', id)
      .executeTakeFirstOrThrow();
    return row.lastSeenAt;
  };
  expect(await seen(5)).toBe('2026-11-23T00:00:00.000Z');
  expect(await seen(9 * 60)).toBe('2026-11-23T00:00:00.000Z');
  expect(await seen(24 * 60)).toBe('2026-11-24T00:00:00.000Z');
  const device = await app.db
    .selectFrom('access_device')
    .select(['firstSeenAt', 'lastSeenAt'])
    .where('personId', '=', id)
    .executeTakeFirstOrThrow();
  expect(Object.values(device)).toEqual(['2026-11-23T00:00:00.000Z', '2026-11-23T00:00:00.000Z']);
});

test('a role given changes the token at the next request; the old one works for a minute more, then no more', async () => {
  const { id, browsers } = await signedInOn([FIREFOX]);
  const [device] = browsers;
  const before = new Map(device?.kept);
  const admin = await app.person(['admin']);
  await admin.call(accessContract.grantRole, { personId: id, role: 'leader' });
  const me = await device?.browser.call(accessContract.readMe, {});
  expect(me?.grants.map(({ role }) => role)).toContain('leader');
  expect(device?.kept.get('inward_session')).not.toBe(before.get('inward_session'));
  const late = app.browser(before);
  await late.call(accessContract.readMe, {});
  expect(before.get('inward_session')).not.toBe(device?.kept.get('inward_session'));
  app.setClock(addMinutes(START, 2));
  expect((await late.refused(accessContract.readMe, {})).status).toBe(401);
  await device?.browser.call(accessContract.readMe, {});
});
