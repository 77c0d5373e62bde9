import { z } from 'zod';
import { endpoint, id, instant, language, nothing, pageInput, pageOf } from '#kernel/contract.ts';
import { fileFacts, lastingKind, money, someone } from './content.ts';
import { difference } from './difference.ts';

/** A text as a reader gets it: in their language where there is one, else in another, which is named. */
const readText = z.object({ text: z.string(), language, stale: z.boolean() }).nullable();
export type ReadText = z.output<typeof readText>;

const readStatement = z.object({ id, statement: readText }).nullable();

export const publishedVersion = z.object({
  id,
  number: z.number().int(),
  publishedAt: instant,
  publishedBy: someone.nullable(),
  note: z.string().nullable(),
  /** The number of the older version that this one brought back. */
  restoredNumber: z.number().int().nullable(),
});

/** The brand core as members read it. */
export const readCore = z.object({
  /** Null while nothing has been published. */
  version: publishedVersion.nullable(),
  isCurrent: z.boolean(),
  language,
  mission: readStatement,
  vision: readStatement,
  values: z.array(
    z.object({
      id,
      name: readText,
      meaning: readText,
      behaviours: z.array(z.object({ id, roleFamily: z.string().nullable(), text: readText })),
    }),
  ),
  promises: z.array(
    z.object({
      id,
      sentence: readText,
      toWhom: readText,
      test: readText,
      owner: someone.nullable(),
      keeps: z.array(id),
      proofs: z.array(
        z.object({
          id,
          text: readText,
          link: z.string().nullable(),
          file: fileFacts.nullable(),
          budget: money.nullable(),
        }),
      ),
      moments: z.array(z.object({ id, text: readText })),
    }),
  ),
  /** What this version retired, and why. */
  retired: z.array(z.object({ id, kind: lastingKind, title: z.string(), reason: z.string() })),
  /** The reader's own role family, whose behaviours come first for them. */
  yourRoleFamily: z.string().nullable(),
  can: z.object({ edit: z.boolean() }),
});

export const coreContract = {
  readCore: endpoint({
    method: 'GET',
    path: '/api/brand/core',
    summary: 'The current mission, vision, values and promises in the reader’s language.',
    who: 'signedIn',
    input: z.object({ language: language.optional() }),
    output: readCore,
  }),
  listVersions: endpoint({
    method: 'GET',
    path: '/api/brand/versions',
    summary: 'Every published version of the brand core, newest first.',
    who: 'signedIn',
    input: z.object(pageInput),
    output: pageOf(publishedVersion),
  }),
  readVersion: endpoint({
    method: 'GET',
    path: '/api/brand/versions/:versionId',
    summary: 'One published version in the reader’s language.',
    who: 'signedIn',
    input: z.object({ versionId: id, language: language.optional() }),
    output: readCore,
  }),
  readVersionChanges: endpoint({
    method: 'GET',
    path: '/api/brand/versions/:versionId/changes',
    summary: 'What a published version changed from the one before, word by word in each language.',
    who: 'signedIn',
    input: z.object({ versionId: id }),
    output: difference,
  }),
  listRoleFamilies: endpoint({
    method: 'GET',
    path: '/api/brand/role-families',
    summary: 'The role families that people have, for which behaviours can be written.',
    who: ['planner', 'leader', 'admin'],
    input: nothing,
    output: z.object({ roleFamilies: z.array(z.string()) }),
  }),
};
