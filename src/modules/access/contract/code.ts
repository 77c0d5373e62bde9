import { z } from 'zod';
import { endpoint, id, instant } from '#kernel/contract.ts';

/** How many codes one batch may hold: what somebody prints and hands out in a morning. */
export const LARGEST_BATCH = 500;

export const printedCodeRow = z.object({
  personId: id,
  name: z.string().nullable(),
  employeeNumber: z.string(),
  code: z.string(),
});

export const codeContract = {
  issueCodes: endpoint({
    method: 'POST',
    path: '/api/access/codes',
    summary: 'Make one-time codes to print and hand out. Shown once; a new code replaces the old one.',
    who: ['admin'],
    input: z.object({
      holders: z.union([
        z.object({ personIds: z.array(id).min(1).max(LARGEST_BATCH) }),
        z.object({ audienceId: id }),
      ]),
    }),
    output: z.object({
      rows: z.array(printedCodeRow),
      expiresAt: instant,
      /** Who got none: no employee number to sign in with, or does not work here. */
      skipped: z.array(z.object({ personId: id, reason: z.enum(['no_number', 'not_here']) })),
    }),
  }),
};
