import { addDays } from '#kernel/calendar.ts';
import type { InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { overdueCases } from '#modules/conversation/service/attached.ts';
import { presentPeople } from '#modules/people/service/name.ts';
import { type Context, SYSTEM } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { checkInContract } from '../contract/check-in.ts';
import { afterCheckIn, agendaReasons, inOrderOfGravity } from '../domain/check-in.ts';
import type { Fields } from '../domain/ledger.ts';
import { checkInClosed, checkInOpened, checkInRecorded } from '../events.ts';
import {
  type CheckInRow,
  checkInOn,
  closeMeeting,
  findCheckIn,
  findItem,
  insertCheckIn,
  insertItems,
  type NewItem,
  updateItem,
} from '../store/check-in.ts';
import { linesOf } from '../store/line.ts';
import { checkInView, mayRun } from './check-in-view.ts';
import { type Edit, writeFact, writeLines } from './ledger.ts';
import { lineFor } from './line.ts';
import { healthOn, healthRow } from './overview.ts';
import { heldPlan, planFor, type SeenPlan, type Sight, sightOf } from './sight.ts';

type Contract = typeof checkInContract;
type MeetingNoun = 'openCheckIn' | 'readCheckIn' | 'recordItem' | 'addItem' | 'closeCheckIn';

export const meetingHandlers: Pick<Handlers<Contract>, MeetingNoun> = {
  openCheckIn: (ctx, input) => ctx.transaction((tx) => openCheckIn(tx, input)),
  async readCheckIn(ctx, { checkInId }) {
    const sight = await sightOf(ctx);
    const row = (await findCheckIn(ctx.db, checkInId)) ?? refuse('not_found', 'plan.check_in_not_found');
    const plan = await planFor(ctx, row.planId, sight);
    return checkInView(ctx, { row, plan, sight });
  },
  recordItem: (ctx, input) => ctx.transaction((tx) => recordItem(tx, input)),
  addItem: (ctx, { checkInId, actionId }) =>
    ctx.transaction(async (tx) => {
      const { row, plan, sight } = await meetingFor(tx, checkInId);
      const { line } = await lineFor(tx, { kind: 'action', id: actionId }, sight);
      if (line.planId !== plan.id) return refuse('not_found', 'plan.line_not_found');
      await insertItems(tx.db, checkInId, [{ kind: 'action', objectId: actionId, reasons: ['added'] }]);
      await tx.publish(checkInRecorded, { kind: 'plan.plan', id: plan.id }, { checkInId });
      return checkInView(tx, { row, plan, sight });
    }),
  closeCheckIn: (ctx, { checkInId, version, note }) =>
    ctx.transaction(async (tx) => {
      const { plan, sight } = await meetingFor(tx, checkInId);
      const closed = { closedBy: tx.actor.personId, closedAt: tx.now, note: note || null };
      if (!(await closeMeeting(tx.db, { id: checkInId, version }, closed)))
        return refuse('conflict', 'edited_meanwhile', { current: await findCheckIn(tx.db, checkInId) });
      await writeFact(tx, plan.id, { cause: 'check_in', causeId: checkInId });
      await tx.publish(checkInClosed, { kind: 'plan.plan', id: plan.id }, { checkInId });
      const row = (await findCheckIn(tx.db, checkInId)) ?? refuse('not_found', 'plan.check_in_not_found');
      return checkInView(tx, { row, plan, sight });
    }),
};

/** A meeting that goes on, for somebody who runs it; its plan is held. */
export async function meetingFor(
  tx: Context,
  checkInId: string,
): Promise<{ row: CheckInRow; plan: SeenPlan; sight: Sight }> {
  const sight = await sightOf(tx);
  const found = (await findCheckIn(tx.db, checkInId)) ?? refuse('not_found', 'plan.check_in_not_found');
  const plan = await heldPlan(tx, found.planId, sight);
  if (!(await mayRun(tx, plan, sight))) return refuse('forbidden', 'plan.only_who_runs_the_meeting');
  // Read again while the plan is held: it may have been closed a moment ago.
  const row = (await findCheckIn(tx.db, checkInId)) ?? found;
  if (row.closedAt !== null) return refuse('conflict', 'plan.check_in_is_closed');
  return { row, plan, sight };
}

async function openCheckIn(tx: Context, { planId, occursOn }: InputOf<Contract['openCheckIn']>) {
  const sight = await sightOf(tx);
  const plan = await heldPlan(tx, planId, sight);
  if (!(await mayRun(tx, plan, sight))) return refuse('forbidden', 'plan.only_who_runs_the_meeting');
  if (plan.state !== 'under_way') return refuse('conflict', 'plan.not_under_way');
  if (occursOn > addDays(sight.today, 7) || occursOn < addDays(sight.today, -7))
    return refuse('invalid', 'plan.meeting_too_far');
  const id = newId();
  const opened = { id, planId, occursOn, openedBy: tx.actor.personId, openedAt: tx.now };
  // Two people open it at once: both are in the same meeting.
  if (await insertCheckIn(tx.db, opened)) {
    await insertItems(tx.db, id, await agendaOf(tx, plan, sight));
    await tx.publish(checkInOpened, { kind: 'plan.plan', id: planId }, { checkInId: id });
  }
  const row = (await checkInOn(tx.db, planId, occursOn)) ?? refuse('not_found', 'plan.check_in_not_found');
  return checkInView(tx, { row, plan, sight });
}

/** What a meeting talks about: actions that are blocked, late, due or silent, and cases past their day. */
async function agendaOf(tx: Context, plan: SeenPlan, sight: Sight): Promise<NewItem[]> {
  const actions = await linesOf(tx.db, 'action', plan.id);
  const goals = await linesOf(tx.db, 'goal', plan.id);
  const healthOf = healthOn(actions.map(healthRow), sight);
  const lines = new Set([...goals, ...actions].map(({ id }) => id));
  // The system's sight: a worry that only its owner reads is overdue too. What it says stays in the conversation.
  const cases = (await overdueCases(tx.as(SYSTEM))).filter(
    ({ subject }) => subject?.kind.startsWith('plan.') && lines.has(subject.id),
  );
  return inOrderOfGravity<NewItem>([
    ...actions
      .map((action) => ({
        kind: 'action' as const,
        objectId: action.id,
        reasons: agendaReasons(healthOf(healthRow(action))),
      }))
      .filter(({ reasons }) => reasons.length > 0),
    ...cases.map(({ id }) => ({ kind: 'case' as const, objectId: id, reasons: ['overdue_case'] as const })),
  ]);
}

async function recordItem(tx: Context, input: InputOf<Contract['recordItem']>) {
  const { checkInId, kind, objectId, version, newDueOn } = input;
  const { row, plan, sight } = await meetingFor(tx, checkInId);
  const item =
    (await findItem(tx.db, { checkInId, kind, objectId })) ?? refuse('not_found', 'plan.item_not_found');
  if (newDueOn !== null && newDueOn <= sight.today) return refuse('invalid', 'plan.new_date_in_the_past');
  const ownerId = input.ownerId === undefined ? item.ownerId : input.ownerId;
  if (ownerId && !(await presentPeople(tx, [ownerId])).has(ownerId))
    return refuse('invalid', 'plan.person_not_here', { personId: ownerId });
  const { outcome, cause, reaction, words } = input;
  const recorded = { outcome, cause, reaction, newDueOn, ownerId, words, recordedAt: tx.now };
  if (!(await updateItem(tx.db, { checkInId, kind, objectId, version }, recorded)))
    return refuse('conflict', 'edited_meanwhile', {
      current: await findItem(tx.db, { checkInId, kind, objectId }),
    });
  if (kind === 'action') await changeAction(tx, plan, input);
  await tx.publish(checkInRecorded, { kind: 'plan.plan', id: plan.id }, { checkInId });
  return checkInView(tx, { row, plan, sight });
}

async function changeAction(
  tx: Context,
  plan: SeenPlan,
  input: InputOf<Contract['recordItem']>,
): Promise<void> {
  const { checkInId, objectId: id, outcome, reaction, newDueOn, ownerId, words } = input;
  const fields: Fields = {
    ...afterCheckIn({ outcome, reaction, newDueOn }),
    stateReason: outcome === 'realised' ? null : words,
    ...(ownerId === undefined ? {} : { ownerId }),
  };
  const edit: Edit = { kind: 'action', id, change: 'changed', fields };
  await writeLines(tx, plan, [edit], { cause: 'check_in', causeId: checkInId });
}
