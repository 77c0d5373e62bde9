import { z } from 'zod';
import { isZone } from '#kernel/calendar.ts';
import { day, done, editions, endpoint, id, line, nothing } from '#kernel/contract.ts';
import { channelName } from './channel.ts';
import { PLANNERS } from './release.ts';

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'not_a_time' });
export const workingTime = z.object({ weekday: z.number().int().min(1).max(7), from: clock, to: clock });
const zone = z
  .string()
  .max(60)
  .refine((name) => isZone(name), { error: 'no_such_zone' });

const own = {
  /** In order of preference; the feed is always there. */
  channels: z.array(channelName.exclude(['feed'])).max(5),
  quiet: z.object({ from: clock, to: clock }).nullable(),
  zone: zone.nullable(),
  /** Null: as my shift says, or office hours. */
  work: z.array(workingTime).max(21).nullable(),
  /** The right to disconnect: nothing outside working time. */
  disconnect: z.boolean(),
};

export const preferences = z.object({
  ...own,
  leave: z.array(z.object({ id, fromOn: day, toOn: day })),
  muted: z.array(z.object({ id, name: z.string() })),
  topics: z.array(z.object({ id, name: z.string() })),
  caps: z.object({
    pushesADay: z.number().int(),
    pushesAWeek: z.number().int(),
    pushesOfAPiece: z.number().int(),
    secondsAWeek: z.number().int(),
  }),
  version: z.number().int(),
});

const caps = {
  pushesADay: z.number().int().min(0).max(10),
  pushesAWeek: z.number().int().min(0).max(50),
  pushesOfAPiece: z.number().int().min(0).max(20),
  secondsAWeek: z.number().int().min(0).max(36_000),
};

const topic = z.object({
  id,
  name: z.partialRecord(z.enum(['en', 'fi', 'es']), z.string()),
  version: z.number().int(),
});
const shift = z.object({ id, code: z.string(), work: z.array(workingTime) });
const holiday = z.object({
  id,
  heldOn: day,
  zone: z.string().nullable(),
  name: z.partialRecord(z.enum(['en', 'fi', 'es']), z.string()),
});

export const preferenceContract = {
  readPreferences: endpoint({
    method: 'GET',
    path: '/api/delivery/preferences',
    summary: 'How I want to be reached, when I am away, what I have muted, and the caps that protect me.',
    who: 'signedIn',
    input: nothing,
    output: preferences,
  }),
  changePreferences: endpoint({
    method: 'PUT',
    path: '/api/delivery/preferences',
    summary: 'Change how I want to be reached.',
    who: 'signedIn',
    input: z.object({ ...own, version: z.number().int() }),
    output: preferences,
  }),
  addLeave: endpoint({
    method: 'POST',
    path: '/api/delivery/leave',
    summary: 'Say when I am away: nothing is sent to me then.',
    who: 'signedIn',
    creates: true,
    input: z
      .object({ fromOn: day, toOn: day })
      .refine(({ fromOn, toOn }) => fromOn <= toOn, { error: 'ends_before_it_begins' }),
    output: z.object({ id }),
  }),
  removeLeave: endpoint({
    method: 'DELETE',
    path: '/api/delivery/leave/:leaveId',
    summary: 'Take a leave of mine back.',
    who: 'signedIn',
    input: z.object({ leaveId: id }),
    output: done,
  }),
  readSettings: endpoint({
    method: 'GET',
    path: '/api/delivery/settings',
    summary: 'The caps of attention, topics, shifts and holidays of the house.',
    who: 'signedIn',
    input: nothing,
    output: z.object({
      caps: z.object(caps),
      version: z.number().int(),
      topics: z.array(topic),
      shifts: z.array(shift),
      holidays: z.array(holiday),
    }),
  }),
  changeCaps: endpoint({
    method: 'PUT',
    path: '/api/delivery/settings/caps',
    summary: 'Change the caps of attention. Version 0: nothing was changed before.',
    who: PLANNERS,
    input: z.object({ ...caps, version: z.number().int() }),
    output: z.object({ version: z.number().int() }),
  }),
  createTopic: endpoint({
    method: 'POST',
    path: '/api/delivery/topics',
    summary: 'A topic that people can mute.',
    who: PLANNERS,
    creates: true,
    input: z.object({ name: editions(100) }),
    output: z.object({ id }),
  }),
  retireTopic: endpoint({
    method: 'DELETE',
    path: '/api/delivery/topics/:topicId',
    summary: 'Take a topic out of use; what was published under it stays.',
    who: PLANNERS,
    input: z.object({ topicId: id }),
    output: done,
  }),
  putShift: endpoint({
    method: 'PUT',
    path: '/api/delivery/shifts',
    summary: 'The working times of a shift, by the code that people have in their record.',
    who: PLANNERS,
    input: z.object({ code: line(100), work: z.array(workingTime).min(1).max(21) }),
    output: z.object({ id }),
  }),
  createHoliday: endpoint({
    method: 'POST',
    path: '/api/delivery/holidays',
    summary: 'A day off, for everybody or for those who live in a zone.',
    who: PLANNERS,
    creates: true,
    input: z.object({ heldOn: day, zone: zone.nullable().default(null), name: editions(100) }),
    output: z.object({ id }),
  }),
  removeHoliday: endpoint({
    method: 'DELETE',
    path: '/api/delivery/holidays/:holidayId',
    summary: 'Take a day off out of the calendar.',
    who: PLANNERS,
    input: z.object({ holidayId: id }),
    output: done,
  }),
};
