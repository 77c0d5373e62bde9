import { expect, test } from 'vitest';
import { addMinutes } from '#kernel/calendar.ts';
import { newId } from '#kernel/ids.ts';
import { testApp } from '#test/app.ts';
import { createOrganisation, createPerson, createUnit } from '#test/factories.ts';
import { accessContract } from './contract.ts';

const app = await testApp();
await createOrganisation(app.db);

const START = '2026-11-23T09:00:00.000Z';
const PASSWORD = 'kahvi satumaa tuoppi';
let addresses = 0;

async function issued() {
  app.setClock(START);
  addresses += 1;
  const admin = await app.person(['admin']);
  const person = await createPerson(app.db, { email: null, employeeNumber: `W-${addresses}` });
  const { rows } = await admin.call(accessContract.issueCodes, { holders: { personIds: [person.id] } });
  const code = rows[0]?.code ?? '';
  const options = { address: `10.3.0.${addresses}` };
  return { admin, person, employeeNumber: `W-${addresses}`, code, options };
}

test('a person without e-mail signs in with number and printed code, as it gets typed, and sets a password', async () => {
  const { person, employeeNumber, code, options } = await issued();
  expect(code).toMatch(/^[2-9A-Z]{5}-[2-9A-Z]{5}$/);
  const browser = app.browser();
  const typed = ` ${code.toLowerCase().replace('-', ' ')} `;
  await browser.call(
    accessContract.signInByCode,
    { employeeNumber, code: typed, password: PASSWORD },
    options,
  );
  expect((await browser.call(accessContract.readMe, {})).id).toBe(person.id);
  const again = { employeeNumber, code, password: PASSWORD };
  expect((await app.browser().refused(accessContract.signInByCode, again, options)).code).toBe(
    'access.code_not_valid',
  );
  await app.browser().call(accessContract.signIn, { name: employeeNumber, password: PASSWORD }, options);
});

test('a weak password is refused and leaves the code', async () => {
  const { employeeNumber, code, options } = await issued();
  const weak = { employeeNumber, code, password: '1234567890' };
  expect((await app.browser().refused(accessContract.signInByCode, weak, options)).code).toBe(
    'access.weak_password',
  );
  await app.browser().call(accessContract.signInByCode, { ...weak, password: PASSWORD }, options);
});

test('a wrong code and a number that nobody has are answered alike, and guessing is slowed down', async () => {
  const { employeeNumber, options } = await issued();
  const guess = { employeeNumber, code: 'AAAAA-AAAAA', password: PASSWORD };
  const { requestId: _one, ...wrong } = await app
    .browser()
    .refused(accessContract.signInByCode, guess, options);
  const unknown = { ...guess, employeeNumber: 'W-0' };
  const { requestId: _two, ...nobody } = await app
    .browser()
    .refused(accessContract.signInByCode, unknown, options);
  expect(nobody).toEqual(wrong);
  for (let tries = 0; tries < 4; tries += 1)
    await app.browser().refused(accessContract.signInByCode, guess, options);
  expect((await app.browser().refused(accessContract.signInByCode, guess, options)).code).toBe(
    'access.slow_down',
  );
});

test('one person’s code is nothing at another person’s number', async () => {
  const first = await issued();
  const second = await issued();
  const input = { employeeNumber: second.employeeNumber, code: first.code, password: PASSWORD };
  const refused = await app.browser().refused(accessContract.signInByCode, input, second.options);
  expect(refused.code).toBe('access.code_not_valid');
});

test('a new code replaces the old one, and each ends after thirty days', async () => {
  const { admin, person, employeeNumber, code, options } = await issued();
  const { rows, expiresAt } = await admin.call(accessContract.issueCodes, {
    holders: { personIds: [person.id] },
  });
  expect(expiresAt).toBe(addMinutes(START, 30 * 24 * 60));
  const old = { employeeNumber, code, password: PASSWORD };
  expect((await app.browser().refused(accessContract.signInByCode, old, options)).code).toBe(
    'access.code_not_valid',
  );
  app.setClock(expiresAt);
  const late = { ...old, code: rows[0]?.code };
  expect((await app.browser().refused(accessContract.signInByCode, late, options)).code).toBe(
    'access.code_not_valid',
  );
});

test('of two at once with one code, one gets in', async () => {
  const { employeeNumber, code, options } = await issued();
  const input = { employeeNumber, code, password: PASSWORD };
  const both = [0, 1].map(() => app.browser().call(accessContract.signInByCode, input, options));
  const results = await Promise.allSettled(both);
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('a batch is made for whom it can be, and says who got none', async () => {
  const { admin } = await issued();
  const able = await createPerson(app.db);
  const numberless = await createPerson(app.db, { employeeNumber: null });
  const left = await createPerson(app.db, { state: 'left' });
  const answer = await admin.call(accessContract.issueCodes, {
    holders: { personIds: [able.id, numberless.id, left.id, able.id] },
  });
  expect(answer.rows.map(({ personId }) => personId)).toEqual([able.id]);
  expect(answer.skipped).toEqual([
    { personId: numberless.id, reason: 'no_number' },
    { personId: left.id, reason: 'not_here' },
  ]);
});

test('a batch is made for an audience', async () => {
  const { admin } = await issued();
  const unit = await createUnit(app.db);
  const crew = [
    await createPerson(app.db, { unitId: unit.id }),
    await createPerson(app.db, { unitId: unit.id }),
  ];
  await createPerson(app.db, { unitId: unit.id, state: 'left' });
  const audienceId = newId();
  const rule = JSON.stringify({ kind: 'unit', unitIds: [unit.id], below: true });
  const audience = { id: audienceId, name: 'Crew', rule, createdBy: null, createdAt: START, retiredAt: null };
  await app.db.insertInto('people_audience').values(audience).execute();
  const { rows } = await admin.call(accessContract.issueCodes, { holders: { audienceId } });
  expect(rows.map(({ personId }) => personId).sort()).toEqual(crew.map(({ id }) => id).sort());
  const nowhere = await admin.refused(accessContract.issueCodes, { holders: { audienceId: newId() } });
  expect(nowhere.status).toBe(404);
});

test('only an admin makes codes', async () => {
  const planner = await app.person(['planner', 'leader', 'representative']);
  const { person } = await issued();
  const refused = await planner.refused(accessContract.issueCodes, { holders: { personIds: [person.id] } });
  expect(refused.code).toBe('role_needed');
});
