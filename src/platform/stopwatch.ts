import type { Instant } from '#kernel/calendar.ts';

/**
 * A clock for work that takes long, going on from the instant at which the work began. It counts elapsed time, so it
 * never jumps when somebody sets the machine's clock.
 */
export function clockFrom(start: Instant): () => Instant {
  const began = performance.now();
  const millis = Date.parse(start);
  return () => new Date(millis + performance.now() - began).toISOString();
}
