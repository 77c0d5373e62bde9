import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from './calendar.ts';
import { calendarOf, escaped, folded, type WeeklyMeeting } from './icalendar.ts';
import { instantIn } from './time-zone.ts';

const meeting: WeeklyMeeting = {
  uid: 'plan-1@inward',
  sequence: 2,
  summary: 'Check-in: Autumn, without fear',
  description: 'Fifteen minutes; realised, partly or not.',
  url: 'https://inward.example.org/plan',
  zone: 'Europe/Helsinki',
  firstOn: '2026-10-19',
  time: '09:00',
  minutes: 15,
  untilOn: null,
  changedAt: '2026-10-01T08:00:00.000Z',
};
const now = '2026-10-02T08:00:00.000Z';
const calendar = (facts: Partial<WeeklyMeeting> = {}) =>
  calendarOf({ name: 'Plan', meetings: [{ ...meeting, ...facts }], now });

/** What a calendar program does with a VTIMEZONE: the offset of the last observance that began before a local time. */
function instantByItsOwnZone(text: string, localMillis: number): number {
  const blocks = [
    ...text.matchAll(/DTSTART:(\d{8}T\d{6})\r\nTZOFFSETFROM:([+-]\d{4})\r\nTZOFFSETTO:([+-]\d{4})/g),
  ].map(([, start = '', , to = '']) => ({ start: millisOf(start), offset: minutesOf(to) }));
  const current = blocks.filter(({ start }) => start <= localMillis).sort((a, b) => b.start - a.start)[0];
  return localMillis - (current?.offset ?? Number.NaN) * 60_000;
}
const millisOf = (stamp: string) =>
  Date.parse(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3T$4:$5:$6Z'));
const minutesOf = (offset: string) =>
  (offset.startsWith('-') ? -1 : 1) * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(3)));

test('a weekly meeting is one rule on the clocks of its zone, with the zone beside it', () => {
  const lines = calendar({ untilOn: '2026-12-21' }).replaceAll('\r\n ', '').split('\r\n');
  expect(lines).toEqual(
    expect.arrayContaining([
      'BEGIN:VTIMEZONE',
      'TZID:Europe/Helsinki',
      'DTSTART;TZID=Europe/Helsinki:20261019T090000',
      'RRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20261221T215900Z',
      'DURATION:PT15M',
      'SEQUENCE:2',
      'SUMMARY:Check-in: Autumn\\, without fear',
      'DESCRIPTION:Fifteen minutes\\; realised\\, partly or not.',
      'DTSTAMP:20261002T080000Z',
    ]),
  );
  expect(lines.at(-1)).toBe('');
});

test('read by the zone that it carries, every meeting of years is at the same hour on the clock', () => {
  const zone = fc.constantFrom(
    'Europe/Helsinki',
    'Europe/Madrid',
    'America/New_York',
    'Australia/Sydney',
    'UTC',
  );
  fc.assert(
    fc.property(zone, fc.nat({ max: 300 }), fc.integer({ min: 7, max: 18 }), (name, weeks, hour) => {
      const time = `${String(hour).padStart(2, '0')}:30`;
      const text = calendar({ zone: name, time });
      const on = addDays(meeting.firstOn, 7 * weeks);
      const read = instantByItsOwnZone(text, Date.parse(`${on}T${time}:00Z`));
      expect(new Date(read).toISOString()).toBe(instantIn(name, on, time));
    }),
    { numRuns: 60 },
  );
});

test('no line is longer than 75 octets, no character is cut, and unfolding gives the text again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
      const value = escaped(text);
      const lines = folded(`SUMMARY:${value}`).split('\r\n');
      for (const line of lines) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
      expect(lines.map((line, index) => (index === 0 ? line : line.slice(1))).join('')).toBe(
        `SUMMARY:${value}`,
      );
    }),
  );
});

test('a title cannot put lines of its own into the calendar', () => {
  const text = calendar({ summary: 'Fine\r\nEND:VEVENT\nBEGIN:VALARM', description: 'a;b,c\\d' });
  expect(text).not.toContain('\nBEGIN:VALARM');
  expect(text.replaceAll('\r\n ', '')).toContain('SUMMARY:Fine\\nEND:VEVENT\\nBEGIN:VALARM');
  expect(text.replaceAll('\r\n ', '')).toContain('DESCRIPTION:a\\;b\\,c\\\\d');
});
