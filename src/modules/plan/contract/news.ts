import { z } from 'zod';
import { day, endpoint, id, instant, nothing } from '#kernel/contract.ts';
import { openLineKind, personName, shownText } from './line.ts';

const newsLine = z.object({
  planId: id,
  lineKind: openLineKind,
  lineId: id,
  /** Null while the line is sealed for the reader. */
  title: shownText.nullable(),
});

export const newsContract = {
  readPlanNews: endpoint({
    method: 'GET',
    path: '/api/plan/news',
    summary:
      'What of the open plans is new for me: hearings of plans that I have not read, what became of what I sent in, and what waits for me on my lines.',
    who: 'signedIn',
    input: nothing,
    output: z.object({
      hearings: z.array(
        z.object({
          planId: id,
          title: shownText,
          purpose: shownText.nullable(),
          closesOn: day,
          /** Its last day included. */
          daysLeft: z.number().int(),
        }),
      ),
      /** Of the last seven days, the newest first; at most ten. */
      decided: z.array(
        newsLine.extend({
          id,
          what: z.enum(['suggestion', 'offer']),
          state: z.enum(['accepted', 'partly', 'declined']),
          reason: z.string().nullable(),
          by: personName.nullable(),
          decidedAt: instant,
        }),
      ),
      /** Open suggestions and offers on lines that I own, the oldest first; at most twenty lines. */
      waiting: z.array(newsLine.extend({ suggestions: z.number().int(), offers: z.number().int() })),
    }),
  }),
};
