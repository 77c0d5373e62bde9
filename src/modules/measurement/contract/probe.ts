import { z } from 'zod';
import { day, done, editions, endpoint, id, nothing } from '#kernel/contract.ts';
import { shownText } from '#modules/plan/contract/line.ts';
import { READERS, shownShare, WRITERS } from './measure.ts';

export const probeRound = z.enum(['before', 'after']);
export type ProbeRound = z.output<typeof probeRound>;

/** Recall has a right answer; belief and intention have answers that count as «yes». One tap each. */
export const probeItem = z
  .object({
    kind: z.enum(['recall', 'belief', 'intention']),
    question: editions(300),
    choices: z.array(editions(120)).min(2).max(6),
    /** Places of the answers that count: right, believes it, intends to. */
    counts: z.array(z.number().int().min(0).max(5)).min(1).max(5),
  })
  .refine(({ choices, counts }) => counts.every((place) => place < choices.length), {
    error: 'counts_no_such_choice',
  });
export type ProbeItem = z.output<typeof probeItem>;

const round = z.object({ opensOn: day, closesOn: day });

const roundShown = z.object({
  round: probeRound,
  ...round.shape,
  /** How many were drawn; null until the day comes. */
  people: z.number().int().nullable(),
  /** Share of the drawn who answered. */
  response: shownShare,
  /** Per item: share of «yes» of all, of those who had read, of those who had not. Empty while the round is open. */
  items: z.array(z.object({ all: shownShare, hadRead: shownShare, hadNotRead: shownShare })),
});

const probe = z.object({
  id,
  campaignId: id,
  experimentId: id.nullable(),
  items: z.array(probeItem),
  audience: z.object({ id, name: z.string() }).nullable(),
  sampleSize: z.number().int(),
  rounds: z.array(roundShown),
  cancelled: z.boolean(),
});

const probeId = { probeId: id };

export const probeContract = {
  listProbes: endpoint({
    method: 'GET',
    path: '/api/measurement/campaigns/:campaignId/probes',
    summary: 'Probes of a campaign with what their closed rounds showed.',
    who: READERS,
    input: z.object({ campaignId: id }),
    output: z.object({ probes: z.array(probe) }),
  }),
  planProbe: endpoint({
    method: 'POST',
    path: '/api/measurement/campaigns/:campaignId/probes',
    summary:
      'Plan a probe: one-tap items before and after, to random samples in which also those are who did not read.',
    who: WRITERS,
    creates: true,
    input: z.object({
      campaignId: id,
      experimentId: id.nullable().default(null),
      items: z.array(probeItem).min(1).max(3),
      audienceId: id,
      sampleSize: z.number().int().min(10).max(20_000),
      before: round.nullable().default(null),
      after: round,
    }),
    output: z.object({ id }),
  }),
  cancelProbe: endpoint({
    method: 'DELETE',
    path: '/api/measurement/probes/:probeId',
    summary: 'Call a probe off; who was asked is asked no more.',
    who: WRITERS,
    input: z.object(probeId),
    output: done,
  }),
  readMyProbe: endpoint({
    method: 'GET',
    path: '/api/measurement/my-probe',
    summary: 'The one probe that I am asked to answer now, if any. Nobody gets more than one a fortnight.',
    who: 'signedIn',
    input: nothing,
    output: z.object({
      probe: z
        .object({
          id,
          round: probeRound,
          closesOn: day,
          items: z.array(z.object({ question: shownText, choices: z.array(shownText) })),
        })
        .nullable(),
    }),
  }),
  answerProbe: endpoint({
    method: 'POST',
    path: '/api/measurement/probes/:probeId/answers',
    summary:
      'Answer a probe, or skip items. Counted without a name: that I answered is kept, what I answered only as a number.',
    who: 'signedIn',
    input: z.object({
      ...probeId,
      /** A choice per item; null skips it. All null: not asked again. */
      choices: z.array(z.number().int().min(0).max(5).nullable()).min(1).max(3),
    }),
    output: done,
  }),
};
