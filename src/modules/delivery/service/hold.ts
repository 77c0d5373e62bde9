import type { RawBuilder } from 'kysely';
import type { Instant } from '#kernel/calendar.ts';
import { audienceSql } from '#modules/people/service/audience.ts';
import type { Context } from '#platform/context.ts';
import {
  endHolds,
  forgetFreed,
  forgetGonePeople,
  freedMessageIds,
  insertHolds,
  isHeldBack,
  withoutHeld,
} from '../store/hold.ts';
import { lockPlanning } from '../store/planning.ts';
import {
  changeRelease,
  liveReleaseIds,
  lockRelease,
  openFeeds,
  type ReleaseRecord,
} from '../store/release.ts';
import { markUncounted } from '../store/result.ts';

type Addressed = Pick<ReleaseRecord, 'messageId' | 'lane' | 'rule' | 'opensAt'>;

/** The people whom a release means when it opens, without those from whom an experiment holds the message back. */
export async function audienceOf(
  tx: Context,
  { messageId, lane, rule, opensAt }: Addressed,
): Promise<RawBuilder<{ personId: string }>> {
  const audience = await audienceSql(tx, rule);
  // What concerns safety, and what everybody must know, is never held back.
  if (lane === 'safety' || lane === 'must_know' || !(await isHeldBack(tx.db, messageId))) return audience;
  return withoutHeld(audience, { messageId, at: opensAt > tx.now ? opensAt : tx.now });
}

/**
 * Holds a piece back from people until an instant, or for good where they get another piece in its place; for experiments.
 * Takes effect for releases that are yet to open. Gives how many were not held back by another experiment already.
 */
export const holdBack = (
  tx: Context,
  hold: { pieceId: string; experimentId: string; untilAt: Instant | null; personIds: readonly string[] },
): Promise<number> => insertHolds(tx.db, hold);

/** Ends what an experiment holds back for a time: the piece then goes to everyone who waited. */
export const endHold = (tx: Context, experimentId: string): Promise<void> =>
  endHolds(tx.db, experimentId, tx.now);

/** Brings messages to people whose waiting is over, through the releases that are open. Run twice it does no harm. */
export async function freeHeld(
  ctx: Context,
  place: (tx: Context, release: ReleaseRecord) => Promise<void>,
): Promise<void> {
  for (const messageId of await freedMessageIds(ctx.db, ctx.now))
    await ctx.transaction(async (tx) => {
      let waits = false;
      for (const releaseId of await liveReleaseIds(tx.db, messageId)) {
        const release = await lockRelease(tx.db, releaseId);
        if (!release || release.messageGone || !release.filedOn) continue;
        if (release.state === 'paused') waits = true;
        if (release.state === 'open') await bringTo(tx, { ...release, filedOn: release.filedOn }, place);
      }
      // Behind a paused release the hold is kept as the note of who still has to get it.
      if (!waits) await forgetFreed(tx.db, messageId, tx.now);
    });
}

async function bringTo(
  tx: Context,
  release: ReleaseRecord & { filedOn: string },
  place: (tx: Context, release: ReleaseRecord) => Promise<void>,
): Promise<void> {
  await lockPlanning(tx.db);
  const audience = await audienceOf(tx, release);
  const added = await openFeeds(tx.db, release, { audience, now: tx.now });
  if (added === 0) return;
  await changeRelease(tx.db, release.id, { people: (release.people ?? 0) + added });
  await place(tx, release);
  await markUncounted(tx.db, [release.messageId], tx.now);
}

/** Forgets holds of people whom an import that was taken back had added. */
export const letGoOfGonePeople = (ctx: Context): Promise<void> => forgetGonePeople(ctx.db);
