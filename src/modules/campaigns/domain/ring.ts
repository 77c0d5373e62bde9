import type { Instant } from '#kernel/calendar.ts';
import type { RingWait } from '../contract/ring.ts';

export interface RingCondition {
  readonly embargoUntil: Instant | null;
  readonly shareNeeded: number | null;
  readonly opensAt: Instant | null;
}

/** The ring before: whether it is open, and which share of its people can explain the campaign; null without a packet. */
export interface RingBefore {
  readonly isOpen: boolean;
  readonly share: number | null;
}

/**
 * Why a ring does not open by itself yet; empty: it opens. The first ring has none before it. A share is asked for only
 * where the ring before has a packet that can be confirmed; a ring with neither share nor time waits for somebody.
 */
export function ringWaits(ring: RingCondition, before: RingBefore | null, now: Instant): RingWait[] {
  const { embargoUntil, shareNeeded, opensAt } = ring;
  const waits: RingWait[] = [];
  if (embargoUntil !== null && now < embargoUntil) waits.push('embargo');
  if (before !== null && !before.isOpen) waits.push('ring_before_closed');
  if (opensAt !== null && now < opensAt) waits.push('time');
  if (shareNeeded !== null && before !== null && (before.share ?? 1) < shareNeeded)
    waits.push('share_too_small');
  if (shareNeeded === null && opensAt === null) waits.push('nobody_opens_it');
  return waits;
}

/** Waits that nobody may set aside, with whatever reason. */
export const isBinding = (wait: RingWait): boolean =>
  wait === 'embargo' || wait === 'not_approved' || wait === 'not_seconded';

/** Waits that are set aside only with a reason: the condition was there for somebody. */
export const needsReason = (wait: RingWait): boolean => wait !== 'nobody_opens_it';
