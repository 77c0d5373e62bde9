import { addDays, type Day, type Instant } from './calendar.ts';
import { clockChanges, instantIn, offsetIn } from './time-zone.ts';

/** A meeting that comes every week at the same time on the clocks of its zone. */
export interface WeeklyMeeting {
  /** The same for ever, so that a calendar changes the entry that it has. */
  readonly uid: string;
  /** Goes up with every change of the series (RFC 5545, 3.8.7.4). */
  readonly sequence: number;
  readonly summary: string;
  readonly description: string;
  readonly url: string;
  readonly zone: string;
  /** The first meeting. */
  readonly firstOn: Day;
  /** `09:00` */
  readonly time: string;
  readonly minutes: number;
  /** The last day on which it may meet. */
  readonly untilOn: Day | null;
  readonly changedAt: Instant;
}

/** Calendars know the zone's clocks this far ahead; feeds are read again long before. */
const YEARS_OF_CLOCKS = 10;

/**
 * A calendar (RFC 5545) of weekly meetings. Times are local to a VTIMEZONE that is sent along, so that a meeting stays
 * at the same hour on the clock across daylight saving; a time in UTC would move by an hour twice a year.
 */
export function calendarOf({
  name,
  meetings,
  now,
}: {
  name: string;
  meetings: readonly WeeklyMeeting[];
  now: Instant;
}): string {
  const zones = [...new Set(meetings.map(({ zone }) => zone))];
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Inward//Plan//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    ...zones.flatMap((zone) => zoneLines(zone, firstDayIn(zone, meetings))),
    ...meetings.flatMap((meeting) => meetingLines(meeting, now)),
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n');
}

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

function meetingLines(meeting: WeeklyMeeting, now: Instant): string[] {
  const { zone, firstOn, time, untilOn } = meeting;
  const weekday = WEEKDAYS[new Date(`${firstOn}T00:00:00Z`).getUTCDay()];
  // With a zoned start, UNTIL is in UTC (3.3.10): the end of the last day on the zone's clocks.
  const until = untilOn === null ? '' : `;UNTIL=${compact(instantIn(zone, untilOn, '23:59'))}`;
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(meeting.uid)}`,
    `DTSTAMP:${compact(now)}`,
    `LAST-MODIFIED:${compact(meeting.changedAt)}`,
    `SEQUENCE:${meeting.sequence}`,
    `DTSTART;TZID=${zone}:${localStamp(firstOn, time)}`,
    `DURATION:PT${meeting.minutes}M`,
    `RRULE:FREQ=WEEKLY;BYDAY=${weekday}${until}`,
    `SUMMARY:${escaped(meeting.summary)}`,
    ...(meeting.description ? [`DESCRIPTION:${escaped(meeting.description)}`] : []),
    `URL:${meeting.url}`,
    'END:VEVENT',
  ];
}

function firstDayIn(zone: string, meetings: readonly WeeklyMeeting[]): Day {
  const days = meetings.filter((meeting) => meeting.zone === zone).map(({ firstOn }) => firstOn);
  return days.reduce((earliest, day) => (day < earliest ? day : earliest));
}

/** The zone's clocks from the first meeting on: how they stand then, and each change after it. */
function zoneLines(zone: string, firstOn: Day): string[] {
  const from = instantIn(zone, addDays(firstOn, -1), '00:00');
  const to = instantIn(zone, addDays(firstOn, 366 * YEARS_OF_CLOCKS), '00:00');
  const offset = offsetIn(zone, from);
  const changes = clockChanges(zone, from, to);
  const least = Math.min(offset, ...changes.map(({ minutesAfter }) => minutesAfter));
  const observance = (minutesBefore: number, minutesAfter: number, stamp: string) => {
    const part = minutesAfter > least ? 'DAYLIGHT' : 'STANDARD';
    return [
      `BEGIN:${part}`,
      `DTSTART:${stamp}`,
      `TZOFFSETFROM:${offsetStamp(minutesBefore)}`,
      `TZOFFSETTO:${offsetStamp(minutesAfter)}`,
      `END:${part}`,
    ];
  };
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${zone}`,
    ...observance(offset, offset, localStamp(addDays(firstOn, -1), '00:00')),
    // The beginning of an observance is told on the clock as it stood just before (3.6.5).
    ...changes.flatMap(({ at, minutesBefore, minutesAfter }) =>
      observance(minutesBefore, minutesAfter, stampAt(at, minutesBefore)),
    ),
    'END:VTIMEZONE',
  ];
}

const localStamp = (day: Day, time: string) => `${day.replaceAll('-', '')}T${time.replace(':', '')}00`;

const compact = (at: Instant) => `${at.slice(0, 19).replace(/[-:]/g, '')}Z`;

const stampAt = (at: Instant, offsetMinutes: number) =>
  compact(new Date(Date.parse(at) + offsetMinutes * 60_000).toISOString()).slice(0, -1);

function offsetStamp(minutes: number): string {
  const size = Math.abs(minutes);
  const twoDigits = (value: number) => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${twoDigits(Math.floor(size / 60))}${twoDigits(size % 60)}`;
}

/** Text as a value (3.3.11): backslash, semicolon, comma and line breaks get a backslash; other controls are left out. */
export function escaped(text: string): string {
  return (
    text
      .replace(/[\\;,]/g, '\\$&')
      .replace(/\r\n|\n|\r/g, '\\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are not allowed in values
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
  );
}

/** A content line in pieces of at most 75 octets, none of which cuts a character in two (3.1). */
export function folded(line: string): string {
  const pieces: string[] = [];
  let piece = '';
  let size = 0;
  for (const character of line) {
    const octets = new TextEncoder().encode(character).length;
    // A piece after the first begins with a space, which counts.
    if (size + octets > 75) {
      pieces.push(piece);
      piece = ' ';
      size = 1;
    }
    piece += character;
    size += octets;
  }
  return [...pieces, piece].join('\r\n');
}
