import { z } from 'zod';
import { done, endpoint, id, language } from '#kernel/contract.ts';
import { answers } from './item.ts';
import { VIEWS, viewName } from './wave.ts';

/** RSA-2048: blinded values and signatures have 256 bytes. */
const base64url = (bytes: number) =>
  z
    .string()
    .length(Math.ceil((bytes * 4) / 3))
    .regex(/^[A-Za-z0-9_-]+$/, { error: 'not_base64url' });

/** Every ballot is sent at this length, or the next multiple: its length must not tell what was written. */
export const BALLOT_BYTES = 16_384;
/** The longest ballot that is taken. */
export const MOST_BALLOT_BYTES = 262_144;

const blindedToken = z.object({ view: viewName, labelId: id, blinded: base64url(256) });

const drawing = z.object({
  waveId: id,
  tokens: z.array(blindedToken).min(1).max(VIEWS.length),
});

const signatures = z.object({
  signatures: z.array(z.object({ view: viewName, signature: base64url(256) })),
});

/** A printed code as people type it; spaces, hyphens and case do not matter. */
export const printedCode = z.string().trim().min(12).max(40);

/**
 * Two sides that never meet. Tokens are drawn signed in, blinded, or for a printed code; ballots are sent without a
 * session (`credentials: 'omit'`) and are refused with one.
 */
export const ballotContract = {
  drawTokens: endpoint({
    method: 'POST',
    path: '/api/listening/tokens',
    summary:
      'Have the tokens of a wave signed blind: one of each view, once. Browsers do it in advance, when somebody signs in, whether or not they will ever answer. The same values again get the same signatures.',
    who: 'signedIn',
    input: drawing,
    output: signatures,
  }),
  drawTokensForCode: endpoint({
    method: 'POST',
    path: '/api/listening/code-tokens',
    summary: 'Have the tokens of a wave signed blind for a printed code, without a session.',
    who: 'anyone',
    sealed: true,
    input: drawing.extend({ code: printedCode }),
    output: signatures,
  }),
  readCode: endpoint({
    method: 'POST',
    path: '/api/listening/code-readings',
    summary: 'Which wave and label a printed code is for. A POST, so that no address holds the code.',
    who: 'anyone',
    sealed: true,
    input: z.object({ code: printedCode }),
    output: z.object({
      waveId: id,
      /** The label of each view; everyone where a code says nothing finer. */
      labels: z.array(z.object({ view: viewName, labelId: id })),
      used: z.boolean(),
    }),
  }),
  castBallot: endpoint({
    method: 'POST',
    path: '/api/listening/ballots',
    summary:
      'Put a ballot into the box, without a session. The same token again, until closing, replaces what it said before.',
    who: 'anyone',
    sealed: true,
    input: z.object({
      /** What was signed, `ballotInput` of the kernel, in base64url. */
      input: z
        .string()
        .max(800)
        .regex(/^[A-Za-z0-9_-]+$/, { error: 'not_base64url' }),
      signature: base64url(256),
      /** Count it under this wider label instead; the finer one is then kept nowhere. */
      under: id.optional(),
      answers,
      /** The language in which words were written. */
      language,
      /** Fills the ballot up; see `BALLOT_BYTES`. */
      padding: z.string().max(MOST_BALLOT_BYTES).default(''),
    }),
    output: done,
  }),
};
