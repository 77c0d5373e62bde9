import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CsvUnreadable, csvCell, csvLines, neutralised, readCsv } from './csv.ts';

async function read(text: string | readonly Uint8Array[], delimiter = ','): Promise<string[][]> {
  const chunks = typeof text === 'string' ? [text] : text;
  const rows: string[][] = [];
  async function* source() {
    yield* chunks;
  }
  for await (const batch of readCsv(source(), { delimiter })) rows.push(...batch);
  return rows;
}

test('what is written is read back, whatever the delimiter, quotes and line breaks, however it is cut into chunks', async () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', 'ä', ' ', '"', ',', ';', '\t', '|', '\n', '\r', '1', '€'),
  });
  const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(
      rows,
      fc.constantFrom(',', ';', '\t', '|'),
      fc.integer({ min: 1, max: 7 }),
      async (table, delimiter, size) => {
        const bytes = new TextEncoder().encode(csvLines(table, { delimiter }));
        const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
          bytes.slice(at * size, (at + 1) * size),
        );
        expect(await read(chunks, delimiter)).toEqual(table.map((row) => row.map(neutralised)));
      },
    ),
  );
});

test.each([
  ['=1+1', "'=1+1"],
  ['+358 40', "'+358 40"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['-2+3', "'-2+3"],
  ['\t=1', "'\t=1"],
  ['-5', '-5'],
  ['+1.5', '+1.5'],
  ['a=b', 'a=b'],
])('%j is exported as %j', (text, cell) => {
  expect(neutralised(text)).toBe(cell);
});

test('cells are quoted where their content asks for it', () => {
  expect(csvCell('a,b')).toBe('"a,b"');
  expect(csvCell('a;b', ';')).toBe('"a;b"');
  expect(csvCell('say "hi"')).toBe('"say ""hi"""');
  expect(csvCell(-5)).toBe('-5');
  expect(csvCell(null)).toBe('');
});

test('rows may be ragged, quotes may stand inside, and empty lines keep the numbering', async () => {
  expect(await read('\ufeffa,b\r\n1\r\n\r\n1,2,3\r\n5" pipe,x\r\n')).toEqual([
    ['a', 'b'],
    ['1'],
    [''],
    ['1', '2', '3'],
    ['5" pipe', 'x'],
  ]);
});

test('a quote that never closes is said with its line', async () => {
  const error = await read('a,b\n"1,2\n3,4\n').catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(CsvUnreadable);
  expect(error).toMatchObject({ reason: 'quote_not_closed' });
});

test('the source is let go when the reader stops early', async () => {
  let closed = false;
  async function* endless() {
    try {
      for (;;) yield 'a,b\n'.repeat(1_000);
    } finally {
      closed = true;
    }
  }
  for await (const batch of readCsv(endless(), { delimiter: ',' })) {
    expect(batch[0]).toEqual(['a', 'b']);
    break;
  }
  expect(closed).toBe(true);
});
