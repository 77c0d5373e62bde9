import { expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { testApp } from '#test/app.ts';
import { createOrganisation, createPerson } from '#test/factories.ts';
import { accessContract } from './contract.ts';

const app = await testApp();
await createOrganisation(app.db);

/** A fact of long ago, so that no other test's facts come between. */
async function fact(at: string, facts: { name?: string; actorId?: string; subjectId?: string } = {}) {
  const row = {
    id: newId(Date.parse(at)),
    at,
    name: facts.name ?? 'plan.actionBlocked',
    actorId: facts.actorId ?? null,
    actorKind: 'person',
    requestId: null,
    subjectKind: facts.subjectId ? 'people.person' : null,
    subjectId: facts.subjectId ?? null,
    body: '{}',
  };
  await app.db.insertInto('event').values(row).execute();
  return row.id;
}

test('the audit tells who did what to whom, newest first, to admins and representatives', async () => {
  const aino = await createPerson(app.db, { name: 'Aino' });
  const ville = await createPerson(app.db, { name: 'Ville' });
  const older = await fact('2020-01-01T10:00:00.000Z', { actorId: aino.id, subjectId: ville.id });
  const newer = await fact('2020-01-01T10:00:01.000Z', { actorId: ville.id });
  for (const role of ['admin', 'representative'] as const) {
    const reader = await app.person([role]);
    const { rows } = await reader.call(accessContract.readAudit, { from: '2020-01-01', until: '2020-01-01' });
    expect(rows.map(({ id }) => id)).toEqual([newer, older]);
    expect(rows[1]).toMatchObject({
      actor: { name: 'Aino' },
      subject: { kind: 'people.person', name: 'Ville' },
    });
  }
});

test('nobody else reads or exports it', async () => {
  const planner = await app.person(['planner', 'leader', 'manager']);
  for (const endpoint of [accessContract.readAudit, accessContract.exportAudit]) {
    expect((await planner.refused(endpoint, {})).code).toBe('role_needed');
    expect((await app.nobody.refused(endpoint, {})).status).toBe(401);
  }
});

test('filtered by a person it holds what they did and what was done to them', async () => {
  const admin = await app.person(['admin']);
  const { id } = await createPerson(app.db);
  const other = await createPerson(app.db);
  const did = await fact('2019-01-01T00:00:00.000Z', { actorId: id });
  const suffered = await fact('2019-01-02T00:00:00.000Z', { actorId: other.id, subjectId: id });
  const both = await fact('2019-01-03T00:00:00.000Z', { actorId: id, subjectId: id });
  await fact('2019-01-04T00:00:00.000Z', { actorId: other.id });
  const { rows } = await admin.call(accessContract.readAudit, { personId: id });
  expect(rows.map((row) => row.id)).toEqual([both, suffered, did]);
});

test('filtered by name, kind and days, as days are where the reader works', async () => {
  await app.db.updateTable('people_organisation').set({ zone: 'Pacific/Auckland' }).execute();
  const admin = await app.person(['admin']);
  const { id } = await createPerson(app.db);
  // 11:00 UTC on the last of December is the first of January in Auckland.
  const newYear = await fact('2017-12-31T11:00:00.000Z', { name: 'brand.valueNamed', subjectId: id });
  await fact('2017-12-31T10:59:59.000Z', { name: 'brand.valueNamed', subjectId: id });
  await fact('2018-01-01T00:00:00.000Z', { name: 'brand.coreSigned', subjectId: id });
  const filter = { from: '2018-01-01', until: '2018-01-01', name: 'brand.valueNamed', kind: 'people.person' };
  const { rows } = await admin.call(accessContract.readAudit, filter);
  expect(rows.map((row) => row.id)).toEqual([newYear]);
});

test('pages neither repeat nor leave out a fact, also of the same millisecond', async () => {
  const admin = await app.person(['admin']);
  const { id } = await createPerson(app.db);
  const facts = new Set<string>();
  for (let count = 0; count < 7; count += 1)
    facts.add(await fact('2016-05-05T05:05:05.005Z', count % 2 ? { actorId: id } : { subjectId: id }));
  const seen: string[] = [];
  for (let after: string | null | undefined; after !== null; ) {
    const page = await admin.call(accessContract.readAudit, {
      personId: id,
      limit: 2,
      ...(after ? { after } : {}),
    });
    seen.push(...page.rows.map((row) => row.id));
    after = page.next;
  }
  expect(seen).toHaveLength(7);
  expect(new Set(seen)).toEqual(facts);
  expect((await admin.refused(accessContract.readAudit, { after: 'x' })).code).toBe('not_a_cursor');
});

test('the export holds every fact of the filter, harmless in a spreadsheet, and is itself in the audit', async () => {
  const admin = await app.person(['admin']);
  const { id } = await createPerson(app.db, { name: '=cmd|calc' });
  const row = { name: 'plan.actionBlocked', actorId: id, actorKind: 'person', body: '{}' };
  const many = Array.from({ length: 1001 }, (_, index) => ({
    ...row,
    id: newId(),
    at: new Date(Date.UTC(2015, 0, 1, 0, 0, index)).toISOString(),
    requestId: null,
    subjectKind: null,
    subjectId: null,
  }));
  await app.db.insertInto('event').values(many).execute();
  const filter = { personId: id, from: '2015-01-01', until: '2015-01-02' };
  const text = await (await admin.call(accessContract.exportAudit, filter)).text();
  const lines = text.trimEnd().split('\r\n');
  expect(lines).toHaveLength(1002);
  expect(new Set(lines).size).toBe(1002);
  expect(lines[1]).toContain("'=cmd|calc");
  const { rows } = await admin.call(accessContract.readAudit, {
    personId: admin.id,
    name: 'access.auditExported',
  });
  expect(rows).toMatchObject([{ body: { filters: ['personId', 'from', 'until'] } }]);
});

test.each([
  'update event set actor_id = null',
  'delete from event',
  'truncate event',
  'truncate event_default',
])('the database itself refuses to %s', async (statement) => {
  await fact('2014-01-01T00:00:00.000Z');
  await expect(app.database.pool.query(statement)).rejects.toThrow('append-only');
});
