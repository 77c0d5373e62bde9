import { describe, expect, test } from 'vitest';
import { testApp } from '#test/app.ts';
import { createPerson, createUnit } from '#test/factories.ts';
import { attributeContract } from '../contract/attribute.ts';
import { directoryContract as people } from '../contract/directory.ts';
import { exportDirectory } from './directory.ts';

const app = await testApp();
const planner = await app.person(['planner']);
const member = await app.person([], { name: 'Reader', title: 'Reader' });
const admin = await app.person(['admin']);

const found = async (visitor: typeof member, search: string) =>
  (await visitor.call(people.searchDirectory, { search })).rows.map(({ name }) => name);

describe('search', () => {
  test('finds any part of a name or title, in any letters, the best first', async () => {
    await createPerson(app.db, { name: 'Öystein Mäkelä', title: 'Pump operator' });
    await createPerson(app.db, { name: 'Makelan Anna', title: 'Pump designer' });
    await createPerson(app.db, { name: 'Mäkelä' });
    expect(await found(member, 'makela')).toEqual(['Mäkelä', 'Makelan Anna', 'Öystein Mäkelä']);
    expect(await found(member, 'PUMP anna')).toEqual(['Makelan Anna']);
    expect(await found(member, 'operat')).toEqual(['Öystein Mäkelä']);
  });

  test('finds people by the name and the code of their unit', async () => {
    const unit = await createUnit(app.db, { name: 'Dyeing hall', code: 'DH-77' });
    await createPerson(app.db, { name: 'Dyer', unitId: unit.id });
    expect(await found(member, 'dyeing')).toEqual(['Dyer']);
    expect(await found(member, 'dh-77')).toEqual(['Dyer']);
  });

  test('forgives a spelling mistake, but only when nobody fits as it stands', async () => {
    await createPerson(app.db, { name: 'Hannele Korhonen' });
    const typo = await member.call(people.searchDirectory, { search: 'korhonne' });
    expect(typo).toMatchObject({ fit: 'similar', rows: [{ name: 'Hannele Korhonen' }] });
    expect(await member.call(people.searchDirectory, { search: 'korhonen' })).toMatchObject({ fit: 'exact' });
    expect((await member.call(people.searchDirectory, { search: 'xqzwv' })).rows).toEqual([]);
  });

  test('number and e-mail are searched and shown only for those who keep the directory', async () => {
    await createPerson(app.db, {
      name: 'Numbered',
      employeeNumber: 'ZX-4711',
      email: 'secret.box@example.org',
    });
    for (const search of ['zx-4711', 'secret.box']) {
      const [row] = (await planner.call(people.searchDirectory, { search })).rows;
      expect(row).toMatchObject({ name: 'Numbered', employeeNumber: 'ZX-4711', state: 'active' });
      expect((await member.call(people.searchDirectory, { search })).rows).toEqual([]);
    }
    const [card] = (await member.call(people.searchDirectory, { search: 'numbered' })).rows;
    expect(card).toMatchObject({ name: 'Numbered', employeeNumber: null, state: null });
    expect(JSON.stringify(card)).not.toContain('4711');
  });

  test('signs that mean something to SQL are searched for as they are', async () => {
    await createPerson(app.db, { name: '100% _Wool_' });
    expect(await found(member, '100%')).toEqual(['100% _Wool_']);
    expect(await found(member, '%w_ol%')).not.toContain('100% _Wool_');
  });
});

describe('filters', () => {
  test('a unit and all below it, location and language narrow, and facets count what is left', async () => {
    const top = await createUnit(app.db);
    const below = await createUnit(app.db, { parentId: top.id });
    await createPerson(app.db, {
      name: 'F1',
      unitId: top.id,
      location: 'Rauma',
      language: 'fi',
      roleFamily: 'Weavers',
    });
    await createPerson(app.db, { name: 'F2', unitId: below.id, location: 'Rauma', language: 'es' });
    await createPerson(app.db, { name: 'F3', unitId: below.id, location: 'Pori' });
    const names = async (input: object) =>
      (await member.call(people.searchDirectory, { unitId: top.id, ...input })).rows.map(({ name }) => name);
    expect(await names({})).toEqual(['F1', 'F2', 'F3']);
    expect(await names({ location: 'Rauma' })).toEqual(['F1', 'F2']);
    expect(await names({ language: 'es' })).toEqual(['F2']);
    expect(await names({ roleFamily: 'Weavers' })).toEqual(['F1']);
    expect(await member.call(people.readDirectoryFacets, { unitId: top.id })).toEqual({
      total: 3,
      bounded: false,
      roleFamilies: [{ value: 'Weavers', count: 1 }],
      locations: [
        { value: 'Rauma', count: 2 },
        { value: 'Pori', count: 1 },
      ],
      languages: [
        { value: 'es', count: 1 },
        { value: 'fi', count: 1 },
      ],
    });
    expect((await member.call(people.readDirectoryFacets, { unitId: top.id, search: 'f3' })).total).toBe(1);
  });

  test('who has left or is yet to come is listed only for those who keep the directory and ask', async () => {
    await createPerson(app.db, { name: 'Gone Girl', state: 'left' });
    expect(await found(member, 'gone girl')).toEqual([]);
    expect(await found(planner, 'gone girl')).toEqual([]);
    const asked = { search: 'gone girl', state: ['left' as const] };
    expect((await planner.call(people.searchDirectory, asked)).rows).toHaveLength(1);
    expect(await member.refused(people.searchDirectory, asked)).toMatchObject({
      status: 403,
      code: 'role_needed',
    });
    expect((await member.refused(people.readDirectoryFacets, asked)).status).toBe(403);
    expect((await app.nobody.refused(people.searchDirectory, {})).status).toBe(401);
  });
});

describe('pages', () => {
  test('go through everybody once in the order of the reader’s language, those without a name last', async () => {
    const unit = await createUnit(app.db);
    const reader = await app.person([], { language: 'fi' });
    for (const name of ['Zorro', 'Åke', 'Aalto', 'Ärrä', null, 'Öhman'])
      await createPerson(app.db, { name, unitId: unit.id });
    const seen: (string | null)[] = [];
    for (let after: string | undefined; ; ) {
      const page = await reader.call(people.searchDirectory, {
        unitId: unit.id,
        limit: 2,
        ...(after ? { after } : {}),
      });
      seen.push(...page.rows.map(({ name }) => name));
      if (page.next === null) break;
      after = page.next;
    }
    expect(seen).toEqual(['Aalto', 'Zorro', 'Åke', 'Ärrä', 'Öhman', null]);
    expect((await reader.refused(people.searchDirectory, { after: '["x"]' })).code).toBe('not_a_cursor');
  });

  test('of a search go on where the page before ended', async () => {
    for (let index = 0; index < 5; index += 1) await createPerson(app.db, { name: `Paged ${index}` });
    const first = await member.call(people.searchDirectory, { search: 'paged', limit: 3 });
    const second = await member.call(people.searchDirectory, {
      search: 'paged',
      limit: 3,
      after: first.next ?? '',
    });
    const names = [...first.rows, ...second.rows].map(({ name }) => name);
    expect(names).toEqual(['Paged 0', 'Paged 1', 'Paged 2', 'Paged 3', 'Paged 4']);
    expect(second.next).toBeNull();
  });
});

describe('export', () => {
  test('has everybody with all facts, harmless in a spreadsheet, and is written into the log', async () => {
    await admin.call(attributeContract.declareAttribute, {
      key: 'level',
      label: { en: 'Level' },
      type: 'number',
    });
    const unit = await createUnit(app.db, { name: 'Exported; "unit"' });
    const boss = await createPerson(app.db, { name: 'Boss', employeeNumber: 'B1', unitId: unit.id });
    await createPerson(app.db, {
      name: '=cmd|calc',
      unitId: unit.id,
      managerId: boss.id,
      attributes: '{"level":-3}',
    });
    const file = await planner.call(people.exportDirectory, { unitId: unit.id, delimiter: ';' });
    const lines = (await file.text()).trim().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toContain('Employee number;Name');
    expect(lines[2]).toContain(`;'=cmd|calc;`);
    expect(lines[2]).toContain('"Exported; ""unit""";B1;Boss');
    expect(lines[2]?.endsWith(';-3')).toBe(true);
    const event = await app.db
      .selectFrom('event')
      .select(['actorId', 'body'])
      .where('name', '=', 'people.peopleExported')
      .executeTakeFirstOrThrow();
    expect(event).toEqual({ actorId: planner.id, body: { rows: 2 } });
    expect((await member.refused(people.exportDirectory, {})).status).toBe(403);
  });

  test('is told in the log of facts too when the reader hangs up before the end', async () => {
    const taker = await app.person(['planner']);
    const ctx = app.context(taker.actor);
    const { body } = await exportDirectory(ctx, { delimiter: ',' });
    await body.next();
    await body.next();
    await body.return();
    const told = await app.db
      .selectFrom('event')
      .select('body')
      .where('name', '=', 'people.peopleExported')
      .where('actorId', '=', taker.id)
      .execute();
    expect(told).toHaveLength(1);
    expect(told[0]?.body).toMatchObject({ rows: expect.any(Number) });
  });
});
