import type { Answer } from '#web/client.ts';
import { ask, queryClient } from '#web/query.ts';
import { sendInBackground } from './answer-sender.ts';
import { keptDraft } from './answer-sitting.ts';
import { drawTokens, type Purse, readWave } from './ballot-client.ts';
import { browserPurses } from './ballot-store.ts';
import { signedInWire } from './ballot-wire.ts';

export type MyWave = Answer<'listening.listMyWaves'>['waves'][number];

/**
 * What a device does for its owner whenever Home opens, whether or not they will ever answer: draws the tokens of planned and open
 * waves, sends what still waits, and forgets the answers to waves that are over (their receipts stay).
 */
export async function keepBallots(personId: string): Promise<void> {
  const { waves } = await queryClient.ensureQueryData(ask('listening.listMyWaves', {}));
  for (const wave of waves) {
    try {
      await keepWave(personId, wave);
    } catch (error) {
      // A wave that cannot be drawn for says so on its own page; the others must not wait for it.
      if (!(error instanceof Error)) throw error;
    }
  }
}

async function keepWave(personId: string, wave: MyWave): Promise<void> {
  const store = browserPurses(personId);
  const purse = await store.read(wave.id);
  if (['planned', 'open'].includes(wave.status)) {
    const drawn = await drawFor(personId, wave);
    if (drawn && drawn.waiting.length > 0 && wave.status === 'open')
      sendInBackground(sendingName(personId, wave.id), { wire: signedInWire, store, purse: drawn });
  } else if (purse?.sitting || (purse?.waiting.length ?? 0) > 0) {
    keptDraft(personId, wave.id).write(null);
    if (purse) await store.write({ ...purse, waiting: [], sitting: null });
  }
}

/** The purse of a wave on this device, drawn now if need be; undefined: another device has it, or a code does. */
async function drawFor(personId: string, wave: MyWave): Promise<Purse | undefined> {
  const store = browserPurses(personId);
  const purse = await store.read(wave.id);
  if (purse && purse.tokens.length > 0 && purse.hash === wave.hash) return purse;
  if (wave.byCode || (wave.drawn.length > 0 && !purse)) return undefined;
  const { manifest } = await readWave(signedInWire, { waveId: wave.id, hash: wave.hash });
  const drawn = await oneAtATime(personId, () =>
    drawTokens({ wire: signedInWire, store }, { manifest, hash: wave.hash, labels: wave.labels }),
  );
  return drawn;
}

/** Two tabs draw one after the other, or one would write over what the other keeps. Without HTTPS browsers have no locks. */
export async function oneAtATime<T>(personId: string, work: () => Promise<T>): Promise<T> {
  if (!('locks' in navigator)) return work();
  return navigator.locks.request(`inward.ballots.${personId}`, work);
}

/** Under which the sending of a person's ballots of a wave is told. */
export const sendingName = (personId: string, waveId: string): string => `${personId} ${waveId}`;
