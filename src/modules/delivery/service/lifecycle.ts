import { z } from 'zod';
import { Refusal, refuse } from '#kernel/errors.ts';
import type { Context } from '#platform/context.ts';
import { jobType } from '#platform/queue.ts';
import { filingDay } from '../domain/filing.ts';
import { releaseCancelled, releaseOpened, releaseStopped } from '../events.ts';
import {
  changeRelease,
  closeFeeds,
  dueReleaseIds,
  fileMessage,
  liveReleaseIds,
  lockRelease,
  openFeeds,
  type ReleaseRecord,
  setPushes,
} from '../store/release.ts';
import { markUncounted } from '../store/result.ts';

import { audienceOf, freeHeld } from './hold.ts';
import { placeReleases, weekIsPlanned, weekOf } from './placing.ts';
import { endOfWeek } from './week.ts';

/** Brings a confirmed release one step on; harmless when there is none. */
export const advanceReleaseJob = jobType('delivery.advanceRelease', z.object({ releaseId: z.uuid() }), {
  retryLimit: 10,
});

/**
 * Opens a release whose time has come, and gives its pushes their places when its week was planned before it was
 * confirmed. All in one transaction: a machine that fails in the middle has done nothing, and the job comes again. What was
 * opened stays open, whatever the clock says later.
 */
export async function advanceRelease(ctx: Context, { releaseId }: { releaseId: string }): Promise<void> {
  try {
    await ctx.transaction(async (tx) => {
      const release = await lockRelease(tx.db, releaseId);
      if (!release || release.messageGone) return;
      const opens = release.state === 'confirmed' && release.opensAt <= tx.now;
      if (opens) await open(tx, release);
      const runs = opens || release.state === 'confirmed' || release.state === 'open';
      if (!runs || release.plannedAt) return;
      // A release that opens in a week that nobody planned (the house was founded in it, or no worker ran) is placed alone.
      if (opens || release.state === 'open' || (await weekIsPlanned(tx, release)))
        await placeReleases(tx, {
          weekOn: weekOf(release.opensAt < tx.now ? tx.now : release.opensAt),
          releases: [release],
        });
    });
  } catch (error) {
    // An audience that is gone cannot come back by trying again: the release stops, and says so.
    if (!(error instanceof Refusal)) throw error;
    await stop(ctx, releaseId, error.code);
  }
}

/** The safety net below the jobs that are sent for each release. */
export async function advanceDueReleases(ctx: Context): Promise<void> {
  for (const releaseId of await dueReleaseIds(ctx.db, ctx.now)) await advanceRelease(ctx, { releaseId });
}

/** Brings what experiments held back to those whose waiting is over, with a push in the week in which it ends. */
export const bringHeld = (ctx: Context): Promise<void> =>
  freeHeld(ctx, (tx, release) => {
    const weekOn = weekOf(tx.now);
    const endsAt = release.endsAt > tx.now ? release.endsAt : endOfWeek(weekOn);
    return placeReleases(tx, { weekOn, releases: [{ ...release, opensAt: tx.now, endsAt }] });
  });

async function open(tx: Context, release: ReleaseRecord): Promise<void> {
  const filedOn = await fileMessage(tx.db, release.messageId, filingDay(tx.now));
  const audience = await audienceOf(tx, release);
  const people = await openFeeds(tx.db, { ...release, filedOn }, { audience, now: tx.now });
  await changeRelease(tx.db, release.id, { state: 'open', openedAt: tx.now, people });
  await markUncounted(tx.db, [release.messageId], tx.now);
  await tx.publish(releaseOpened, subjectOf(release), { messageId: release.messageId, people });
}

async function stop(ctx: Context, releaseId: string, code: string): Promise<void> {
  await ctx.transaction(async (tx) => {
    const release = await lockRelease(tx.db, releaseId);
    if (!release || release.state === 'stopped') return;
    await setPushes(tx.db, release, { from: ['waiting', 'paused'], to: 'cancelled' });
    await changeRelease(tx.db, releaseId, { state: 'stopped', stopCode: code });
    await tx.publish(releaseStopped, subjectOf(release), { messageId: release.messageId, code });
  });
}

/** Calls a held release back: what has not gone out never will, and it leaves the feeds of those who have not seen it. */
export async function callBack(tx: Context, release: ReleaseRecord): Promise<void> {
  await setPushes(tx.db, release, { from: ['waiting', 'paused'], to: 'cancelled' });
  await closeFeeds(tx.db, release);
  await changeRelease(tx.db, release.id, { state: 'cancelled' });
  await markUncounted(tx.db, [release.messageId], tx.now);
  await tx.publish(releaseCancelled, subjectOf(release), { messageId: release.messageId });
}

/** Calls back every release of a message that may still reach somebody. */
export async function cancelOpenReleases(tx: Context, messageId: string): Promise<void> {
  for (const releaseId of await liveReleaseIds(tx.db, messageId)) {
    const release =
      (await lockRelease(tx.db, releaseId)) ?? refuse('not_found', 'delivery.release_not_found');
    await setPushes(tx.db, release, { from: ['waiting', 'paused'], to: 'cancelled' });
    await changeRelease(tx.db, releaseId, { state: 'cancelled' });
    await tx.publish(releaseCancelled, subjectOf(release), { messageId });
  }
}

export const subjectOf = ({ id }: Pick<ReleaseRecord, 'id'>) => ({ kind: 'delivery.release', id });
