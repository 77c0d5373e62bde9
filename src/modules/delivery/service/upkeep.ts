import { addMonths } from '#kernel/calendar.ts';
import type { Context } from '#platform/context.ts';
import { makePartitionsOf } from '../store/partition.ts';

const MONTHS_AHEAD = 3;

/** Makes the partitions of the coming months; harmless when they are there. */
export async function makePartitions(ctx: Context): Promise<void> {
  const thisMonth = `${ctx.now.slice(0, 7)}-01`;
  for (let ahead = 1; ahead <= MONTHS_AHEAD; ahead += 1)
    await ctx.transaction((tx) => makePartitionsOf(tx.db, addMonths(thisMonth, ahead)));
}
