import { describe, expect, test } from 'vitest';
import { importContract } from '#modules/people/contract/import.ts';
import { createUnit } from '#test/factories.ts';
import { importHouse } from '#test/import-house.ts';

const lines = (rows: readonly string[]) => `${rows.join('\r\n')}\r\n`;

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

const shared = importHouse().then(async (one) => {
  await one.app.person([], { name: 'Other', employeeNumber: 'O1', email: 'other@b.example' });
  const north = await createUnit(one.app.db);
  const south = await createUnit(one.app.db);
  await createUnit(one.app.db, { name: 'Office', parentId: north.id });
  await createUnit(one.app.db, { name: 'Office', parentId: south.id });
  return one;
});
