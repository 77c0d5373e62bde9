import { z } from 'zod';
import { endpoint, id, instant, language } from '#kernel/contract.ts';
import { group, groupKey } from './figure.ts';
import { SURVEYORS } from './item.ts';

/** A draft may lack languages; publishing it needs them all. */
const drafted = z.partialRecord(language, z.string().trim().max(4000));

/** What we heard and what we do, for everybody or for a group. */
const part = z.object({ group: groupKey, heard: drafted, doing: drafted });
export type AnswerPart = z.output<typeof part>;

export const MOST_ANSWER_PARTS = 60;

export const waveAnswerContract = {
  readWaveAnswer: endpoint({
    method: 'GET',
    path: '/api/listening/waves/:waveId/answer',
    summary:
      'The answer to a wave: what we heard, what we do. A draft is for those who write it; published it is for everybody invited.',
    who: 'signedIn',
    input: z.object({ waveId: id }),
    output: z.object({
      state: z.enum(['none', 'draft', 'published']),
      parts: z.array(part.extend({ name: group.shape.name })),
      /** Editions that are missing before it can be published. */
      missing: z.array(z.object({ group: groupKey, language })),
      publishedAt: instant.nullable(),
      publishedBy: z.object({ id, name: z.string().nullable() }).nullable(),
      version: z.int(),
      can: z.object({ write: z.boolean(), publish: z.boolean() }),
    }),
  }),
  writeWaveAnswer: endpoint({
    method: 'PUT',
    path: '/api/listening/waves/:waveId/answer',
    summary:
      'Write the draft of the answer; `version` 0 begins it. An older one is refused with what stands now.',
    who: SURVEYORS,
    input: z.object({
      waveId: id,
      version: z.int().min(0),
      parts: z.array(part).min(1).max(MOST_ANSWER_PARTS),
    }),
    output: z.object({ version: z.int() }),
  }),
  publishWaveAnswer: endpoint({
    method: 'POST',
    path: '/api/listening/waves/:waveId/answer/publication',
    summary:
      'Publish the answer to everybody who was invited. It needs a part for everybody in each language of the wave; it opens all published groups to them and the way for the next wave.',
    who: SURVEYORS,
    input: z.object({ waveId: id, version: z.int() }),
    output: z.object({ publishedAt: instant }),
  }),
};
