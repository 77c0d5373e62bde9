import { z } from 'zod';
import { done, endpoint, id, instant, language, line, wholeNumber } from '#kernel/contract.ts';
import { caseRow, paragraph, person } from './case.ts';

export const SESSION_STATES = ['planned', 'live', 'ended', 'published', 'cancelled'] as const;
export const sessionState = z.enum(SESSION_STATES);
export type SessionState = z.output<typeof sessionState>;

export const session = z.object({
  id,
  title: z.string(),
  description: z.string(),
  language,
  startsAt: instant,
  state: sessionState,
  leaders: z.array(person),
  /** The question that is being answered just now. */
  currentCaseId: id.nullable(),
  questions: z.number().int(),
  answered: z.number().int(),
  version: z.number().int(),
  can: z.object({ change: z.boolean(), lead: z.boolean(), ask: z.boolean() }),
});

const facts = {
  title: line(200),
  description: paragraph(4000),
  language,
  startsAt: instant,
  leaderIds: z.array(id).min(1).max(12),
};
const sessionId = { sessionId: id };
const version = z.number().int();

export const sessionContract = {
  listSessions: endpoint({
    method: 'GET',
    path: '/api/conversation/sessions',
    summary: 'Sessions in which leaders answer anything: those to come and the latest ones, newest first.',
    who: 'signedIn',
    input: z.object({ limit: wholeNumber.pipe(z.number().min(1).max(100)).default(20) }),
    output: z.object({ sessions: z.array(session) }),
  }),
  readSession: endpoint({
    method: 'GET',
    path: '/api/conversation/sessions/:sessionId',
    summary: 'A session with its questions, most asked first.',
    who: 'signedIn',
    input: z.object(sessionId),
    output: session.extend({ cases: z.array(caseRow) }),
  }),
  createSession: endpoint({
    method: 'POST',
    path: '/api/conversation/sessions',
    summary: 'Announce a session.',
    who: ['planner', 'leader'],
    creates: true,
    input: z.object(facts),
    output: z.object({ id }),
  }),
  changeSession: endpoint({
    method: 'PUT',
    path: '/api/conversation/sessions/:sessionId',
    summary: 'Change a session that has not ended.',
    who: ['planner', 'leader'],
    input: z.object({ ...sessionId, ...facts, version }),
    output: z.object({ version }),
  }),
  moveSession: endpoint({
    method: 'PUT',
    path: '/api/conversation/sessions/:sessionId/state',
    summary: 'Begin, end, publish (the transcript) or cancel a session.',
    who: ['planner', 'leader'],
    input: z.object({ ...sessionId, state: sessionState, version }),
    output: z.object({ version }),
  }),
  chooseQuestion: endpoint({
    method: 'PUT',
    path: '/api/conversation/sessions/:sessionId/current-question',
    summary: 'Show everybody which question is being answered now; null: none.',
    who: ['planner', 'leader'],
    input: z.object({ ...sessionId, caseId: id.nullable() }),
    output: done,
  }),
  readTranscript: endpoint({
    method: 'GET',
    path: '/api/conversation/sessions/:sessionId/transcript',
    summary: 'What was asked and answered, most asked first within a day, and what is still open.',
    who: 'signedIn',
    input: z.object(sessionId),
    output: z.object({
      title: z.string(),
      startsAt: instant,
      leaders: z.array(person),
      answered: z.array(caseRow),
      open: z.array(caseRow),
    }),
  }),
};
