import { z } from 'zod';
import { day, done, endpoint, id, listOf, nothing } from '#kernel/contract.ts';
import { CALENDAR_READERS, releaseRow } from './release.ts';

export const calendarContract = {
  readCalendar: endpoint({
    method: 'GET',
    path: '/api/delivery/calendar',
    summary:
      'All releases of at most 62 days, and for each audience asked for the reading minutes a day that they ask of a member on average.',
    who: CALENDAR_READERS,
    input: z.object({ fromOn: day, toOn: day, audienceIds: listOf(id).optional() }),
    output: z.object({
      releases: z.array(releaseRow),
      loads: z.array(
        z.object({
          /** Null: everybody. */
          audience: z.object({ id, name: z.string() }).nullable(),
          people: z.number().int(),
          days: z.array(z.object({ on: day, minutes: z.number() })),
        }),
      ),
    }),
  }),
  makeCalendarFeed: endpoint({
    method: 'POST',
    path: '/api/delivery/calendar-feeds',
    summary:
      'An address for my calendar program: what is coming to me, or, for those who read the calendar, to an audience. The one before ends.',
    who: 'signedIn',
    input: z.object({ audienceId: id.optional() }),
    output: z.object({ address: z.string() }),
  }),
  endCalendarFeeds: endpoint({
    method: 'DELETE',
    path: '/api/delivery/calendar-feeds',
    summary: 'End all calendar addresses of mine.',
    who: 'signedIn',
    input: nothing,
    output: done,
  }),
  readCalendarFeed: endpoint({
    method: 'GET',
    path: '/api/delivery/calendars/:token',
    summary: 'The feed (RFC 5545) behind such an address, without signing in.',
    who: 'anyone',
    input: z.object({ token: z.string().max(100) }),
    output: 'file',
  }),
};
