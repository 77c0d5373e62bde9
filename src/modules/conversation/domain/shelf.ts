import type { Day } from '#kernel/calendar.ts';
import type { CaseState } from '../contract/case.ts';

/** What a browser remembers of its last look at an unseen case. */
export interface LastLook {
  readonly sentOn: Day | null;
  /** Null: not looked at yet. */
  readonly lookedOn: Day | null;
  /** Nothing more is to come: it was answered or taken back. */
  readonly isSettled: boolean;
  /** Replies that were there at the last look, and that its page has not shown. */
  readonly unread: number;
}

/**
 * Whether Today speaks of an unseen case. It knows only what the browser remembers: asking the server each time that Home
 * opens would show, to whoever counts requests, that this person has written something unseen.
 */
export function deservesALook({ sentOn, lookedOn, isSettled, unread }: LastLook, today: Day): boolean {
  if (unread > 0) return true;
  if (isSettled) return false;
  const last = lookedOn ?? sentOn;
  return last === null || last < today;
}

/** Whether an answer is still to come. One that was joined with another waits for that one's. */
export function isSettled(states: readonly CaseState[]): boolean {
  const last = states.at(-1);
  return last === 'answered' || last === 'withdrawn';
}
