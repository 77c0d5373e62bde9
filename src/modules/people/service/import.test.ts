import { describe, expect, test } from 'vitest';
import type { CallOf } from '#kernel/contract.ts';
import { importContract } from '#modules/people/contract/import.ts';
import { importSettings } from '#modules/people/contract/import-settings.ts';
import { testApp, type Visitor } from '#test/app.ts';
import { createUnit } from '#test/factories.ts';

type Settings = CallOf<typeof importContract.changeImport>['settings'];

const work = (app: Awaited<ReturnType<typeof testApp>>) => app.queue.drain(() => app.context());

async function house() {
  const app = await testApp();
  const planner = await app.person(['planner'], {
    name: 'Aino Lehtonen',
    employeeNumber: 'P1',
    email: 'aino@lumo.example',
  });
  const read = (importId: string) => planner.call(importContract.readImport, { importId });
  async function upload(body: string | Uint8Array, fileName = 'staff.csv', by: Visitor = planner) {
    const { id } = await by.call(importContract.uploadPeople, { fileName }, { body });
    await work(app);
    return read(id);
  }
  async function settle(importId: string, settings: Settings) {
    const { version } = await read(importId);
    await planner.call(importContract.changeImport, {
      importId,
      version,
      settings: importSettings.parse(settings),
    });
    await work(app);
    return read(importId);
  }
  async function confirm(importId: string) {
    const { version } = await read(importId);
    await planner.call(importContract.confirmImport, { importId, version });
    await work(app);
    return read(importId);
  }
  const problems = async (importId: string) =>
    (await planner.call(importContract.listImportProblems, { importId, limit: 200 })).rows;
  const people = () => app.db.selectFrom('people_person').selectAll().orderBy('employeeNumber').execute();
  return { app, planner, read, upload, settle, confirm, problems, people };
}

const FINNISH = [
  'Nimi;Sähköposti;Henkilönumero;Yksikkö;Esimies;Toimipaikka;Aloituspvm;Vuoro;Kieli;Palkkaluokka',
  'Jukka Salmela;jukka@lumo.example;101;Tuotanto;;Tampere;3.8.2009;;fi;9A',
  'Sanna Virtanen;sanna@lumo.example;102;Tuotanto / Pinnoitus;Jukka Salmela;Zaragoza;3.8.2019;Yö;fi;7B',
  'Veikko Lahti;;103;Tuotanto / Kokoonpano;101;Tampere;1.2.2024;Yö;suomi;7B',
];
const lines = (rows: readonly string[]) => `${rows.join('\r\n')}\r\n`;

describe('a staff list', () => {
  test('is understood, previewed, written only when confirmed, and changes nothing the second time', async () => {
    const { app, planner, upload, confirm, people } = await house();
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
    const { app, planner, upload, settle, confirm, people } = await house();
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
    const { upload, settle, confirm, people } = await house();
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
    const { upload, confirm, people } = await house();
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
    const { app, upload } = await house();
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

describe('what stands in the way is said by row and column', () => {
  const HEAD = 'Number,Name,Email,Unit,Manager,Start date,Employee number';
  const row = (facts: Partial<Record<'name' | 'email' | 'unit' | 'manager' | 'start' | 'number', string>>) =>
    `,${facts.name ?? 'A B'},${facts.email ?? ''},${facts.unit ?? ''},${facts.manager ?? ''},${facts.start ?? ''},${facts.number ?? ''}`;

  test.each<[string, string[], object[]]>([
    [
      'an impossible day',
      [row({ number: '1', start: '31.02.2024' })],
      [{ code: 'day_impossible', row: 2, column: 5, value: '31.02.2024' }],
    ],
    [
      'an unreadable day',
      [row({ number: '1', start: 'autumn -19' })],
      [{ code: 'day_unreadable', row: 2, column: 5 }],
    ],
    [
      'a formula',
      [row({ number: '1', name: "=cmd|' /C calc'!A0" })],
      [{ code: 'formula', row: 2, column: 1 }],
    ],
    [
      'a control character',
      [row({ number: '1', name: 'A\u0007B' })],
      [{ code: 'control_character', row: 2, column: 1 }],
    ],
    [
      'an oversized cell',
      [row({ number: '1', name: 'x'.repeat(201) })],
      [{ code: 'too_long', params: { max: 200, length: 201 } }],
    ],
    ['no key', [row({}), row({ number: '2' })], [{ code: 'no_key', row: 2 }]],
    [
      'a number twice',
      [row({ number: '1' }), row({ number: '1' })],
      [{ code: 'row_twice', value: '1', params: { rows: [2, 3] } }],
    ],
    [
      'an e-mail twice',
      [row({ number: '1', email: 'a@b.example' }), row({ number: '2', email: 'A@b.example' })],
      [{ code: 'email_twice', params: { rows: [2, 3] } }],
    ],
    [
      'an e-mail of somebody else',
      [row({ number: 'P1', email: 'other@b.example' })],
      [{ code: 'email_taken', row: 2, params: { holder: 'Other' } }],
    ],
    [
      'a bad e-mail',
      [row({ number: '1', email: 'not an address' })],
      [{ code: 'email_unreadable', row: 2, column: 2 }],
    ],
    [
      'an unknown manager',
      [row({ number: '1', manager: 'J. Lehtonen' })],
      [
        {
          code: 'manager_unknown',
          value: 'J. Lehtonen',
          params: { suggestion: { name: 'Aino Lehtonen', key: 'P1' } },
        },
      ],
    ],
    [
      'two people of one name',
      [
        row({ number: '1', name: 'Twin' }),
        row({ number: '2', name: 'Twin' }),
        row({ number: '3', manager: 'Twin' }),
      ],
      [{ code: 'manager_ambiguous', row: 4 }],
    ],
    [
      'a circle of managers',
      [
        row({ number: '1', manager: '2' }),
        row({ number: '2', manager: '3' }),
        row({ number: '3', manager: '1' }),
      ],
      [{ code: 'manager_circle', params: { rows: [2, 3, 4] } }],
    ],
    [
      'a row with too many cells',
      [`${row({ number: '1' })},more`],
      [{ code: 'row_too_long', row: 2, params: { cells: 8, columns: 7 } }],
    ],
    [
      'a name of two units',
      [row({ number: '1', unit: 'Office' })],
      [{ code: 'unit_ambiguous', row: 2, column: 3 }],
    ],
  ])('%s', async (_name, rows, expected) => {
    const { app, planner, upload, problems } = await shared;
    const { id: importId, version, blocking, state } = await upload(lines([HEAD, ...rows]));
    expect(state).toBe('checked');
    expect(blocking).toBeGreaterThan(0);
    expect(await problems(importId)).toMatchObject(expected);
    const before = await app.db.selectFrom('people_person').select('id').execute();
    expect(await planner.refused(importContract.confirmImport, { importId, version })).toMatchObject({
      code: 'people.import_to_be_settled',
    });
    expect(await app.db.selectFrom('people_person').select('id').execute()).toHaveLength(before.length);
  });

  test.each<[string, string | Uint8Array, string, string]>([
    ['an empty file', '', 'a.csv', 'people.import_file_empty'],
    ['a PDF with the name of a CSV', '%PDF-1.7 …', 'staff.csv', 'people.import_file_is_pdf'],
    [
      'an old workbook',
      Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
      'a.xls',
      'people.import_old_xls',
    ],
    [
      'a workbook with a password',
      Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('EncryptedPackage', 'utf16le')]),
      'a.xlsx',
      'people.import_encrypted',
    ],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0), 'a.csv', 'people.import_not_a_table'],
  ])('%s is refused at once', async (_name, body, fileName, code) => {
    const { planner } = await shared;
    expect(await planner.refused(importContract.uploadPeople, { fileName }, { body })).toMatchObject({
      status: 422,
      code,
    });
  });

  test.each<[string, string, string, object]>([
    ['a header alone', 'Name,Email\r\n', 'people.import_no_rows', {}],
    [
      'a quote that never closes',
      'Name,Email\r\n"A,a@b.example\r\nB,b@b.example\r\n',
      'people.import_quote_not_closed',
      {},
    ],
    [
      'too many columns',
      `${new Array(250).fill('Name').join(',')}\r\n1\r\n`,
      'people.import_too_many_columns',
      { max: 200 },
    ],
    ['a zip that is no workbook', 'PK\u0003\u0004 nothing', 'people.import_not_xlsx', {}],
    [
      'a record beyond all measure',
      `Name,Email\r\n${'x'.repeat(1_100_000)},a@b.example\r\n`,
      'people.import_record_too_large',
      {},
    ],
  ])('%s fails with a reason', async (_name, body, code, params) => {
    const { upload } = await shared;
    expect(await upload(body)).toMatchObject({ state: 'failed', failure: { code, params } });
  });

  test('two columns of one meaning, and none that tells people apart', async () => {
    const { upload, settle, problems } = await shared;
    const twice = await upload('Email,Mail 2,Name\r\na@b.example,c@b.example,A\r\n');
    const settled = await settle(twice.id, {
      columns: [
        { index: 1, target: { kind: 'person', field: 'email' } },
        { index: 0, target: { kind: 'person', field: 'email' } },
      ],
    });
    expect(await problems(settled.id)).toMatchObject([{ code: 'column_twice', column: 1 }]);
    const keyless = await upload('Name,Unit\r\nA,B\r\n');
    expect(keyless).toMatchObject({ counts: null, blocking: 1, groups: [{ code: 'no_key_column' }] });
  });
});

const shared = house().then(async (one) => {
  await one.app.person([], { name: 'Other', employeeNumber: 'O1', email: 'other@b.example' });
  const north = await createUnit(one.app.db);
  const south = await createUnit(one.app.db);
  await createUnit(one.app.db, { name: 'Office', parentId: north.id });
  await createUnit(one.app.db, { name: 'Office', parentId: south.id });
  return one;
});
