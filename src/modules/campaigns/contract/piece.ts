import { z } from 'zod';
import { day, done, editions, endpoint, id, instant, language, line } from '#kernel/contract.ts';
import { lane, level, question } from '#modules/delivery/contract/message.ts';
import { assessment, editionContent, shownEdition } from './edition.ts';
import { personName, shownText, WRITERS } from './part.ts';

/** What changes for somebody: in words, or explicitly nothing. */
export const saidChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: editions(1000) }),
  z.object({ kind: z.literal('nothing') }),
]);
export type SaidChange = z.output<typeof saidChange>;

/** What is decided about a piece besides its texts. */
export const pieceSettings = z.object({
  ownerId: id.nullable().default(null),
  /** «Lucía Ferrer, communication». */
  fromWhom: editions(200).nullable().default(null),
  lane: lane.default('ours'),
  level: level.default('none'),
  question: question.nullable().default(null),
  topicId: id.nullable().default(null),
  /** The last day on which it holds. */
  trueUntilOn: day.nullable().default(null),
  /** What changes for everybody who gets it; null: nobody has said it yet, and it cannot be released. */
  changes: saidChange.nullable().default(null),
  /** The same for audiences for whom it is another thing; the first that somebody belongs to counts. */
  changesFor: z
    .array(z.object({ audienceId: id, says: saidChange }))
    .max(20)
    .default([]),
  /** Abbreviations that everybody here knows. */
  knownAcronyms: z.array(line(20)).max(100).default([]),
});
export type PieceSettings = z.output<typeof pieceSettings>;

export const pieceRow = z.object({
  id,
  code: z.string(),
  title: shownText,
  firstLanguage: language,
  languages: z.array(language),
  stale: z.array(language),
  minutes: z.number(),
  trueUntilOn: day.nullable(),
  replacedBy: id.nullable(),
  /** What it became; null: nothing went out yet. */
  messageId: id.nullable(),
  saysChange: z.boolean(),
  rings: z.array(z.object({ id, name: shownText })),
  releasedAt: instant.nullable(),
});

export const presence = z.object({ person: personName, language, seenAt: instant });

export const studioPiece = z.object({
  id,
  campaignId: id,
  code: z.string(),
  /** Where the code of a poster leads. */
  address: z.string(),
  settings: pieceSettings,
  version: z.number().int(),
  firstLanguage: language,
  editions: z.array(shownEdition),
  /** What I was writing and have not saved. */
  drafts: z.array(
    editionContent.extend({ language, baseVersion: z.number().int(), savedAt: instant, behind: z.boolean() }),
  ),
  /** Who else is at it. */
  present: z.array(presence),
  replacedBy: z.object({ id, title: shownText, code: z.string() }).nullable(),
  messageId: id.nullable(),
  /** The version that was published; null: nothing went out yet. */
  publishedVersion: z.number().int().nullable(),
  names: z.record(z.string(), z.string()),
  can: z.object({ edit: z.boolean(), release: z.boolean() }),
});

const pieceId = { pieceId: id };
const version = z.number().int();

export const pieceContract = {
  listPieces: endpoint({
    method: 'GET',
    path: '/api/campaigns/campaigns/:campaignId/pieces',
    summary: 'The pieces of a campaign, with their editions, cost in minutes, and rings.',
    who: 'signedIn',
    input: z.object({ campaignId: id }),
    output: z.object({ pieces: z.array(pieceRow), minutes: z.number() }),
  }),
  createPiece: endpoint({
    method: 'POST',
    path: '/api/campaigns/campaigns/:campaignId/pieces',
    summary: 'Begin a piece with its title in its first language.',
    who: WRITERS,
    creates: true,
    input: z.object({ campaignId: id, title: line(200), language: language.optional() }),
    output: z.object({ id, code: z.string() }),
  }),
  readPiece: endpoint({
    method: 'GET',
    path: '/api/campaigns/pieces/:pieceId',
    summary:
      'A piece with its editions side by side, their readability and cost, my drafts, and who else is at it.',
    who: 'signedIn',
    input: z.object(pieceId),
    output: studioPiece,
  }),
  changePiece: endpoint({
    method: 'PUT',
    path: '/api/campaigns/pieces/:pieceId/settings',
    summary:
      'Change what is decided about a piece. A `version` that is no longer the newest is refused with what stands now.',
    who: WRITERS,
    input: z.object({ ...pieceId, version, settings: pieceSettings }),
    output: z.object({ version }),
  }),
  removePiece: endpoint({
    method: 'DELETE',
    path: '/api/campaigns/pieces/:pieceId',
    summary: 'Remove a piece of which nothing has gone out.',
    who: WRITERS,
    input: z.object(pieceId),
    output: done,
  }),
  replacePiece: endpoint({
    method: 'PUT',
    path: '/api/campaigns/pieces/:pieceId/successor',
    summary: 'Say which piece holds in the place of this one; its readers, codes and posters lead there.',
    who: WRITERS,
    input: z.object({ ...pieceId, successorId: id.nullable() }),
    output: done,
  }),
  findCode: endpoint({
    method: 'GET',
    path: '/api/campaigns/codes/:code',
    summary: 'Where the short code of a poster leads: to the newest piece that went out in its place.',
    who: 'anyone',
    perMinute: 120,
    input: z.object({ code: z.string().max(20) }),
    output: z.object({
      pieceId: id,
      messageId: id,
      /** The piece on the poster no longer holds, and this one stands in its place. */
      replaced: z.boolean(),
      expired: z.boolean(),
    }),
  }),
  assessEdition: endpoint({
    method: 'POST',
    path: '/api/campaigns/assessments',
    summary:
      'How readable a text is, how long it takes and which abbreviations nobody explained, before it is saved.',
    who: 'signedIn',
    perMinute: 240,
    input: z.object({
      language,
      doc: editionContent.shape.doc,
      knownAcronyms: pieceSettings.shape.knownAcronyms,
    }),
    output: assessment,
  }),
};
