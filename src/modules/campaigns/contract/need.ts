import { z } from 'zod';
import { endpoint, id, nothing } from '#kernel/contract.ts';
import { shownText } from './part.ts';

export const needContract = {
  listNeeds: endpoint({
    method: 'GET',
    path: '/api/campaigns/needs',
    summary:
      'What the campaigns that are not closed want of me: a yes or no, late answers, an objection to mend.',
    who: 'signedIn',
    input: nothing,
    output: z.object({
      needs: z.array(
        z.object({
          campaignId: id,
          title: shownText,
          /** My word on the brief is asked: for the first time, or again after it changed. */
          decide: z.enum(['first', 'again']).nullable(),
          /** Objections whose answer was promised by a day that has passed. */
          lateAnswers: z.number().int(),
          /** An approver objects, and I may mend it. */
          objected: z.boolean(),
        }),
      ),
    }),
  }),
};
