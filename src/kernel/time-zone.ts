import { Temporal } from 'temporal-polyfill';
import type { Day, Instant } from './calendar.ts';

/** A change of the clocks of a zone: the instant, and the offsets from UTC in minutes before and after it. */
export interface ClockChange {
  readonly at: Instant;
  readonly minutesBefore: number;
  readonly minutesAfter: number;
}

/**
 * The instant at which the clocks of a zone show a day and a time (`09:00`). A time that is skipped in spring is taken
 * as late as it would have been, one that comes twice in autumn the first time, as RFC 5545 reads them too (3.3.5).
 *
 * @throws RangeError for a zone, day or time that does not exist
 */
export function instantIn(zone: string, day: Day, time: string): Instant {
  const local = Temporal.PlainDateTime.from(`${day}T${time}`);
  return asInstant(local.toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds);
}

/** The time that the clocks of a zone show at an instant, `09:00`. */
export function timeIn(zone: string, at: Instant): string {
  return Temporal.Instant.from(at)
    .toZonedDateTimeISO(zone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' });
}

/** Minutes from UTC to the clocks of a zone at an instant; east of Greenwich is positive. */
export function offsetIn(zone: string, at: Instant): number {
  return Temporal.Instant.from(at).toZonedDateTimeISO(zone).offsetNanoseconds / 60_000_000_000;
}

/** The changes of a zone's clocks after one instant and up to another, in their order. */
export function clockChanges(zone: string, from: Instant, to: Instant): ClockChange[] {
  const changes: ClockChange[] = [];
  const last = Temporal.Instant.from(to).epochMilliseconds;
  let at = Temporal.Instant.from(from).toZonedDateTimeISO(zone).getTimeZoneTransition('next');
  while (at && at.epochMilliseconds <= last) {
    const instant = asInstant(at.epochMilliseconds);
    changes.push({
      at: instant,
      minutesBefore: offsetIn(zone, asInstant(at.epochMilliseconds - 1)),
      minutesAfter: offsetIn(zone, instant),
    });
    at = at.getTimeZoneTransition('next');
  }
  return changes;
}

const asInstant = (millis: number): Instant => new Date(millis).toISOString();
