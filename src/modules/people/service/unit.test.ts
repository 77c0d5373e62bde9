import { describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { testApp } from '#test/app.ts';
import { createPerson, createUnit } from '#test/factories.ts';
import { unitContract as people } from '../contract/unit.ts';

const app = await testApp();
const planner = await app.person(['planner']);
const member = await app.person();

const add = (name: string, parentId: string | null = null) =>
  planner.call(people.createUnit, { code: `C-${newId()}`, name, parentId });

describe('the tree', () => {
  test('has head counts of each unit and all below it, parents first', async () => {
    const top = await add('Top');
    const mid = await add('Mid', top.id);
    const leaf = await add('Leaf', mid.id);
    await createPerson(app.db, { unitId: top.id });
    await createPerson(app.db, { unitId: leaf.id });
    await createPerson(app.db, { unitId: leaf.id, state: 'on_leave' });
    await createPerson(app.db, { unitId: leaf.id, state: 'left' });
    const { units } = await member.call(people.readUnits, {});
    const ours = units.filter(({ id }) => [top.id, mid.id, leaf.id].includes(id));
    expect(ours.map(({ name, own, below }) => [name, own, below])).toEqual([
      ['Top', 1, 3],
      ['Mid', 0, 2],
      ['Leaf', 2, 2],
    ]);
    expect(await member.call(people.readUnit, { unitId: mid.id })).toMatchObject({
      own: 0,
      below: 2,
      path: [{ id: top.id, name: 'Top' }],
      children: [{ id: leaf.id, own: 2, below: 2 }],
      can: { change: false },
    });
    expect((await member.refused(people.readUnit, { unitId: newId() })).code).toBe('people.unit_not_found');
    expect((await app.nobody.refused(people.readUnits, {})).status).toBe(401);
  });
});

describe('change', () => {
  test('a unit is renamed and moved with everything below it, but never below itself', async () => {
    const a = await add('A');
    const b = await add('B', a.id);
    const c = await add('C', b.id);
    const under = await planner.refused(people.changeUnit, { ...facts(a), parentId: c.id });
    expect(under).toMatchObject({ status: 409, code: 'people.unit_circle', name: 'A' });
    expect((await planner.refused(people.changeUnit, { ...facts(a), parentId: a.id })).code).toBe(
      'people.unit_circle',
    );
    const moved = await planner.call(people.changeUnit, { ...facts(b), name: 'B2', parentId: null });
    expect(moved).toMatchObject({ name: 'B2', path: [], children: [{ id: c.id }], version: 2 });
    expect((await planner.refused(people.changeUnit, facts(b))).code).toBe('edited_meanwhile');
    expect((await member.refused(people.changeUnit, facts(a))).status).toBe(403);
    expect((await member.refused(people.createUnit, { code: 'M', name: 'M', parentId: null })).status).toBe(
      403,
    );
  });

  test('two moves that would close a circle together: one is refused', async () => {
    const a = await add('A');
    const b = await add('B');
    const moves = await Promise.allSettled([
      planner.call(people.changeUnit, { ...facts(a), parentId: b.id }),
      planner.call(people.changeUnit, { ...facts(b), parentId: a.id }),
    ]);
    expect(moves.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('codes belong to one unit', async () => {
    const a = await add('A');
    const taken = await planner.refused(people.createUnit, { code: a.code, name: 'Copy', parentId: null });
    expect(taken).toMatchObject({ status: 409, code: 'people.unit_code_taken' });
  });

  test('who keeps one unit builds below it, not beside it', async () => {
    const mine = await createUnit(app.db);
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
    const build = (parentId: string | null) => ({ code: newId(), name: 'Built', parentId });
    const built = await keeper.call(people.createUnit, build(mine.id));
    expect((await keeper.refused(people.createUnit, build(null))).code).toBe('people.unit_not_kept');
    expect((await keeper.refused(people.changeUnit, { ...facts(built), parentId: null })).code).toBe(
      'people.unit_not_kept',
    );
  });
});

describe('closing', () => {
  test('is refused with numbers while people or open units are inside, and can be undone', async () => {
    const unit = await add('Old');
    const child = await add('Child', unit.id);
    const person = await createPerson(app.db, { unitId: unit.id });
    const full = await planner.refused(people.closeUnit, { unitId: unit.id });
    expect(full).toMatchObject({ status: 409, code: 'people.unit_not_empty', people: 1, units: 1 });
    await app.db.updateTable('people_person').set({ state: 'left' }).where('id', '=', person.id).execute();
    await planner.call(people.closeUnit, { unitId: child.id });
    const closed = await planner.call(people.closeUnit, { unitId: unit.id });
    expect(closed.closedAt).not.toBeNull();
    expect((await member.call(people.readUnits, {})).units.some(({ id }) => id === unit.id)).toBe(false);
    expect(
      (await planner.refused(people.createUnit, { code: newId(), name: 'In it', parentId: unit.id })).code,
    ).toBe('people.unit_not_open');
    expect((await planner.refused(people.reopenUnit, { unitId: child.id })).code).toBe(
      'people.unit_not_open',
    );
    expect((await planner.call(people.reopenUnit, { unitId: unit.id })).closedAt).toBeNull();
    expect((await member.refused(people.closeUnit, { unitId: unit.id })).status).toBe(403);
  });
});

function facts({ id, code, name, version }: { id: string; code: string; name: string; version: number }) {
  return { unitId: id, code, name, parentId: null as string | null, version };
}
