import { z } from 'zod';
import { day, done, endpoint, id, instant, language, line, nothing } from '#kernel/contract.ts';
import { place } from './channel.ts';
import { level } from './message.ts';

/** How long a visit may count; a page that was left open is not being read. */
export const MOST_SECONDS = 1800;

export const receipt = z.object({
  /** Made by the client, once for an act: the same twice counts once. */
  id,
  messageId: id,
  version: z.number().int().min(1).max(30_000),
  /** `read` brings visible seconds; when they add up, the message counts as read. */
  kind: z.enum(['seen', 'read', 'useful', 'not_useful']),
  channel: place.default('feed'),
  seconds: z.number().int().min(0).max(MOST_SECONDS).default(0),
  at: instant,
});
export type Receipt = z.output<typeof receipt>;

export const receiptContract = {
  sendReceipts: endpoint({
    method: 'POST',
    path: '/api/delivery/receipts',
    summary:
      'What I did with messages, in batches, also later and more than once: each act counts once. What is not in my feed is passed over.',
    who: 'signedIn',
    input: z.object({ receipts: z.array(receipt).min(1).max(500) }),
    output: z.object({ counted: z.number().int() }),
    perMinute: 6000,
  }),
  acknowledge: endpoint({
    method: 'POST',
    path: '/api/delivery/messages/:messageId/acknowledgement',
    summary:
      'I have seen, understood or signed this version in this language. A wrong answer is refused with an explanation, and may be tried again.',
    who: 'signedIn',
    input: z.object({
      messageId: id,
      version: z.number().int(),
      language,
      /** The place of the answer, when there is a question. */
      answer: z.number().int().min(0).max(4).optional(),
      /** My name, typed, when it is to be signed. */
      signedName: line(200).optional(),
    }),
    output: z.object({ version: z.number().int(), level: level.exclude(['none']), at: instant }),
  }),
  muteTopic: endpoint({
    method: 'PUT',
    path: '/api/delivery/mutes/:topicId',
    summary: 'Hear no more of a topic. What must be known comes all the same.',
    who: 'signedIn',
    input: z.object({ topicId: id }),
    output: done,
  }),
  unmuteTopic: endpoint({
    method: 'DELETE',
    path: '/api/delivery/mutes/:topicId',
    summary: 'Hear of a topic again.',
    who: 'signedIn',
    input: z.object({ topicId: id }),
    output: done,
  }),
  readSafetyCount: endpoint({
    method: 'GET',
    path: '/api/delivery/safety',
    summary:
      'How often the caps were passed for safety in the last year, when, and by whose two names. Open to everybody.',
    who: 'signedIn',
    input: nothing,
    output: z.object({
      count: z.number().int(),
      releases: z.array(
        z.object({
          openedOn: day,
          title: z.string(),
          confirmedBy: z.string().nullable(),
          secondedBy: z.string().nullable(),
        }),
      ),
    }),
  }),
};
