import { z } from 'zod';
import { day, done, endpoint, id, instant, line, pageInput, pageOf, wholeNumber } from '#kernel/contract.ts';
import { givenPassword } from './password.ts';
import { LONGEST_TOKEN_DAYS, SCOPES } from './scope.ts';

export const apiToken = z.object({
  id,
  name: z.string(),
  personId: id,
  personName: z.string().nullable(),
  scopes: z.array(z.string()),
  createdOn: day,
  expiresAt: instant,
  lastUsedOn: day.nullable(),
});

export const tokenContract = {
  listTokens: endpoint({
    method: 'GET',
    path: '/api/access/tokens',
    summary: 'My API tokens; everybody’s for an admin who asks for them.',
    who: 'signedIn',
    input: z.object({
      ...pageInput,
      after: id.optional(),
      of: z.enum(['me', 'everybody']).default('me'),
    }),
    output: pageOf(apiToken),
  }),
  // Not `creates`: the remembered answer of a repeated request would keep the token in clear.
  makeToken: endpoint({
    method: 'POST',
    path: '/api/access/tokens',
    summary:
      'Make an API token that acts in my name within its scopes. It is shown once. Asks for my present password, unless I came in within 15 minutes.',
    who: 'signedIn',
    perMinute: 120,
    input: z.object({
      name: line(80),
      scopes: z.array(z.enum(SCOPES)).min(1).max(SCOPES.length),
      days: wholeNumber.pipe(z.number().min(1).max(LONGEST_TOKEN_DAYS)),
      current: givenPassword.optional(),
    }),
    output: z.object({ id, token: z.string(), expiresAt: instant }),
  }),
  revokeToken: endpoint({
    method: 'DELETE',
    path: '/api/access/tokens/:tokenId',
    summary: 'Revoke a token of mine; an admin revokes anybody’s.',
    who: 'signedIn',
    input: z.object({ tokenId: id }),
    output: done,
  }),
};
