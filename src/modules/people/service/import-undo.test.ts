import { describe, expect, test } from 'vitest';
import { newId } from '#kernel/ids.ts';
import { openSession } from '#modules/access/service/session.ts';
import { importContract } from '#modules/people/contract/import.ts';
import { hashToken } from '#platform/secrets.ts';
import { createPerson } from '#test/factories.ts';
import { importHouse } from '#test/import-house.ts';

const lines = (...rows: string[]) => `${rows.join('\n')}\n`;

describe('an import is undone', () => {
  test('people it added go, others get back what they were, units that it opened are closed', async () => {
    const { app, upload, confirm, undo, numbers, person } = await importHouse();
    await createPerson(app.db, {
      employeeNumber: 'A',
      email: 'a@lumo.example',
      location: 'Tampere',
      birthYear: 1984,
    });
    await createPerson(app.db, { employeeNumber: 'B', email: 'b@lumo.example' });
    const before = { ...(await person('A')), version: 0 };
    const { id } = await upload(
      lines(
        'Employee number,Email,Location,Unit,Birth year',
        'A,b@lumo.example,Bilbao,North,1990',
        'B,a@lumo.example,,North,',
        'C,c@lumo.example,,North / Lab,',
      ),
    );
    await confirm(id);
    expect(await person('A')).toMatchObject({ email: 'b@lumo.example', birthYear: 1990 });
    expect(await undo(id)).toMatchObject({ state: 'undone', can: { undo: false } });
    expect({ ...(await person('A')), version: 0 }).toEqual(before);
    expect(await numbers()).toEqual(['A', 'B', 'P1']);
    const open = await app.db
      .selectFrom('people_unit')
      .select('name')
      .where('closedAt', 'is', null)
      .execute();
    expect(open).toEqual([]);
    await confirm((await upload(lines('Employee number,Unit', 'A,North'))).id);
    expect(
      await app.db.selectFrom('people_unit').select('name').where('closedAt', 'is', null).execute(),
    ).toEqual([{ name: 'North' }]);
  });

  test('not when somebody edited one of its people since, who is then named', async () => {
    const { app, planner, upload, confirm, person } = await importHouse();
    const { id: importId } = await confirm(
      (await upload(lines('Employee number,Name', '1,Anna', '2,Bea'))).id,
    );
    const { id: personId } = await person('1');
    await app.db
      .updateTable('people_person')
      .set({ name: 'Anna-Maria', version: 2 })
      .where('id', '=', personId)
      .execute();
    const change = {
      id: newId(),
      personId,
      at: '2026-11-23T10:00:00.000Z',
      actorId: null,
      importId: null,
      source: 'hand' as const,
    };
    await app.db
      .insertInto('people_change')
      .values({ ...change, before: '{"name":"Anna"}', after: '{"name":"Anna-Maria"}' })
      .execute();
    expect(await planner.refused(importContract.undoImport, { importId })).toMatchObject({
      status: 409,
      code: 'people.import_edited_since',
      count: 1,
      people: [{ personId, label: 'Anna-Maria' }],
    });
    expect(await person('2')).toMatchObject({ name: 'Bea' });
  });

  test('not when somebody whom it added has signed in since: their account would go with them', async () => {
    const { app, planner, upload, confirm, person } = await importHouse();
    const { id: importId } = await confirm((await upload(lines('Employee number,Name', '1,Anna'))).id);
    const { id: personId } = await person('1');
    await openSession(app.context(), { personId, method: 'code', userAgent: '', browser: hashToken('b') });
    expect(await planner.refused(importContract.undoImport, { importId })).toMatchObject({
      status: 409,
      code: 'people.import_in_use',
    });
    expect(await person('1')).toMatchObject({ name: 'Anna' });
  });

  test('not when it brought the only admin back', async () => {
    const { app, planner, upload, settle, confirm, person } = await importHouse();
    await app.person(['admin'], { employeeNumber: 'A1', state: 'left', leftOn: '2026-10-01' });
    const { id } = await upload(lines('Employee number,State', 'A1,active', 'P1,active'));
    const { id: importId } = await confirm((await settle(id, {})).id);
    expect(await person('A1')).toMatchObject({ state: 'active' });
    expect(await planner.refused(importContract.undoImport, { importId })).toMatchObject({
      status: 409,
      code: 'people.last_admin',
    });
    expect(await person('A1')).toMatchObject({ state: 'active' });
  });

  test('not after thirty days, and not when somebody reports to one of its people', async () => {
    const { app, planner, upload, confirm, person } = await importHouse();
    const { id: importId } = await confirm((await upload(lines('Employee number,Name', '1,Anna'))).id);
    await createPerson(app.db, { employeeNumber: 'Z', managerId: (await person('1')).id });
    expect(await planner.refused(importContract.undoImport, { importId })).toMatchObject({
      code: 'people.import_referred_to',
    });
    await app.db
      .updateTable('people_person')
      .set({ managerId: null })
      .where('employeeNumber', '=', 'Z')
      .execute();
    app.setClock('2026-12-24T09:00:00.000Z');
    const late = await app.person(['planner']);
    expect(await late.refused(importContract.undoImport, { importId })).toMatchObject({
      code: 'people.import_cannot_be_undone',
    });
  });
});
