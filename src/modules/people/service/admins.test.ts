import { describe, expect, test } from 'vitest';
import { importContract } from '#modules/people/contract/import.ts';
import { type PersonFacts, personContract } from '#modules/people/contract/person.ts';
import { importHouse } from '#test/import-house.ts';

const lines = (...rows: string[]) => `${rows.join('\n')}\n`;

describe('an import and those who look after the product', () => {
  test.each([
    ['being missing from the whole staff', lines('Employee number,Name', 'P1,Aino'), null],
    ['a row that says so', lines('Employee number,State', 'P1,active', 'A1,left'), 3],
  ])('the last admin does not leave by %s', async (_how, file, row) => {
    const { app, planner, upload, settle, problems, read } = await importHouse();
    await app.person(['admin'], { employeeNumber: 'A1', name: 'Ida' });
    const { id: importId } = await settle((await upload(file)).id, { markMissingAsLeft: true });
    expect(await problems(importId)).toMatchObject([
      { code: 'last_admin_leaves', severity: 'blocks', row, field: 'state', value: 'Ida' },
    ]);
    const { version } = await read(importId);
    expect(await planner.refused(importContract.confirmImport, { importId, version })).toMatchObject({
      code: 'people.import_to_be_settled',
    });
    // With another admin who stays, this one may go.
    await app.person(['admin'], { employeeNumber: 'A2', state: 'on_leave' });
    const again = await settle(importId, { leftOutRows: [], cells: [] });
    expect(await problems(again.id)).toEqual([]);
  });

  test('a planner changes no admin’s e-mail, and so does not sign in as one; an admin does', async () => {
    const { app, upload, problems, person, work } = await importHouse();
    const admin = await app.person(['admin'], { employeeNumber: 'A1', email: 'ida@lumo.example' });
    await app.person([], { employeeNumber: 'M1', email: 'mika@lumo.example' });
    const file = lines('Employee number,Email', 'A1,aino+ida@lumo.example', 'M1,m@lumo.example');
    const { id } = await upload(file);
    expect(await problems(id)).toMatchObject([{ code: 'email_of_admin', row: 2, field: 'email' }]);
    const body = { body: file };
    const { id: importId } = await admin.call(importContract.uploadPeople, { fileName: 'staff.csv' }, body);
    await work();
    const { version, blocking } = await admin.call(importContract.readImport, { importId });
    expect(blocking).toBe(0);
    await admin.call(importContract.confirmImport, { importId, version });
    await work();
    expect(await person('A1')).toMatchObject({ email: 'aino+ida@lumo.example' });
  });
});

const NOTHING: PersonFacts = {
  ...{ name: null, email: null, employeeNumber: null, unitId: null, managerId: null, title: null },
  ...{ roleFamily: null, location: null, language: null, startedOn: null, birthYear: null },
  ...{ employment: null, zone: null, shift: null, attributes: {} },
};

describe('a change by hand and those who look after the product', () => {
  test('the last admin who is here does not leave', async () => {
    const { app, planner } = await importHouse();
    const admin = await app.person(['admin']);
    const leaving = { personId: admin.id, state: 'left', version: 1 } as const;
    expect(await planner.refused(personContract.changePersonState, leaving)).toMatchObject({
      status: 409,
      code: 'people.last_admin',
    });
    await app.person(['admin']);
    const left = await planner.call(personContract.changePersonState, leaving);
    expect(left.details?.state).toBe('left');
  });

  test('a planner changes no admin’s e-mail; an admin does', async () => {
    const { app, planner } = await importHouse();
    const admin = await app.person(['admin']);
    const taken = { personId: admin.id, version: 1, facts: { ...NOTHING, email: 'aino+ida@lumo.example' } };
    expect(await planner.refused(personContract.changePerson, taken)).toMatchObject({
      status: 403,
      code: 'people.email_of_admin',
    });
    const changed = await admin.call(personContract.changePerson, taken);
    expect(changed.details?.email).toBe('aino+ida@lumo.example');
  });
});
