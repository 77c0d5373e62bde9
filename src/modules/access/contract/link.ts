import { z } from 'zod';
import { done, endpoint, id, instant, language, line } from '#kernel/contract.ts';
import { newPassword } from './password.ts';

const token = z.string().min(20).max(200);

export const linkReading = z.object({
  kind: z.enum(['signIn', 'invitation', 'operator', 'example']),
  /** Whose link it is, so that nobody comes in as somebody else by mistake. */
  name: z.string().nullable(),
  email: z.string().nullable(),
  needsConfirmation: z.boolean(),
});

export const invitation = z.object({
  personId: id,
  expiresAt: instant,
  sent: z.boolean(),
  /** Shown once, when there is no mail server or the person has no address; else null. */
  link: z.string().nullable(),
});

export const linkContract = {
  askForLink: endpoint({
    method: 'POST',
    path: '/api/access/links',
    summary: 'Have a sign-in link sent to an e-mail address. Answers the same whether anybody has it.',
    who: 'anyone',
    perMinute: 30,
    input: z.object({ email: z.email().max(254) }),
    output: done,
  }),
  readLink: endpoint({
    method: 'POST',
    path: '/api/access/link-readings',
    summary: 'What a link would do, without using it up. The token travels in the body, never in an address.',
    who: 'anyone',
    perMinute: 240,
    input: z.object({ token }),
    output: linkReading,
  }),
  signInByLink: endpoint({
    method: 'POST',
    path: '/api/access/sessions/by-link',
    summary: 'Use a sign-in link. From another browser than the one that asked, `confirmed` must be true.',
    who: 'anyone',
    perMinute: 120,
    input: z.object({ token, confirmed: z.boolean().default(false) }),
    output: done,
  }),
  invite: endpoint({
    method: 'POST',
    path: '/api/access/invitations',
    summary: 'Invite a colleague: somebody who is there already, or somebody new.',
    who: ['admin'],
    input: z.object({
      invited: z.union([
        z.object({ personId: id }),
        z.object({ name: line(120), email: z.email().max(254), language: language.optional() }),
      ]),
    }),
    output: invitation,
  }),
  acceptInvitation: endpoint({
    method: 'POST',
    path: '/api/access/invitations/acceptance',
    summary: 'Set the first password with an invitation, and sign in.',
    who: 'anyone',
    perMinute: 120,
    input: z.object({ token, password: newPassword }),
    output: done,
  }),
};
