import { expect, test } from 'vitest';
import { hashToken } from '#platform/secrets.ts';
import { testApp } from '#test/app.ts';
import { createOrganisation, createPerson, createUnit } from '#test/factories.ts';
import { accessContract } from './contract.ts';
import { authenticate } from './service/authenticate.ts';
import { openSession } from './service/session.ts';

const app = await testApp();
await createOrganisation(app.db);

const grantsOf = async (personId: string) => {
  const admin = await app.person(['admin']);
  return (await admin.call(accessContract.listGrants, { personId })).rows;
};

test('an admin gives a role for a unit and takes it away again', async () => {
  const admin = await app.person(['admin'], { name: 'Aino' });
  const ville = await app.person([], { name: 'Ville' });
  const unit = await createUnit(app.db, { name: 'Harbour' });
  const { id } = await admin.call(accessContract.grantRole, {
    personId: ville.id,
    role: 'planner',
    unitId: unit.id,
  });
  expect(await grantsOf(ville.id)).toMatchObject([
    {
      id,
      role: 'planner',
      person: { name: 'Ville' },
      unit: { name: 'Harbour' },
      grantedBy: { name: 'Aino' },
    },
  ]);
  expect((await ville.call(accessContract.readMe, {})).grants).toContainEqual({
    role: 'planner',
    unitId: unit.id,
  });
  await admin.call(accessContract.revokeRole, { grantId: id });
  expect((await ville.call(accessContract.readMe, {})).grants).toEqual([{ role: 'member', unitId: null }]);
});

test('whoever only listens while their rights change keeps the token that they have', async () => {
  const ville = await app.person();
  const admin = await app.person(['admin']);
  await admin.call(accessContract.grantRole, { personId: ville.id, role: 'leader' });
  const session = () =>
    app.db
      .selectFrom('access_session')
      .select(['tokenHash', 'rotationDue'])
      .where('personId', '=', ville.id)
      .executeTakeFirstOrThrow();
  const { id, token } = await openSession(app.context(), {
    personId: ville.id,
    method: 'password',
    userAgent: '',
    browser: hashToken('browser'),
  });
  await app.db.deleteFrom('access_session').where('personId', '=', ville.id).where('id', '!=', id).execute();
  await app.db.updateTable('access_session').set({ rotationDue: true }).where('id', '=', id).execute();
  const listener = await authenticate(app.context(), { session: token, bearer: undefined });
  expect(listener?.personId).toBe(ville.id);
  expect(await session()).toEqual({ tokenHash: hashToken(token), rotationDue: true });
  const given: string[] = [];
  const exchange = { setCookie: (_name: string, value: string) => void given.push(value) };
  await authenticate(app.context(), { session: token, bearer: undefined }, exchange);
  expect(await session()).toEqual({ tokenHash: hashToken(String(given[0])), rotationDue: false });
});

test('a manager is who has somebody working for them, and nobody else', async () => {
  const lead = await app.person();
  const rolesOfLead = async () => (await lead.call(accessContract.readMe, {})).grants.map(({ role }) => role);
  expect(await rolesOfLead()).toEqual(['member']);
  const { id } = await createPerson(app.db, { managerId: lead.id });
  expect(await rolesOfLead()).toEqual(['member', 'manager']);
  await app.db.updateTable('people_person').set({ state: 'left' }).where('id', '=', id).execute();
  expect(await rolesOfLead()).toEqual(['member']);
});

test('nobody but an admin gives or takes roles, not even for themselves', async () => {
  const admin = await app.person(['admin']);
  const others = await app.person(['planner', 'leader', 'representative', 'ambassador', 'manager']);
  const grant = { personId: others.id, role: 'admin' };
  expect((await others.refused(accessContract.grantRole, grant)).code).toBe('role_needed');
  const [held] = await grantsOf(admin.id);
  expect((await others.refused(accessContract.revokeRole, { grantId: held?.id })).code).toBe('role_needed');
  const member = await app.person();
  expect((await member.refused(accessContract.listGrants, {})).code).toBe('role_needed');
});

test.each([
  ['a role that is held already', { role: 'planner' }, 'access.role_held_already'],
  ['an admin of one unit', { role: 'admin', unitId: 'UNIT' }, 'access.role_is_for_all'],
  ['a unit that is not there', { role: 'leader', unitId: crypto.randomUUID() }, 'people.unit_not_found'],
  ['a person who is not there', { personId: crypto.randomUUID(), role: 'leader' }, 'people.person_not_found'],
  ['a role that nobody gives', { role: 'manager' }, 'invalid_input'],
])('%s is refused', async (_what, wish, code) => {
  const admin = await app.person(['admin']);
  const planner = await app.person(['planner']);
  const unit = await createUnit(app.db);
  const input = {
    personId: planner.id,
    ...wish,
    ...('unitId' in wish && wish.unitId === 'UNIT' ? { unitId: unit.id } : {}),
  };
  expect((await admin.refused(accessContract.grantRole, input)).code).toBe(code);
});

test('a role asked for twice with one key is given once, with the same answer', async () => {
  const admin = await app.person(['admin']);
  const { id } = await createPerson(app.db);
  const give = () =>
    admin.call(
      accessContract.grantRole,
      { personId: id, role: 'leader' },
      { headers: { 'idempotency-key': 'k' } },
    );
  expect(await give()).toEqual(await give());
});

/** Two admins who work here, and one who left: that one does not count. */
async function twoAdmins() {
  await app.db.deleteFrom('access_grant').where('role', '=', 'admin').execute();
  const gone = await app.person(['admin']);
  await app.db.updateTable('people_person').set({ state: 'left' }).where('id', '=', gone.id).execute();
  const one = await app.person(['admin']);
  const two = await app.person(['admin']);
  const grants = await app.db.selectFrom('access_grant').selectAll().where('role', '=', 'admin').execute();
  const grantOf = (visitor: typeof one) => String(grants.find((grant) => grant.personId === visitor.id)?.id);
  return { one, two, grantOf };
}

test('the last admin who works here stays, whoever tries', async () => {
  const { one, two, grantOf } = await twoAdmins();
  await one.call(accessContract.revokeRole, { grantId: grantOf(two) });
  const refused = await one.refused(accessContract.revokeRole, { grantId: grantOf(one) });
  expect(refused).toMatchObject({ status: 409, code: 'access.last_admin' });
});

test('of two admins who take each other away at the same moment, one stays', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { one, two, grantOf } = await twoAdmins();
    const results = await Promise.allSettled([
      one.call(accessContract.revokeRole, { grantId: grantOf(two) }),
      two.call(accessContract.revokeRole, { grantId: grantOf(one) }),
    ]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  }
});

test('the list is paged and complete', async () => {
  const admin = await app.person(['admin']);
  for (let count = 0; count < 5; count += 1) await app.person(['ambassador']);
  const seen: string[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const page = await admin.call(accessContract.listGrants, {
      role: 'ambassador',
      limit: 2,
      ...(after ? { after } : {}),
    });
    seen.push(...page.rows.map(({ id }) => id));
    after = page.next;
  }
  const all = await app.db.selectFrom('access_grant').select('id').where('role', '=', 'ambassador').execute();
  expect(seen).toHaveLength(all.length);
  expect(new Set(seen)).toEqual(new Set(all.map(({ id }) => id)));
});
