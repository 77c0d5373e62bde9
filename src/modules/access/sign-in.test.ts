import { expect, test } from 'vitest';
import { addMinutes } from '#kernel/calendar.ts';
import { hashPassword } from '#platform/password.ts';
import { testApp, type Visitor } from '#test/app.ts';
import { createOrganisation, createPerson } from '#test/factories.ts';
import { accessContract } from './contract.ts';

const app = await testApp();
await createOrganisation(app.db);

const START = '2026-11-23T09:00:00.000Z';
const PASSWORD = 'kahvi satumaa tuoppi';
const passwordHash = await hashPassword(PASSWORD);
let addresses = 0;

/** Somebody with a password; each test comes from an address of its own, so that tests do not slow one another down. */
async function withPassword(facts: Parameters<typeof createPerson>[1] = {}) {
  app.setClock(START);
  addresses += 1;
  const person = await createPerson(app.db, facts);
  await app.db
    .insertInto('access_account')
    .values({ personId: person.id, passwordHash, passwordSetAt: START })
    .execute();
  return { ...person, name: String(person.email), address: `10.0.0.${addresses}` };
}

type Known = Awaited<ReturnType<typeof withPassword>>;

const enter = (browser: Visitor, { name, address }: Known, password = PASSWORD) =>
  browser.call(accessContract.signIn, { name, password }, { address });
const fail = (browser: Visitor, { name, address }: Known, password = 'wrong') =>
  browser.refused(accessContract.signIn, { name, password }, { address });

test('a person signs in with e-mail address or employee number, in any case of letters', async () => {
  const aino = await withPassword({ email: 'Aino@Satamala.fi', employeeNumber: 'N-17' });
  for (const name of ['aino@satamala.FI', 'N-17']) {
    const browser = app.browser();
    await enter(browser, { ...aino, name });
    expect((await browser.call(accessContract.readMe, {})).id).toBe(aino.id);
  }
});

test('the answer does not tell an unknown name from a wrong password, from somebody who left, from a candidate', async () => {
  const known = await withPassword();
  const left = await withPassword({ state: 'left', leftOn: '2026-11-01' });
  const candidate = await withPassword({ state: 'candidate' });
  const answers = [
    await fail(app.browser(), known),
    await fail(app.browser(), { ...known, name: 'nobody@satamala.fi' }),
    await fail(app.browser(), left, PASSWORD),
    await fail(app.browser(), candidate, PASSWORD),
  ];
  for (const { requestId: _, ...answer } of answers)
    expect(answer).toEqual({
      type: 'urn:inward:problem:access.sign_in_failed',
      title: 'Sign in first',
      status: 401,
      code: 'access.sign_in_failed',
    });
});

test.each(['known', 'unknown'])(
  'guessing at an account that is %s is slowed down, and never shut out',
  async (kind) => {
    const person = await withPassword();
    const name = kind === 'known' ? person.name : `unknown${person.name}`;
    const target = { ...person, name };
    for (let tries = 0; tries < 5; tries += 1)
      expect((await fail(app.browser(), target)).code).toBe('access.sign_in_failed');
    expect(await fail(app.browser(), target)).toMatchObject({
      status: 429,
      code: 'access.slow_down',
      count: 1,
    });
    app.setClock(addMinutes(START, 0.02));
    expect((await fail(app.browser(), target)).code).toBe('access.sign_in_failed');
    expect(await fail(app.browser(), target)).toMatchObject({ code: 'access.slow_down', count: 2 });
    app.setClock(addMinutes(START, 25 * 60));
    for (let tries = 0; tries < 5; tries += 1)
      expect((await fail(app.browser(), target)).code).toBe('access.sign_in_failed');
  },
);

test('the owner gets in from a browser that is known, however hard others guess from elsewhere', async () => {
  const aino = await withPassword();
  const own = app.browser();
  await enter(own, aino);
  const elsewhere = { ...aino, address: '203.0.113.7' };
  for (let tries = 0; tries < 7; tries += 1) await fail(app.browser(), elsewhere);
  expect((await fail(app.browser(), elsewhere, PASSWORD)).code).toBe('access.slow_down');
  await enter(own, aino);
});

test('many guesses at the same moment are no more than guesses one after the other', async () => {
  const aino = await withPassword();
  const guesses = await Promise.all(Array.from({ length: 20 }, () => fail(app.browser(), aino)));
  expect(guesses.filter(({ code }) => code === 'access.sign_in_failed')).toHaveLength(5);
  expect(guesses.filter(({ code }) => code === 'access.slow_down')).toHaveLength(15);
});

test('guessing one password at many names from one address is slowed down too', async () => {
  const { address } = await withPassword();
  const codes: string[] = [];
  for (let tries = 0; tries < 33; tries += 1) {
    const spray = { name: `someone${tries}@satamala.fi`, password: 'wrong' };
    codes.push((await app.browser().refused(accessContract.signIn, spray, { address })).code);
  }
  expect(codes.indexOf('access.slow_down')).toBe(31);
});

test('an office behind one address, whose people mistype and then get in, is not slowed', async () => {
  const office = await withPassword();
  for (let count = 0; count < 40; count += 1) {
    const person = { ...(await withPassword()), address: office.address };
    expect((await fail(app.browser(), person)).code).toBe('access.sign_in_failed');
    await enter(app.browser(), person);
  }
});

test('two people of one office come in at the same moment, whichever of them is counted first', async () => {
  const [first, second] = [await withPassword(), await withPassword()];
  app.setClock('2026-11-23T09:00:00.005Z');
  await enter(app.browser(), first);
  app.setClock('2026-11-23T09:00:00.000Z');
  await enter(app.browser(), { ...second, address: first.address });
});

test('the failures of one shift are not held against the next', async () => {
  const { address } = await withPassword();
  const spray = async (name: string) =>
    (await app.browser().refused(accessContract.signIn, { name, password: 'wrong' }, { address })).code;
  for (let tries = 0; tries < 31; tries += 1) await spray(`early${tries}@satamala.fi`);
  expect(await spray('early@satamala.fi')).toBe('access.slow_down');
  app.setClock(addMinutes(START, 120));
  for (let tries = 0; tries < 20; tries += 1)
    expect(await spray(`late${tries}@satamala.fi`)).toBe('access.sign_in_failed');
});

test('the right password forgets the failures before it', async () => {
  const aino = await withPassword();
  for (let round = 0; round < 3; round += 1) {
    for (let tries = 0; tries < 4; tries += 1) await fail(app.browser(), aino);
    await enter(app.browser(), aino);
  }
});

test('the audit says that an account is guessed at, once a wave', async () => {
  const aino = await withPassword();
  for (let tries = 0; tries < 9; tries += 1) await fail(app.browser(), aino);
  const told = await app.db
    .selectFrom('event')
    .select('body')
    .where('name', '=', 'access.signInSlowedDown')
    .where('subjectId', '=', aino.id)
    .execute();
  expect(told).toEqual([{ body: {} }]);
});

test('signing in again on a browser gives a new token and ends the session before', async () => {
  const aino = await withPassword();
  const kept = new Map<string, string>();
  const browser = app.browser(kept);
  await enter(browser, aino);
  const first = String(kept.get('inward_session'));
  await enter(browser, aino);
  expect(kept.get('inward_session')).not.toBe(first);
  const stolen = app.browser(new Map([['inward_session', first]]));
  expect((await stolen.refused(accessContract.readMe, {})).status).toBe(401);
});

test('a made-up or empty cookie lets nobody in', async () => {
  for (const token of ['', 'x', 'A'.repeat(43)]) {
    const browser = app.browser(new Map([['inward_session', token]]));
    expect((await browser.refused(accessContract.readMe, {})).code).toBe('sign_in_first');
  }
});
