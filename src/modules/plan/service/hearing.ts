import type { InputOf } from '#kernel/contract.ts';
import { refuse, unreachable } from '#kernel/errors.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { Blocker, hearingContract } from '../contract/hearing.ts';
import { canEditPlans, canOverride } from '../domain/permission.ts';
import { type StartFacts, shownReach, startBlockers } from '../domain/start.ts';
import { isPublic } from '../domain/state.ts';
import { hearingOpened, planEnded, planStarted, startOverridden } from '../events.ts';
import { linesOf } from '../store/line.ts';
import { findPlan, insertEnd, insertStart, putHearing } from '../store/plan.ts';
import { writeFact } from './ledger.ts';
import { rightsOn } from './overview.ts';
import { countReaders, startFacts } from './reach.ts';
import { heldPlan, planFor, planToEdit, type SeenPlan, sightOf, stateOf } from './sight.ts';
import { tieWholePlan } from './tie.ts';
import { waitingOn } from './waiting.ts';

type Contract = typeof hearingContract;

export const hearingHandlers: Handlers<Contract> = {
  openHearing: (ctx, input) => ctx.transaction((tx) => openHearing(tx, input)),
  async readStartBlockers(ctx, { planId }) {
    const sight = await sightOf(ctx);
    const plan = await planFor(ctx, planId, sight);
    const facts = await factsNow(ctx, plan);
    const blockers = plan.start ? [] : startBlockers(facts, sight.today);
    const { start, override } = rightsOn(plan, sight, blockers.length);
    return { blockers, reach: shownReach(facts.groups), can: { start, override } };
  },
  startPlan: (ctx, input) => ctx.transaction((tx) => startPlan(tx, input)),
  endPlan: (ctx, { planId, reason }) =>
    ctx.transaction(async (tx) => {
      const plan = await planToEdit(tx, planId, await sightOf(tx));
      if (plan.state !== 'under_way') refuse('conflict', 'plan.only_begun_plans_end');
      await insertEnd(tx.db, { planId, endedBy: tx.actor.personId, endedAt: tx.now, reason });
      await writeFact(tx, planId, { cause: 'end', note: reason });
      await tieWholePlan(tx, { ...plan, state: 'ended' });
      await tx.publish(planEnded, { kind: 'plan.plan', id: planId }, {});
      return {};
    }),
};

async function openHearing(tx: Context, input: InputOf<Contract['openHearing']>) {
  const { planId, opensOn, closesOn, shareNeeded, version } = input;
  const sight = await sightOf(tx);
  const plan = await planToEdit(tx, planId, sight);
  if (plan.start) return refuse('conflict', 'plan.plan_has_started');
  if (closesOn < sight.today) return refuse('invalid', 'plan.hearing_closes_in_the_past');
  // Once people read it, it stays open to them: its first day is history.
  if (plan.hearing && isPublic(plan.state) && opensOn !== plan.hearing.opensOn)
    return refuse('conflict', 'plan.hearing_has_opened');
  const row = { planId, opensOn, closesOn, shareNeeded, openedBy: tx.actor.personId, openedAt: tx.now };
  if (!(await putHearing(tx.db, row, version))) {
    const current = (await findPlan(tx.db, planId))?.hearing;
    return refuse('conflict', 'edited_meanwhile', { current });
  }
  await writeFact(tx, planId, { cause: 'hearing', note: `${opensOn}/${closesOn}` });
  const hearing = { opensOn, closesOn, shareNeeded, version: (version ?? 0) + 1 };
  const state = stateOf({ ...plan, hearing }, sight.today);
  await tieWholePlan(tx, { ...plan, state });
  await countReaders(tx, { planId });
  await tx.publish(hearingOpened, { kind: 'plan.plan', id: planId }, { opensOn, closesOn });
  return hearing;
}

async function startPlan(tx: Context, { planId, overrideReason }: InputOf<Contract['startPlan']>) {
  const sight = await sightOf(tx);
  await planFor(tx, planId, sight);
  if (!canEditPlans(sight.asker) && !canOverride(sight.asker))
    return refuse('forbidden', 'plan.planners_of_all_only');
  const plan = await heldPlan(tx, planId, sight);
  if (plan.start) return refuse('conflict', 'plan.plan_has_started');
  const blockers = startBlockers(await factsNow(tx, plan), sight.today);
  const overrides = blockers.length > 0 && overrideReason !== undefined && canOverride(sight.asker);
  if (blockers.length > 0 && overrideReason !== undefined && !overrides)
    return refuse('forbidden', 'plan.only_leaders_override');
  if (blockers.length > 0 && !overrides) return refuse('conflict', 'plan.start_is_blocked', { blockers });
  const reason = overrides ? overrideReason : null;
  await insertStart(tx.db, {
    planId,
    startedBy: tx.actor.personId,
    startedAt: tx.now,
    overrideReason: reason,
    blockers,
  });
  await writeFact(tx, planId, { cause: overrides ? 'override' : 'start', note: reason });
  const subject = { kind: 'plan.plan', id: planId };
  if (overrides) await tx.publish(startOverridden, subject, { blockers: blockers.map(objectOf) });
  await tx.publish(planStarted, subject, {});
  await tieWholePlan(tx, { ...plan, state: 'under_way' });
  const started = (await findPlan(tx.db, planId))?.start;
  return started ?? refuse('not_found', 'plan.plan_not_found');
}

/** What the start depends on, with the readers counted now: nobody waits for a count that is five minutes old. */
async function factsNow(ctx: Context, plan: SeenPlan): Promise<StartFacts> {
  if (plan.hearing && !plan.start) await countReaders(ctx, { planId: plan.id });
  const [goals, actions, phases] = [
    await linesOf(ctx.db, 'goal', plan.id),
    await linesOf(ctx.db, 'action', plan.id),
    await linesOf(ctx.db, 'phase', plan.id),
  ];
  const waiting = await waitingOn(ctx, plan.id, await sightOf(ctx));
  return startFacts(ctx, plan, { goals, actions, phases: phases.length, waiting });
}

/** A blocker for the event log: its code and the object that it points at. */
function objectOf(blocker: Blocker): string {
  switch (blocker.code) {
    case 'no_phases':
    case 'no_hearing':
    case 'hearing_not_lasted':
      return blocker.code;
    case 'share_not_reached':
      return `${blocker.code}:${blocker.audienceId ?? 'everyone'}`;
    case 'open_cases':
      return `${blocker.code}:${blocker.lineId}`;
    case 'open_suggestion':
      return `${blocker.code}:${blocker.suggestionId}`;
    default:
      return unreachable(blocker);
  }
}
