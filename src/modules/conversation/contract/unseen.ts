import { z } from 'zod';
import { day, done, endpoint, nothing } from '#kernel/contract.ts';
import { objectionText, replyText } from './answer.ts';
import { caseWithThread, newCase } from './case.ts';

const base64url = (bytes: number) =>
  z
    .string()
    .length(Math.ceil((bytes * 4) / 3))
    .regex(/^[A-Za-z0-9_-]+$/, { error: 'not_base64url' });

const week = z.string().regex(/^\d{4}-W\d{2}$/, { error: 'not_a_week' });
const publicJwk = z.object({ kty: z.literal('RSA'), n: z.string(), e: z.string() });

/** RSA-2048: blinded values and signatures have 256 bytes. */
const signatureText = base64url(256);

/** The writer's secret as `writeCode` prints it; spaces, hyphens and case do not matter. */
export const code = z.string().trim().min(54).max(200);

/** One permit: what was signed blind, and the signature. */
export const permit = z.object({
  input: z
    .string()
    .max(400)
    .regex(/^[A-Za-z0-9_-]+$/, { error: 'not_base64url' }),
  signature: signatureText,
});

/**
 * Two sides that never meet. Permits are drawn signed in, blinded; everything else here is called without a session
 * (`credentials: 'omit'`) and is refused with one, so that no row, log line or answer can join the two.
 */
export const unseenContract = {
  readPermitKey: endpoint({
    method: 'GET',
    path: '/api/conversation/permit-key',
    summary:
      'The public key of this week’s permits. Fetched without a session, so that nobody can be given a key of their own.',
    who: 'anyone',
    input: nothing,
    output: z.object({ week, key: publicJwk }),
  }),
  drawPermits: endpoint({
    method: 'POST',
    path: '/api/conversation/permits',
    summary:
      'Have this week’s permits signed blind. Browsers do it when somebody signs in, whether or not they will ever write unseen. The same values again get the same signatures.',
    who: 'signedIn',
    input: z.object({ week, blinded: z.array(signatureText).min(1).max(5) }),
    output: z.object({ signatures: z.array(signatureText) }),
  }),
  sendUnseenCase: endpoint({
    method: 'POST',
    path: '/api/conversation/unseen-cases',
    summary:
      'Put a case into the letterbox with a permit and without a session. It is opened with others at the next full hour. The same permit and code again change nothing.',
    who: 'anyone',
    input: newCase.extend({ permit, code }),
    output: z.object({ openedOn: day, dueOn: day }),
  }),
  readUnseenCase: endpoint({
    method: 'POST',
    path: '/api/conversation/unseen-readings',
    summary: 'The case of a code, with its thread. A POST, so that no address holds the code.',
    who: 'anyone',
    input: z.object({ code }),
    output: z.object({
      /** Letters that wait for the next full hour, in their order. */
      waiting: z.array(
        z.object({
          act: z.enum(['case', 'message', 'objection', 'withdrawal']),
          text: z.string().nullable(),
          writtenOn: day,
        }),
      ),
      /** Null while the case itself waits. */
      case: caseWithThread.nullable(),
      /** The public case that it was merged into. */
      joined: caseWithThread.nullable(),
    }),
  }),
  writeUnseenMessage: endpoint({
    method: 'POST',
    path: '/api/conversation/unseen-messages',
    summary: 'Write back in my unseen case; delivered at the next full hour.',
    who: 'anyone',
    input: z.object({ code, text: replyText }),
    output: done,
  }),
  objectUnseen: endpoint({
    method: 'POST',
    path: '/api/conversation/unseen-objections',
    summary: 'Say, once, that the answer to my unseen case is not fair.',
    who: 'anyone',
    input: z.object({ code, text: objectionText }),
    output: done,
  }),
  withdrawUnseen: endpoint({
    method: 'POST',
    path: '/api/conversation/unseen-withdrawals',
    summary: 'Take my unseen case back: its text and what I wrote are erased at the next full hour.',
    who: 'anyone',
    input: z.object({ code }),
    output: done,
  }),
};
