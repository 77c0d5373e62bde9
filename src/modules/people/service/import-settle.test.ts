import { describe, expect, test } from 'vitest';
import { importContract } from '#modules/people/contract/import.ts';
import { createPerson } from '#test/factories.ts';
import { importHouse } from '#test/import-house.ts';

const lines = (...rows: string[]) => `${rows.join('\n')}\n`;

describe('problems are settled in place', () => {
  test('a corrected cell, a row left out, the newer of two rows, a manager by suggestion and one left open', async () => {
    const { upload, settle, confirm, person, numbers } = await importHouse();
    const checked = await upload(
      lines(
        'Number,Employee number,Name,Manager,Start date',
        ',1,Anna,,31.02.2024',
        ',2,Bea,A. Lehtonen,1.2.2024',
        ',3,Carl,Nobody Known,',
        ',4,"=HYPERLINK(""x"")",,',
        ',5,Old name,,',
        ',5,New name,,',
      ),
    );
    expect(checked.groups.map(({ code, count }) => [code, count])).toEqual([
      ['day_impossible', 1],
      ['formula', 1],
      ['row_twice', 1],
      ['manager_unknown', 2],
    ]);
    expect(checked.blocking).toBe(5);
    const settled = await settle(checked.id, {
      cells: [{ row: 2, column: 4, value: '28.2.2024' }],
      leftOutRows: [5],
      duplicates: 'keep_newer',
      managers: [
        { value: 'A. Lehtonen', means: 'P1' },
        { value: 'Nobody Known', means: null },
      ],
    });
    expect(settled).toMatchObject({ blocking: 0, counts: { created: 4 } });
    await confirm(settled.id);
    expect(await numbers()).toEqual(['1', '2', '3', '5', 'P1']);
    expect(await person('1')).toMatchObject({ startedOn: '2024-02-28' });
    expect(await person('2')).toMatchObject({ managerId: (await person('P1')).id });
    expect(await person('3')).toMatchObject({ managerId: null });
    expect(await person('5')).toMatchObject({ name: 'New name' });
  });

  test('an empty cell keeps what is known, or clears it by choice; a cell emptied by hand clears it always', async () => {
    const { app, upload, settle, confirm, person } = await importHouse();
    await createPerson(app.db, {
      employeeNumber: 'K1',
      location: 'Tampere',
      shift: 'Yö',
      email: 'k1@lumo.example',
    });
    const file = lines('Employee number,Location,Shift', 'K1,,');
    const kept = await upload(file);
    expect(kept.counts).toMatchObject({ stay: 1, changed: 0 });
    await confirm((await settle(kept.id, { cells: [{ row: 2, column: 1, value: '' }] })).id);
    expect(await person('K1')).toMatchObject({ location: null, shift: 'Yö', email: 'k1@lumo.example' });
    await confirm((await settle((await upload(file)).id, { emptyCells: 'clear' })).id);
    expect(await person('K1')).toMatchObject({ shift: null, email: 'k1@lumo.example' });
  });

  test('a choice made on an old state is refused with the newest', async () => {
    const { planner, upload, settle } = await importHouse();
    const { id: importId, version } = await upload(lines('Employee number,Name', '1,A'));
    await settle(importId, { emptyCells: 'clear' });
    const problem = await planner.refused(importContract.changeImport, { importId, version, settings: {} });
    expect(problem).toMatchObject({
      status: 409,
      code: 'edited_meanwhile',
      current: { settings: { emptyCells: 'clear' } },
    });
  });

  test('a column of pay cannot be stored under any name', async () => {
    const { planner, upload } = await importHouse();
    const { id: importId, version } = await upload(lines('Employee number,Palkka', '1,3000'));
    const asAttribute = { kind: 'attribute' as const, key: 'level', label: 'Level', type: 'number' as const };
    expect(
      await planner.refused(importContract.changeImport, {
        importId,
        version,
        settings: { columns: [{ index: 1, target: asAttribute }] },
      }),
    ).toMatchObject({ status: 422, code: 'people.pay_is_never_stored' });
  });

  test('two people may exchange their e-mails', async () => {
    const { app, upload, confirm, person } = await importHouse();
    await createPerson(app.db, { employeeNumber: 'A', email: 'a@lumo.example' });
    await createPerson(app.db, { employeeNumber: 'B', email: 'b@lumo.example' });
    await confirm((await upload(lines('Employee number,Email', 'A,b@lumo.example', 'B,a@lumo.example'))).id);
    expect(await person('A')).toMatchObject({ email: 'b@lumo.example' });
    expect(await person('B')).toMatchObject({ email: 'a@lumo.example' });
  });
});
