import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';

// Kept up row by row, the trigram index alone costs four times as much as the rows, and each foreign key a look-up and a
// lock a row. Made over all rows at once they cost a tenth. Nobody can read people meanwhile, so this is for filling a
// house that is nearly empty; it happens in the transaction of the import and is rolled back with it.

/**
 * Takes the indexes and the foreign keys of people and their history away, all but the primary keys, and switches off what
 * keeps the census; gives the statements that make all of it again as it was.
 */
export async function takeHelpersAway(db: Db): Promise<string[]> {
  const helpers = await sql<{ drops: string; makes: string }>`
    with tables as (select unnest(array['people_person', 'people_change']::regclass[]) as id)
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drops,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as makes
    from pg_constraint where contype = 'f' and conrelid in (select id from tables)
    union all
    select format('drop index %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
    from pg_index where indrelid in (select id from tables)
      and not exists (select from pg_constraint where conindid = indexrelid)`.execute(db);
  for (const { drops } of helpers.rows) await sql.raw(drops).execute(db);
  await sql`alter table people_person disable trigger user`.execute(db);
  return [
    ...helpers.rows.map(({ makes }) => makes),
    'alter table people_person enable trigger user',
    'select people_take_census()',
  ];
}

/** Makes again what was taken away; what a unique index or a foreign key does not admit is thrown here. */
export async function bringHelpersBack(db: Db, statements: readonly string[]): Promise<void> {
  // The trigrams of 250,000 people fill 300 MB: written out half-way they cost a third more.
  await sql`set local maintenance_work_mem = '384MB'`.execute(db);
  for (const statement of statements) await sql.raw(statement).execute(db);
}
