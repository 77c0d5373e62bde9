import { dayIn, type Instant } from '#kernel/calendar.ts';
import { instantIn, timeIn } from '#kernel/time-zone.ts';

/** An instant as a field of day and time holds it: `2026-11-24T08:00`, in the person's zone. */
export const wallTime = (instant: Instant | null, zone: string): string =>
  instant ? `${dayIn(zone, instant)}T${timeIn(zone, instant)}` : '';

/** What a field of day and time holds, as an instant; null where nothing is typed. */
export function instantAt(typed: string, zone: string): Instant | null {
  const [day = '', time = ''] = typed.split('T');
  return day && time ? instantIn(zone, day, time.slice(0, 5)) : null;
}
