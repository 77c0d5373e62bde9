import { type Day, dayIn } from '#kernel/calendar.ts';
import { refuse } from '#kernel/errors.ts';
import { type Editions, LANGUAGES, type Language } from '#kernel/language.ts';
import { positionOf } from '#modules/people/domain/cursor.ts';
import { organisationOf } from '#modules/people/service/organisation.ts';
import type { Actor, Context } from '#platform/context.ts';
import type { CaseRights, CaseRow, Message } from '../contract/case.ts';
import { ageInDays, isOverdue } from '../domain/due.ts';
import { canSee, caseRights, isWriter, stewardship, type Viewer } from '../domain/permission.ts';
import { type CaseRecord, findCase, type Sight } from '../store/case.ts';
import { type MessageRecord, messagesOf } from '../store/message.ts';

/** A thread longer than this is a conversation that belongs elsewhere; its beginning is shown. */
const MOST_MESSAGES = 500;

export const viewerOf = ({ kind, personId, grants }: Actor): Viewer => ({
  personId,
  grants,
  system: kind === 'system',
});

export function sightOf({ actor }: Context): Sight {
  const { all, unitIds } = stewardship(viewerOf(actor));
  return { viewerId: actor.personId, stewardOfAll: all, stewardOfUnits: unitIds };
}

/** The day it is at the organisation: openings and due days are its days, whoever writes from wherever. */
export async function houseDay(ctx: Context): Promise<Day> {
  const { zone } = await organisationOf(ctx);
  return dayIn(zone, ctx.now);
}

/** A case that the actor may see; to everybody else it is not there. */
export async function caseFor(ctx: Context, caseId: string): Promise<CaseRecord> {
  const found = await findCase(ctx.db, caseId, ctx.actor.personId);
  if (!found || !canSee(viewerOf(ctx.actor), found))
    return refuse('not_found', 'conversation.case_not_found');
  return found;
}

const REFUSALS: Record<keyof CaseRights, string> = {
  answer: 'conversation.may_not_answer',
  assign: 'conversation.may_not_assign',
  merge: 'conversation.may_not_merge',
  reply: 'conversation.may_not_reply',
  vote: 'conversation.may_not_vote',
  follow: 'conversation.may_not_follow',
  object: 'conversation.may_not_object',
  withdraw: 'conversation.may_not_withdraw',
  report: 'conversation.may_not_report',
  hide: 'conversation.may_not_hide',
};

/** A case in which the actor has the right, else the refusal that names it. */
export async function caseWithRight(
  ctx: Context,
  caseId: string,
  right: keyof CaseRights,
): Promise<CaseRecord> {
  const found = await caseFor(ctx, caseId);
  if (!caseRights(viewerOf(ctx.actor), found)[right]) refuse('forbidden', REFUSALS[right]);
  return found;
}

export const named = (id: string | null, name: string | null, title: string | null) =>
  id === null ? null : { id, name, title };

/** The edition for a reader with the language that it is in; null when there is none. */
export function editionOf(editions: Editions | null, language: Language) {
  const found = [language, ...LANGUAGES].find((candidate) => editions?.[candidate]);
  return found ? { text: editions?.[found] ?? '', language: found } : null;
}

/** A case as its reader sees it. */
export function viewOf(ctx: Pick<Context, 'actor' | 'today'>, record: CaseRecord): CaseRow {
  const viewer = viewerOf(ctx.actor);
  return {
    ...record,
    ...namesOf(record, ctx.actor.language),
    ageDays: ageInDays(record, ctx.today),
    overdue: isOverdue(record, ctx.today),
    objected: record.objectedOn !== null,
    news: record.seenNumber === null ? 0 : Math.max(0, record.lastNumber - record.seenNumber),
    following: record.seenNumber !== null,
    mine: isWriter(viewer, record),
    hidden: record.hiddenReason,
    can: caseRights(viewer, record),
  };
}

function namesOf(record: CaseRecord, language: Language) {
  const { subjectKind, subjectId, topicId } = record;
  const topicName = editionOf(record.topicName, language);
  return {
    answeredBy: record.answerer,
    subject:
      subjectKind && subjectId
        ? { kind: subjectKind, id: subjectId, title: editionOf(record.subjectTitle, language) }
        : null,
    topic: topicId && topicName ? { id: topicId, name: topicName } : null,
  };
}

/** The thread of a case; hidden messages keep their place, and their text only for those who see the case hidden too. */
export async function threadOf(
  ctx: Pick<Context, 'db'>,
  record: Pick<CaseRecord, 'id'>,
  sees: { readonly hidden: boolean },
): Promise<Message[]> {
  const messages = await messagesOf(ctx.db, record.id, MOST_MESSAGES);
  return messages.map((message) => asMessage(message, sees));
}

function asMessage(message: MessageRecord, sees: { readonly hidden: boolean }): Message {
  return {
    ...message,
    text: message.hiddenReason === null || sees.hidden ? message.text : '',
    author: named(message.authorId, message.authorName, message.authorTitle),
    hidden: message.hiddenReason,
  };
}

/** Where a page of cases ended: a day and the id of a case. Refused when the cursor was made up. */
export function placeOf(cursor: string): { on: Day; id: string } {
  const [on, id] = positionOf(cursor, ['day', 'id']);
  return { on: String(on), id: String(id) };
}
