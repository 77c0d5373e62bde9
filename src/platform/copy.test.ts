import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '#test/postgres.ts';
import { type CopyRow, copyRows } from './copy.ts';

const database = await testDatabase();
afterAll(() => database.close());

async function* once(rows: readonly CopyRow[]) {
  yield rows;
}
const target = { table: 'copied', columns: ['n', 'text'] };

test('every text comes back as it went in, and null as null', async () => {
  const text = fc.option(
    fc.string({ unit: fc.constantFrom('a', '\\', '\t', '\n', '\r', 'N', '.', '"', 'ä', '\b', '\v', '𝄞') }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(text), async (texts) => {
      await database.db.transaction().execute(async (tx) => {
        await sql`create temporary table copied (n integer, text text) on commit drop`.execute(tx);
        const rows = texts.map((value, index) => [String(index), value] as const);
        expect(await copyRows(tx, target, once(rows))).toBe(texts.length);
        const back = await sql<{ text: string | null }>`select text from copied order by n`.execute(tx);
        expect(back.rows.map((row) => row.text)).toEqual(texts);
      });
    }),
    { numRuns: 30 },
  );
});

test('rows belong to the transaction: what is rolled back is not there', async () => {
  await sql`create table copied (n integer primary key, text text)`.execute(database.db);
  const failing = database.db.transaction().execute(async (tx) => {
    await copyRows(tx, target, once([['1', 'a']]));
    throw new Error('changed my mind');
  });
  await expect(failing).rejects.toThrow('changed my mind');
  expect((await sql`select from copied`.execute(database.db)).rows).toHaveLength(0);
});

test('a row that does not fit, and a source that breaks, end the copy with their error and leave the connection usable', async () => {
  await expect(
    copyRows(
      database.db,
      target,
      once([
        ['1', 'a'],
        ['1', 'b'],
      ]),
    ),
  ).rejects.toMatchObject({ code: '23505' });
  async function* broken(): AsyncGenerator<CopyRow[]> {
    yield [['1', 'a']];
    throw new Error('the file ended');
  }
  await expect(copyRows(database.db, target, broken())).rejects.toThrow('the file ended');
  expect(await copyRows(database.db, target, once([['2', 'c']]))).toBe(1);
});
