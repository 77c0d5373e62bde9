import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { generateBallotKey, importPrivateKey } from '#kernel/ballot/server.ts';
import { organisationOf } from '#modules/people/service/organisation.ts';
import type { Context } from '#platform/context.ts';
import { jobType } from '#platform/queue.ts';
import { installationSecret } from '#platform/secrets.ts';
import { hashOf, manifestOf } from '../domain/manifest.ts';
import { waveSealed } from '../events.ts';
import { privateKeys } from '../store/ballot.ts';
import { giveKey, labelsOf, labelsWithoutKey } from '../store/roster.ts';
import { findWave, holdWave, updateWave } from '../store/wave.ts';
import { forgetInThreads } from './signing-thread.ts';

/** Makes the keys of a planned wave. */
export const makeKeysJob = jobType('listening.makeKeys', z.object({ waveId: z.uuid() }), {
  retryLimit: 10,
  expireInSeconds: 3600,
});

/** So many at once: keys are made on the four threads of the pool, and a killed job loses no more than these. */
const KEYS_AT_ONCE = 4;

/**
 * Makes a key for each label that has none, then the manifest with its hash: from then on tokens can be drawn. Begun again
 * after a crash it goes on where it was; a wave that was thawed meanwhile is left alone.
 */
export async function makeKeys(ctx: Context, { waveId }: { waveId: string }): Promise<void> {
  const secret = await installationSecret(ctx.db, SECRET);
  for (;;) {
    const wave = await findWave(ctx.db, waveId);
    if (wave?.status !== 'planned' || wave.manifestHash) return;
    const labels = await labelsWithoutKey(ctx.db, waveId, KEYS_AT_ONCE);
    if (labels.length === 0) break;
    const made = await Promise.all(
      labels.map(async ({ id }) => ({ labelId: id, waveId, ...(await generateBallotKey()) })),
    );
    await ctx.transaction(async (tx) => {
      for (const { labelId, publicJwk, privatePem } of made)
        await giveKey(tx.db, {
          labelId,
          waveId,
          publicKey: publicJwk,
          sealed: seal(secret, labelId, privatePem),
        });
    });
  }
  await sealWave(ctx, waveId);
}

async function sealWave(ctx: Context, waveId: string): Promise<void> {
  const { name: organisation } = await organisationOf(ctx);
  await ctx.transaction(async (tx) => {
    const wave = await holdWave(tx.db, waveId);
    if (wave?.status !== 'planned' || wave.manifestHash || !wave.questionnaire) return;
    const labels = (await labelsOf(tx.db, waveId)).map(({ publicKey, ...label }) => {
      if (!publicKey) throw new Error(`The label ${label.id} has no key`);
      return { ...label, publicKey };
    });
    const manifest = manifestOf({ wave: waveId, organisation, questionnaire: wave.questionnaire, labels });
    const manifestHash = Buffer.from(hashOf(manifest));
    await updateWave(tx.db, waveId, { manifest, manifestHash });
    const { surveyId } = wave;
    await tx.publish(
      waveSealed,
      { kind: 'listening.wave', id: waveId },
      { surveyId, hash: manifestHash.toString('hex') },
    );
  });
}

const SECRET = 'listening.ballot-keys';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM (NIST SP 800-38D), bound to the label, so that keys cannot be exchanged in the store. */
function seal(secret: Buffer, labelId: string, pem: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', secret, nonce).setAAD(Buffer.from(labelId));
  const body = Buffer.concat([cipher.update(pem, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

function open(secret: Buffer, labelId: string, sealed: Buffer): string {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', secret, nonce)
    .setAAD(Buffer.from(labelId))
    .setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  const body = sealed.subarray(NONCE_BYTES + TAG_BYTES);
  return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
}

/** Parsed private halves: parsing one costs as much as signing with it. They are of open waves, a few hundred at most. */
const parsed = new Map<string, KeyObject>();
const MOST_PARSED = 5_000;

/** The private halves of these labels; a label of a closed wave has none any more. */
export async function signingKeys(
  ctx: Context,
  labelIds: readonly string[],
): Promise<ReadonlyMap<string, KeyObject>> {
  const missing = labelIds.filter((id) => !parsed.has(id));
  if (missing.length > 0) {
    const secret = await installationSecret(ctx.db, SECRET);
    for (const { labelId, sealed } of await privateKeys(ctx.db, missing)) {
      if (parsed.size >= MOST_PARSED) parsed.clear();
      parsed.set(labelId, importPrivateKey(open(secret, labelId, sealed)));
    }
  }
  return new Map(
    labelIds.flatMap((id) => {
      const key = parsed.get(id);
      return key ? [[id, key] as const] : [];
    }),
  );
}

/** Forgets the parsed keys of a wave that is over; other processes have no use for theirs, since drawing asks the wave first. */
export function forgetKeys(labelIds: readonly string[]): void {
  for (const id of labelIds) parsed.delete(id);
  forgetInThreads(labelIds);
}
