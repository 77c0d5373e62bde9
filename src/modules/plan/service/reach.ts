import { z } from 'zod';
import { dayIn } from '#kernel/calendar.ts';
import { audienceSql } from '#modules/people/service/audience.ts';
import { usedAudiences } from '#modules/people/service/name.ts';
import { organisationOf } from '#modules/people/service/organisation.ts';
import type { Context } from '#platform/context.ts';
import { jobType } from '#platform/queue.ts';
import type { Action, Goal } from '../domain/line.ts';
import { sealOf } from '../domain/seal.ts';
import type { StartFacts } from '../domain/start.ts';
import { linesOf } from '../store/line.ts';
import { hasPlans } from '../store/plan.ts';
import { countGroup, groupsOf, heardPlans, keepGroups } from '../store/reach.ts';
import { openSuggestions } from '../store/suggestion.ts';
import type { SeenPlan } from './sight.ts';
import type { Waiting } from './waiting.ts';

/** Counts how many had a plan in front of them. A page that is read by thousands reads this count, not the people. */
export const countReadersJob = jobType('plan.countReaders', z.object({ planId: z.uuid() }), {
  retryLimit: 3,
});

/**
 * Counts everyone and each audience that the plan's goals name. What a sealed goal names is left out: its audience had
 * nothing in front of them to read, and to name it would tell whom it is about.
 */
export async function countReaders(ctx: Context, { planId }: { planId: string }): Promise<void> {
  const { zone } = await organisationOf(ctx);
  const today = dayIn(zone, ctx.now);
  const goals = (await linesOf(ctx.db, 'goal', planId)).filter((goal) => sealOf(goal, today) === null);
  const named = [...new Set(goals.flatMap(({ audienceId }) => audienceId ?? []))];
  const audienceIds = [...(await usedAudiences(ctx, named))];
  await countGroup(ctx.db, { planId, audienceId: null }, undefined, ctx.now);
  for (const audienceId of audienceIds)
    await countGroup(ctx.db, { planId, audienceId }, await audienceSql(ctx, audienceId), ctx.now);
  await keepGroups(ctx.db, planId, audienceIds);
}

/** The same for every plan in its hearing: people come and go, and audiences with them. */
export async function countAllReaders(ctx: Context): Promise<void> {
  if (!(await hasPlans(ctx.db))) return;
  const { zone } = await organisationOf(ctx);
  for (const planId of await heardPlans(ctx.db, dayIn(zone, ctx.now))) await countReaders(ctx, { planId });
}

/** What the start depends on, as it was counted last. */
export async function startFacts(
  ctx: Context,
  plan: SeenPlan,
  lines: {
    goals: readonly Pick<Goal, 'id'>[];
    actions: readonly Pick<Action, 'id'>[];
    phases: number;
    waiting: (lineId: string) => Waiting;
  },
): Promise<StartFacts> {
  const { goals, actions, phases, waiting } = lines;
  const casesOf = (lineKind: 'goal' | 'action', lineId: string) => {
    const { openCases: count, overdueCases: overdue } = waiting(lineId);
    return count > 0 ? [{ lineKind, lineId, count, overdue }] : [];
  };
  const [groups, suggestions] = await Promise.all([
    groupsOf(ctx.db, plan.id),
    openSuggestions(ctx.db, plan.id),
  ]);
  return {
    phases,
    hearing: plan.hearing,
    groups,
    openCases: [
      ...goals.flatMap(({ id }) => casesOf('goal', id)),
      ...actions.flatMap(({ id }) => casesOf('action', id)),
    ],
    openSuggestions: suggestions,
  };
}
