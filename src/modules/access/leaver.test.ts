import { expect, test } from 'vitest';
import { addMinutes } from '#kernel/calendar.ts';
import { importUndone, peopleImported, personChanged, personLeft } from '#modules/people/events.ts';
import { testApp } from '#test/app.ts';
import { createOrganisation } from '#test/factories.ts';
import { accessContract } from './contract.ts';
import { tidyAccess } from './service/leaver.ts';

const app = await testApp();
await createOrganisation(app.db);

const START = '2026-11-23T09:00:00.000Z';

async function leaves(personId: string): Promise<void> {
  const leaving = { state: 'left', leftOn: '2026-11-23' } as const;
  await app.db.updateTable('people_person').set(leaving).where('id', '=', personId).execute();
}

async function held(personId: string) {
  const { rows } = await app.database.pool.query(
    `select (select count(*) from access_session where person_id = $1) as sessions,
       (select count(*) from access_token where person_id = $1) as tokens,
       (select count(*) from access_link where person_id = $1 and used_at is null) as links,
       (select count(*) from access_code where person_id = $1) as codes`,
    [personId],
  );
  return rows[0];
}

test.each([
  ['by hand', personLeft, {}],
  ['by a change of state', personChanged, { fields: ['state'] }],
  ['by an import', peopleImported, { added: 0, changed: 0, left: 1 }],
  ['by an import that was taken back', importUndone, {}],
] as const)(
  'who leaves %s is out at once, and nothing they held is left; others stay',
  async (_how, event, body) => {
    app.setClock(START);
    const admin = await app.person(['admin']);
    const leaver = await app.person();
    await leaver.call(accessContract.makeToken, { name: 'x', scopes: ['people:read'], days: 9 });
    await admin.call(accessContract.invite, { invited: { personId: leaver.id } });
    await admin.call(accessContract.issueCodes, { holders: { personIds: [leaver.id] } });
    expect(await held(leaver.id)).toEqual({ sessions: 1, tokens: 1, links: 1, codes: 1 });
    await leaves(leaver.id);
    expect((await leaver.refused(accessContract.readMe, {})).status).toBe(401);
    await app.context().publish(event, { kind: 'people.person', id: leaver.id }, body as never);
    await app.queue.drain(() => app.context());
    expect(await held(leaver.id)).toEqual({ sessions: 0, tokens: 0, links: 0, codes: 0 });
    await admin.call(accessContract.readMe, {});
  },
);

test('roles wait a month, so that a leaving by mistake can be undone', async () => {
  app.setClock(START);
  const planner = await app.person(['planner']);
  const grants = () =>
    app.db.selectFrom('access_grant').select('role').where('personId', '=', planner.id).execute();
  await leaves(planner.id);
  app.setClock(addMinutes(START, 29 * 24 * 60));
  await tidyAccess(app.context());
  expect(await grants()).toHaveLength(1);
  app.setClock(addMinutes(START, 30 * 24 * 60));
  await tidyAccess(app.context());
  expect(await grants()).toEqual([]);
  const told = await app.db.selectFrom('event').select('name').where('subjectId', '=', planner.id).execute();
  expect(told.map(({ name }) => name)).toContain('access.roleRevoked');
});

test('the daily tidying deletes what ran out and keeps what stands', async () => {
  app.setClock(START);
  const person = await app.person();
  const { id } = await person.call(accessContract.makeToken, { name: 'x', scopes: ['people:read'], days: 1 });
  app.setClock(addMinutes(START, 13 * 24 * 60));
  await tidyAccess(app.context());
  expect(await held(person.id)).toMatchObject({ sessions: 1, tokens: 1 });
  app.setClock(addMinutes(START, 32 * 24 * 60));
  await tidyAccess(app.context());
  expect(await app.db.selectFrom('access_token').select('id').where('id', '=', id).execute()).toEqual([]);
  expect(await held(person.id)).toMatchObject({ sessions: 0 });
});
