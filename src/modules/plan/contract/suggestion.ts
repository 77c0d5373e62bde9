import { z } from 'zod';
import { day, done, endpoint, id, instant, language, line } from '#kernel/contract.ts';
import { openLineKind, personName } from './line.ts';

const text = z.string().trim().min(1).max(3000);

/** One field that somebody would have otherwise; `before` is what they had in front of them. */
export const suggestedPart = z.discriminatedUnion('field', [
  z.object({
    field: z.enum(['title', 'description', 'sentence']),
    language,
    before: z.string().max(3000),
    after: text,
  }),
  z.object({ field: z.enum(['startsOn', 'dueOn', 'byOn']), before: day.nullable(), after: day }),
]);
export type SuggestedPart = z.output<typeof suggestedPart>;

/** What became of a part: taken as it was, or in the owner's words. */
export const takenPart = z.object({
  part: z.number().int().min(0).max(20),
  /** The owner's own wording, or another day. */
  instead: text.optional(),
});
export type TakenPart = z.output<typeof takenPart>;

export const suggestionState = z.enum(['open', 'accepted', 'partly', 'declined', 'withdrawn']);
export type SuggestionState = z.output<typeof suggestionState>;

const diff = z.array(z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() }));

export const suggestion = z.object({
  id,
  lineKind: openLineKind,
  lineId: id,
  /** Null: somebody who would rather not be named. */
  author: personName.nullable(),
  mine: z.boolean(),
  named: z.boolean(),
  why: z.string().nullable(),
  /** Empty while the line is sealed for the reader. */
  parts: z.array(
    z.object({
      field: z.string(),
      language: language.nullable(),
      before: z.string().nullable(),
      after: z.string(),
      diff,
      /** How it stands to the line of today: it fits, it fits beside what changed since, or it does not. */
      fit: z.enum(['fits', 'rebased', 'stale']),
      /** What taking it would write now; null where it does not fit. */
      result: z.string().nullable(),
      /** What was written for it, once decided; null where it was not taken. */
      taken: z.string().nullable(),
    }),
  ),
  state: suggestionState,
  madeAt: instant,
  decidedAt: instant.nullable(),
  decidedBy: personName.nullable(),
  reason: z.string().nullable(),
  can: z.object({ decide: z.boolean(), withdraw: z.boolean() }),
});

export const offerState = z.enum(['open', 'accepted', 'declined', 'withdrawn']);
export type OfferState = z.output<typeof offerState>;

export const offer = z.object({
  id,
  actionId: id,
  person: personName.nullable(),
  mine: z.boolean(),
  words: z.string().nullable(),
  state: offerState,
  madeAt: instant,
  reply: z.string().nullable(),
  can: z.object({ decide: z.boolean(), withdraw: z.boolean() }),
});

const suggestionId = { suggestionId: id };

export const suggestionContract = {
  suggestChange: endpoint({
    method: 'POST',
    path: '/api/plan/lines/:lineKind/:lineId/suggestions',
    summary: 'Suggest other words or another day for a line of an open plan, named in the changelog or not.',
    who: 'signedIn',
    creates: true,
    perMinute: 30,
    input: z.object({
      lineKind: openLineKind,
      lineId: id,
      named: z.boolean(),
      why: line(500).nullable().default(null),
      parts: z.array(suggestedPart).min(1).max(8),
    }),
    output: z.object({ id }),
  }),
  listSuggestions: endpoint({
    method: 'GET',
    path: '/api/plan/plans/:planId/suggestions',
    summary: 'Suggestions on a plan, the open ones first, then the newest; at most 200.',
    who: 'signedIn',
    input: z.object({ planId: id, state: suggestionState.optional() }),
    output: z.object({ suggestions: z.array(suggestion) }),
  }),
  decideSuggestion: endpoint({
    method: 'POST',
    path: '/api/plan/suggestions/:suggestionId/decision',
    summary:
      'Take a suggestion, or some of its parts in these or own words, or decline it with a reason. What is taken changes the plan and credits its author.',
    who: 'signedIn',
    input: z
      .object({
        ...suggestionId,
        taken: z.array(takenPart).max(8),
        reason: line(500).nullable().default(null),
      })
      .refine(({ taken, reason }) => taken.length > 0 || reason !== null, {
        error: 'declining_needs_a_reason',
        path: ['reason'],
      }),
    output: suggestion,
  }),
  withdrawSuggestion: endpoint({
    method: 'DELETE',
    path: '/api/plan/suggestions/:suggestionId',
    summary: 'Take my own open suggestion back.',
    who: 'signedIn',
    input: z.object(suggestionId),
    output: done,
  }),
  offerHelp: endpoint({
    method: 'POST',
    path: '/api/plan/actions/:actionId/offers',
    summary: '«I can help»: offer a hand with an action.',
    who: 'signedIn',
    creates: true,
    perMinute: 30,
    input: z.object({ actionId: id, words: line(500).nullable().default(null) }),
    output: z.object({ id }),
  }),
  decideOffer: endpoint({
    method: 'POST',
    path: '/api/plan/offers/:offerId/decision',
    summary: 'Accept an offer, which makes its person a helper of the action, or decline it with thanks.',
    who: 'signedIn',
    input: z.object({ offerId: id, accept: z.boolean(), reply: line(500).nullable().default(null) }),
    output: offer,
  }),
  withdrawOffer: endpoint({
    method: 'DELETE',
    path: '/api/plan/offers/:offerId',
    summary: 'Take my own open offer back.',
    who: 'signedIn',
    input: z.object({ offerId: id }),
    output: done,
  }),
};
