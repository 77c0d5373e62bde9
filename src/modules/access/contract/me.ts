import { z } from 'zod';
import { done, endpoint, id, language, nothing } from '#kernel/contract.ts';
import { ROLES } from '#kernel/roles.ts';

export const me = z.object({
  id,
  name: z.string().nullable(),
  email: z.string().nullable(),
  grants: z.array(z.object({ role: z.enum(ROLES), unitId: id.nullable() })),
  language,
  zone: z.string(),
  organisation: z.object({ name: z.string(), accent: z.string(), language }),
  hasPassword: z.boolean(),
  can: z.object({
    manageRoles: z.boolean(),
    seeRoles: z.boolean(),
    invite: z.boolean(),
    issueCodes: z.boolean(),
    seeAudit: z.boolean(),
    seeEverybodysTokens: z.boolean(),
    /** Whether the password may be set without the present one just now. */
    setPasswordFreely: z.boolean(),
    /** Whether a passkey or a token may be made without the present password just now. */
    addWayInFreely: z.boolean(),
  }),
});

export const meContract = {
  readMe: endpoint({
    method: 'GET',
    path: '/api/access/me',
    summary: 'Who I am here, and what I may do.',
    who: 'signedIn',
    input: nothing,
    output: me,
  }),
  changeMyLanguage: endpoint({
    method: 'PUT',
    path: '/api/access/me/language',
    summary: 'The language in which I read and am written to.',
    who: 'signedIn',
    input: z.object({ language }),
    output: done,
  }),
};
