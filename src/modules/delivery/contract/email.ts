import { z } from 'zod';
import { day, done, endpoint, id, instant, line, pageInput, pageOf } from '#kernel/contract.ts';
import { readMessage } from './message.ts';

/** Under a letter: proves that we wrote it to whoever holds it. */
const token = z.string().regex(/^[a-z2-7]{42}$/i);

/** What a click under a letter stops: its topic, or letters in general. What must be known comes all the same. */
const leaving = z.object({
  stops: z.enum(['topic', 'letters', 'nothing']),
  topic: z.string().nullable(),
  /** It has been stopped. */
  stopped: z.boolean(),
});

const SUPPRESSED_FOR = ['bounced', 'complained', 'by_hand'] as const;

export const emailContract = {
  openLeaving: endpoint({
    method: 'GET',
    path: '/api/delivery/unsubscribe/:token',
    summary: 'Leads to the page where a reader of a letter chooses to hear less.',
    who: 'anyone',
    input: z.object({ token }),
    output: 'redirect',
  }),
  leave: endpoint({
    method: 'POST',
    path: '/api/delivery/unsubscribe/:token',
    summary:
      'One click (RFC 8058): no more letters of this topic; of a letter without a topic, no more letters but those that must be known.',
    who: 'anyone',
    input: z.object({ token }),
    output: leaving,
    perMinute: 600,
  }),
  comeBack: endpoint({
    method: 'DELETE',
    path: '/api/delivery/unsubscribe/:token',
    summary: 'Takes the click back.',
    who: 'anyone',
    input: z.object({ token }),
    output: leaving,
  }),
  readLeaving: endpoint({
    method: 'POST',
    path: '/api/delivery/leaving',
    summary: 'What a click under this letter would stop.',
    who: 'anyone',
    input: z.object({ token }),
    output: leaving,
  }),
  readByLink: endpoint({
    method: 'POST',
    path: '/api/delivery/reading',
    summary: 'The message of a letter, for whoever holds its link; nothing else of the person is shown.',
    who: 'anyone',
    input: z.object({ token }),
    output: readMessage,
    perMinute: 120,
  }),
  followLink: endpoint({
    method: 'GET',
    path: '/api/delivery/links/:token/:number',
    summary: 'Leads to where a link of a letter points.',
    who: 'anyone',
    input: z.object({ token, number: z.string().regex(/^\d{1,3}$/) }),
    output: 'redirect',
  }),
  listUndelivered: endpoint({
    method: 'GET',
    path: '/api/delivery/undelivered',
    summary: 'Letters that could not be delivered, the newest first, each with its reason.',
    who: ['planner', 'admin'],
    input: z.object({ ...pageInput, releaseId: id.optional() }),
    output: pageOf(
      z.object({
        id,
        filedOn: day,
        person: z.object({ id, name: z.string().nullable() }),
        messageId: id.nullable(),
        state: z.enum(['failed', 'suppressed']),
        /** A key of the messages, `undelivered.…`. */
        code: z.string(),
        /** What the mail server said. */
        words: z.string().nullable(),
      }),
    ),
  }),
  listSuppressions: endpoint({
    method: 'GET',
    path: '/api/delivery/suppressions',
    summary: 'Addresses that are not written to, the newest first, each with its reason.',
    who: ['admin'],
    input: z.object(pageInput),
    output: pageOf(
      z.object({
        address: z.string(),
        reason: z.enum(SUPPRESSED_FOR),
        words: z.string().nullable(),
        createdAt: instant,
      }),
    ),
  }),
  suppress: endpoint({
    method: 'POST',
    path: '/api/delivery/suppressions',
    summary: 'Writes to an address no more.',
    who: ['admin'],
    input: z.object({ address: z.email().max(254), words: line(500).optional() }),
    output: done,
  }),
  liftSuppression: endpoint({
    method: 'DELETE',
    path: '/api/delivery/suppressions/:address',
    summary: 'Writes to an address again.',
    who: ['admin'],
    input: z.object({ address: z.string().min(3).max(254) }),
    output: done,
  }),
  reportBounce: endpoint({
    method: 'POST',
    path: '/api/delivery/bounces',
    summary: 'A mail server hands in a message that came back, as it is, with the secret of BOUNCE_SECRET.',
    who: 'anyone',
    input: z.object({ secret: z.string().max(500), message: z.string().min(1).max(900_000) }),
    output: z.object({ letters: z.number().int() }),
    perMinute: 6000,
  }),
};
