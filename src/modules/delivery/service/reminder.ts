import type { Context } from '#platform/context.ts';
import { askingReleaseIds, holdDigestsOfAbsent, openDigests } from '../store/digest.ts';
import { lockPlanning } from '../store/planning.ts';
import { releasesByIds } from '../store/release.ts';
import { placeReleases, weekOf } from './placing.ts';
import { endOfWeek } from './week.ts';

/** People are given so long before they are asked again. */
const DAYS_BEFORE = 2;

/**
 * Asks again those, and only those, who have not acknowledged: at most as often as one piece may be pushed, two days apart,
 * within the caps of each one's week. Safe to run twice: a push that waits keeps the next away.
 */
export async function remindOwing(ctx: Context): Promise<void> {
  const before = new Date(Date.parse(ctx.now) - DAYS_BEFORE * 86_400_000).toISOString();
  const weekOn = weekOf(ctx.now);
  await ctx.transaction(async (tx) => {
    await lockPlanning(tx.db);
    const asking = await releasesByIds(tx.db, await askingReleaseIds(tx.db, before));
    if (asking.length === 0) return;
    const releases = asking.map((release) => ({
      ...release,
      timing: 'at' as const,
      opensAt: tx.now,
      endsAt: endOfWeek(weekOn),
      // A reminder is no alarm: even a safety message goes past the caps once.
      lane: release.lane === 'safety' ? ('must_know' as const) : release.lane,
    }));
    await placeReleases(tx, { weekOn, releases, kind: 'reminder' });
  });
}

/** Sends the weekly digests that are due. */
export async function sendDigests(ctx: Context): Promise<void> {
  await ctx.transaction(async (tx) => {
    const at = { now: tx.now, today: tx.now.slice(0, 10) };
    await holdDigestsOfAbsent(tx.db, at);
    await openDigests(tx.db, at);
  });
}
