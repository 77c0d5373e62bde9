import { z } from 'zod';
import { day, endpoint, id, instant, pageInput, pageOf } from '#kernel/contract.ts';

const name = z
  .string()
  .max(100)
  .regex(/^[a-z]+\.[a-zA-Z]+$/, { error: 'not_an_event_name' });
const kind = z
  .string()
  .max(100)
  .regex(/^[a-z]+\.[a-zA-Z]+$/, { error: 'not_a_subject_kind' });

const filters = {
  /** Who did it, or whom it was done to. */
  personId: id.optional(),
  name: name.optional(),
  kind: kind.optional(),
  /** First and last day, as days are where the reader works. */
  from: day.optional(),
  until: day.optional(),
};

export const auditEntry = z.object({
  id,
  at: instant,
  name: z.string(),
  actorKind: z.string(),
  actor: z.object({ id, name: z.string().nullable() }).nullable(),
  /** `name` when the subject is a person. */
  subject: z.object({ kind: z.string(), id, name: z.string().nullable() }).nullable(),
  requestId: z.string().nullable(),
  body: z.record(z.string(), z.unknown()),
});

export const auditContract = {
  readAudit: endpoint({
    method: 'GET',
    path: '/api/access/audit',
    summary: 'Who did what and when, newest first.',
    who: ['admin', 'representative'],
    input: z.object({ ...pageInput, ...filters }),
    output: pageOf(auditEntry),
  }),
  exportAudit: endpoint({
    method: 'GET',
    path: '/api/access/audit-export',
    summary: 'The same as CSV. That it was taken away is itself in the audit.',
    who: ['admin', 'representative'],
    input: z.object(filters),
    output: 'file',
  }),
};
