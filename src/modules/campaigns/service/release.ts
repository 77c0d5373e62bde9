import type { AnswerOf, InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import {
  confirmRelease,
  createRelease,
  previewRelease,
  secondRelease,
} from '#modules/delivery/service/release.ts';
import { usedAudiences } from '#modules/people/service/name.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import type { releaseContract } from '../contract/release.ts';
import { asksSecond, canSecond } from '../domain/release.ts';
import { pieceReleasePlanned, pieceReleaseSeconded } from '../events.ts';
import { lockCampaign } from '../store/campaign.ts';
import {
  findRelease,
  insertRelease,
  noteReleased,
  type ReleaseRow,
  releasesOf,
  setReleaseId,
  setSecond,
  withdrawRelease,
} from '../store/release.ts';
import { findRing, isRingOpen } from '../store/ring.ts';
import { tiePiece } from './piece.ts';
import { pieceFor, pieceToEdit } from './piece-sight.ts';
import { blockersOf, publishPiece } from './publish.ts';
import { askerOf, campaignFor, named, shownAlways, sightOf } from './sight.ts';
import { tieCampaign } from './tie.ts';

type Contract = typeof releaseContract;
type View = AnswerOf<Contract['planPieceRelease']>;

export const releaseHandlers: Handlers<Contract> = {
  async listPieceReleases(ctx, { pieceId }) {
    const found = await pieceFor(ctx, pieceId);
    return {
      releases: (await releasesOf(ctx.db, pieceId)).map((row) => viewOf(ctx, row)),
      blockers: await blockersOf(ctx, found),
    };
  },
  planPieceRelease: (ctx, input) => ctx.transaction((tx) => plan(tx, input)),
  secondPieceRelease: (ctx, { planId }) => ctx.transaction((tx) => second(tx, planId)),
  withdrawPieceRelease: (ctx, { planId }) =>
    ctx.transaction(async (tx) => {
      const found = (await findRelease(tx.db, planId)) ?? notFound();
      await pieceToEdit(tx, found.pieceId);
      if (found.releaseId)
        refuse('conflict', 'campaigns.release_is_with_delivery', { releaseId: found.releaseId });
      await withdrawRelease(tx.db, planId, tx.now);
      return {};
    }),
};

const notFound = () => refuse('not_found', 'campaigns.release_not_found');

async function plan(
  tx: Context,
  { pieceId, ringId, wish, change }: InputOf<Contract['planPieceRelease']>,
): Promise<View> {
  const found = await pieceToEdit(tx, pieceId);
  const ring = ringId ? await findRing(tx.db, ringId) : undefined;
  if (ringId && ring?.campaignId !== found.campaign.id)
    return refuse('not_found', 'campaigns.ring_not_found');
  const audienceId =
    ring?.audienceId ?? wish.audienceId ?? refuse('invalid', 'campaigns.release_needs_audience');
  if (!(await usedAudiences(tx, [audienceId])).has(audienceId))
    return refuse('invalid', 'campaigns.audience_not_in_use', { audienceId });
  await publishPiece(tx, found, change);
  const id = newId();
  const row = { id, pieceId, ringId, wish, plannedBy: tx.actor.personId, plannedAt: tx.now };
  await insertRelease(tx.db, row);
  // In a closed ring it waits: delivery learns of it when the ring opens, so nobody can confirm it before.
  const opened = ring ? await isRingOpen(tx.db, ring.id) : true;
  if (opened) await handOver(tx, (await findRelease(tx.db, id)) ?? notFound());
  const planned = (await findRelease(tx.db, id)) ?? notFound();
  const body = { planId: id, releaseId: planned.releaseId, ringId };
  await tx.publish(pieceReleasePlanned, { kind: 'campaigns.piece', id: pieceId }, body);
  return viewOf(tx, planned);
}

/** Gives a planned release to delivery as a draft; a planner then sees its consequence and confirms it. */
export async function handOver(tx: Context, planned: ReleaseRow): Promise<string> {
  const { piece } = await pieceFor(tx, planned.pieceId);
  const messageId = piece.messageId ?? refuse('conflict', 'campaigns.piece_cannot_go_out', { blockers: [] });
  const audienceId = planned.audienceId ?? refuse('invalid', 'campaigns.release_needs_audience');
  const sight = await sightOf(tx);
  const ring = planned.ringName ? shownAlways(sight, planned.ringName).text : (planned.audienceName ?? '');
  const { channels, priority, timing } = planned.wish;
  // A time that went by while the ring was closed means: now.
  const opensAt = timing.opensAt < tx.now ? tx.now : timing.opensAt;
  const endsAt = timing.endsAt && timing.endsAt > opensAt ? timing.endsAt : undefined;
  const says = piece.settings.changesFor.find((one) => one.audienceId === audienceId)?.says;
  const release = await createRelease(tx, {
    messageId,
    target: { audienceId },
    ring: ring.slice(0, 100),
    changesForYou: says?.kind === 'text' ? says.text : null,
    channels,
    priority,
    timing: { kind: timing.kind, opensAt, ...(endsAt ? { endsAt } : {}) },
  });
  await setReleaseId(tx.db, planned.id, release.id);
  return release.id;
}

/**
 * Lets a release go as its ring opens: by itself where delivery advises to go, or where the planner gave a reason
 * beforehand. Otherwise it stays a draft for a person to decide on. Says whether it goes.
 */
export async function letGo(tx: Context, planned: ReleaseRow): Promise<boolean> {
  const releaseId = await handOver(tx, planned);
  const { advice, people } = await previewRelease(tx, { releaseId });
  const { againstReason } = planned.wish;
  if (people === 0 || (advice !== 'go' && !againstReason)) return false;
  const reason = advice === 'go' || !againstReason ? {} : { againstReason };
  const { plannedBy, secondedBy } = planned;
  // Both names of a safety message were given while the ring was closed: whoever opens it lends neither.
  const first = secondedBy === null ? tx : inNameOf(tx, plannedBy);
  const { state, version } = await confirmRelease(first, { releaseId, version: 1, advice, ...reason });
  if (state === 'seconding' && secondedBy)
    await secondRelease(inNameOf(tx, secondedBy), { releaseId, version });
  return true;
}

/** Notes that something of a campaign went out: from then on it runs, and members see it. Run twice it does no harm. */
export async function noteOpened(ctx: Context, releaseId: string): Promise<void> {
  await ctx.transaction(async (tx) => {
    const released = await noteReleased(tx.db, releaseId, tx.now);
    if (!released) return;
    await tieCampaign(tx, released.campaignId);
    await tiePiece(tx, released.pieceId, await campaignFor(tx, released.campaignId));
  });
}

/** The same act as one of those who named themselves for it before, when their roles were asked for. */
const inNameOf = (tx: Context, personId: string | null): Context =>
  tx.as({ ...tx.actor, kind: 'person', personId, grants: [{ role: 'planner', unitId: null }] });

async function second(tx: Context, planId: string): Promise<View> {
  const found = (await findRelease(tx.db, planId)) ?? notFound();
  const { piece } = await pieceFor(tx, found.pieceId);
  await lockCampaign(tx.db, piece.campaignId);
  const waiting = (await findRelease(tx.db, planId)) ?? notFound();
  if (!asksSecond(waiting)) return refuse('conflict', 'campaigns.no_second_asked');
  if (!canSecond(askerOf(tx), waiting)) return refuse('forbidden', 'campaigns.second_person_is_another');
  const by = tx.actor.personId ?? refuse('unauthenticated', 'sign_in_first');
  await setSecond(tx.db, planId, { by, at: tx.now });
  await tx.publish(pieceReleaseSeconded, { kind: 'campaigns.piece', id: found.pieceId }, { planId });
  return viewOf(tx, (await findRelease(tx.db, planId)) ?? notFound());
}

function viewOf(ctx: Context, release: ReleaseRow): View {
  const {
    plannedBy,
    plannerName,
    audienceId,
    audienceName,
    releaseVersion: _,
    lane: __,
    secondedBy,
    seconderName,
    ...row
  } = release;
  return {
    ...row,
    asksSecond: asksSecond(release),
    secondedBy: named(secondedBy, seconderName),
    can: { second: canSecond(askerOf(ctx), release) },
    audience: audienceId && audienceName ? { id: audienceId, name: audienceName } : null,
    plannedBy: named(plannedBy, plannerName),
  };
}
