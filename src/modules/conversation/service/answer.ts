import type { Day } from '#kernel/calendar.ts';
import type { InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { newId, newRandomId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { answerContract } from '../contract/answer.ts';
import { dueDay } from '../domain/due.ts';
import { ownerAfterObjection } from '../domain/owner.ts';
import { canAnswer, caseRights, isWriter } from '../domain/permission.ts';
import { caseAnswered, caseAssigned, caseContinued, caseMerged, caseReopened } from '../events.ts';
import type { CaseRecord } from '../store/case.ts';
import { lockCases, mergeInto, reopen, setOutcome, setOwner } from '../store/case-change.ts';
import { insertMessage } from '../store/message.ts';
import { findWorking } from '../store/person.ts';
import { announce, subjectOf } from './announce.ts';
import { settingsOf } from './settings.ts';
import { caseFor, caseWithRight, houseDay, viewerOf, viewOf } from './view.ts';

export const answerHandlers: Handlers<typeof answerContract> = {
  answerCase: (ctx, input) => ctx.transaction((tx) => answer(tx, input)),
  objectToAnswer: (ctx, input) => ctx.transaction((tx) => object(tx, input)),
  assignCase: (ctx, input) => ctx.transaction((tx) => assign(tx, input)),
  mergeCase: (ctx, input) => ctx.transaction((tx) => merge(tx, input)),
  writeMessage: (ctx, input) => ctx.transaction((tx) => write(tx, input)),
};

async function answer(
  tx: Context,
  { caseId, outcome, reason, version }: InputOf<typeof answerContract.answerCase>,
) {
  await lockCases(tx.db, [caseId]);
  const record = await caseWithRight(tx, caseId, 'answer');
  const answeredOn = await houseDay(tx);
  const answeredBy = tx.actor.personId;
  const written = await setOutcome(tx.db, { caseId, version, outcome, reason, answeredBy, answeredOn });
  if (!written) return refuse('conflict', 'edited_meanwhile', { current: viewOf(tx, record) });
  await insertMessage(tx.db, {
    ...messageRow(tx, record, answeredOn),
    kind: 'outcome',
    sender: 'owner',
    authorId: answeredBy,
    text: reason,
    outcome,
  });
  await announce(tx, { event: caseAnswered, about: record }, { outcome, subject: subjectOf(record) });
  return written;
}

async function object(tx: Context, { caseId, text }: InputOf<typeof answerContract.objectToAnswer>) {
  await lockCases(tx.db, [caseId]);
  const record = await caseWithRight(tx, caseId, 'object');
  await reopenFor(tx, record, { text, writtenOn: await houseDay(tx) });
  await announce(tx, { event: caseReopened, about: record }, { subject: subjectOf(record) });
  return {};
}

/**
 * Opens a case again for somebody else and keeps why; false when it is no longer answered or was objected to before.
 * The caller holds the case and tells about it.
 */
export async function reopenFor(
  tx: Context,
  record: CaseRecord,
  { text, writtenOn }: { text: string; writtenOn: Day },
): Promise<boolean> {
  const { answeredBy, authorId } = record;
  const answerer = answeredBy ? await findWorking(tx.db, answeredBy) : undefined;
  const manager = answerer?.managerId ? await findWorking(tx.db, answerer.managerId) : undefined;
  const ownerId = ownerAfterObjection({ answeredBy, manager: manager?.id ?? null }, authorId);
  const { dueDays } = await settingsOf(tx);
  const dueOn = dueDay(record.kind, writtenOn, dueDays);
  if (!(await reopen(tx.db, { caseId: record.id, on: writtenOn, ownerId, dueOn }))) return false;
  await insertMessage(tx.db, {
    ...messageRow(tx, record, writtenOn),
    kind: 'objection',
    sender: 'writer',
    authorId,
    text,
    outcome: null,
  });
  return true;
}

async function assign(tx: Context, { caseId, ownerId, version }: InputOf<typeof answerContract.assignCase>) {
  const record = await caseWithRight(tx, caseId, 'assign');
  if (ownerId !== null) {
    if (!(await findWorking(tx.db, ownerId))) refuse('not_found', 'people.person_not_found');
    const asOwner = { personId: ownerId, grants: [], system: false };
    if (!canAnswer(asOwner, { ...record, ownerId, leading: false }))
      refuse('conflict', 'conversation.cannot_answer_this');
  }
  const written = await setOwner(tx.db, { caseId, version, ownerId });
  if (!written) return refuse('conflict', 'edited_meanwhile', { current: viewOf(tx, record) });
  await announce(tx, { event: caseAssigned, about: record }, { ownerId, subject: subjectOf(record) });
  return written;
}

async function merge(tx: Context, { caseId, intoId }: InputOf<typeof answerContract.mergeCase>) {
  if (caseId === intoId) refuse('invalid', 'conversation.merge_with_itself');
  await lockCases(tx.db, [caseId, intoId]);
  const from = await caseWithRight(tx, caseId, 'merge');
  const into = await caseFor(tx, intoId);
  const alive = into.state === 'open' || into.state === 'answered';
  if (!alive || into.hiddenReason !== null) refuse('conflict', 'conversation.merge_into_closed');
  // Who follows a public case would suddenly read, or lose, what only its owner may see.
  if (from.visibility !== into.visibility) refuse('conflict', 'conversation.merge_visibility');
  await mergeInto(tx.db, caseId, intoId);
  await announce(tx, { event: caseMerged, about: from }, { intoId, subject: subjectOf(from) });
  return {};
}

async function write(tx: Context, { caseId, text }: InputOf<typeof answerContract.writeMessage>) {
  const record = await caseWithRight(tx, caseId, 'reply');
  const row = {
    ...messageRow(tx, record, await houseDay(tx)),
    kind: 'reply' as const,
    sender: senderOf(tx, record),
    authorId: tx.actor.personId,
    text,
    outcome: null,
  };
  const number = await insertMessage(tx.db, row);
  await announce(tx, { event: caseContinued, about: record }, { subject: subjectOf(record) });
  return { id: row.id, number };
}

function senderOf({ actor }: Context, record: CaseRecord): 'writer' | 'owner' | 'member' {
  const viewer = viewerOf(actor);
  if (isWriter(viewer, record)) return 'writer';
  return caseRights(viewer, record).answer ? 'owner' : 'member';
}

/** In an unseen case no message tells more than its day, so that its writer's cannot be placed between two instants. */
export function messageRow(tx: Context, record: Pick<CaseRecord, 'id' | 'unseen'>, writtenOn: Day) {
  return {
    id: record.unseen ? newRandomId() : newId(Date.parse(tx.now)),
    caseId: record.id,
    writtenOn,
    writtenAt: record.unseen ? null : tx.now,
  };
}
