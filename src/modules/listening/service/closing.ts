import { z } from 'zod';
import type { Context } from '#platform/context.ts';
import { jobType } from '#platform/queue.ts';
import { countersOf, itemsOfView } from '../domain/answers.ts';
import { waveClosed } from '../events.ts';
import { boxesMoved } from '../store/ballot.ts';
import {
  emptyBox,
  forgetBoxOrder,
  insertCounts,
  keepRemains,
  tallyCells,
  tallyRows,
  waitForVoters,
} from '../store/closing.ts';
import { labelsOf } from '../store/roster.ts';
import { holdWave, updateWave, type WaveRow } from '../store/wave.ts';
import { forgetKeys } from './key.ts';
import { publishWave } from './publication.ts';

/** Closes a wave and makes its results. */
export const closeWaveJob = jobType('listening.closeWave', z.object({ waveId: z.uuid() }), {
  retryLimit: 20,
  expireInSeconds: 3600,
});

/**
 * Takes no more ballots, counts those that came, publishes their ids, destroys ballots and keys, writes the box anew, and has
 * the results made. Each step stands for itself: begun again after a crash it goes on, and no ballot is counted twice,
 * since counting and destroying are one transaction.
 */
export async function closeWave(ctx: Context, { waveId }: { waveId: string }): Promise<void> {
  if (!(await takeNoMore(ctx, waveId))) return;
  // A transaction of its own: whoever votes waits no longer than the others take to be done.
  await ctx.transaction((tx) => waitForVoters(tx.db));
  await ctx.transaction(async (tx) => {
    const wave = await holdWave(tx.db, waveId);
    if (wave?.status === 'closing') await count(tx, wave);
  });
  forgetKeys((await labelsOf(ctx.db, waveId)).map(({ id }) => id));
  await ctx.transaction((tx) => forgetBoxOrder(tx.db));
  await publishWave(ctx, waveId);
}

/** Whether there is something left to do: the wave is closing, or closed without results. */
async function takeNoMore(ctx: Context, waveId: string): Promise<boolean> {
  return ctx.transaction(async (tx) => {
    const wave = await holdWave(tx.db, waveId);
    if (!wave) return false;
    if (wave.status === 'open' && wave.closesAt !== null && wave.closesAt <= tx.now)
      await updateWave(tx.db, waveId, { status: 'closing' });
    else if (wave.status !== 'closing' && wave.status !== 'closed') return false;
    return true;
  });
}

async function count(tx: Context, { id: waveId, surveyId, questionnaire }: WaveRow): Promise<void> {
  if (!questionnaire) throw new Error('An open wave has no questionnaire');
  const items = itemsOfView(questionnaire, 'core');
  const views = Map.groupBy(await tallyCells(tx.db, waveId), ({ view }) => view);
  for (const [view, tallies] of views) {
    const counters = countersOf(items, tallies);
    await insertCounts(
      tx.db,
      waveId,
      counters.map((counter) => ({ view, ...counter })),
    );
  }
  const whole = await tallyRows(tx.db, { waveId, itemIds: items.map(({ id }) => id) });
  await insertCounts(
    tx.db,
    waveId,
    countersOf(items, whole).map((counter) => ({ view: 'core' as const, ...counter })),
  );
  await keepRemains(tx.db, waveId);
  await emptyBox(tx.db, waveId);
  await updateWave(tx.db, waveId, { status: 'closed', closedAt: tx.now });
  await tx.publish(waveClosed, { kind: 'listening.wave', id: waveId }, { surveyId });
}

/** Every ten minutes in which something came into a box: loses the order in which tokens were drawn and ballots came. */
export async function shuffleBoxes(ctx: Context): Promise<void> {
  if (await boxesMoved(ctx.db)) await ctx.transaction((tx) => forgetBoxOrder(tx.db));
}
