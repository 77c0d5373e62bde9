import { z } from 'zod';
import {
  day,
  endpoint,
  id,
  instant,
  language,
  nothing,
  pageInput,
  pageOf,
  readyEndpoint,
} from '#kernel/contract.ts';
import { lane, level } from './message.ts';

/** A message as a list shows it, with how its reader stands to it. */
export const card = z.object({
  id,
  language,
  lane,
  level,
  title: z.string(),
  oneLine: z.string(),
  fromWhom: z.string(),
  changesForYou: z.string().nullable(),
  seconds: z.number().int(),
  trueUntilOn: day.nullable(),
  version: z.number().int(),
  openedAt: instant,
  /** I am asked to acknowledge this version. */
  owed: z.boolean(),
  /** I have acknowledged an earlier version, and it has changed since. */
  changed: z.boolean(),
  seen: z.boolean(),
  read: z.boolean(),
  useful: z.boolean().nullable(),
});
export const todayContract = {
  readToday: readyEndpoint({
    method: 'GET',
    path: '/api/delivery/today',
    summary:
      'What is new for me: not read yet, or to be acknowledged; most important first, twenty at most, and how many more there are.',
    who: 'signedIn',
    input: nothing,
    output: z.object({
      rows: z.array(card),
      /** All that is new, the rows included. */
      total: z.number().int(),
      /** Reading time of all that is new. */
      seconds: z.number().int(),
    }),
  }),
  listFeed: endpoint({
    method: 'GET',
    path: '/api/delivery/feed',
    summary: 'Everything that came to me, the latest first, read or not.',
    who: 'signedIn',
    input: z.object(pageInput),
    output: pageOf(card),
  }),
  readAttention: endpoint({
    method: 'GET',
    path: '/api/delivery/attention',
    summary:
      'My attention receipt: what was asked of me this week and how much I gave, why each message came, and what waits in my digest.',
    who: 'signedIn',
    input: nothing,
    output: z.object({
      weekOn: day,
      /** Reading that pushes asked for this week, and the budget for it. */
      secondsAsked: z.number().int(),
      secondsBudget: z.number().int(),
      pushes: z.number().int(),
      /** Visible reading this week. */
      secondsRead: z.number().int(),
      messages: z.array(
        z.object({
          id,
          title: z.string(),
          /** Visible seconds that I gave it, and those that its text takes. */
          seconds: z.number().int(),
          readingSeconds: z.number().int(),
          openedAt: instant,
          ring: z.string(),
          because: z.array(z.object({ kind: z.string(), title: z.string() })),
        }),
      ),
      digest: z.array(z.object({ id, title: z.string(), outcome: z.number().int() })),
    }),
  }),
};
