import { z } from 'zod';
import type { AnswerOf, InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { audienceSql } from '#modules/people/service/audience.ts';
import { usedAudiences } from '#modules/people/service/name.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import { jobType } from '#platform/queue.ts';
import type { RingWait, ringContract } from '../contract/ring.ts';
import { mayRelease } from '../domain/approval.ts';
import { saysTheSame } from '../domain/part.ts';
import { canWrite } from '../domain/permission.ts';
import { isBinding, needsReason, ringWaits } from '../domain/ring.ts';
import { ringChanged, ringOpened } from '../events.ts';
import type { CampaignRecord } from '../store/campaign.ts';
import { ringsWithoutSecond, waitingFor } from '../store/release.ts';
import {
  campaignsWithClosedRings,
  confirmedIn,
  findRing,
  insertOpening,
  insertRing,
  type RingRow,
  removeRing,
  ringsOf,
  updateRing,
} from '../store/ring.ts';
import { approvalOf } from './approval.ts';
import { letGo } from './release.ts';
import { askerOf, campaignFor, campaignToEdit, named } from './sight.ts';

type Contract = typeof ringContract;
type Noun = 'listRings' | 'addRing' | 'changeRing' | 'removeRing' | 'openRing';
type View = AnswerOf<Contract['listRings']>['rings'][number];

export const ringHandlers: Pick<Handlers<Contract>, Noun> = {
  async listRings(ctx, { campaignId }) {
    const campaign = await campaignFor(ctx, campaignId);
    const can = { edit: canWrite(askerOf(ctx)) && campaign.state !== 'closed' };
    return { rings: await ringViews(ctx, campaign), can };
  },
  addRing: (ctx, { campaignId, ...fields }) =>
    ctx.transaction(async (tx) => {
      await campaignToEdit(tx, campaignId);
      await requireAudience(tx, fields.audienceId);
      const standing = await ringsOf(tx.db, campaignId);
      const position = (standing.at(-1)?.position ?? 0) + 1;
      const id = newId();
      await insertRing(tx.db, { id, campaignId, position, changedAt: tx.now, ...fields });
      await tx.publish(ringChanged, subject(id), { campaignId });
      return { id, version: 1 };
    }),
  changeRing: (ctx, input) => ctx.transaction((tx) => changeRing(tx, input)),
  removeRing: (ctx, { ringId, version }) =>
    ctx.transaction(async (tx) => {
      const { ring } = await ringToEdit(tx, ringId);
      if (ring.openedAt) refuse('conflict', 'campaigns.ring_is_open');
      if ((await waitingFor(tx.db, ringId)).length > 0) refuse('conflict', 'campaigns.ring_has_releases');
      if (!(await removeRing(tx.db, { id: ringId, version }, tx.now))) refuseStale(ring);
      await tx.publish(ringChanged, subject(ringId), { campaignId: ring.campaignId });
      return {};
    }),
  openRing: (ctx, { ringId, reason }) => ctx.transaction((tx) => openEarly(tx, ringId, reason)),
};

const subject = (id: string) => ({ kind: 'campaigns.ring', id });
const ringNotFound = () => refuse('not_found', 'campaigns.ring_not_found');

/** One campaign at a time, so that what is wrong in one keeps no other waiting. */
export const openRingsJob = jobType('campaigns.openRings', z.object({ campaignId: z.uuid() }));

/** Looks after a campaign as soon as somebody confirmed: that may be what its next ring waited for. */
export const openRingsSoon = (ctx: Context, campaignId: string): Promise<void> =>
  ctx.enqueue(openRingsJob, { campaignId }, { singletonKey: campaignId });

/** Looks after every campaign that has a ring which may open by itself. */
export async function openDueRings(ctx: Context): Promise<void> {
  for (const campaignId of await campaignsWithClosedRings(ctx.db)) await openRingsSoon(ctx, campaignId);
}

/** Opens the rings of a campaign whose condition holds. Run twice it does no harm: a ring opens once. */
export async function openRings(ctx: Context, { campaignId }: { campaignId: string }): Promise<void> {
  await ctx.transaction(async (tx) => {
    const campaign = await campaignToEdit(tx, campaignId);
    for (const { id } of await ringsOf(tx.db, campaignId)) {
      // Read again for each: the opening of one may be what the next waits for.
      const ring = (await ringViews(tx, campaign)).find((view) => view.id === id);
      if (ring && ring.opening === null && ring.waits.length === 0)
        await open(tx, ring, { campaignId, reason: null });
    }
  });
}

async function ringToEdit(tx: Context, ringId: string): Promise<{ ring: RingRow; campaign: CampaignRecord }> {
  const found = (await findRing(tx.db, ringId)) ?? ringNotFound();
  const campaign = await campaignToEdit(tx, found.campaignId);
  return { ring: (await findRing(tx.db, ringId)) ?? ringNotFound(), campaign };
}

async function changeRing(tx: Context, { ringId, version, ...fields }: InputOf<Contract['changeRing']>) {
  const { ring } = await ringToEdit(tx, ringId);
  if (ring.version !== version) refuseStale(ring);
  const touchesGate = (['audienceId', 'embargoUntil', 'shareNeeded', 'opensAt'] as const).some(
    (name) => !saysTheSame(ring[name], fields[name]),
  );
  if (ring.openedAt && touchesGate) refuse('conflict', 'campaigns.ring_is_open');
  if (fields.audienceId !== ring.audienceId) await requireAudience(tx, fields.audienceId);
  // Another packet is another thing to be able to explain: those who confirmed are asked again.
  const packetVersion = saysTheSame(ring.packet, fields.packet) ? ring.packetVersion : ring.packetVersion + 1;
  const row = { ...fields, packetVersion, changedAt: tx.now };
  if (!(await updateRing(tx.db, { id: ringId, version }, row))) refuseStale(ring);
  await tx.publish(ringChanged, subject(ringId), { campaignId: ring.campaignId });
  return { version: version + 1 };
}

const refuseStale = (ring: RingRow): never =>
  refuse('conflict', 'edited_meanwhile', {
    current: {
      name: ring.name,
      audienceId: ring.audienceId,
      embargoUntil: ring.embargoUntil,
      shareNeeded: ring.shareNeeded,
      opensAt: ring.opensAt,
      packet: ring.packet,
      version: ring.version,
    },
  });

async function requireAudience(tx: Context, audienceId: string): Promise<void> {
  if (!(await usedAudiences(tx, [audienceId])).has(audienceId))
    refuse('invalid', 'campaigns.audience_not_in_use', { audienceId });
}

/** Rings in order, each with what it waits for: what the ring before has come to decides. */
async function ringViews(ctx: Context, campaign: CampaignRecord): Promise<View[]> {
  const { standing } = await approvalOf(ctx, campaign);
  const approved = mayRelease(standing, campaign.state === 'running');
  const unseconded = await ringsWithoutSecond(ctx.db, campaign.id);
  const views: View[] = [];
  for (const ring of await ringsOf(ctx.db, campaign.id)) {
    const counted = await confirmedIn(ctx.db, ring, await audienceSql(ctx, ring.audienceId));
    const share = ring.packet === null ? null : counted.people === 0 ? 1 : counted.confirmed / counted.people;
    const before = views.at(-1) ?? null;
    const waits = ringWaits(
      ring,
      before && { isOpen: before.opening !== null, share: before.share },
      ctx.now,
    );
    const blocked: RingWait[] = [
      ...(approved ? [] : ['not_approved' as const]),
      ...(unseconded.has(ring.id) ? ['not_seconded' as const] : []),
    ];
    views.push({
      ...ring,
      audience: { id: ring.audienceId, name: ring.audienceName },
      people: counted.people,
      confirmed: ring.packet === null ? 0 : counted.confirmed,
      share,
      toGo: ring.packet === null ? [] : counted.toGo,
      opening: ring.openedAt
        ? {
            at: ring.openedAt,
            by: named(ring.openedBy, ring.openerName),
            reason: ring.reason,
            share: ring.share,
          }
        : null,
      waits: ring.openedAt ? [] : [...blocked, ...waits],
    });
  }
  return views;
}

async function openEarly(tx: Context, ringId: string, reason: string | null) {
  const { campaign } = await ringToEdit(tx, ringId);
  const view = (await ringViews(tx, campaign)).find(({ id }) => id === ringId) ?? ringNotFound();
  if (view.opening) return refuse('conflict', 'campaigns.ring_is_open');
  const binding = view.waits.filter(isBinding);
  if (binding.length > 0) return refuse('conflict', 'campaigns.ring_cannot_open', { waits: binding });
  const early = view.waits.filter(needsReason);
  if (early.length > 0 && !reason) return refuse('conflict', 'campaigns.ring_opens_early', { waits: early });
  return open(tx, view, { campaignId: campaign.id, reason: early.length > 0 ? reason : null });
}

/** Opens a ring, and lets go what was planned in it. */
async function open(
  tx: Context,
  ring: View,
  { campaignId, reason }: { campaignId: string; reason: string | null },
) {
  const row = {
    ringId: ring.id,
    openedAt: tx.now,
    openedBy: tx.actor.personId,
    reason,
    share: await shareBefore(tx, campaignId, ring),
  };
  if (!(await insertOpening(tx.db, row))) return refuse('conflict', 'campaigns.ring_is_open');
  let released = 0;
  let waiting = 0;
  for (const planned of await waitingFor(tx.db, ring.id)) {
    if (await letGo(tx, planned)) released += 1;
    else waiting += 1;
  }
  await tx.publish(ringOpened, subject(ring.id), { campaignId, early: reason !== null, released, waiting });
  return { released, waiting };
}

/** What the ring before had come to when this one opened; kept with the opening. */
async function shareBefore(tx: Context, campaignId: string, ring: View): Promise<number | null> {
  const before = (await ringsOf(tx.db, campaignId)).filter(({ position }) => position < ring.position).at(-1);
  if (!before || before.packet === null) return null;
  const { people, confirmed } = await confirmedIn(tx.db, before, await audienceSql(tx, before.audienceId));
  return people === 0 ? null : confirmed / people;
}
