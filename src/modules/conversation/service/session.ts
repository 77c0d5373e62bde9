import type { InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { sessionContract } from '../contract/session.ts';
import { canChangeSession } from '../domain/permission.ts';
import { canMove, takesQuestions } from '../domain/session.ts';
import { sessionAnnounced, sessionChanged } from '../events.ts';
import { findCase } from '../store/case.ts';
import { workingOf } from '../store/person.ts';
import {
  findSession,
  insertSession,
  listSessions,
  questionsOf,
  replaceLeaders,
  type SessionRecord,
  setCurrentCase,
  transcriptOf,
  updateSession,
} from '../store/session.ts';
import { sightOf, viewerOf, viewOf } from './view.ts';

/** More questions than anybody reads aloud; the rest are reached through their list. */
const MOST_QUESTIONS = 500;

export const sessionHandlers: Handlers<typeof sessionContract> = {
  async listSessions(ctx, { limit }) {
    return { sessions: (await listSessions(ctx.db, limit)).map((session) => asSession(ctx, session)) };
  },
  async readSession(ctx, { sessionId }) {
    const session = await sessionFor(ctx, sessionId);
    const cases = await questionsOf(ctx.db, sightOf(ctx), { sessionId, limit: MOST_QUESTIONS });
    return { ...asSession(ctx, session), cases: cases.map((record) => viewOf(ctx, record)) };
  },
  createSession: (ctx, input) => ctx.transaction((tx) => announceSession(tx, input)),
  changeSession: (ctx, input) => ctx.transaction((tx) => changeSession(tx, input)),
  moveSession: (ctx, input) => ctx.transaction((tx) => moveSession(tx, input)),
  chooseQuestion: (ctx, input) => ctx.transaction((tx) => chooseQuestion(tx, input)),
  async readTranscript(ctx, { sessionId }) {
    const { title, startsAt, leaders, state } = await sessionFor(ctx, sessionId);
    if (state !== 'published') return refuse('conflict', 'conversation.transcript_not_published');
    const cases = (await transcriptOf(ctx.db, sessionId, MOST_QUESTIONS)).map((one) => viewOf(ctx, one));
    return {
      title,
      startsAt,
      leaders,
      answered: cases.filter((one) => one.state === 'answered'),
      open: cases.filter((one) => one.state === 'open'),
    };
  },
};

async function announceSession(tx: Context, input: InputOf<typeof sessionContract.createSession>) {
  const { leaderIds, ...facts } = input;
  if (!canChangeSession(viewerOf(tx.actor), leaderIds)) refuse('forbidden', 'conversation.not_your_session');
  await refuseAbsent(tx, leaderIds);
  const id = newId(Date.parse(tx.now));
  await insertSession(tx.db, { id, ...facts, currentCaseId: null, createdBy: tx.actor.personId });
  await replaceLeaders(tx.db, id, leaderIds);
  await tx.publish(sessionAnnounced, subject(id), {});
  return { id };
}

async function changeSession(tx: Context, input: InputOf<typeof sessionContract.changeSession>) {
  const { sessionId, version, leaderIds, ...facts } = input;
  const session = await sessionToChange(tx, sessionId);
  if (!takesQuestions(session.state)) refuse('conflict', 'conversation.session_over');
  await refuseAbsent(tx, leaderIds);
  const written = await updateSession(tx.db, { id: sessionId, version }, facts);
  if (!written) return edited(tx, sessionId);
  await replaceLeaders(tx.db, sessionId, leaderIds);
  await tx.publish(sessionChanged, subject(sessionId), { state: session.state });
  return written;
}

async function moveSession(
  tx: Context,
  { sessionId, state, version }: InputOf<typeof sessionContract.moveSession>,
) {
  const session = await sessionToChange(tx, sessionId);
  if (!canMove(session.state, state))
    refuse('conflict', 'conversation.session_cannot_move', { from: session.state, to: state });
  const change = state === 'live' ? { state } : { state, currentCaseId: null };
  const written = await updateSession(tx.db, { id: sessionId, version }, change);
  if (!written) return edited(tx, sessionId);
  await tx.publish(sessionChanged, subject(sessionId), { state });
  return written;
}

async function chooseQuestion(
  tx: Context,
  { sessionId, caseId }: InputOf<typeof sessionContract.chooseQuestion>,
) {
  const { state } = await sessionToChange(tx, sessionId);
  if (caseId) {
    const question = await findCase(tx.db, caseId, tx.actor.personId);
    const fits =
      question?.sessionId === sessionId &&
      question.hiddenReason === null &&
      question.visibility === 'everyone' &&
      (question.state === 'open' || question.state === 'answered');
    if (!fits) refuse('not_found', 'conversation.case_not_found');
  }
  if (!(await setCurrentCase(tx.db, sessionId, caseId))) refuse('conflict', 'conversation.session_not_live');
  await tx.publish(sessionChanged, subject(sessionId), { state });
  return {};
}

async function sessionFor(ctx: Context, sessionId: string): Promise<SessionRecord> {
  return (await findSession(ctx.db, sessionId)) ?? refuse('not_found', 'conversation.session_not_found');
}

async function sessionToChange(ctx: Context, sessionId: string): Promise<SessionRecord> {
  const session = await sessionFor(ctx, sessionId);
  if (!asSession(ctx, session).can.change) refuse('forbidden', 'conversation.not_your_session');
  return session;
}

async function edited(ctx: Context, sessionId: string): Promise<never> {
  const current = asSession(ctx, await sessionFor(ctx, sessionId));
  return refuse('conflict', 'edited_meanwhile', { current });
}

async function refuseAbsent(ctx: Context, personIds: readonly string[]): Promise<void> {
  const here = await workingOf(ctx.db, personIds);
  if (here.length < new Set(personIds).size) refuse('not_found', 'people.person_not_found');
}

function asSession(ctx: Context, session: SessionRecord) {
  const leaderIds = session.leaders.map(({ id }) => id);
  return {
    ...session,
    can: {
      change: canChangeSession(viewerOf(ctx.actor), leaderIds),
      lead: ctx.actor.personId !== null && leaderIds.includes(ctx.actor.personId),
      ask: takesQuestions(session.state),
    },
  };
}

const subject = (id: string) => ({ kind: 'conversation.session', id });
