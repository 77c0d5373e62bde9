import { z } from 'zod';
import { editions, endpoint, id, instant, language } from '#kernel/contract.ts';
import { questionnaire, subject, surveyKind } from './item.ts';
import { viewName, waveAct, waveStatus } from './wave.ts';

const publicJwk = z.object({ kty: z.literal('RSA'), n: z.string(), e: z.string() });

/**
 * What a wave is, for everybody who wants to check it: canonical JSON of exactly this is hashed (`kernel/ballot/manifest`).
 * Labels stand in it with their head counts and keys, so that nobody can be given a label or a key of their own.
 */
export const waveManifest = z.object({
  format: z.literal('inward/1'),
  wave: id,
  organisation: z.string(),
  questionnaire,
  views: z.array(
    z.object({
      name: viewName,
      labels: z.array(
        z.object({
          id,
          key: z.string(),
          kind: z.enum(['everyone', 'unit', 'others', 'band', 'value', 'other-values']),
          names: editions(400),
          people: z.int(),
          /** The next coarser label; null for everyone. */
          parent: id.nullable(),
          publicKey: publicJwk,
        }),
      ),
    }),
  ),
});
export type WaveManifest = z.output<typeof waveManifest>;

const one = z.object({ waveId: id });

/** What those who are asked know of a wave: the public part without a session, their own part with one. */
export const publicWaveContract = {
  readPublicWave: endpoint({
    method: 'GET',
    path: '/api/listening/public-waves/:waveId',
    summary:
      'What anybody may know of a wave: its manifest and hash, its state, what was done to it out of turn and why.',
    who: 'anyone',
    sealed: true,
    input: one,
    output: z.object({
      status: waveStatus,
      opensAt: instant.nullable(),
      openedAt: instant.nullable(),
      closesAt: instant.nullable(),
      closedAt: instant.nullable(),
      invited: z.int(),
      manifest: waveManifest,
      hash: z.string(),
      words: z.array(z.string()),
      acts: z.array(waveAct.omit({ by: true }).extend({ by: z.string().nullable() })),
    }),
  }),
  listBallotIds: endpoint({
    method: 'GET',
    path: '/api/listening/public-waves/:waveId/ballots',
    summary:
      'The ballots that were counted, by the hash of what only their voter knows, and how many per view. From closing on.',
    who: 'anyone',
    sealed: true,
    input: one.extend({
      after: z
        .string()
        .regex(/^[0-9a-f]{64}$/, { error: 'not_a_ballot_id' })
        .optional(),
    }),
    output: z.object({
      ids: z.array(z.string()),
      next: z.string().nullable(),
      counted: z.array(z.object({ view: viewName, ballots: z.int(), invited: z.int() })),
    }),
  }),
  listMyWaves: endpoint({
    method: 'GET',
    path: '/api/listening/my-waves',
    summary:
      'Waves that I am invited to: those that tokens can be drawn for, those that are open, and what became of the last ones. Never whether I answered.',
    who: 'signedIn',
    input: z.object({}),
    output: z.object({
      waves: z.array(
        z.object({
          id,
          surveyId: id,
          title: editions(200),
          kind: surveyKind,
          /** What it asks about: it is asked there. */
          subject: subject.nullable(),
          items: z.int(),
          languages: z.array(language),
          status: waveStatus,
          opensAt: instant.nullable(),
          closesAt: instant.nullable(),
          closedAt: instant.nullable(),
          hash: z.string(),
          words: z.array(z.string()),
          byCode: z.boolean(),
          /** My label in each view; its coarser ones follow `parentId` in the manifest. */
          labels: z.array(z.object({ view: viewName, labelId: id })),
          /** Views whose token has been drawn, by whichever device. */
          drawn: z.array(viewName),
          cancelled: z.string().nullable(),
        }),
      ),
    }),
  }),
};
