import { z } from 'zod';
import { endpoint, id } from '#kernel/contract.ts';

/** Votes are shown at the fifth, and then at every fifth: between two looks nobody’s single vote can be seen. */
export const POLL_STEP = 5;

/** The poll of a message as its reader sees it; its words stand in the document. */
export const shownPoll = z.object({
  id,
  voted: z.boolean(),
  closed: z.boolean(),
  /** Votes by option as of the last step; null before the first. */
  votes: z.array(z.number().int()).nullable(),
});
export type ShownPoll = z.output<typeof shownPoll>;

export const pollContract = {
  vote: endpoint({
    method: 'POST',
    path: '/api/delivery/messages/:messageId/vote',
    summary:
      'Vote in the poll of a message, once and for good: what was chosen is counted apart from who voted, so that nobody can look it up or change it.',
    who: 'signedIn',
    perMinute: 30,
    input: z.object({ messageId: id, choice: z.number().int().min(0).max(5) }),
    output: shownPoll,
  }),
};
