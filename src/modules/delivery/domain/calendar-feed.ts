import type { Instant } from '#kernel/calendar.ts';
import { escaped, folded } from '#kernel/icalendar.ts';

/** A release as an entry of a calendar. */
export interface Entry {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly opensAt: Instant;
  readonly seconds: number;
  readonly url: string;
  readonly version: number;
}

const SHORTEST_MINUTES = 5;

/** A calendar (RFC 5545) of releases; each lasts as long as it takes to read, and is not a time at which one is busy. */
export function releaseCalendar(name: string, entries: readonly Entry[], now: Instant): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Inward//Delivery//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    ...entries.flatMap((entry) => [
      'BEGIN:VEVENT',
      `UID:${entry.id}@inward`,
      `DTSTAMP:${compact(now)}`,
      `SEQUENCE:${entry.version}`,
      `DTSTART:${compact(entry.opensAt)}`,
      `DURATION:PT${Math.max(SHORTEST_MINUTES, Math.ceil(entry.seconds / 60))}M`,
      'TRANSP:TRANSPARENT',
      `SUMMARY:${escaped(entry.title)}`,
      ...(entry.description ? [`DESCRIPTION:${escaped(entry.description)}`] : []),
      `URL:${entry.url}`,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n');
}

const compact = (at: Instant) => `${at.slice(0, 19).replace(/[-:]/g, '')}Z`;
