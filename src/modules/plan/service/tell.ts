import type { Context } from '#platform/context.ts';
import { runSql } from '#platform/database.ts';
import { TELL, topicOf } from '#platform/live.ts';

/** Wakes open screens of a plan when a fact was published about one of its lines; whoever shows the whole plan hears only of it. */
export async function tellPlan(tx: Context, planId: string): Promise<void> {
  await runSql(tx.db, TELL, [topicOf({ kind: 'plan.plan', id: planId })]);
}
