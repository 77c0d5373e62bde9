import { z } from 'zod';
import { endpoint, id, pageInput, pageOf } from '#kernel/contract.ts';
import { caseKind, caseRow, subjectRef } from './case.ts';

/** The board: what everybody may see. `open` oldest first, `answered` and `done` latest answer first. */
export const boardFilter = {
  kind: caseKind.optional(),
  /** A unit and all below it. */
  unitId: id.optional(),
  subjectKind: subjectRef.shape.kind.optional(),
  subjectId: id.optional(),
};

export const closureFigures = z.object({
  waiting: z.number().int(),
  overdue: z.number().int(),
  answered: z.number().int(),
  /** Of those answered: within their due day. */
  inTime: z.number().int(),
  /** Days from opening to the first answer; null without answers. */
  medianDays: z.number().nullable(),
  /** Of those answered: the outcome is «no, because» or «not now»; each has its reason. */
  declinedShare: z.number().nullable(),
  /** Cases by days: to the first answer, or waited so far. The last entry holds all of 60 days and more. */
  byDays: z.array(
    z.object({ days: z.number().int(), answered: z.number().int(), waiting: z.number().int() }),
  ),
});

export const boardContract = {
  readClosureBoard: endpoint({
    method: 'GET',
    path: '/api/conversation/closure-board',
    summary: 'You asked, we answered, we did: public cases sorted by age.',
    who: 'signedIn',
    input: z.object({ ...pageInput, tab: z.enum(['open', 'answered', 'done']), ...boardFilter }),
    output: pageOf(caseRow),
  }),
  readClosureFigures: endpoint({
    method: 'GET',
    path: '/api/conversation/closure-figures',
    summary:
      'How long an answer takes and how often it is no, over all public cases of the last twelve months.',
    who: 'signedIn',
    input: z.object(boardFilter),
    output: closureFigures,
  }),
};
