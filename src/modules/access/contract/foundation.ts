import { z } from 'zod';
import { done, endpoint, language, line } from '#kernel/contract.ts';
import { accent, zone } from '#modules/people/contract/organisation.ts';
import { newPassword } from './password.ts';

export const foundationContract = {
  found: endpoint({
    method: 'POST',
    path: '/api/access/foundation',
    summary: 'Set up the organisation with its first admin, once; signs that person in.',
    who: 'anyone',
    perMinute: 20,
    input: z.object({
      organisation: z.object({ name: line(120), language, zone, accent }),
      person: z.object({ name: line(120), email: z.email().max(254), password: newPassword }),
    }),
    output: done,
  }),
};
