import type { Lane, Level } from '../contract/message.ts';
import { ADVICE, type Advice, type AdviceReason, type ReleaseState } from '../contract/release.ts';

/** What the decisions about a release depend on. */
export interface ReleaseFacts {
  readonly state: ReleaseState;
  readonly lane: Lane;
  readonly confirmedBy: string | null;
}

/** Who decides: the person, and whether they plan releases or may stand behind a safety message. */
export interface Decider {
  readonly personId: string | null;
  readonly plans: boolean;
  readonly seconds: boolean;
}

export const canConfirm = (by: Decider, { state }: ReleaseFacts): boolean => by.plans && state === 'draft';

/** A second name is somebody else's. */
export const canSecond = (by: Decider, { state, confirmedBy }: ReleaseFacts): boolean =>
  by.seconds && state === 'seconding' && by.personId !== null && by.personId !== confirmedBy;

/** Until it opens; afterwards people have it. */
export const canMove = (by: Decider, { state }: ReleaseFacts): boolean =>
  by.plans && (state === 'draft' || state === 'seconding' || state === 'confirmed');

export const canPause = (by: Decider, { state }: ReleaseFacts): boolean =>
  by.plans && (state === 'confirmed' || state === 'open');

export const canResume = (by: Decider, { state }: ReleaseFacts): boolean => by.plans && state === 'paused';

export const canCancel = (by: Decider, { state }: ReleaseFacts): boolean =>
  by.plans && state !== 'cancelled' && state !== 'stopped';

/**
 * Whether those who have not acknowledged a message may be named: what must be known has to reach everybody, and its
 * readers are told that they confirm by name. Of everything else only numbers are known.
 */
export const mayNameOwing = ({ lane, level }: { lane: Lane; level: Level }): boolean =>
  (lane === 'must_know' || lane === 'safety') && level !== 'none';

/** What the moment of a release looks like, counted. */
export interface Moment {
  readonly lane: Lane;
  readonly people: number;
  readonly overloaded: number;
  readonly without: number;
  readonly onLeave: number;
  readonly holidaysThatDay: number;
}

/** Shares of an audience from which the advice turns. Judgements, to be shown as such. */
const SOFTEN_FROM = 0.05;
const WAIT_FROM = 0.2;
const AWAY_FROM = 0.3;
const TALK_FROM = 0.1;

/** What this module itself knows about the right moment. A safety message never waits. */
export function reasonsOf(moment: Moment): AdviceReason[] {
  const { people, overloaded, without, onLeave, holidaysThatDay } = moment;
  if (moment.lane === 'safety' || people === 0) return [];
  const reasons: AdviceReason[] = [];
  if (overloaded / people >= WAIT_FROM) reasons.push(reason('delivery.overload', 'wait', overloaded));
  else if (overloaded / people >= SOFTEN_FROM)
    reasons.push(reason('delivery.overload', 'soften', overloaded));
  if (holidaysThatDay > 0) reasons.push(reason('delivery.holiday', 'wait', holidaysThatDay));
  if (onLeave / people >= AWAY_FROM) reasons.push(reason('delivery.onLeave', 'wait', onLeave));
  if (without / people >= TALK_FROM) reasons.push(reason('delivery.withoutChannel', 'talk_first', without));
  return reasons;
}

const reason = (code: string, advice: Advice, count: number): AdviceReason => ({
  code,
  advice,
  detail: { count },
});

/** The strictest of some reasons; `go` without any. */
export const strictest = (reasons: readonly AdviceReason[]): Advice =>
  reasons.reduce<Advice>(
    (strict, { advice }) => (ADVICE.indexOf(advice) > ADVICE.indexOf(strict) ? advice : strict),
    'go',
  );
