import { addMinutes } from '#kernel/calendar.ts';
import type { InputOf } from '#kernel/contract.ts';
import { Refusal, refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { type Context, SYSTEM } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import { LONGEST_WAVE_DAYS, type Wave, type WaveActKind, type waveContract } from '../contract/wave.ts';
import { waveActed, waveOpened } from '../events.ts';
import { countPrivateKeys } from '../store/ballot.ts';
import { emptyBox, forgetBoxOrder } from '../store/closing.ts';
import {
  dueToClose,
  dueToOpen,
  findWave,
  insertAct,
  openWaves,
  otherOpen,
  updateWave,
  type WaveRow,
} from '../store/wave.ts';
import { closeWaveJob } from './closing.ts';
import { inviteEverybody } from './reminder.ts';
import { holdFor, viewOf } from './wave-view.ts';
import { houseWords } from './words.ts';

export const openingHandlers: Handlers<
  Pick<typeof waveContract, 'openWave' | 'extendWave' | 'closeWave' | 'cancelWave'>
> = {
  openWave: async (ctx, { waveId, overrideReason }) => {
    await openWave(ctx, waveId, overrideReason ?? null);
    return viewOf(ctx, waveId);
  },
  extendWave,
  closeWave: closeEarly,
  cancelWave,
};

/**
 * Opens a planned wave whose keys are made. While the wave before has no answer it takes a reason, which everybody reads;
 * refused with the code of what stands in the way.
 */
export async function openWave(ctx: Context, waveId: string, overrideReason: string | null): Promise<void> {
  await ctx.transaction(async (tx) => {
    const row = await holdFor(tx, waveId, overrideReason === null ? 'open' : 'override');
    const other = await otherOpen(tx.db, row);
    if (other) return refuse('conflict', 'listening.other_wave_open', { number: other.number });
    if (overrideReason !== null) await act(tx, row, { kind: 'overridden', reason: overrideReason });
    const { surveyId, closesAt, settings } = row;
    await updateWave(tx.db, waveId, { status: 'open', openedAt: tx.now });
    await tx.publish(
      waveOpened,
      { kind: 'listening.wave', id: waveId },
      { surveyId, closesAt: closesAt ?? settings.closesAt },
    );
    if (settings.invite) await inviteEverybody(tx, waveId);
  });
}

async function act(
  tx: Context,
  row: WaveRow,
  { kind, reason, fromAt, toAt }: { kind: WaveActKind; reason: string; fromAt?: string; toAt?: string },
): Promise<void> {
  await insertAct(tx.db, {
    id: newId(Date.parse(tx.now)),
    waveId: row.id,
    kind,
    reason,
    fromAt: fromAt ?? null,
    toAt: toAt ?? null,
    byId: tx.actor.personId,
    at: tx.now,
  });
  await tx.publish(waveActed, { kind: 'listening.wave', id: row.id }, { surveyId: row.surveyId, act: kind });
}

async function extendWave(
  ctx: Context,
  { waveId, closesAt, reason }: InputOf<typeof waveContract.extendWave>,
): Promise<Wave> {
  return ctx.transaction(async (tx) => {
    const row = await holdFor(tx, waveId, 'extend');
    const before = row.closesAt ?? row.settings.closesAt;
    if (closesAt <= before || closesAt <= tx.now)
      return refuse('invalid', 'listening.extension_is_no_longer', { closesAt: before });
    const last = addMinutes(row.openedAt ?? tx.now, LONGEST_WAVE_DAYS * 24 * 60);
    if (closesAt > last) return refuse('invalid', 'listening.wave_too_long', { days: LONGEST_WAVE_DAYS });
    await act(tx, row, { kind: 'extended', reason, fromAt: before, toAt: closesAt });
    await updateWave(tx.db, waveId, { closesAt });
    return viewOf(tx, waveId);
  });
}

async function closeEarly(
  ctx: Context,
  { waveId, reason }: InputOf<typeof waveContract.closeWave>,
): Promise<Wave> {
  return ctx.transaction(async (tx) => {
    const row = await holdFor(tx, waveId, 'close');
    await act(tx, row, { kind: 'closed_early', reason, fromAt: row.closesAt ?? tx.now, toAt: tx.now });
    await updateWave(tx.db, waveId, { status: 'closing', closesAt: tx.now });
    await tx.enqueue(closeWaveJob, { waveId }, { singletonKey: waveId });
    return viewOf(tx, waveId);
  });
}

async function cancelWave(
  ctx: Context,
  { waveId, reason }: InputOf<typeof waveContract.cancelWave>,
): Promise<Wave> {
  const cancelled = await ctx.transaction(async (tx) => {
    await destroy(tx, await holdFor(tx, waveId, 'cancel'), reason);
    return viewOf(tx, waveId);
  });
  // Deleted rows stand in the files of a table until these are written anew.
  await ctx.transaction((tx) => forgetBoxOrder(tx.db));
  return cancelled;
}

async function destroy(tx: Context, row: WaveRow, reason: string): Promise<void> {
  await act(tx, row, { kind: 'cancelled', reason });
  await updateWave(tx.db, row.id, { status: 'cancelled', closedAt: tx.now });
  await emptyBox(tx.db, row.id);
}

/** Every minute: opens what is due and may open, closes what is over, and cancels what a restore left without its box. */
export async function turnWaves(ctx: Context): Promise<void> {
  for (const { id } of await dueToOpen(ctx.db, ctx.now)) await openIfItMay(ctx.as(SYSTEM), id);
  for (const { id } of await dueToClose(ctx.db, ctx.now))
    await ctx.enqueue(closeWaveJob, { waveId: id }, { singletonKey: id });
  for (const { id } of await openWaves(ctx.db)) await cancelIfBoxIsGone(ctx.as(SYSTEM), id);
}

/** A wave that has to wait, for its keys or for the answer to the last one, is looked at again in a minute. */
async function openIfItMay(ctx: Context, waveId: string): Promise<void> {
  try {
    await openWave(ctx, waveId, null);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    ctx.log.info({ waveId, code: error.code }, 'a wave has to wait before it opens');
  }
}

async function cancelIfBoxIsGone(ctx: Context, waveId: string): Promise<void> {
  await ctx.transaction(async (tx) => {
    const row = await findWave(tx.db, waveId);
    if (!row?.manifestHash || !['planned', 'open'].includes(row.status)) return;
    if ((await countPrivateKeys(tx.db, waveId)) === 0)
      await destroy(tx, row, await houseWords(tx, 'reasons.restored'));
  });
}
