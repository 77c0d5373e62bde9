import { sql } from 'kysely';
import { addMonths, type Day } from '#kernel/calendar.ts';
import type { Context } from './context.ts';
import type { Jobs } from './queue.ts';

// As long as a browser or a program may repeat a request that it heard no answer to.
const REPEAT_DAYS = 7;
const MONTHS_AHEAD = 3;

/** What the platform does for itself every night. */
export const upkeepJobs: Jobs = {
  schedules: [
    { name: 'platform.makePartitions', every: '10 2 * * *', run: makePartitions },
    { name: 'platform.forgetRepeats', every: '20 2 * * *', run: forgetRepeats },
  ],
};

/**
 * Makes the partitions of the event log for the coming months. The month in which an organisation is founded stays in
 * the default partition: it holds rows already, and a partition may not take over what stands elsewhere.
 */
export async function makePartitions(ctx: Context): Promise<void> {
  const thisMonth = `${ctx.now.slice(0, 7)}-01`;
  for (let ahead = 1; ahead <= MONTHS_AHEAD; ahead += 1)
    await makePartition(ctx, addMonths(thisMonth, ahead));
}

async function makePartition(ctx: Context, firstOn: Day): Promise<void> {
  const name = `event_${firstOn.slice(0, 7).replace('-', '_')}`;
  const bounds = sql`from (${sql.lit(firstOn)}) to (${sql.lit(addMonths(firstOn, 1))})`;
  await ctx.transaction(async ({ db }) => {
    const { rows } = await sql<{ there: boolean }>`select to_regclass(${name}) is not null as there`.execute(
      db,
    );
    if (rows[0]?.there) return;
    await sql`create table ${sql.table(name)} partition of event for values ${bounds}`.execute(db);
    // Triggers for each row come with the partition; this one is for a statement, and does not.
    await sql`create trigger event_no_truncate before truncate on ${sql.table(name)}
      for each statement execute function event_is_append_only()`.execute(db);
  });
}

/** Forgets the answers to creating requests that nobody repeats any more. */
export async function forgetRepeats(ctx: Context): Promise<void> {
  await sql`delete from platform_repeat where at < ${ctx.now}::timestamptz - make_interval(days => ${REPEAT_DAYS})`.execute(
    ctx.db,
  );
}
