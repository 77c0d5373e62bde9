import { z } from 'zod';
import { done, endpoint } from '#kernel/contract.ts';

/** A password as it is typed at sign-in: whatever it is, it is compared. */
export const givenPassword = z.string().min(1).max(1000);

/** A password to be set; whether it is strong enough is judged with what is known of the person. */
export const newPassword = z.string().min(1).max(256);

export const judgement = z.object({
  strong: z.boolean(),
  reasons: z.array(
    z.enum([
      'too_short',
      'commonly_breached',
      'contains_your_details',
      'keyboard_row',
      'repeated',
      'sequence',
      'date',
      'single_word',
      'guessable',
    ]),
  ),
});

export const passwordContract = {
  changePassword: endpoint({
    method: 'PUT',
    path: '/api/access/password',
    summary:
      'Set my password. Asks for the present one, unless I came in by a link to my mailbox within 15 minutes. Ends my other sessions and revokes my API tokens.',
    who: 'signedIn',
    perMinute: 20,
    input: z.object({ current: givenPassword.optional(), next: newPassword }),
    output: done,
  }),
  judgePassword: endpoint({
    method: 'POST',
    path: '/api/access/password-judgements',
    summary: 'Whether a password would be strong enough, and what makes it weak. Nothing is kept.',
    who: 'anyone',
    perMinute: 60,
    input: z.object({
      password: newPassword,
      /** What an attacker would know: name and e-mail being typed on the same form. */
      details: z.array(z.string().max(254)).max(5).default([]),
    }),
    output: judgement,
  }),
};
