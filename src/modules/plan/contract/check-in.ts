import { z } from 'zod';
import { isZone } from '#kernel/calendar.ts';
import { day, done, endpoint, id, instant, line } from '#kernel/contract.ts';
import { planState } from './hearing.ts';
import { actionState, personName, shownText } from './line.ts';
import { PLANNERS } from './strategy.ts';

export const outcome = z.enum(['realised', 'partly', 'not']);
export type Outcome = z.output<typeof outcome>;

export const CHECK_IN_CAUSES = [
  'no_time',
  'no_money',
  'no_person',
  'waits_for_something',
  'not_understood',
  'not_wanted',
  'wrong_moment',
  'technical',
  'illness',
  'other',
] as const;
export const checkInCause = z.enum(CHECK_IN_CAUSES);

export const reaction = z.enum(['new_date', 'more_resources', 'other_message', 'stop', 'none']);
export type Reaction = z.output<typeof reaction>;

/** Why something is on the list of a meeting. */
export const agendaReason = z.enum(['blocked', 'late', 'due', 'silent', 'overdue_case', 'added']);
export type AgendaReason = z.output<typeof agendaReason>;

const localTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'not_a_time' });
const weekday = z.number().int().min(1).max(7);

export const series = z.object({
  weekday,
  time: localTime,
  zone: z.string(),
  ownerId: id.nullable(),
  startsOn: day,
  endsOn: day.nullable(),
  version: z.number().int(),
  owner: personName.nullable(),
  /** The coming meetings, and those that nobody held. */
  next: z.array(z.object({ on: day, at: instant })),
  skipped: z.array(day),
});

const guest = z.object({
  person: personName.nullable(),
  state: z.enum(['asked', 'coming', 'declined']),
  draw: z.number().int(),
  /** With seed and number of candidates anybody can repeat the draw. */
  seed: z.string(),
  candidates: z.number().int(),
  mine: z.boolean(),
});

export const checkInItem = z.object({
  kind: z.enum(['action', 'case']),
  id,
  /** Null: sealed for the reader, or a case whose words stand in the conversation. */
  title: shownText.nullable(),
  sealed: z.boolean(),
  reasons: z.array(agendaReason),
  state: actionState.nullable(),
  /** Why it stands so, in the owner's words. */
  stateReason: z.string().nullable(),
  dueOn: day.nullable(),
  /** How often it was moved later since the start. */
  postponed: z.number().int(),
  /** Three times or more: is it to be stopped? */
  askWhetherToStop: z.boolean(),
  outcome: outcome.nullable(),
  cause: checkInCause.nullable(),
  reaction: reaction.nullable(),
  newDueOn: day.nullable(),
  /** Of the action, until the meeting says otherwise. */
  owner: personName.nullable(),
  words: z.string().nullable(),
  version: z.number().int(),
});

export const checkIn = z.object({
  id,
  planId: id,
  planTitle: shownText,
  occursOn: day,
  openedAt: instant,
  /** Null while it goes on; then the minutes are everybody's. */
  closedAt: instant.nullable(),
  note: z.string().nullable(),
  minutes: z.literal(15),
  items: z.array(checkInItem),
  guest: guest.nullable(),
  version: z.number().int(),
  can: z.object({ record: z.boolean(), drawGuest: z.boolean(), answerAsGuest: z.boolean() }),
});

const planId = { planId: id };
const checkInId = { checkInId: id };

export const checkInContract = {
  setSeries: endpoint({
    method: 'PUT',
    path: '/api/plan/plans/:planId/check-in-series',
    summary:
      'When the plan meets each week: weekday and local time in a zone. Send `version` to change what stands.',
    who: PLANNERS,
    input: z
      .object({
        ...planId,
        weekday,
        time: localTime,
        zone: z.string().max(60).refine(isZone, { error: 'not_a_zone' }),
        ownerId: id.nullable(),
        startsOn: day,
        endsOn: day.nullable().default(null),
        version: z.number().int().optional(),
      })
      .refine(({ startsOn, endsOn }) => endsOn === null || startsOn <= endsOn, {
        error: 'period_ends_before_it_starts',
      }),
    output: series,
  }),
  listCheckIns: endpoint({
    method: 'GET',
    path: '/api/plan/plans/:planId/check-ins',
    summary: 'The series with the meetings to come, those that were held, and those that were skipped.',
    who: 'signedIn',
    input: z.object(planId),
    output: z.object({
      planTitle: shownText,
      planState,
      series: series.nullable(),
      checkIns: z.array(
        z.object({
          id,
          occursOn: day,
          closedAt: instant.nullable(),
          realised: z.number().int(),
          partly: z.number().int(),
          not: z.number().int(),
        }),
      ),
      can: z.object({ open: z.boolean(), change: z.boolean() }),
    }),
  }),
  openCheckIn: endpoint({
    method: 'POST',
    path: '/api/plan/plans/:planId/check-ins',
    summary: 'Open the meeting of a day: it fills itself with what is due, late, blocked, silent or overdue.',
    who: 'signedIn',
    input: z.object({ ...planId, occursOn: day }),
    output: checkIn,
  }),
  readCheckIn: endpoint({
    method: 'GET',
    path: '/api/plan/check-ins/:checkInId',
    summary: 'A meeting: for those in it while it goes on, its minutes for everyone afterwards.',
    who: 'signedIn',
    input: z.object(checkInId),
    output: checkIn,
  }),
  recordItem: endpoint({
    method: 'PUT',
    path: '/api/plan/check-ins/:checkInId/items/:kind/:objectId',
    summary: 'Realised, partly or not; why; and what follows. An action changes with it at once.',
    who: 'signedIn',
    input: z
      .object({
        ...checkInId,
        kind: z.enum(['action', 'case']),
        objectId: id,
        version: z.number().int(),
        outcome,
        cause: checkInCause.nullable().default(null),
        reaction: reaction.nullable().default(null),
        newDueOn: day.nullable().default(null),
        ownerId: id.nullable().optional(),
        words: line(500).nullable().default(null),
      })
      .refine(({ outcome: said, cause }) => said === 'realised' || cause !== null, {
        error: 'cause_needed',
        path: ['cause'],
      })
      .refine(({ outcome: said, reaction: next }) => said === 'realised' || next !== null, {
        error: 'reaction_needed',
        path: ['reaction'],
      })
      .refine(({ reaction: next, newDueOn }) => (next === 'new_date') === (newDueOn !== null), {
        error: 'new_date_needed',
        path: ['newDueOn'],
      }),
    output: checkIn,
  }),
  addItem: endpoint({
    method: 'POST',
    path: '/api/plan/check-ins/:checkInId/items',
    summary: 'Put another action on the list of a meeting.',
    who: 'signedIn',
    input: z.object({ ...checkInId, actionId: id }),
    output: checkIn,
  }),
  closeCheckIn: endpoint({
    method: 'POST',
    path: '/api/plan/check-ins/:checkInId/minutes',
    summary: 'End the meeting and publish its minutes to everyone.',
    who: 'signedIn',
    input: z.object({
      ...checkInId,
      version: z.number().int(),
      note: z.string().trim().max(3000).nullable().default(null),
    }),
    output: checkIn,
  }),
  drawGuest: endpoint({
    method: 'POST',
    path: '/api/plan/check-ins/:checkInId/guests',
    summary: 'Draw a member for the guest seat; again only when the last one declined.',
    who: 'signedIn',
    input: z.object(checkInId),
    output: checkIn,
  }),
  answerAsGuest: endpoint({
    method: 'PUT',
    path: '/api/plan/check-ins/:checkInId/guest-answer',
    summary: 'Take the guest seat, or decline it without giving a reason.',
    who: 'signedIn',
    input: z.object({ ...checkInId, coming: z.boolean() }),
    output: done,
  }),
  readMyInvitations: endpoint({
    method: 'GET',
    path: '/api/plan/guest-invitations',
    summary: 'Meetings whose guest seat was drawn for me and that are still to be held.',
    who: 'signedIn',
    input: z.object({}),
    output: z.object({
      invitations: z.array(
        z.object({
          checkInId: id,
          planId: id,
          planTitle: shownText,
          occursOn: day,
          at: instant.nullable(),
          state: z.enum(['asked', 'coming']),
        }),
      ),
    }),
  }),
  readCalendarFile: endpoint({
    method: 'GET',
    path: '/api/plan/plans/:planId/calendar-file',
    summary: 'The series as an iCalendar file to add once.',
    who: 'signedIn',
    input: z.object(planId),
    output: 'file',
  }),
  makeCalendarFeed: endpoint({
    method: 'POST',
    path: '/api/plan/plans/:planId/calendar-feed',
    summary: 'An address of my own that a calendar subscribes to. A new one makes the old one worthless.',
    who: 'signedIn',
    input: z.object(planId),
    output: z.object({ address: z.string() }),
  }),
  endCalendarFeed: endpoint({
    method: 'DELETE',
    path: '/api/plan/plans/:planId/calendar-feed',
    summary: 'Make my calendar address worthless.',
    who: 'signedIn',
    input: z.object(planId),
    output: done,
  }),
  readCalendarFeed: endpoint({
    method: 'GET',
    path: '/api/plan/calendars/:token',
    summary: 'The series for a calendar program, by the token in its address.',
    who: 'anyone',
    perMinute: 60,
    input: z.object({ token: z.string().regex(/^[\w-]{43}$/, { error: 'not_a_token' }) }),
    output: 'file',
  }),
};
