import { editionFor } from '#kernel/language.ts';
import { type Context, hasRole } from '#platform/context.ts';
import { PLANNERS, type ReleaseRow, SECONDERS } from '../contract/release.ts';
import {
  canCancel,
  canConfirm,
  canMove,
  canPause,
  canResume,
  canSecond,
  type Decider,
} from '../domain/release.ts';
import type { ReleaseRecord } from '../store/release.ts';

/** Who decides, in the words of the rules. */
export const deciderOf = ({ actor }: Context): Decider => ({
  personId: actor.personId,
  plans: hasRole(actor, ...PLANNERS),
  seconds: hasRole(actor, ...SECONDERS),
});

/** A release as planners see it, with what this one may do. */
export function rowOf(ctx: Context, release: ReleaseRecord): ReleaseRow {
  const by = deciderOf(ctx);
  const named = (id: string | null, name: string | null) => (id ? { id, name } : null);
  return {
    id: release.id,
    messageId: release.messageId,
    title: editionFor(release.title, ctx.actor.language),
    lane: release.lane,
    audience: named(release.audienceId, release.audienceName) && {
      id: release.audienceId ?? '',
      name: release.audienceName ?? '',
    },
    ring: release.ring,
    channels: release.channels,
    priority: release.priority,
    timing: { kind: release.timing, opensAt: release.opensAt, endsAt: release.endsAt },
    state: release.state,
    stopCode: release.stopCode,
    advice: release.advice,
    againstReason: release.againstReason,
    confirmedBy: named(release.confirmedBy, release.confirmedByName),
    secondedBy: named(release.secondedBy, release.secondedByName),
    openedAt: release.openedAt,
    people: release.people,
    version: release.version,
    can: {
      confirm: canConfirm(by, release),
      second: canSecond(by, release),
      move: canMove(by, release),
      pause: canPause(by, release),
      resume: canResume(by, release),
      cancel: canCancel(by, release),
    },
  };
}
