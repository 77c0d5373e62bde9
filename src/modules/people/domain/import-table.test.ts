import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ColumnTarget } from '../contract/import-settings.ts';
import { fieldNamed, guessColumns, isPay } from './import-headers.ts';
import { encodingWatch, fileKind, guessDelimiter, guessHeaderRow, isHeaderAgain } from './import-table.ts';

const NOTHING = { last: new Map(), chosen: new Map() };
const fields = (headers: readonly string[]) =>
  guessColumns(headers, NOTHING).map(({ target }) => (target.kind === 'person' ? target.field : target.kind));

describe('encoding', () => {
  const guess = (bytes: Uint8Array, sizes: readonly number[] = []) => {
    const watch = encodingWatch();
    let at = 0;
    for (const size of sizes) {
      watch.see(bytes.subarray(at, at + size));
      at += size;
    }
    watch.see(bytes.subarray(at));
    return watch.guess();
  };
  const decode = (bytes: Uint8Array, encoding: string) => new TextDecoder(encoding).decode(bytes);

  test('UTF-8 is known however the file is cut into chunks, and nothing is lost', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.array(fc.integer({ min: 0, max: 5 })),
        fc.boolean(),
        (text, sizes, withMark) => {
          const bytes = new TextEncoder().encode(`${withMark ? '\ufeff' : ''}${text}`);
          expect(guess(bytes, sizes)).toBe('utf-8');
          expect(decode(bytes, 'utf-8')).toBe(text.replace(/^\ufeff/, ''));
        },
      ),
    );
  });

  test('Finnish and Spanish in Windows-1252 are known, and nothing is lost', () => {
    const text = 'Sähköposti;Yksikkö;Nº;“Åsa” – €;Núñez';
    const bytes = Uint8Array.from(
      [...text].map((char) => ({ '“': 0x93, '”': 0x94, '–': 0x96, '€': 0x80 })[char] ?? char.charCodeAt(0)),
    );
    expect(guess(bytes)).toBe('windows-1252');
    expect(decode(bytes, 'windows-1252')).toBe(text);
  });

  test('any bytes keep as many characters as the guess says there are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 3 }), (bytes) => {
        const encoding = guess(bytes);
        if (encoding === 'windows-1252') expect(decode(bytes, encoding)).toHaveLength(bytes.length);
        if (encoding === 'utf-8') expect(decode(bytes, encoding)).not.toContain('\ufffd\ufffd\ufffd\ufffd');
      }),
    );
  });
});

test.each([
  [[], 'empty'],
  [[0x25, 0x50, 0x44, 0x46, 0x2d], 'pdf'],
  [[0xd0, 0xcf, 0x11, 0xe0, 0xa1], 'old_office'],
  [[0x50, 0x4b, 0x03, 0x04], 'zip'],
  [[0x89, 0x50, 0x4e, 0x47, 0x00], 'other'],
  [[0x4e, 0x69, 0x6d, 0x69], 'text'],
  [[0xff, 0xfe, 0x4e, 0x00], 'text'],
])('a file that begins with %j is of the kind %s', (bytes, kind) => {
  expect(fileKind(Uint8Array.from(bytes))).toBe(kind);
});

test.each([
  ['a,b,c\n1,2,3\n', ','],
  ['a;b;c\n1,5;2,5;3,5\n', ';'],
  ['a\tb\n1\t2\n', '\t'],
  ['a|b\n1|2\n', '|'],
  ['"a,b";c\n"1;2;3";"4,5,6"\n', ';'],
  ['only one column\n1\n', ','],
])('%j is cut at %j', (sample, delimiter) => {
  expect(guessDelimiter(sample)).toBe(delimiter);
});

test('the header is the row with the most known names, or the first with two cells', () => {
  expect(guessHeaderRow([['Staff list 2026', ''], [], ['Name', 'E-mail'], ['A', 'a@b.example']])).toBe(3);
  expect(guessHeaderRow([['Export of 3.8.2026'], ['x', 'y'], ['1', '2']])).toBe(2);
  expect(isHeaderAgain(['NAME', ' e-mail '], ['name', 'email'])).toBe(true);
  expect(isHeaderAgain(['name', 'a@b.example'], ['name', 'email'])).toBe(false);
});

describe('the meaning of columns', () => {
  test.each([
    ['Sähköposti', 'email'],
    ['Henkilönumero', 'employeeNumber'],
    ['EmployeeNumber', 'employeeNumber'],
    ['Correo electrónico', 'email'],
    ['Fecha de alta', 'startedOn'],
    ['Aloituspvm (pp.kk.vvvv)', 'startedOn'],
    ['Esihenkilö', 'manager'],
    ['Centro de costes', 'unitCode'],
    ['JobRole', 'title'],
    ['Vuoro', 'shift'],
    ['Nonsense', undefined],
  ])('%s names %s', (header, field) => {
    expect(fieldNamed(header)).toBe(field);
  });

  test.each([
    'Palkkaluokka',
    'MonthlyIncome',
    'HourlyRate',
    'Salario bruto',
    'Tuntipalkka',
    'PercentSalaryHike',
    'Pay grade',
    'Sueldo',
    'StockOptionLevel',
  ])('%s is pay', (header) => {
    expect(isPay(header)).toBe(true);
  });

  test.each([
    'PerformanceRating',
    'Payroll number',
    'Nombre',
    'Department',
    'Palvelu',
    'Employment type',
    'Corporate',
  ])('%s is not pay', (header) => {
    expect(isPay(header)).toBe(false);
  });

  test('two columns of one field: the first keeps it', () => {
    expect(fields(['Email', 'Sähköposti', 'Name'])).toEqual(['email', 'leave_out', 'name']);
  });

  test('a first name beside a last name is a first name, and a whole name makes both superfluous', () => {
    expect(fields(['Nombre', 'Apellidos'])).toEqual(['firstName', 'lastName']);
    expect(fields(['Nimi', 'Etunimi', 'Sukunimi'])).toEqual(['name', 'leave_out', 'leave_out']);
    expect(fields(['Etunimi', 'Sukunimi'])).toEqual(['firstName', 'lastName']);
  });

  test('the last import is remembered, the planner decides, and pay goes nowhere whatever they say', () => {
    const toTitle: ColumnTarget = { kind: 'person', field: 'title' };
    const columns = guessColumns(['Kuvaus', 'Palkka', 'Nimi'], {
      last: new Map([['kuvaus', toTitle]]),
      chosen: new Map<number, ColumnTarget>([
        [1, toTitle],
        [2, { kind: 'leave_out' }],
      ]),
    });
    expect(columns.map(({ target, origin }) => [target.kind, origin])).toEqual([
      ['person', 'last_import'],
      ['leave_out', 'pay'],
      ['leave_out', 'chosen'],
    ]);
  });
});
