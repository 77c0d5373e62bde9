import { z } from 'zod';
import { done, editions, endpoint, id, instant, nothing, pageInput, pageOf } from '#kernel/contract.ts';
import { caseKind, edition, paragraph, person } from './case.ts';

const target = { caseId: id, messageId: id.optional() };
const reason = paragraph(1000);

export const report = z.object({
  id,
  caseId: id,
  messageId: id.nullable(),
  /** What was reported: the text of the case or of the message. */
  text: z.string(),
  reason: z.string(),
  reportedAt: instant,
  settledBy: person.nullable(),
  settledAt: instant.nullable(),
});

export const hiding = z.object({
  id,
  caseId: id,
  messageId: id.nullable(),
  text: z.string(),
  reason: z.string(),
  hiddenBy: person.nullable(),
  hiddenAt: instant,
  liftedBy: person.nullable(),
  liftedAt: instant.nullable(),
});

const workingDays = z.number().int().min(1).max(60);

export const settings = z.object({
  /** Working days until an answer is due. */
  dueDays: z.record(caseKind, workingDays),
  /** Null: nobody has written any; the screen shows those of the product. */
  houseRules: edition.nullable(),
  allHouseRules: z.partialRecord(z.enum(['en', 'fi', 'es']), z.string()),
  version: z.number().int(),
});

export const moderationContract = {
  reportCase: endpoint({
    method: 'POST',
    path: '/api/conversation/cases/:caseId/reports',
    summary: 'Report a case or a message that breaks the house rules.',
    who: 'signedIn',
    creates: true,
    input: z.object({ ...target, reason }),
    output: done,
  }),
  listReports: endpoint({
    method: 'GET',
    path: '/api/conversation/reports',
    summary: 'Reports, newest first; who reported is not told.',
    who: ['planner', 'representative'],
    input: z.object({ ...pageInput, after: id.optional(), open: z.enum(['true', 'false']).optional() }),
    output: pageOf(report),
  }),
  settleReport: endpoint({
    method: 'PUT',
    path: '/api/conversation/reports/:reportId/settlement',
    summary: 'Close a report without, or after, hiding something.',
    who: ['planner'],
    input: z.object({ reportId: id }),
    output: done,
  }),
  hide: endpoint({
    method: 'POST',
    path: '/api/conversation/cases/:caseId/hidings',
    summary: 'Hide a case or a message, with a reason that the writer and the representatives see.',
    who: ['planner'],
    input: z.object({ ...target, reason }),
    output: done,
  }),
  show: endpoint({
    method: 'DELETE',
    path: '/api/conversation/hidings/:hidingId',
    summary: 'Show again what was hidden.',
    who: ['planner'],
    input: z.object({ hidingId: id }),
    output: done,
  }),
  listHidings: endpoint({
    method: 'GET',
    path: '/api/conversation/hidings',
    summary: 'Everything that was hidden: what, why, by whom, and whether it is shown again; newest first.',
    who: ['planner', 'representative'],
    input: z.object({ ...pageInput, after: id.optional() }),
    output: pageOf(hiding),
  }),
  readSettings: endpoint({
    method: 'GET',
    path: '/api/conversation/settings',
    summary: 'House rules and due times.',
    who: 'signedIn',
    input: nothing,
    output: settings,
  }),
  changeSettings: endpoint({
    method: 'PUT',
    path: '/api/conversation/settings',
    summary: 'Write the house rules and set the due times; cases already open keep theirs.',
    who: ['planner', 'admin'],
    input: z.object({
      dueDays: z.record(caseKind, workingDays),
      houseRules: editions(6000).nullable(),
      version: z.number().int(),
    }),
    output: settings,
  }),
};
