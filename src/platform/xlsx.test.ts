import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { workbook, zipOf } from '#test/workbook.ts';
import { readXlsx } from './xlsx.ts';

const directory = await mkdtemp(join(tmpdir(), 'inward-xlsx-'));
afterAll(() => rm(directory, { recursive: true, force: true }));

let files = 0;
async function read(bytes: Uint8Array, limits: Partial<Parameters<typeof readXlsx>[1]> = {}) {
  files += 1;
  const path = join(directory, `${files}.xlsx`);
  await writeFile(path, bytes);
  return readXlsx(path, { unpackedBytes: 1_000_000, rows: 1_000, columns: 100, ...limits });
}

test('texts, numbers and empty cells are read as text, days of a date format as days', async () => {
  const [sheet] = await read(
    workbook([
      ['Nimi', 'Numero', 'Alku'],
      ['Äiti & isä', 42, { day: 43680 }],
      ['', 7.5, ''],
    ]),
  );
  expect(sheet).toMatchObject({
    name: 'Henkilöstö',
    rows: [
      ['Nimi', 'Numero', 'Alku'],
      ['Äiti & isä', '42', '2019-08-03'],
      ['', '7.5', ''],
    ],
  });
});

test('a small file that unpacks to a large one is refused before it is unpacked whole', async () => {
  const bomb = zipOf({ 'xl/worksheets/sheet1.xml': Buffer.alloc(50_000_000, 0x20) });
  expect(bomb.length).toBeLessThan(100_000);
  await expect(read(bomb)).rejects.toMatchObject({ reason: 'unpacks_too_large' });
});

test('the sizes that the file claims for itself are not believed', async () => {
  const bomb = zipOf({ 'xl/worksheets/sheet1.xml': Buffer.alloc(50_000_000, 0x20) }, { claimedSize: 10 });
  await expect(read(bomb)).rejects.toMatchObject({ reason: 'unpacks_too_large' });
});

test('an entry that the directory does not name is refused', async () => {
  const hidden = zipOf({ 'xl/worksheets/sheet1.xml': Buffer.alloc(50_000_000, 0x20) });
  const visible = workbook([['a']]);
  await expect(read(Buffer.concat([hidden, visible]))).rejects.toMatchObject({ reason: 'not_xlsx' });
});

test('one cell in the far corner is refused, because a reader would fill everything before it', async () => {
  const far = (reference: string) => workbook([['a']], { extraCell: reference });
  await expect(read(far('XFD2'))).rejects.toMatchObject({ reason: 'too_many_columns' });
  await expect(read(far('A1048576'))).rejects.toMatchObject({ reason: 'too_many_rows' });
});

test('what is no workbook is refused: other archives, cut files, nonsense', async () => {
  await expect(read(zipOf({ 'hello.txt': Buffer.from('hi') }))).rejects.toMatchObject({ reason: 'not_xlsx' });
  await expect(read(workbook([['a']]).subarray(0, 300))).rejects.toMatchObject({ reason: 'not_xlsx' });
  await expect(read(Buffer.from('PK\u0003\u0004 nothing'))).rejects.toMatchObject({ reason: 'not_xlsx' });
  await expect(read(zipOf({ 'a.xml': Buffer.from('x') }, { encrypted: true }))).rejects.toMatchObject({
    reason: 'encrypted',
  });
});
