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
  await ctx.transaction(async (tx) => {
    await lockPlanning(tx.db);
    const releaseIds = await askingReleaseIds(tx.db, before);
    if (releaseIds.length > 0) await remindOf(tx, { releaseIds, hoursBetween: 24 * DAYS_BEFORE });
  });
}

/** Places reminders of some releases in this week, so long after the last push of the same piece at the earliest. */
export async function remindOf(
  tx: Context,
  { releaseIds, hoursBetween }: { releaseIds: readonly string[]; hoursBetween: number },
): Promise<void> {
  const weekOn = weekOf(tx.now);
  const releases = (await releasesByIds(tx.db, releaseIds)).map((release) => ({
    ...release,
    timing: 'at' as const,
    opensAt: tx.now,
    endsAt: endOfWeek(weekOn),
    // A reminder is no alarm: even a safety message goes past the caps once.
    lane: release.lane === 'safety' ? ('must_know' as const) : release.lane,
  }));
  await placeReleases(tx, { weekOn, releases, kind: 'reminder', hoursBetween });
}

/** Sends the weekly digests that are due. */
export async function sendDigests(ctx: Context): Promise<void> {
  await ctx.transaction(async (tx) => {
    const at = { now: tx.now, today: tx.now.slice(0, 10) };
    await holdDigestsOfAbsent(tx.db, at);
    await openDigests(tx.db, at);
  });
}
