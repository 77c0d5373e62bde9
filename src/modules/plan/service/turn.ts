import { dayIn } from '#kernel/calendar.ts';
import { organisationOf } from '#modules/people/service/organisation.ts';
import type { Context } from '#platform/context.ts';
import { findPlan, hasPlans, turnedOn } from '../store/plan.ts';
import { stateOf } from './sight.ts';
import { tieWholePlan } from './tie.ts';

/**
 * A day begins: hearings open and seals fall by themselves for those who read the plan; the thread and the conversation
 * are told here. It may run any number of times a day, and does so until it is over in every zone.
 */
export async function turnDay(ctx: Context): Promise<void> {
  // Before the organisation is founded there are no plans, and no zone to have a day in.
  if (!(await hasPlans(ctx.db))) return;
  const { zone } = await organisationOf(ctx);
  const today = dayIn(zone, ctx.now);
  for (const planId of await turnedOn(ctx.db, today)) {
    const plan = await findPlan(ctx.db, planId);
    if (plan) await ctx.transaction((tx) => tieWholePlan(tx, { ...plan, state: stateOf(plan, today) }));
  }
}
