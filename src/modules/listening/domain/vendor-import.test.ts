import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCsv } from '#platform/csv.ts';
import type { ColumnMeaning, FigureMeaning, ImportMapping, Metric } from '../contract/import.ts';
import { readResults } from './vendor-import.ts';
import { numberIn, saysNothing, yearIn } from './vendor-import-cells.ts';
import { guessColumns } from './vendor-import-columns.ts';

// UK Civil Service People Survey 2009 to 2019, five organisations. Crown copyright, Open Government Licence v3.0.
const file = new URL('../fixtures/civil-service-people-survey.csv', import.meta.url);
const table: string[][] = [];
async function* text() {
  yield readFileSync(file);
}
for await (const batch of readCsv(text(), { delimiter: ',' })) table.push(...batch);
const [headers = [], ...rows] = table;

const means = (metric: Metric, facts: Partial<FigureMeaning> = {}): FigureMeaning => ({
  ...{ construct: 'trust', metric, bankKey: null, composite: false, reversed: false },
  ...facts,
});
const mapping = (columns: ColumnMeaning[], facts: Partial<ImportMapping> = {}): ImportMapping => ({
  ...{ vendor: 'Other', source: 'Other', columns, measures: [], own: null, headerRow: 0 },
  ...facts,
});

describe('cells', () => {
  test.each<[string, number | undefined]>([
    ['72', 72],
    ['72 %', 72],
    ['72,5', 72.5],
    ['1 234', 1234],
    ['1,234', 1234],
    ['−12', -12],
    ['12.000000000000002', 12.000000000000002],
    ['about 7', undefined],
    ['', undefined],
  ])('%s', (cell, number) => {
    expect(numberIn(cell)).toBe(number);
  });

  test.each([
    ['2019', 2019],
    ['2019/20', 2019],
    ['FY2019', 2019],
    ['2019-10-01', 2019],
    ['20199', undefined],
    ['last year', undefined],
  ])('the year of %s', (cell, year) => {
    expect(yearIn(cell)).toBe(year);
  });

  test('signs for a suppressed figure are no problem', () => {
    expect(['', '-', '*', '..', 'n/a', '[c]', '72'].map(saysNothing)).toEqual([
      true,
      true,
      true,
      true,
      true,
      true,
      false,
    ]);
  });
});

describe('a table', () => {
  test('the Civil Service People Survey is understood without a hand', () => {
    const columns = guessColumns(headers, rows);
    const of = (header: string) => columns[headers.indexOf(header)];
    expect(of('org')).toEqual({ kind: 'organisation' });
    expect(of('dept')).toEqual({ kind: 'parent' });
    expect(of('year')).toEqual({ kind: 'year' });
    expect(of('response_rate')).toEqual({ kind: 'response_rate' });
    expect(of('pay')).toEqual({ kind: 'leave_out' });
    expect(of('proud')).toMatchObject({
      kind: 'figure',
      construct: 'pride',
      bankKey: 'csps.proud',
      composite: false,
    });
    expect(of('leadership')).toMatchObject({ construct: 'trust', composite: true });
    expect(of('engagement_index')).toMatchObject({ construct: 'engagement', metric: { kind: 'index' } });
    const read = readResults(rows, { mapping: mapping(columns, { own: 'Acas' }), firstRow: 2, headers });
    expect(read.problems).toEqual([]);
    expect(read.rows).toBe(rows.length);
    expect(read.years).toEqual([2009, 2010, 2011, 2012, 2013, 2014, 2015, 2016, 2017, 2018, 2019]);
    expect(read.organisations).toContain('Department for Business, Innovation and Skills');
    expect(
      read.figures.find(
        ({ organisation, year, measure }) => organisation === 'Acas' && year === 2009 && measure === 'proud',
      ),
    ).toMatchObject({ row: 4, given: 72, unit: 'favourable', value: 72, losses: ['none'] });
  });

  const NAMES = ['Org', 'Year', 'n', 'Trust'];
  const COLUMNS: ColumnMeaning[] = [
    { kind: 'organisation' },
    { kind: 'year' },
    { kind: 'respondents' },
    { kind: 'figure', ...means({ kind: 'favourable', points: 5 }) },
  ];
  const read = (lines: string[][], facts: Partial<ImportMapping> = {}) =>
    readResults(lines, { mapping: mapping(facts.columns ?? COLUMNS, facts), firstRow: 2, headers: NAMES });

  test.each<[string, string[][], Partial<ImportMapping>, object[]]>([
    ['no name', [['', '2019', '9', '50']], {}, [{ code: 'organisation_missing', row: 2 }]],
    ['a bad year', [['A', 'soon', '9', '50']], {}, [{ code: 'year_unreadable', row: 2, value: 'soon' }]],
    [
      'a bad figure',
      [['A', '2019', '9', 'many']],
      {},
      [{ code: 'figure_unreadable', row: 2, column: 3, value: 'many' }],
    ],
    ['an impossible one', [['A', '2019', '9', '120']], {}, [{ code: 'figure_out_of_range', value: '120' }]],
    [
      'two that differ',
      [
        ['A', '2019', '9', '50'],
        ['A', '2019', '9', '51'],
      ],
      {},
      [{ code: 'figure_twice', row: 3, value: 'Trust' }],
    ],
    [
      'the same twice',
      [
        ['A', '2019', '9', '50'],
        ['A', '2019', '9', '50'],
      ],
      {},
      [],
    ],
    ['four people', [['A', '2019', '4', '50']], {}, [{ code: 'too_few_people', severity: 'leaves_out' }]],
    ['a suppressed figure', [['A', '2019', '9', '*']], {}, []],
    ['nobody of ours', [['A', '2019', '9', '50']], { own: 'B' }, [{ code: 'own_not_found', value: 'B' }]],
    [
      'no year column',
      [['A', '2019', '9', '50']],
      {
        columns: [
          { kind: 'organisation' },
          { kind: 'leave_out' },
          { kind: 'leave_out' },
          COLUMNS[3] ?? { kind: 'year' },
        ],
      },
      [{ code: 'no_year_column' }],
    ],
    [
      'two years',
      [['A', '2019', '9', '50']],
      {
        columns: [
          { kind: 'organisation' },
          { kind: 'year' },
          { kind: 'year' },
          COLUMNS[3] ?? { kind: 'year' },
        ],
      },
      [{ code: 'column_twice', column: 2 }],
    ],
    [
      'nothing that means something',
      [['A', '2019', '9', '50']],
      { columns: [{ kind: 'organisation' }, { kind: 'year' }] },
      [{ code: 'no_figures' }],
    ],
  ])('%s', (_name, lines, facts, expected) => {
    const { problems } = read(lines, facts);
    expect(problems).toMatchObject(expected);
    expect(problems).toHaveLength(expected.length);
  });

  test('nothing about fewer than five people is ever taken', () => {
    const people = fc.integer({ min: 0, max: 30 });
    fc.assert(
      fc.property(fc.array(people, { maxLength: 20 }), (counts) => {
        const { figures } = read(counts.map((n, at) => [`Org ${at}`, '2019', String(n), '50']));
        expect(figures.every(({ respondents }) => (respondents ?? 0) >= 5)).toBe(true);
        expect(figures).toHaveLength(counts.filter((n) => n >= 5).length);
      }),
    );
  });

  test('a spreadsheet’s 0.72 is 72 %, unless the column goes beyond one', () => {
    expect(
      read([
        ['A', '2019', '9', '0.72'],
        ['B', '2019', '9', '1'],
      ]).figures.map(({ value }) => value),
    ).toEqual([72, 100]);
    expect(
      read([
        ['A', '2019', '9', '0.72'],
        ['B', '2019', '9', '40'],
      ]).figures.map(({ value }) => value),
    ).toEqual([0.7, 40]);
  });

  test('a table of one figure a row: measures without a meaning are asked for, others are read', () => {
    const long = mapping(
      [{ kind: 'organisation' }, { kind: 'year' }, { kind: 'measure' }, { kind: 'value' }],
      {
        measures: [
          { measure: 'I trust them', means: means({ kind: 'mean', lowest: 1, highest: 5 }) },
          { measure: 'Parking', means: null },
        ],
      },
    );
    const { figures, unknownMeasures } = readResults(
      [
        ['A', '2019', 'I trust them', '4'],
        ['A', '2019', 'Parking', '2'],
        ['A', '2019', 'Lunch', '3'],
      ],
      { mapping: long, firstRow: 2, headers: ['Org', 'Year', 'Question', 'Mean'] },
    );
    expect(figures).toMatchObject([{ measure: 'I trust them', unit: 'score', value: 75 }]);
    expect(unknownMeasures).toEqual(['Lunch']);
  });
});
