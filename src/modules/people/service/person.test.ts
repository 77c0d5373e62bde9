import { describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { testApp } from '#test/app.ts';
import { createPerson, createUnit } from '#test/factories.ts';
import { type PersonFacts, personContract as people } from '../contract/person.ts';

const app = await testApp();
const planner = await app.person(['planner']);
const admin = await app.person(['admin']);
const member = await app.person();

const nothing: PersonFacts = {
  name: null,
  email: null,
  employeeNumber: null,
  unitId: null,
  managerId: null,
  title: null,
  roleFamily: null,
  location: null,
  language: null,
  startedOn: null,
  birthYear: null,
  employment: null,
  zone: null,
  shift: null,
  attributes: {},
};
const add = (facts: Partial<PersonFacts> = {}) =>
  planner.call(people.createPerson, { facts: { ...nothing, ...facts } });
const change = (personId: string, version: number, facts: Partial<PersonFacts>) => ({
  personId,
  version,
  facts: { ...nothing, ...facts },
});
const versionOf = async (personId: string) =>
  (await planner.call(people.readPerson, { personId })).details?.version ?? 0;

describe('a person’s page', () => {
  test('shows a colleague who they are and where, and nothing else', async () => {
    const unit = await createUnit(app.db, { name: 'Mill' });
    const manager = await app.person();
    const self = await app.person([], {
      name: 'Shown',
      title: 'Fitter',
      unitId: unit.id,
      managerId: manager.id,
      startedOn: '2020-05-01',
      birthYear: 1980,
      attributes: '{"level":3}',
    });
    const seen = await member.call(people.readPerson, { personId: self.id });
    expect(seen).toMatchObject({
      name: 'Shown',
      title: 'Fitter',
      unitPath: [{ id: unit.id, name: 'Mill' }],
      manager: { id: manager.id },
      relation: 'colleague',
      startedOn: null,
      details: null,
      can: { edit: false, readHistory: false },
    });
    expect(JSON.stringify(seen)).not.toMatch(/1980|level|2020-05|example\.org/);

    const reads = (visitor: typeof member) => visitor.call(people.readPerson, { personId: self.id });
    expect(await reads(manager)).toMatchObject({
      relation: 'manager',
      startedOn: '2020-05-01',
      details: null,
    });
    expect(await reads(self)).toMatchObject({
      relation: 'self',
      details: { birthYear: 1980, attributes: { level: 3 } },
      can: { edit: false, readHistory: true },
    });
    expect(await reads(planner)).toMatchObject({
      relation: 'keeper',
      can: { edit: true, readHistory: true },
    });
  });

  test('of somebody who left is not there for colleagues, nor are they shown as a manager', async () => {
    const left = await createPerson(app.db, { name: 'Left Manager', state: 'left' });
    const report = await createPerson(app.db, { managerId: left.id });
    expect(await member.refused(people.readPerson, { personId: left.id })).toMatchObject({
      status: 404,
      code: 'people.person_not_found',
    });
    expect((await member.call(people.readPerson, { personId: report.id })).manager).toBeNull();
    expect((await planner.call(people.readPerson, { personId: left.id })).details?.state).toBe('left');
    expect((await member.refused(people.readPerson, { personId: newId() })).status).toBe(404);
  });
});

describe('keeping the directory', () => {
  test('a person is added by hand, changed, moved and given a manager, and the history says who did what', async () => {
    const boss = await add({ name: 'Boss' });
    const unit = await createUnit(app.db, { name: 'Warehouse' });
    const { id } = await add({ name: 'New', birthYear: 1990 });
    const changed = await admin.call(
      people.changePerson,
      change(id, 1, { name: 'Newer', unitId: unit.id, managerId: boss.id, birthYear: 1990 }),
    );
    expect(changed).toMatchObject({ name: 'Newer', manager: { name: 'Boss' }, details: { version: 2 } });
    const history = await planner.call(people.readPersonHistory, { personId: id });
    expect(history.rows).toHaveLength(2);
    expect(history.rows[0]).toMatchObject({
      actor: { id: admin.id },
      source: 'hand',
      before: { name: 'New', unitId: null, managerId: null },
      after: { name: 'Newer', unitId: 'Warehouse', managerId: 'Boss' },
    });
    expect(history.rows[0]?.after).not.toHaveProperty('birthYear');
    expect(history.rows[1]).toMatchObject({ before: {}, after: { state: 'active' } });
    expect((await member.refused(people.readPersonHistory, { personId: id })).code).toBe(
      'people.history_is_private',
    );
    const event = await app.db
      .selectFrom('event')
      .select('body')
      .where('name', '=', 'people.personChanged')
      .where('subjectId', '=', id)
      .executeTakeFirstOrThrow();
    expect(event.body).toEqual({ fields: ['name', 'unitId', 'managerId'] });
  });

  test('is for planners and admins, not even for the person', async () => {
    const self = await app.person([], { name: 'Me' });
    expect(await self.refused(people.changePerson, change(self.id, 1, { name: 'Boss' }))).toMatchObject({
      status: 403,
    });
    expect((await member.refused(people.createPerson, { facts: nothing })).status).toBe(403);
    expect(
      (await member.refused(people.changePersonState, { personId: self.id, state: 'left', version: 1 }))
        .status,
    ).toBe(403);
  });

  test('who keeps one unit changes its people, and moves nobody out of reach', async () => {
    const mine = await createUnit(app.db);
    const below = await createUnit(app.db, { parentId: mine.id });
    const other = await createUnit(app.db);
    const keeper = await app.person();
    await app.db
      .insertInto('access_grant')
      .values({
        id: newId(),
        personId: keeper.id,
        role: 'planner',
        unitId: mine.id,
        grantedBy: null,
        grantedAt: '2026-11-23T09:00:00Z',
      })
      .execute();
    const inside = await createPerson(app.db, { unitId: below.id });
    const outside = await createPerson(app.db, { unitId: other.id });
    const edit = (personId: string, unitId: string) => change(personId, 1, { name: 'Edited', unitId });
    expect((await keeper.refused(people.changePerson, edit(outside.id, other.id))).code).toBe('role_needed');
    expect((await keeper.refused(people.changePerson, edit(inside.id, other.id))).code).toBe(
      'people.unit_not_kept',
    );
    expect(await keeper.call(people.changePerson, edit(inside.id, mine.id))).toMatchObject({
      name: 'Edited',
    });
    expect((await keeper.refused(people.createPerson, { facts: nothing })).code).toBe('people.unit_not_kept');
  });

  test('who saves an older version is refused and shown the newest', async () => {
    const { id } = await add({ name: 'Both' });
    await planner.call(people.changePerson, change(id, 1, { name: 'First' }));
    const late = await admin.refused(people.changePerson, change(id, 1, { name: 'Second' }));
    expect(late).toMatchObject({ status: 409, code: 'edited_meanwhile', current: { name: 'First' } });
  });

  test('numbers and e-mail addresses belong to one person', async () => {
    await add({ email: 'Taken@example.org', employeeNumber: 'T1' });
    const add2 = (facts: Partial<PersonFacts>) =>
      planner.refused(people.createPerson, { facts: { ...nothing, ...facts } });
    expect(await add2({ email: 'taken@example.org' })).toMatchObject({
      status: 409,
      code: 'people.email_taken',
    });
    expect(await add2({ employeeNumber: 'T1' })).toMatchObject({ code: 'people.number_taken', number: 'T1' });
  });

  test('nobody is put into a closed unit or under somebody who left', async () => {
    const closed = await createUnit(app.db, { closedAt: '2026-01-01T00:00:00Z' });
    const left = await createPerson(app.db, { state: 'left' });
    const refused = (facts: Partial<PersonFacts>) =>
      planner.refused(people.createPerson, { facts: { ...nothing, ...facts } });
    expect((await refused({ unitId: closed.id })).code).toBe('people.unit_not_open');
    expect((await refused({ managerId: left.id })).code).toBe('people.manager_not_here');
  });
});

describe('the line of managers', () => {
  test('never becomes a circle, not even when two people edit at once', async () => {
    const a = await add({ name: 'A' });
    const b = await add({ name: 'B', managerId: a.id });
    const c = await add({ name: 'C', managerId: b.id });
    const circle = await planner.refused(
      people.changePerson,
      change(a.id, 1, { name: 'A', managerId: c.id }),
    );
    expect(circle).toMatchObject({ status: 409, code: 'people.manager_circle' });
    expect(
      (await planner.refused(people.changePerson, change(a.id, 1, { name: 'A', managerId: a.id }))).code,
    ).toBe('people.manager_circle');
    const x = await add({ name: 'X' });
    const y = await add({ name: 'Y' });
    const both = await Promise.allSettled([
      planner.call(people.changePerson, change(x.id, 1, { managerId: y.id })),
      admin.call(people.changePerson, change(y.id, 1, { managerId: x.id })),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('is walked from the top: reports by name, how many are below each, and the way up', async () => {
    const top = await add({ name: 'Top' });
    const mid = await add({ name: 'Mid', managerId: top.id });
    await add({ name: 'Aide', managerId: top.id });
    const leaf = await add({ name: 'Leaf', managerId: mid.id });
    const leaves = await add({ name: 'Leaves', managerId: mid.id });
    await planner.call(people.changePersonState, { personId: leaves.id, state: 'left', version: 1 });
    const node = await member.call(people.readChartNode, { personId: top.id });
    expect(node).toMatchObject({ above: [], person: { name: 'Top', reports: 2, below: 3 } });
    expect(node.reports.rows.map(({ name, reports, below }) => [name, reports, below])).toEqual([
      ['Aide', 0, 0],
      ['Mid', 1, 1],
    ]);
    expect(
      (await member.call(people.readChartNode, { personId: leaf.id })).above.map(({ name }) => name),
    ).toEqual(['Top', 'Mid']);
    const { tops } = await member.call(people.readChart, {});
    expect(tops.find(({ id }) => id === top.id)).toMatchObject({ reports: 2, below: 3 });
    expect(tops.some(({ id }) => id === mid.id)).toBe(false);
    expect((await member.refused(people.readChartNode, { personId: leaves.id })).status).toBe(404);
    const page = await member.call(people.readChartNode, { personId: top.id, limit: 1 });
    const next = await member.call(people.readChartNode, {
      personId: top.id,
      limit: 1,
      after: page.reports.next ?? '',
    });
    expect(next.reports).toMatchObject({ rows: [{ name: 'Mid' }], next: null });
  });
});

describe('states', () => {
  test('somebody leaves on a day, and comes back', async () => {
    const { id } = await add({ name: 'Leaver' });
    const left = await planner.call(people.changePersonState, {
      personId: id,
      state: 'left',
      leftOn: '2026-12-01',
      version: 1,
    });
    expect(left.details).toMatchObject({ state: 'left', leftOn: '2026-12-01' });
    const back = await planner.call(people.changePersonState, {
      personId: id,
      state: 'active',
      version: await versionOf(id),
    });
    expect(back.details).toMatchObject({ state: 'active', leftOn: null });
    const told = await app.db
      .selectFrom('event')
      .select('name')
      .where('subjectId', '=', id)
      .orderBy('name')
      .execute();
    expect(told.map(({ name }) => name)).toEqual([
      'people.personAdded',
      'people.personChanged',
      'people.personLeft',
    ]);
  });
});
