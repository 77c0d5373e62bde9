import type { Instant } from '#kernel/calendar.ts';
import type { Lane } from '../contract/message.ts';

/** What decides whether a letter may be written to somebody now. */
export interface EmailFacts {
  readonly email: string | null;
  readonly kind: 'message' | 'reminder' | 'digest';
  readonly lane: Lane | null;
  readonly personLeft: boolean;
  readonly withdrawn: boolean;
  readonly suppressed: boolean;
  readonly leftEmail: boolean;
  readonly muted: boolean;
}

/** Why somebody is not written to: a key of the messages (`undelivered.…`). */
export type Obstacle =
  | 'person_left'
  | 'withdrawn'
  | 'no_address'
  | 'suppressed'
  | 'unsubscribed'
  | 'muted'
  | 'no_letter'
  | 'address_not_valid'
  | 'refused'
  | 'given_up';

/** Why a letter is not to go out, looked at right before it would; null when it may. */
export function obstacleTo(facts: EmailFacts): Obstacle | null {
  if (facts.personLeft) return 'person_left';
  if (facts.withdrawn) return 'withdrawn';
  if (!facts.email) return 'no_address';
  if (facts.suppressed) return 'suppressed';
  if (mustCome(facts.lane)) return null;
  if (facts.leftEmail) return 'unsubscribed';
  return facts.muted ? 'muted' : null;
}

/** Safety and what must be known come to everybody; nobody can leave them. */
export function mustCome(lane: Lane | null): boolean {
  return lane === 'safety' || lane === 'must_know';
}

const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 8 * 3_600_000;
/** Together about four days: as long as RFC 5321 (4.5.4.1) asks a sender to go on trying. */
export const MOST_ATTEMPTS = 20;

/**
 * When to try again what a server did not take: after a minute, then twice as long each time, up to eight hours; null after
 * `MOST_ATTEMPTS`. A share of up to a tenth, different from letter to letter (`spread`, 0 to 1), keeps them from coming all at once.
 */
export function retryAt(now: Instant, attempt: number, spread: number): Instant | null {
  if (attempt >= MOST_ATTEMPTS) return null;
  const wait = Math.min(FIRST_WAIT_MS * 2 ** (attempt - 1), LONGEST_WAIT_MS);
  return new Date(Date.parse(now) + wait * (1 + spread / 10)).toISOString();
}

/** A server's words that mean «there is no such mailbox», ever; other refusals may be about the message. */
export function isDeadAddress(words: string): boolean {
  const status = /\b5\.(\d+)\.(\d+)\b/.exec(words);
  // RFC 3463 and RFC 7505: bad mailbox, bad system, bad syntax, moved, null MX; mailbox disabled.
  if (status) return /^(1\.(1|2|3|6|10)|2\.1)$/.test(`${status[1]}.${status[2]}`);
  return /\b(no such (user|mailbox|person)|user (unknown|not found|does ?n.t exist)|unknown (user|mailbox)|mailbox (unavailable|not found)|does not exist)\b/i.test(
    words,
  );
}
