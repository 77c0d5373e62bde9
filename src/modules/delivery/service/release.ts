import type { AnswerOf, InputOf } from '#kernel/contract.ts';
import { refuse } from '#kernel/errors.ts';
import { newId } from '#kernel/ids.ts';
import { cursorOf, positionOf } from '#modules/people/domain/cursor.ts';
import { countAudience } from '#modules/people/service/audience.ts';
import type { Context } from '#platform/context.ts';
import type { Handlers } from '#platform/module.ts';
import {
  type AdviceReason,
  type NewRelease,
  newRelease,
  type ReleaseRow,
  type releaseContract,
  type Target,
  type Timing,
} from '../contract/release.ts';
import {
  canCancel,
  canConfirm,
  canMove,
  canPause,
  canResume,
  canSecond,
  type Decider,
} from '../domain/release.ts';
import {
  releaseConfirmed,
  releaseDrafted,
  releaseMoved,
  releasePaused,
  releaseResumed,
  releaseSeconded,
} from '../events.ts';
import { findMessage } from '../store/message.ts';
import { audienceState } from '../store/reach.ts';
import {
  changeRelease,
  findRelease,
  insertRelease,
  lockRelease,
  type ReleaseRecord,
  reasonsText,
  releasePage,
  setPushes,
} from '../store/release.ts';
import { advanceReleaseJob, callBack, subjectOf } from './lifecycle.ts';
import { weekOf } from './placing.ts';
import { previewOf } from './preview.ts';
import { withdrawMessage } from './publish.ts';
import { deciderOf, rowOf } from './release-view.ts';
import { endOfWeek } from './week.ts';

export const releaseHandlers: Handlers<typeof releaseContract> = {
  createRelease,
  readRelease: async (ctx, { releaseId }) => rowOf(ctx, (await findRelease(ctx.db, releaseId)) ?? notFound()),
  listReleases,
  previewRelease: async (ctx, { releaseId, opensAt }) => previewRelease(ctx, { releaseId, opensAt }),
  confirmRelease: (ctx, input) => confirmRelease(ctx, input),
  secondRelease: (ctx, input) => secondRelease(ctx, input),
  moveRelease,
  pauseRelease,
  resumeRelease,
  cancelRelease,
  withdrawMessage,
};

/** Drafts a release; for other modules too. The audience is kept as a rule, so that it means the same when it opens. */
export async function createRelease(ctx: Context, input: NewRelease): Promise<ReleaseRow> {
  const given = newRelease.parse(input);
  const message =
    (await findMessage(ctx.db, given.messageId)) ?? refuse('not_found', 'delivery.message_not_found');
  if (message.withdrawnAt || message.replacedBy) return refuse('conflict', 'delivery.message_withdrawn');
  if (!given.channels.includes('feed')) return refuse('invalid', 'delivery.feed_always');
  await requireAudience(ctx, given.target);
  const id = newId();
  return ctx.transaction(async (tx) => {
    await insertRelease(tx.db, {
      id,
      messageId: given.messageId,
      audienceId: 'audienceId' in given.target ? given.target.audienceId : null,
      rule: ruleOf(given.target),
      ring: given.ring,
      changesForYou: given.changesForYou,
      channels: given.channels,
      priority: given.priority,
      ...spanOf(tx, given.timing),
      createdBy: tx.actor.personId,
      createdAt: tx.now,
    });
    await tx.publish(releaseDrafted, { kind: 'delivery.release', id }, { messageId: given.messageId });
    return rowOf(tx, (await findRelease(tx.db, id)) ?? notFound());
  });
}

/** What a release would do, before it does anything. */
export async function previewRelease(
  ctx: Context,
  { releaseId, opensAt }: { releaseId: string; opensAt?: string | undefined },
  reasons: readonly AdviceReason[] = [],
): Promise<AnswerOf<typeof releaseContract.previewRelease>> {
  const release = (await findRelease(ctx.db, releaseId)) ?? notFound();
  const moved = opensAt ? { ...release, ...spanOf(ctx, { kind: release.timing, opensAt }) } : release;
  return ctx.transaction((tx) => previewOf(tx, moved, reasons));
}

/**
 * Lets a release go out. `reasons` is what other modules know about the moment (mood, open worries); the strictest counts.
 * The second of two planners who confirm at once is told that it has happened.
 */
export async function confirmRelease(
  ctx: Context,
  input: InputOf<typeof releaseContract.confirmRelease>,
  reasons: readonly AdviceReason[] = [],
): Promise<ReleaseRow> {
  return ctx.transaction(async (tx) => {
    const release = await heldFor(tx, input, canConfirm);
    if (release.messageGone) return refuse('conflict', 'delivery.message_withdrawn');
    if (release.audienceId) await requireAudience(tx, { audienceId: release.audienceId });
    const seen = await previewOf(tx, release, reasons);
    if (seen.people === 0) return refuse('conflict', 'delivery.nobody_in_audience');
    if (seen.advice !== input.advice)
      return refuse('conflict', 'delivery.advice_changed', { current: seen.advice, reasons: seen.reasons });
    const against = seen.advice !== 'go';
    if (against && !input.againstReason)
      return refuse('invalid', 'delivery.reason_needed', { advice: seen.advice });
    await changeRelease(tx.db, release.id, {
      state: release.lane === 'safety' ? 'seconding' : 'confirmed',
      advice: seen.advice,
      adviceReasons: reasonsText(seen.reasons),
      againstReason: against ? (input.againstReason ?? null) : null,
      confirmedBy: tx.actor.personId,
      confirmedAt: tx.now,
    });
    const { messageId } = release;
    await tx.publish(releaseConfirmed, subjectOf(release), { messageId, againstAdvice: against });
    if (release.lane !== 'safety') await setOnItsWay(tx, release);
    return rowOf(tx, (await findRelease(tx.db, release.id)) ?? notFound());
  });
}

/** Stands behind a safety message as the second person; it then goes past every cap. */
export async function secondRelease(
  ctx: Context,
  input: InputOf<typeof releaseContract.secondRelease>,
): Promise<ReleaseRow> {
  return ctx.transaction(async (tx) => {
    const release = await heldFor(tx, input, canSecond);
    await changeRelease(tx.db, release.id, {
      state: 'confirmed',
      secondedBy: tx.actor.personId,
      secondedAt: tx.now,
    });
    await tx.publish(releaseSeconded, subjectOf(release), { messageId: release.messageId });
    await setOnItsWay(tx, release);
    return rowOf(tx, (await findRelease(tx.db, release.id)) ?? notFound());
  });
}

// Twice: now, for its places in a week that is planned already, and when it opens.
async function setOnItsWay(tx: Context, release: Pick<ReleaseRecord, 'id' | 'opensAt'>): Promise<void> {
  await tx.enqueue(advanceReleaseJob, { releaseId: release.id });
  if (release.opensAt > tx.now)
    await tx.enqueue(advanceReleaseJob, { releaseId: release.id }, { startAfter: release.opensAt });
}

async function moveRelease(ctx: Context, input: InputOf<typeof releaseContract.moveRelease>) {
  return ctx.transaction(async (tx) => {
    const release = await heldFor(tx, input, canMove);
    const span = spanOf(tx, input.timing);
    // Its pushes lose their places, and get new ones in the week to which it moves.
    await setPushes(tx.db, release, { from: ['waiting', 'paused'], to: 'cancelled' });
    await changeRelease(tx.db, release.id, { ...span, plannedAt: null });
    await tx.publish(releaseMoved, subjectOf(release), { messageId: release.messageId });
    if (release.state === 'confirmed') await setOnItsWay(tx, { ...release, ...span });
    return rowOf(tx, (await findRelease(tx.db, release.id)) ?? notFound());
  });
}

async function pauseRelease(ctx: Context, input: InputOf<typeof releaseContract.pauseRelease>) {
  return ctx.transaction(async (tx) => {
    const release = await heldFor(tx, input, canPause);
    await setPushes(tx.db, release, { from: ['waiting'], to: 'paused' });
    const pausedFrom = release.state === 'open' ? 'open' : 'confirmed';
    await changeRelease(tx.db, release.id, { state: 'paused', pausedFrom });
    await tx.publish(releasePaused, subjectOf(release), { messageId: release.messageId });
    return rowOf(tx, (await findRelease(tx.db, release.id)) ?? notFound());
  });
}

async function resumeRelease(ctx: Context, input: InputOf<typeof releaseContract.resumeRelease>) {
  return ctx.transaction(async (tx) => {
    const release = await heldFor(tx, input, canResume);
    // Slots have gone by meanwhile: what was held back is placed anew, within the caps of the week in which it goes on.
    await setPushes(tx.db, release, { from: ['paused'], to: 'cancelled' });
    await changeRelease(tx.db, release.id, {
      state: release.pausedFrom ?? 'confirmed',
      pausedFrom: null,
      plannedAt: null,
      ...(release.endsAt <= tx.now ? { endsAt: endOfWeek(weekOf(tx.now)) } : {}),
    });
    await tx.publish(releaseResumed, subjectOf(release), { messageId: release.messageId });
    await setOnItsWay(tx, release);
    return rowOf(tx, (await findRelease(tx.db, release.id)) ?? notFound());
  });
}

/** Calls a release back; for other modules too. */
export async function cancelRelease(
  ctx: Context,
  input: InputOf<typeof releaseContract.cancelRelease>,
): Promise<ReleaseRow> {
  return ctx.transaction(async (tx) => {
    const release = await heldFor(tx, input, canCancel);
    await callBack(tx, release);
    return rowOf(tx, (await findRelease(tx.db, release.id)) ?? notFound());
  });
}

async function listReleases(ctx: Context, input: InputOf<typeof releaseContract.listReleases>) {
  const [at, id] = input.after === undefined ? [] : positionOf(input.after, 2);
  const found = await releasePage(ctx.db, {
    messageId: input.messageId,
    state: input.state,
    after: at === undefined ? undefined : { at: String(at), id: String(id) },
    limit: input.limit + 1,
  });
  const rows = found.slice(0, input.limit);
  const last = rows.at(-1);
  return {
    rows: rows.map((release) => rowOf(ctx, release)),
    next: found.length > rows.length && last ? cursorOf(last.opensAt, last.id) : null,
  };
}

async function heldFor(
  tx: Context,
  { releaseId, version }: { releaseId: string; version: number },
  may: (by: Decider, release: ReleaseRecord) => boolean,
): Promise<ReleaseRecord> {
  const release = (await lockRelease(tx.db, releaseId)) ?? notFound();
  if (release.version !== version)
    return refuse('conflict', 'edited_meanwhile', { current: rowOf(tx, release) });
  if (!may(deciderOf(tx), release))
    return may === canSecond && release.confirmedBy === tx.actor.personId
      ? refuse('forbidden', 'delivery.second_person_is_another')
      : refuse('conflict', 'delivery.not_in_this_state', { state: release.state });
  return release;
}

// An audience that was retired still has a rule, but nothing new begins with it.
async function requireAudience(ctx: Context, target: Target): Promise<void> {
  if ('audienceId' in target) {
    const state =
      (await audienceState(ctx.db, target.audienceId)) ?? refuse('not_found', 'people.audience_not_found');
    if (state.retired) refuse('conflict', 'delivery.audience_retired');
  }
  // Refuses a rule that names what is not there.
  await countAudience(ctx, ruleOf(target));
}

const ruleOf = (target: Target) =>
  'rule' in target ? target.rule : ({ kind: 'audience', audienceId: target.audienceId } as const);

function spanOf(ctx: Context, { kind, opensAt, endsAt }: Timing) {
  const start = opensAt < ctx.now ? ctx.now : opensAt;
  const end = endsAt ?? endOfWeek(weekOf(start));
  if (end <= start) return refuse('invalid', 'delivery.ends_before_it_opens');
  return { timing: kind, opensAt: start, endsAt: end };
}

const notFound = () => refuse('not_found', 'delivery.release_not_found');
