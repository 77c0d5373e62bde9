import { z } from 'zod';
import { endpoint, id, instant, listOf } from '#kernel/contract.ts';
import { place } from './channel.ts';
import { CALENDAR_READERS } from './release.ts';

/** A share in percent as it is shown: at the ends only a bound, and nothing when fewer than five people are behind it. */
const share = z.union([
  z.object({
    value: z.number(),
    bound: z.enum(['about', 'at-most', 'at-least']),
    answered: z.number().int(),
  }),
  z.object({ withheld: z.literal('too-few-answers') }),
]);

const figures = z.object({
  /** By e-mail that went out, or seen. */
  reached: share,
  seen: share,
  read: share,
  /** Of those who were asked to acknowledge. */
  acknowledged: share,
  /** Of those who said whether it was useful. */
  useful: share,
  byPlace: z.array(z.object({ place, seen: share, read: share })),
});

/** Null: withheld, because of fewer than five people here, or because a difference would give such a group back. */
const shown = z.object({ people: z.number().int(), figures }).nullable();

export const results = z.object({
  messageId: id,
  /** When a planner took the message back. */
  withdrawnAt: instant.nullable(),
  countedAt: instant.nullable(),
  /** All who have the message, each once, whatever the number of releases and channels. */
  all: z.object({ people: z.number().int(), figures }).nullable(),
  releases: z.array(
    z.object({
      releaseId: id,
      ring: z.string(),
      audience: z.string().nullable(),
      shown,
    }),
  ),
  /** The units at the top, each with all below it; whoever has none is in the whole alone. */
  units: z.array(z.object({ unit: z.object({ id, name: z.string() }), shown })),
});

export const resultContract = {
  readResults: endpoint({
    method: 'GET',
    path: '/api/delivery/messages/:messageId/results',
    summary:
      'Reached, seen, read, acknowledged and useful, in shares, by release, unit and place; withheld for fewer than five people, in pairs.',
    who: CALENDAR_READERS,
    input: z.object({ messageId: id }),
    output: results,
  }),
  listResults: endpoint({
    method: 'GET',
    path: '/api/delivery/results',
    summary: 'The same of several messages, each as a whole; null where it is withheld or not counted yet.',
    who: CALENDAR_READERS,
    input: z.object({ messageIds: listOf(id) }),
    output: z.object({
      messages: z.array(z.object({ messageId: id, countedAt: instant.nullable(), all: results.shape.all })),
    }),
  }),
};
