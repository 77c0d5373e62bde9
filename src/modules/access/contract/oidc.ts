import { z } from 'zod';
import { done, endpoint, nothing } from '#kernel/contract.ts';

export const oidcContract = {
  askToUseOidc: endpoint({
    method: 'POST',
    path: '/api/access/oidc-requests',
    summary: 'The address at the organisation’s identity provider to which the browser goes to sign in.',
    who: 'anyone',
    perMinute: 300,
    input: nothing,
    output: z.object({ address: z.url() }),
  }),
  signInByOidc: endpoint({
    method: 'POST',
    path: '/api/access/sessions/by-oidc',
    summary: 'Sign in with what the identity provider sent the browser back with.',
    who: 'anyone',
    perMinute: 300,
    /** The query of the address `/sign-in/oidc` to which the provider sent the browser, with its question mark. */
    input: z.object({ query: z.string().startsWith('?').max(4000) }),
    output: done,
  }),
};
