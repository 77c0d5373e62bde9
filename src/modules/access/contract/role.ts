import { z } from 'zod';
import { day, done, endpoint, id, pageInput, pageOf } from '#kernel/contract.ts';
import { GRANTABLE_ROLES } from '#kernel/roles.ts';

export const grantedRole = z.object({
  id,
  role: z.enum(GRANTABLE_ROLES),
  person: z.object({ id, name: z.string().nullable(), state: z.string() }),
  unit: z.object({ id, name: z.string() }).nullable(),
  grantedOn: day,
  grantedBy: z.object({ id, name: z.string().nullable() }).nullable(),
});

export const roleContract = {
  listGrants: endpoint({
    method: 'GET',
    path: '/api/access/grants',
    summary: 'Who holds which role.',
    who: ['admin', 'representative', 'planner'],
    input: z.object({
      ...pageInput,
      after: id.optional(),
      role: z.enum(GRANTABLE_ROLES).optional(),
      personId: id.optional(),
    }),
    output: pageOf(grantedRole),
  }),
  grantRole: endpoint({
    method: 'POST',
    path: '/api/access/grants',
    summary: 'Give somebody a role, for the whole organisation or for a unit and all below it.',
    who: ['admin'],
    creates: true,
    input: z.object({ personId: id, role: z.enum(GRANTABLE_ROLES), unitId: id.nullable().default(null) }),
    output: z.object({ id }),
  }),
  revokeRole: endpoint({
    method: 'DELETE',
    path: '/api/access/grants/:grantId',
    summary: 'Take a role away. The last admin stays.',
    who: ['admin'],
    input: z.object({ grantId: id }),
    output: done,
  }),
};
