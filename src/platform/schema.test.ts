import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { testDatabase } from '#test/postgres.ts';

const database = await testDatabase();
afterAll(() => database.close());

test('every foreign key has an index that begins with its columns', async () => {
  const { rows } = await sql<{ missing: string }>`
    select conrelid::regclass || '.' || conname as missing
    from pg_constraint c
    where contype = 'f' and connamespace = 'public'::regnamespace
      and not exists (
        select from pg_index i
        where i.indrelid = c.conrelid
          and (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey)`.execute(database.db);
  expect(rows.map(({ missing }) => missing)).toEqual([]);
});

test('every table belongs to a module or the platform by its name', async () => {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition`.execute(
    database.db,
  );
  expect(rows.length).toBeGreaterThan(5);
  const strangers = rows
    .map(({ name }) => name)
    .filter(
      (name) =>
        !/^(event|platform|people|access|brand|conversation|delivery|plan|campaigns|listening|learning|recognition|gatherings|journeys|ambassadors|measurement|administration)(_|$)/.test(
          name,
        ),
    );
  expect(strangers).toEqual([]);
});

test('instants are kept with their zone, days without', async () => {
  const { rows } = await sql<{ col: string }>`
    select table_name || '.' || column_name as col from information_schema.columns
    where table_schema = 'public' and table_name not like 'platform_migration%'
      and ((column_name like '%\\_at' and data_type <> 'timestamp with time zone') or (column_name like '%\\_on' and data_type <> 'date'))`.execute(
    database.db,
  );
  expect(rows).toEqual([]);
});
