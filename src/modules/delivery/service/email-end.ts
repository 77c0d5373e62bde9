import type { Instant } from '#kernel/calendar.ts';
import { unreachable } from '#kernel/errors.ts';
import type { Outcome } from '#platform/smtp/transaction.ts';
import { type Obstacle, obstacleTo, retryAt } from '../domain/email.ts';
import type { ClaimedEmail, EmailEnd } from '../store/email.ts';

/** The end of a letter that is not to be sent at all; undefined when it may go. */
export function obstructed(row: ClaimedEmail): EmailEnd | undefined {
  const obstacle = obstacleTo(row);
  return obstacle ? ended(row, 'suppressed', obstacle) : undefined;
}

/** A letter that could not be written. */
export function unwritable(row: ClaimedEmail, obstacle: Obstacle, words?: string): EmailEnd {
  return ended(row, 'failed', obstacle, words);
}

/** What the mail server's answer means for the letter. */
export function endOf(row: ClaimedEmail, outcome: Outcome, now: Instant): EmailEnd {
  switch (outcome.state) {
    case 'accepted':
      return { ...fateless(row), state: 'sent', sentAt: now };
    // Nobody has it, or nobody knows: again, at once, under the same Message-ID.
    case 'unsent':
      return { ...fateless(row), state: 'waiting' };
    case 'unknown':
      return again(row, outcome.words, now);
    case 'refused':
      // Who refuses our own address says nothing about the person that we write to.
      return outcome.lasting === 'permanent' && outcome.stage !== 'sender'
        ? ended(row, 'failed', 'refused', outcome.words)
        : again(row, outcome.words, now);
    default:
      return unreachable(outcome);
  }
}

function again(row: ClaimedEmail, words: string, now: Instant): EmailEnd {
  // The end of a random id spreads as well as a die, and the same for the same letter.
  const spread = Number.parseInt(row.id.slice(-4), 16) / 0xffff;
  const dueAt = retryAt(now, row.attempt, spread);
  return dueAt
    ? { ...fateless(row), state: 'waiting', dueAt, reason: words }
    : ended(row, 'failed', 'given_up', words);
}

function ended(row: ClaimedEmail, state: 'failed' | 'suppressed', obstacle: Obstacle, words = ''): EmailEnd {
  return { ...fateless(row), state, reason: words ? `${obstacle}: ${words}` : obstacle };
}

function fateless({ id, filedOn, attempt }: ClaimedEmail) {
  return { id, filedOn, attempt, sentAt: null, dueAt: null, reason: null };
}
