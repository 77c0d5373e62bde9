import { describe, expect, test } from 'vitest';
import { importContract } from '#modules/people/contract/import.ts';
import { importHouse } from '#test/import-house.ts';
import { workbook } from '#test/workbook.ts';

const FINNISH = [
  'Nimi;Sähköposti;Henkilönumero;Yksikkö;Esimies;Toimipaikka;Aloituspvm;Vuoro;Kieli;Palkkaluokka',
  'Jukka Salmela;jukka@lumo.example;101;Tuotanto;;Tampere;3.8.2009;;fi;9A',
  'Sanna Virtanen;sanna@lumo.example;102;Tuotanto / Pinnoitus;Jukka Salmela;Zaragoza;3.8.2019;Yö;fi;7B',
  'Veikko Lahti;;103;Tuotanto / Kokoonpano;101;Tampere;1.2.2024;Yö;suomi;7B',
];
const lines = (rows: readonly string[]) => `${rows.join('\r\n')}\r\n`;

describe('a staff list', () => {
  test('is understood, previewed, written only when confirmed, and changes nothing the second time', async () => {
    const { app, planner, upload, confirm, people } = await importHouse();
    const checked = await upload(lines(FINNISH), 'henkilosto.csv');
    expect(checked).toMatchObject({
      state: 'checked',
      format: { kind: 'csv', delimiter: ';', encoding: 'utf-8', headerRow: 1 },
      counts: { rows: 3, created: 3, changed: 0, moved: 0, left: 0, stay: 0 },
      blocking: 0,
      can: { confirm: true, undo: false },
    });
    expect(
      checked.columns.map(({ target, example }) => [
        target.kind === 'person' ? target.field : target.kind,
        example,
      ]),
    ).toEqual([
      ['name', 'Jukka Salmela'],
      ['email', 'jukka@lumo.example'],
      ['employeeNumber', '101'],
      ['unit', 'Tuotanto'],
      ['manager', 'Jukka Salmela'],
      ['location', 'Tampere'],
      ['startedOn', '3.8.2009'],
      ['shift', 'Yö'],
      ['language', 'fi'],
      ['leave_out', ''],
    ]);
    expect(checked.notes.map(({ code }) => code)).toEqual([
      'without_email',
      'new_units',
      'missing_from_file',
      'pay_left_out',
    ]);
    expect(await people()).toHaveLength(1);

    const done = await confirm(checked.id);
    expect(done).toMatchObject({ state: 'done', undoUntil: '2026-12-23', can: { undo: true } });
    const [jukka, sanna, veikko] = await people();
    expect(sanna).toMatchObject({
      name: 'Sanna Virtanen',
      managerId: jukka?.id,
      startedOn: '2019-08-03',
      language: 'fi',
    });
    expect(veikko).toMatchObject({ email: null, managerId: jukka?.id, shift: 'Yö' });
    const units = await app.db.selectFrom('people_unit').select(['code', 'name']).orderBy('code').execute();
    expect(units.map(({ code }) => code)).toEqual(['TUOTANTO', 'TUOTANTO-KOKOONPANO', 'TUOTANTO-PINNOITUS']);
    const events = await app.db
      .selectFrom('event')
      .select(['name', 'actorId', 'body'])
      .where('name', 'like', 'people.%')
      .execute();
    expect(events).toEqual([
      { name: 'people.peopleImported', actorId: planner.id, body: { added: 3, changed: 0, left: 0 } },
    ]);

    const again = await upload(lines(FINNISH));
    expect(again.counts).toEqual({ rows: 3, created: 0, changed: 0, moved: 0, left: 0, stay: 3 });
    expect(again.columns.filter(({ origin }) => origin === 'last_import')).toHaveLength(9);
    await confirm(again.id);
    expect((await people()).map(({ version }) => version)).toEqual([1, 1, 1, 1]);
  });

  test('moves, changes, returns and leavers are told apart, with before and after by name', async () => {
    const { app, planner, upload, settle, confirm, people } = await importHouse();
    await confirm((await upload(lines(FINNISH))).id);
    const next = [
      FINNISH[0] ?? '',
      'Sanna Virtanen;sanna@lumo.example;102;Tuotanto / Kokoonpano;P1;Zaragoza;3.8.2019;Päivä;fi;7B',
      'Aino Lehtonen;aino@lumo.example;P1;;;;;;;',
    ];
    const first = await upload(lines(next));
    expect(first.counts).toMatchObject({ changed: 1, moved: 1, left: 0 });
    expect(first.notes).toContainEqual({ code: 'missing_from_file', params: { count: 2 } });
    const checked = await settle(first.id, { markMissingAsLeft: true });
    expect(checked.counts).toEqual({ rows: 2, created: 0, changed: 1, moved: 1, left: 2, stay: 1 });
    expect(checked.notes).toContainEqual({ code: 'many_leave', params: { count: 2, here: 4 } });
    const { rows } = await planner.call(importContract.listImportChanges, {
      importId: checked.id,
      kind: 'changed',
    });
    expect(rows).toMatchObject([
      {
        label: 'Sanna Virtanen',
        before: { unit: 'Pinnoitus', manager: 'Jukka Salmela', shift: 'Yö' },
        after: { unit: 'Kokoonpano', manager: 'Aino Lehtonen', shift: 'Päivä' },
      },
    ]);
    await confirm(checked.id);
    expect((await people()).map(({ state, leftOn }) => [state, leftOn])).toEqual([
      ['left', '2026-11-23'],
      ['active', null],
      ['left', '2026-11-23'],
      ['active', null],
    ]);
    const history = await app.db
      .selectFrom('people_change')
      .select(['before', 'after', 'actorId'])
      .where('source', '=', 'import')
      .execute();
    expect(history).toContainEqual({
      before: { state: 'active', leftOn: null },
      after: { state: 'left', leftOn: '2026-11-23' },
      actorId: planner.id,
    });
  });

  test('without names and e-mails is usable: numbers, ages and attributes by choice, pay never', async () => {
    const { upload, settle, confirm, people } = await importHouse();
    const header =
      '\ufeffAge,Attrition,DailyRate,Department,EducationField,EmployeeNumber,JobRole,MonthlyIncome,PerformanceRating';
    const rows = Array.from(
      { length: 40 },
      (_, index) =>
        `${20 + index},No,${300 + index},${index % 2 ? 'Sales' : 'Research & Development'},Medical,${index + 1},Role ${index % 3},${5000 + index},3`,
    );
    const checked = await upload(lines([header, ...rows]));
    expect(checked.counts).toMatchObject({ created: 40 });
    expect(
      checked.columns.map(({ target, origin }) => (target.kind === 'person' ? target.field : origin)),
    ).toEqual([...['age', 'unknown', 'pay', 'unit', 'unknown', 'employeeNumber', 'title', 'pay', 'unknown']]);
    expect(JSON.stringify(checked)).not.toContain('5000');
    const settled = await settle(checked.id, {
      columns: [
        { index: 4, target: { kind: 'attribute', key: 'education', label: 'Education', type: 'choice' } },
      ],
    });
    await confirm(settled.id);
    const [first] = (await people()).filter(({ employeeNumber }) => employeeNumber === '1');
    expect(first).toMatchObject({
      birthYear: 2006,
      title: 'Role 0',
      attributes: { education: 'Medical' },
      name: null,
    });
  });

  test('in Windows-1252 and as UTF-16 loses no letter', async () => {
    const { upload, confirm, people } = await importHouse();
    const text = 'Nombre;Número de empleado\r\nLucía Núñez;201\r\n';
    await confirm((await upload(Buffer.from(text, 'latin1'), 'a.csv')).id);
    const utf16 = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from(text.replace('201', '202'), 'utf16le'),
    ]);
    const second = await upload(utf16, 'b.csv');
    expect(second.format?.encoding).toBe('utf-16le');
    await confirm(second.id);
    expect((await people()).map(({ name }) => name).slice(0, 2)).toEqual(['Lucía Núñez', 'Lucía Núñez']);
  });
});

describe('who may', () => {
  test('a member may neither upload nor look, a planner may do both', async () => {
    const { app, upload } = await importHouse();
    const member = await app.person([]);
    const { id: importId, version } = await upload(lines(FINNISH));
    for (const [endpoint, input] of [
      [importContract.uploadPeople, { fileName: 'a.csv' }],
      [importContract.listImports, {}],
      [importContract.readImport, { importId }],
      [importContract.listImportProblems, { importId }],
      [importContract.listImportChanges, { importId }],
      [importContract.changeImport, { importId, version, settings: {} }],
      [importContract.confirmImport, { importId, version }],
      [importContract.stopImport, { importId }],
      [importContract.undoImport, { importId }],
    ] as const) {
      expect(await member.refused(endpoint, input, { body: 'x' })).toMatchObject({
        status: 403,
        code: 'role_needed',
      });
    }
  });
});

test('a workbook is read like a CSV, days and all', async () => {
  const { upload, confirm, person } = await importHouse();
  const bytes = workbook([
    ['Henkilönumero', 'Nimi', 'Aloituspvm'],
    [7, 'Äiti & Isä', { day: 43680 }],
  ]);
  const checked = await upload(bytes, 'henkilosto.xlsx');
  expect(checked).toMatchObject({ format: { kind: 'xlsx', sheets: ['Henkilöstö'] }, counts: { created: 1 } });
  await confirm(checked.id);
  expect(await person('7')).toMatchObject({ name: 'Äiti & Isä', startedOn: '2019-08-03' });
});
