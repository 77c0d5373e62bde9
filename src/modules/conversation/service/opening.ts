import type { Day } from '#kernel/calendar.ts';
import { refuse } from '#kernel/errors.ts';
import { newId, newRandomId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import type { NewCase } from '../contract/case.ts';
import { dueDay } from '../domain/due.ts';
import { ownerByRule } from '../domain/owner.ts';
import { takesQuestions } from '../domain/session.ts';
import { caseOpened } from '../events.ts';
import { addFollow, insertCase } from '../store/case-change.ts';
import { type Answerer, findUnit, findWorking, managerOfUnit, peopleBelow } from '../store/person.ts';
import { findSession } from '../store/session.ts';
import { findSubject } from '../store/subject.ts';
import { findTopic } from '../store/topic.ts';
import { announce, subjectOf } from './announce.ts';
import { settingsOf } from './settings.ts';
import { houseDay } from './view.ts';

/** A unit that an unseen case names has at least so many people, so that it does not point at its writer. */
const LEAST_PEOPLE = 12;

/** What a module that attaches a case may say about it besides what a member can. */
export interface Attached {
  /** Who answers, as the module knows it; left out or no longer working here: by rule. */
  readonly ownerId?: string | null | undefined;
}

type Where = Pick<NewCase, 'subject' | 'unitId' | 'topicId' | 'sessionId'>;

/**
 * Opens a case in the actor's name and returns its id. For other modules: they have checked that the actor may write to
 * their object. Call it inside their transaction, or without one.
 */
export async function createCase(ctx: Context, given: NewCase, attached: Attached = {}): Promise<string> {
  const authorId = ctx.actor.personId ?? refuse('unauthenticated', 'sign_in_first');
  refuseWrongVisibility(given);
  await refuseWrongPlace(ctx, { ...given, subject: undefined });
  const openedOn = await houseDay(ctx);
  return ctx.transaction(async (tx) => {
    const route = await routeOf(tx, given, { openedOn, writerId: authorId, ...attached });
    const id = newId(Date.parse(tx.now));
    const row = rowOf(given, { id, openedOn, ...route });
    await insertCase(tx.db, { ...row, unseen: false, authorId, readerKey: null, openedAt: tx.now });
    await addFollow(tx.db, { caseId: id, personId: authorId, seenNumber: 0 });
    await announce(tx, { event: caseOpened, about: row }, { kind: row.kind, subject: subjectOf(row) });
    return id;
  });
}

/** Opens an unseen case as the letterbox delivers it: nothing of it says who or at what time. Returns its row. */
export async function openUnseen(
  tx: Context,
  given: NewCase,
  { readerKey, openedOn }: { readerKey: Buffer; openedOn: Day },
) {
  const route = await routeOf(tx, given, { openedOn, writerId: null });
  const row = rowOf(given, { id: newRandomId(), openedOn, ...route });
  await insertCase(tx.db, { ...row, unseen: true, authorId: null, readerKey, openedAt: null });
  return row;
}

interface Routing extends Attached {
  readonly openedOn: Day;
  readonly writerId: string | null;
}

/** Who answers a case, and by which day. */
export async function routeOf(
  ctx: Context,
  { kind, subject, unitId, topicId, sessionId }: Where & Pick<NewCase, 'kind'>,
  { openedOn, writerId, ownerId }: Routing,
): Promise<{ owner: Answerer | undefined; dueOn: Day }> {
  const { dueDays } = await settingsOf(ctx);
  const subjectOwner = ownerId ?? (subject ? (await findSubject(ctx.db, subject))?.ownerId : undefined);
  const chosen = ownerByRule(
    {
      subjectOwner: await working(ctx, subjectOwner),
      sessionLeader: await working(
        ctx,
        sessionId ? (await findSession(ctx.db, sessionId))?.leaders[0]?.id : undefined,
      ),
      topicOwner: await working(ctx, topicId ? (await findTopic(ctx.db, topicId))?.ownerId : undefined),
      unitManager: unitId ? ((await managerOfUnit(ctx.db, unitId))?.id ?? null) : null,
    },
    writerId,
  );
  const owner = chosen ? await findWorking(ctx.db, chosen) : undefined;
  return { owner, dueOn: dueDay(kind, openedOn, dueDays) };
}

async function working(ctx: Context, personId: string | null | undefined): Promise<string | null> {
  return personId ? ((await findWorking(ctx.db, personId))?.id ?? null) : null;
}

/** Refuses places that are not there, or do not take cases (any more). */
export async function refuseWrongPlace(ctx: Context, where: Where): Promise<void> {
  const { subject, unitId, topicId, sessionId } = where;
  if (subject && !(await findSubject(ctx.db, subject))?.open)
    refuse('not_found', 'conversation.subject_not_found');
  if (unitId && !(await findUnit(ctx.db, unitId))) refuse('not_found', 'people.unit_not_found');
  if (topicId && !(await findTopic(ctx.db, topicId))) refuse('not_found', 'conversation.topic_not_found');
  if (!sessionId) return;
  const session =
    (await findSession(ctx.db, sessionId)) ?? refuse('not_found', 'conversation.session_not_found');
  if (!takesQuestions(session.state)) refuse('conflict', 'conversation.session_takes_no_questions');
}

/** What is not a worry is for everybody: an answer then spares the next one asking. */
export function refuseWrongVisibility({ kind, visibility }: Pick<NewCase, 'kind' | 'visibility'>): void {
  if (visibility === 'owner' && kind !== 'worry') refuse('invalid', 'conversation.only_worries_apart');
}

/** A small unit would point at the writer of an unseen case. */
export async function refuseSmallUnit(ctx: Context, { unitId }: Where): Promise<void> {
  if (unitId && (await peopleBelow(ctx.db, unitId)) < LEAST_PEOPLE)
    refuse('invalid', 'conversation.unit_too_small', { count: LEAST_PEOPLE });
}

function rowOf(
  given: NewCase,
  { id, openedOn, dueOn, owner }: { id: string; openedOn: Day; dueOn: Day; owner: Answerer | undefined },
) {
  return {
    id,
    kind: given.kind,
    text: given.text,
    language: given.language,
    subjectKind: given.subject?.kind ?? null,
    subjectId: given.subject?.id ?? null,
    unitId: given.unitId ?? null,
    topicId: given.topicId ?? null,
    sessionId: given.sessionId ?? null,
    visibility: given.visibility,
    ownerId: owner?.id ?? null,
    openedOn,
    dueOn,
    outcome: null,
    reason: null,
    answeredBy: null,
    firstAnsweredOn: null,
    answeredOn: null,
    objectedOn: null,
    objectedTo: null,
    mergedInto: null,
  };
}
