import { createHash } from 'node:crypto';
import type { InputOf, OutputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { ballotContract } from '../contract/ballot.ts';
import type { ViewName } from '../contract/wave.ts';
import { claimTokens } from '../store/ballot.ts';
import { claimForCode, findCode } from '../store/code.ts';
import { findInvited } from '../store/roster.ts';
import { findWave } from '../store/wave.ts';
import { type Box, boxOf, bytesOf, readable, withoutSession } from './box.ts';
import { hashCode } from './code.ts';
import { signingKeys } from './key.ts';
import { signInThread } from './signing-thread.ts';
import { waveNotFound } from './wave-view.ts';

type Drawing = InputOf<typeof ballotContract.drawTokens>;
type Signatures = OutputOf<typeof ballotContract.drawTokens>;

export const issueHandlers: Handlers<
  Pick<typeof ballotContract, 'drawTokens' | 'drawTokensForCode' | 'readCode'>
> = { drawTokens, drawTokensForCode, readCode };

/**
 * Signs the tokens of a member blind, one of each view, once. Kept is that they were drawn and a hash of each blinded value, which
 * is uniformly distributed and fits every ballot. No time, no label, no fact.
 */
async function drawTokens(ctx: Context, drawing: Drawing): Promise<Signatures> {
  const { personId, kind } = ctx.actor;
  if (!personId || kind !== 'person') return refuse('forbidden', 'listening.tokens_for_people');
  const box = await openBox(ctx, drawing);
  const invited = await findInvited(ctx.db, { waveId: box.waveId, personId });
  if (!invited) return refuse('forbidden', 'listening.not_invited');
  if (invited.byCode) return refuse('conflict', 'listening.answers_by_code');
  refuseForeignLabels(box, drawing, invited.labels);
  const { waveId } = box;
  const tokens = hashed(drawing);
  const others = await claimTokens(ctx.db, { waveId, personId, tokens });
  if (others.length > 0) return refuse('conflict', 'listening.tokens_already_drawn');
  return sign(ctx, drawing);
}

/** The same for a printed code, which stands for somebody of its label. */
async function drawTokensForCode(
  withAnybody: Context,
  { code, ...drawing }: InputOf<typeof ballotContract.drawTokensForCode>,
): Promise<Signatures> {
  const ctx = withoutSession(withAnybody);
  const codeHash = hashCode(code);
  const found = await findCode(ctx.db, codeHash);
  if (!found || found.waveId !== drawing.waveId) return refuse('not_found', 'listening.code_unknown');
  const box = await openBox(ctx, drawing);
  refuseForeignLabels(box, drawing, labelsOfCode(box, found.labelId));
  const others = await claimForCode(ctx.db, { waveId: box.waveId, codeHash, tokens: hashed(drawing) });
  if (others.length > 0) return refuse('conflict', 'listening.code_used');
  return sign(ctx, drawing);
}

async function readCode(withAnybody: Context, { code }: InputOf<typeof ballotContract.readCode>) {
  const ctx = withoutSession(withAnybody);
  const found = await findCode(ctx.db, hashCode(code));
  const wave = found && (await findWave(ctx.db, found.waveId));
  const box = wave && (await boxOf(ctx, wave));
  if (!found || !box) return refuse('not_found', 'listening.code_unknown');
  const labels = Object.entries(labelsOfCode(box, found.labelId)).map(([view, labelId]) => {
    // Safe: the names are those of the box's own views.
    return { view: view as ViewName, labelId };
  });
  return { waveId: found.waveId, labels, used: found.used };
}

/** The box of a wave whose tokens can be drawn; every drawing takes one token of every view, so that none is left over. */
async function openBox(ctx: Context, { waveId, tokens }: Drawing): Promise<Box> {
  const wave = await findWave(ctx.db, waveId);
  if (!wave) return waveNotFound();
  if (wave.status === 'cancelled') return refuse('conflict', 'listening.wave_cancelled');
  if (!['planned', 'open'].includes(wave.status)) return refuse('conflict', 'listening.wave_over');
  if (wave.closesAt !== null && wave.closesAt <= ctx.now) return refuse('conflict', 'listening.wave_over');
  const box = await boxOf(ctx, wave);
  if (!box) return refuse('conflict', 'listening.keys_not_made');
  const wanted = new Set(tokens.map(({ view }) => view));
  const views = box.manifest.views.map(({ name }) => name);
  if (
    wanted.size !== tokens.length ||
    views.length !== wanted.size ||
    views.some((view) => !wanted.has(view))
  )
    return refuse('invalid', 'listening.draw_every_view', { views });
  return box;
}

function refuseForeignLabels(box: Box, { tokens }: Drawing, own: Partial<Record<ViewName, string>>): void {
  for (const { view, labelId } of tokens) {
    const finest = own[view];
    const chain = finest ? (box.labels.get(finest)?.chain ?? []) : [];
    if (!chain.includes(labelId)) refuse('forbidden', 'listening.not_your_label', { view });
  }
}

/** A code knows where somebody belongs, if anything; in every other view its ballot goes under everyone. */
function labelsOfCode(box: Box, labelId: string): Partial<Record<ViewName, string>> {
  const own = box.labels.get(labelId);
  return Object.fromEntries(
    box.manifest.views.map(({ name, labels }) => {
      const everyone = labels.find(({ kind }) => kind === 'everyone');
      return [name, own?.view === name ? labelId : (everyone?.id ?? '')];
    }),
  );
}

const hashed = ({ tokens }: Drawing) =>
  tokens.map(({ view, blinded }) => ({
    view,
    hash: createHash('sha256').update(bytesOf(blinded)).digest(),
  }));

async function sign(ctx: Context, { tokens }: Drawing): Promise<Signatures> {
  const keys = await signingKeys(
    ctx,
    tokens.map(({ labelId }) => labelId),
  );
  const values = tokens.map(({ labelId, blinded }) => {
    const key = keys.get(labelId) ?? refuse('conflict', 'listening.wave_over');
    return { keyName: labelId, key, blinded: bytesOf(blinded) };
  });
  const signatures = await signInThread(values).catch((error) =>
    readable(() => {
      throw error;
    }),
  );
  return {
    signatures: tokens.map(({ view }, at) => ({
      view,
      signature: Buffer.from(signatures[at] ?? []).toString('base64url'),
    })),
  };
}
