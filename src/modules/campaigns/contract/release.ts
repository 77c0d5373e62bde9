import { z } from 'zod';
import { done, editions, endpoint, id, instant } from '#kernel/contract.ts';
import { channelName } from '#modules/delivery/contract/channel.ts';
import { newMessage } from '#modules/delivery/contract/message.ts';
import { newRelease, releaseState, SECONDERS } from '#modules/delivery/contract/release.ts';
import { personName, WRITERS } from './part.ts';

/** How a piece is to go out, kept until its ring opens. */
export const releaseWish = z.object({
  /** A saved audience; in a ring it is the ring's. */
  audienceId: id.nullable().default(null),
  timing: newRelease.shape.timing,
  channels: z.array(channelName).min(1).default(['feed', 'email']),
  priority: newRelease.shape.priority,
  /** When the ring opens while the advice is another than «go», it goes out only with a reason given beforehand. */
  againstReason: z.string().trim().min(3).max(1000).nullable().default(null),
});
export type ReleaseWish = z.output<typeof releaseWish>;

export const pieceRelease = z.object({
  id,
  pieceId: id,
  ringId: id.nullable(),
  ringName: editions(100).nullable(),
  audience: z.object({ id, name: z.string() }).nullable(),
  wish: releaseWish,
  /** The release as delivery knows it; null while its ring is closed. */
  releaseId: id.nullable(),
  state: releaseState.nullable(),
  plannedBy: personName.nullable(),
  plannedAt: instant,
  releasedAt: instant.nullable(),
  /** A safety message in a closed ring: it asks for the name of a second person before the ring opens. */
  asksSecond: z.boolean(),
  secondedBy: personName.nullable(),
  can: z.object({ second: z.boolean() }),
});

/** What forbids a release; translated under `releaseBlockers.<code>`. */
export const releaseBlocker = z.object({
  code: z.enum([
    'not_approved',
    'nobody_approves',
    'no_edition',
    'edition_empty',
    'change_not_said',
    'no_sender',
    'question_missing',
    'expired',
    'replaced',
    'campaign_closed',
  ]),
  values: z.record(z.string(), z.string()),
});
export type ReleaseBlocker = z.output<typeof releaseBlocker>;

export const releaseContract = {
  listPieceReleases: endpoint({
    method: 'GET',
    path: '/api/campaigns/pieces/:pieceId/releases',
    summary: 'How a piece went out and is to go out, ring by ring, and what keeps it from going.',
    who: 'signedIn',
    input: z.object({ pieceId: id }),
    output: z.object({ releases: z.array(pieceRelease), blockers: z.array(releaseBlocker) }),
  }),
  planPieceRelease: endpoint({
    method: 'POST',
    path: '/api/campaigns/pieces/:pieceId/releases',
    summary:
      'Compile the piece and draft its release to a ring or an audience. In a ring that is closed it waits for the opening.',
    who: WRITERS,
    creates: true,
    input: z.object({
      pieceId: id,
      ringId: id.nullable().default(null),
      wish: releaseWish,
      /** From the second version on: what is different, and who has to acknowledge again. */
      change: newMessage.shape.change,
    }),
    output: pieceRelease,
  }),
  secondPieceRelease: endpoint({
    method: 'POST',
    path: '/api/campaigns/releases/:planId/second',
    summary:
      'Stand behind a safety message that waits for its ring, as a second person; without, the ring does not open.',
    who: SECONDERS,
    input: z.object({ planId: id }),
    output: pieceRelease,
  }),
  withdrawPieceRelease: endpoint({
    method: 'DELETE',
    path: '/api/campaigns/releases/:planId',
    summary: 'Take back a release that waits for its ring. One that delivery holds is cancelled there.',
    who: WRITERS,
    input: z.object({ planId: id }),
    output: done,
  }),
};
