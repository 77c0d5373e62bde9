import { z } from 'zod';
import { endpoint, instant, nothing } from '#kernel/contract.ts';

export const mailContract = {
  readMailState: endpoint({
    method: 'GET',
    path: '/api/delivery/mail',
    summary:
      'How letters leave: the sender, what is signed, where failures come back to, mail servers in trouble as this process sees them, and what waits.',
    who: ['planner', 'admin'],
    input: nothing,
    output: z.object({
      /** Null: no mail server is set, and nobody gets letters. */
      way: z
        .object({
          from: z.string(),
          connections: z.number().int(),
          /** Every mail server rests until then; null: letters go out. */
          restsUntil: instant.nullable(),
          troubles: z.array(z.object({ relay: z.string(), words: z.string() })),
          /** Null: letters are not signed. */
          dkim: z.object({ domain: z.string(), selector: z.string() }).nullable(),
          /** Null: what comes back goes to the sender, and nobody here learns of it. */
          bounceAddress: z.string().nullable(),
          /** Whether this process reads a mailbox, or a mail server may hand in, what comes back. */
          bouncesRead: z.boolean(),
          bouncesHandedIn: z.boolean(),
        })
        .nullable(),
      letters: z.object({
        /** Their slot has come. */
        due: z.number().int(),
        /** Their slot is to come. */
        later: z.number().int(),
        /** Waiting after at least one attempt. */
        again: z.number().int(),
        underWay: z.number().int(),
      }),
    }),
  }),
};
