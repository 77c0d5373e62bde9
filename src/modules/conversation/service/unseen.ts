import type { InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { type Context, NOBODY } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { CaseRow } from '../contract/case.ts';
import type { unseenContract } from '../contract/unseen.ts';
import { canSee, unseenRights, type Viewer } from '../domain/permission.ts';
import { type CaseRecord, findCase, findCaseByKey } from '../store/case.ts';
import { deleteLetters, insertLetter, lettersOf } from '../store/letter.ts';
import { unansweredTail } from '../store/message.ts';
import { refuseSmallUnit, refuseWrongPlace, refuseWrongVisibility, routeOf } from './opening.ts';
import { checkPermit, drawPermits, readPermitKey, spend } from './permit.ts';
import { readerKeyOf } from './reader-key.ts';
import { houseDay, threadOf, viewOf } from './view.ts';

/** So many letters in a row without a reply: a case is one permit, so its thread must not be a way round the limit. */
const MOST_UNANSWERED = 10;

/** Nobody in particular: sees what every member sees. */
const ANYBODY: Viewer = { personId: null, grants: [], system: false };

export const unseenHandlers: Handlers<typeof unseenContract> = {
  readPermitKey,
  drawPermits,
  sendUnseenCase,
  readUnseenCase,
  writeUnseenMessage,
  objectUnseen,
  withdrawUnseen,
};

/**
 * The same context for whoever it was. A request that came with a session is refused before anything is kept: the
 * door has already noted when that session was last seen, and the two must not lie side by side.
 */
function withoutSession(ctx: Context): Context {
  if (ctx.actor.kind !== 'nobody') refuse('conflict', 'conversation.send_without_session');
  return ctx.as(NOBODY);
}

async function sendUnseenCase(withAnybody: Context, input: InputOf<typeof unseenContract.sendUnseenCase>) {
  const ctx = withoutSession(withAnybody);
  const { permit, code, ...content } = input;
  const readerKey = readerKeyOf(code);
  const openedOn = await houseDay(ctx);
  const checked = await checkPermit(ctx, permit, openedOn);
  refuseWrongVisibility(content);
  await refuseWrongPlace(ctx, content);
  await refuseSmallUnit(ctx, content);
  await ctx.transaction(async (tx) => {
    const fresh = await spend(tx, checked);
    const known = (await findCaseByKey(tx.db, readerKey)) ?? (await lettersOf(tx.db, readerKey))[0];
    if (!fresh) {
      // Sent before, and the answer was lost on its way: nothing to do again.
      if (!known) refuse('conflict', 'conversation.permit_spent');
      return;
    }
    if (known) refuse('conflict', 'conversation.code_used');
    await insertLetter(tx.db, { readerKey, act: 'case', content, writtenOn: openedOn });
  });
  const { dueOn } = await routeOf(ctx, content, { openedOn, writerId: null });
  return { openedOn, dueOn };
}

async function readUnseenCase(withAnybody: Context, { code }: InputOf<typeof unseenContract.readUnseenCase>) {
  const ctx = withoutSession(withAnybody);
  const readerKey = readerKeyOf(code);
  const letters = await lettersOf(ctx.db, readerKey);
  const record = await findCaseByKey(ctx.db, readerKey);
  if (!record && letters.length === 0) return refuse('not_found', 'conversation.code_unknown');
  const waiting = letters.map(({ act, content, writtenOn }) => ({ act, writtenOn, text: textOf(content) }));
  const into = record?.mergedInto ? await findCase(ctx.db, record.mergedInto, null) : undefined;
  return {
    waiting,
    case: record
      ? {
          ...writersView(ctx, record),
          messages: await threadOf(ctx, record, { hidden: true }),
        }
      : null,
    joined:
      into && canSee(ANYBODY, into)
        ? { ...viewOf(ctx, into), messages: await threadOf(ctx, into, { hidden: false }) }
        : null,
  };
}

async function writeUnseenMessage(
  withAnybody: Context,
  { code, text }: InputOf<typeof unseenContract.writeUnseenMessage>,
) {
  const ctx = withoutSession(withAnybody);
  const readerKey = readerKeyOf(code);
  await ctx.transaction(async (tx) => {
    const record = await findCaseByKey(tx.db, readerKey);
    const letters = await lettersOf(tx.db, readerKey);
    if (!record && letters.length === 0) refuse('not_found', 'conversation.code_unknown');
    if (record && !unseenRights(record).reply) refuse('conflict', 'conversation.case_closed');
    const waiting = letters.filter(({ act }) => act === 'message').length;
    const tail = waiting + (record ? await unansweredTail(tx.db, record.id) : 0);
    if (tail >= MOST_UNANSWERED) refuse('too_many', 'conversation.wait_for_reply');
    await putLetter(tx, readerKey, { act: 'message', content: { text } });
  });
  return {};
}

async function objectUnseen(
  withAnybody: Context,
  { code, text }: InputOf<typeof unseenContract.objectUnseen>,
) {
  const ctx = withoutSession(withAnybody);
  const readerKey = readerKeyOf(code);
  await ctx.transaction(async (tx) => {
    const record = await deliveredCase(tx, readerKey);
    const letters = await lettersOf(tx.db, readerKey);
    if (!unseenRights(record).object || letters.some(({ act }) => act === 'objection'))
      refuse('forbidden', 'conversation.may_not_object');
    await putLetter(tx, readerKey, { act: 'objection', content: { text } });
  });
  return {};
}

async function withdrawUnseen(withAnybody: Context, { code }: InputOf<typeof unseenContract.withdrawUnseen>) {
  const ctx = withoutSession(withAnybody);
  const readerKey = readerKeyOf(code);
  await ctx.transaction(async (tx) => {
    const record = await findCaseByKey(tx.db, readerKey);
    const letters = await lettersOf(tx.db, readerKey);
    if (!record && letters.length === 0) refuse('not_found', 'conversation.code_unknown');
    if (record && !unseenRights(record).withdraw) refuse('forbidden', 'conversation.may_not_withdraw');
    // What was not delivered yet never will be.
    await deleteLetters(tx.db, readerKey);
    if (record) await putLetter(tx, readerKey, { act: 'withdrawal', content: {} });
  });
  return {};
}

async function deliveredCase(ctx: Context, readerKey: Buffer): Promise<CaseRecord> {
  return (await findCaseByKey(ctx.db, readerKey)) ?? refuse('not_found', 'conversation.code_unknown');
}

async function putLetter(
  tx: Context,
  readerKey: Buffer,
  letter: { act: 'message' | 'objection' | 'withdrawal'; content: object },
): Promise<void> {
  await insertLetter(tx.db, { readerKey, ...letter, writtenOn: await houseDay(tx) });
}

function writersView(ctx: Context, record: CaseRecord): CaseRow {
  return { ...viewOf(ctx, record), mine: true, can: unseenRights(record) };
}

function textOf(content: unknown): string | null {
  return typeof content === 'object' && content !== null && 'text' in content ? String(content.text) : null;
}
