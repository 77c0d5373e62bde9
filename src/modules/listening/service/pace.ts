import type { Instant } from '#kernel/calendar.ts';

// Only tokens with a valid signature get here, so there are never more of them than people were invited. In memory, by
// minute, and forgotten with it: a file of who was busy when is what the box must not have.
let minute = '';
const taken = new Map<string, number>();

/** A device that changes an answer sends a ballot again; one that does it without end is turned away for the minute. */
const MOST_A_MINUTE = 20;

/** Whether one more ballot of this token is taken in this minute. Counted by token: an office has one address for all. */
export function admitToken(id: Buffer, now: Instant): boolean {
  const current = now.slice(0, 16);
  if (current !== minute) {
    minute = current;
    taken.clear();
  }
  const key = id.toString('base64');
  const count = (taken.get(key) ?? 0) + 1;
  taken.set(key, count);
  return count <= MOST_A_MINUTE;
}
