import { z } from 'zod';
import { done, endpoint, id } from '#kernel/contract.ts';
import { outcome, paragraph } from './case.ts';

const caseId = { caseId: id };
const version = z.number().int();

export const answerText = paragraph(8000);
export const objectionText = paragraph(2000);
export const replyText = paragraph(4000);

export const answerContract = {
  answerCase: endpoint({
    method: 'POST',
    path: '/api/conversation/cases/:caseId/outcomes',
    summary: 'Answer a case with an outcome and its reason; a later one replaces it (planned, then done).',
    who: 'signedIn',
    input: z.object({ ...caseId, outcome, reason: answerText, version }),
    output: z.object({ version }),
  }),
  objectToAnswer: endpoint({
    method: 'POST',
    path: '/api/conversation/cases/:caseId/objection',
    summary: 'Say, once, that the answer to my case is not fair: it is opened again for somebody else.',
    who: 'signedIn',
    input: z.object({ ...caseId, text: objectionText }),
    output: done,
  }),
  assignCase: endpoint({
    method: 'PUT',
    path: '/api/conversation/cases/:caseId/owner',
    summary: 'Say who answers a case; null puts it on the desk. The due day stays.',
    who: 'signedIn',
    input: z.object({ ...caseId, ownerId: id.nullable(), version }),
    output: z.object({ version }),
  }),
  mergeCase: endpoint({
    method: 'POST',
    path: '/api/conversation/cases/:caseId/merging',
    summary: 'Join a case into another that asks the same; followers and votes go along.',
    who: 'signedIn',
    input: z.object({ ...caseId, intoId: id }),
    output: done,
  }),
  writeMessage: endpoint({
    method: 'POST',
    path: '/api/conversation/cases/:caseId/messages',
    summary: 'Write in the thread of a case, by name.',
    who: 'signedIn',
    creates: true,
    input: z.object({ ...caseId, text: replyText }),
    output: z.object({ id, number: z.number().int() }),
  }),
};
