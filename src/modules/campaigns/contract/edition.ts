import { z } from 'zod';
import { done, endpoint, id, instant, language, line } from '#kernel/contract.ts';
import type { RichText } from '#kernel/rich-text.ts';
import { parseRichText } from '#kernel/rich-text-parse.ts';
import { personName, WRITERS } from './part.ts';

/** A document from outside: rebuilt from the closed list of `kernel/rich-text`, or refused with the places that do not fit. */
export const docInput = z.unknown().transform((value, context): RichText => {
  const parsed = parseRichText(value);
  if (parsed.ok) return parsed.doc;
  for (const { path, code } of parsed.problems)
    context.addIssue({ code: 'custom', message: code, path: path === '' ? [] : path.split('.') });
  return z.NEVER;
});

/** A document that this product built. */
export const doc = z.custom<RichText>((value) => typeof value === 'object' && value !== null);

/** The words of an edition. */
export const editionInput = z.object({ title: line(200), summary: line(400).nullable(), doc: docInput });
export const editionContent = z.object({ title: z.string(), summary: z.string().nullable(), doc });
export type EditionContent = z.output<typeof editionContent>;

export const readability = z.object({
  /** Flesch (English), INFLESZ (Spanish), LIX (Finnish). */
  measure: z.enum(['flesch', 'inflesz', 'lix']),
  score: z.number(),
  /** The same five steps in each language, from very easy to very hard. */
  step: z.enum(['very_easy', 'easy', 'plain', 'hard', 'very_hard']),
});

export const assessment = z.object({
  words: z.number().int(),
  seconds: z.number().int(),
  /** Null: too short to say. */
  readability: readability.nullable(),
  acronyms: z.array(z.string()),
  longestSentence: z.number().int(),
});
export type Assessment = z.output<typeof assessment>;

export const shownEdition = editionContent.extend({
  language,
  version: z.number().int(),
  /** The first language changed after this was written. */
  stale: z.boolean(),
  changedAt: instant,
  changedBy: personName.nullable(),
  assessment,
});

export const diffPart = z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() });

const where = { pieceId: id, language };
const version = z.number().int();
const number = z.coerce.number().int().min(1);

export const editionContract = {
  saveEdition: endpoint({
    method: 'PUT',
    path: '/api/campaigns/pieces/:pieceId/editions/:language',
    summary:
      'Save an edition; 0 as `version` begins it. One that is no longer the newest is refused with what stands now.',
    who: WRITERS,
    input: z.object({ ...where, version, ...editionInput.shape }),
    output: z.object({ version }),
  }),
  saveDraft: endpoint({
    method: 'PUT',
    path: '/api/campaigns/pieces/:pieceId/editions/:language/draft',
    summary:
      'Keep what I am writing, as typed; nobody else sees it. `behind`: somebody has saved since I began.',
    who: WRITERS,
    input: z.object({
      ...where,
      baseVersion: version,
      title: z.string().max(200),
      summary: z.string().max(400).nullable(),
      doc: docInput,
    }),
    output: z.object({ behind: z.boolean(), savedAt: instant }),
  }),
  dropDraft: endpoint({
    method: 'DELETE',
    path: '/api/campaigns/pieces/:pieceId/editions/:language/draft',
    summary: 'Forget what I was writing.',
    who: WRITERS,
    input: z.object(where),
    output: done,
  }),
  listEditionVersions: endpoint({
    method: 'GET',
    path: '/api/campaigns/pieces/:pieceId/editions/:language/versions',
    summary: 'All saved states of an edition, newest first.',
    who: 'signedIn',
    input: z.object(where),
    output: z.object({
      versions: z.array(
        z.object({
          number: z.number().int(),
          title: z.string(),
          changedAt: instant,
          changedBy: personName.nullable(),
          restoredFrom: z.number().int().nullable(),
        }),
      ),
    }),
  }),
  readEditionVersion: endpoint({
    method: 'GET',
    path: '/api/campaigns/pieces/:pieceId/editions/:language/versions/:number',
    summary: 'A saved state, and what the newest one changed of it, word by word.',
    who: 'signedIn',
    input: z.object({ ...where, number, against: number.optional() }),
    output: editionContent.extend({
      number: z.number().int(),
      against: z.number().int(),
      difference: z.object({ title: z.array(diffPart), summary: z.array(diffPart), text: z.array(diffPart) }),
    }),
  }),
  restoreEdition: endpoint({
    method: 'POST',
    path: '/api/campaigns/pieces/:pieceId/editions/:language/versions/:number/restoration',
    summary: 'Make an earlier state the newest; nothing in between is lost.',
    who: WRITERS,
    input: z.object({ ...where, number, version }),
    output: z.object({ version }),
  }),
  confirmEdition: endpoint({
    method: 'PUT',
    path: '/api/campaigns/pieces/:pieceId/editions/:language/agreement',
    summary: 'Say that an edition still says what the first language says.',
    who: WRITERS,
    input: z.object({ ...where, version, follows: version }),
    output: done,
  }),
  stayPresent: endpoint({
    method: 'PUT',
    path: '/api/campaigns/pieces/:pieceId/presence',
    summary: 'I am at this piece; said every ten seconds, kept for thirty, and nowhere after that.',
    who: 'signedIn',
    perMinute: 60,
    input: z.object(where),
    output: z.object({ present: z.array(z.object({ person: personName, language, seenAt: instant })) }),
  }),
  leavePresence: endpoint({
    method: 'DELETE',
    path: '/api/campaigns/pieces/:pieceId/presence',
    summary: 'I have left this piece.',
    who: 'signedIn',
    input: z.object({ pieceId: id }),
    output: done,
  }),
};
