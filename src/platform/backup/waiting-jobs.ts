// Of the queue a backup holds the jobs that still have to be done, and nothing else: they were enqueued in the same
// transaction as the change that they belong to, so they are part of the data. Jobs that are done, statistics and the
// queue's own version are not: they are bound to the version of the queue's library, which makes its tables itself.
import type pg from 'pg';
import { QUEUE_SCHEMA } from './catalog.ts';

const JOB_TABLE = `${QUEUE_SCHEMA}.job`;

/** The statement that copies out the jobs that wait, and its columns; undefined when the database has no queue. */
export async function waitingJobs(
  client: pg.ClientBase,
): Promise<{ columns: string[]; select: string } | undefined> {
  const columns = [...(await jobColumns(client)).keys()];
  if (columns.length === 0) return undefined;
  // Whoever works on a job now does not do so in the restored copy: there it has to be taken up again.
  const values = columns.map((column) =>
    column === 'state' ? `case when state = 'active' then 'retry' else state end` : column,
  );
  // The queue's own clockwork sends itself jobs under names with this prefix.
  const select = `select ${values.join(', ')} from ${JOB_TABLE} where state < 'completed' and name not like '\\_\\_pgboss\\_\\_%'`;
  return { columns, select };
}

/** A place to copy jobs into, whatever columns they were saved with; it goes at the end of the transaction. */
export async function makeJobTable(client: pg.ClientBase, columns: readonly string[]): Promise<string> {
  await client.query(
    `create temp table waiting_job (${columns.map((column) => `${column} text`).join(', ')}) on commit drop`,
  );
  return 'pg_temp.waiting_job';
}

/**
 * Puts the copied jobs into the queue of this version: columns that it no longer has are left out, new ones get their
 * defaults, and jobs of a kind that this version does not know are dropped. Gives how many were put in.
 */
export async function enqueueWaiting(client: pg.ClientBase, columns: readonly string[]): Promise<number> {
  const types = await jobColumns(client);
  const known = columns.filter((column) => types.has(column));
  const values = known.map((column) => `${column}::${types.get(column)}`);
  const { rowCount } = await client.query(
    `insert into ${JOB_TABLE} (${known.join(', ')}) select ${values.join(', ')} from pg_temp.waiting_job
     where name in (select name from ${QUEUE_SCHEMA}.queue)`,
  );
  return rowCount ?? 0;
}

async function jobColumns(client: pg.ClientBase): Promise<Map<string, string>> {
  const { rows } = await client.query<{ name: string; type: string }>(
    `select quote_ident(attname) as name, format_type(atttypid, atttypmod) as type from pg_attribute
     where attrelid = to_regclass($1) and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [JOB_TABLE],
  );
  return new Map(rows.map(({ name, type }) => [name, type]));
}
