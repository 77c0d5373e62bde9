import { sql } from 'kysely';
import { addMonths, type Day } from '#kernel/calendar.ts';
import type { Db } from '#platform/database.ts';

/** The tables that grow with every release, with how full their pages are made. */
const TABLES = [
  { table: 'delivery_feed', fillfactor: 85 },
  { table: 'delivery_delivery', fillfactor: 85 },
  { table: 'delivery_receipt', fillfactor: 100 },
] as const;

/**
 * Makes the partitions of a month where there are none. The month in which an organisation is founded stays in the default
 * partitions: they hold rows of it already, and a partition may not take over what stands elsewhere.
 */
export async function makePartitionsOf(db: Db, firstOn: Day): Promise<void> {
  const bounds = sql`from (${sql.lit(firstOn)}) to (${sql.lit(addMonths(firstOn, 1))})`;
  for (const { table, fillfactor } of TABLES) {
    const name = `${table}_${firstOn.slice(0, 7).replace('-', '_')}`;
    await sql`create table if not exists ${sql.table(name)} partition of ${sql.table(table)}
      for values ${bounds} with (fillfactor = ${sql.lit(fillfactor)})`.execute(db);
  }
}
