import { z } from 'zod';
import {
  day,
  editions,
  endpoint,
  id,
  instant,
  line,
  pageInput,
  pageOf,
  wholeNumber,
} from '#kernel/contract.ts';
import { rule } from '#modules/people/contract/audience-rule.ts';
import { channelName } from './channel.ts';
import { lane } from './message.ts';

/** Who plans releases, and who may read the calendar besides. */
export const PLANNERS = ['planner', 'admin'] as const;
export const CALENDAR_READERS = ['planner', 'admin', 'leader', 'representative'] as const;
/** Who may be the second person behind a safety message. */
export const SECONDERS = ['planner', 'admin', 'leader'] as const;

export const releaseState = z.enum([
  'draft',
  /** A safety message that waits for the word of a second person. */
  'seconding',
  'confirmed',
  'open',
  'paused',
  'cancelled',
  /** Could not go out, with the reason in `stopCode`. */
  'stopped',
]);
export type ReleaseState = z.output<typeof releaseState>;

export const ADVICE = ['go', 'soften', 'wait', 'talk_first'] as const;
export const advice = z.enum(ADVICE);
export type Advice = z.output<typeof advice>;

/** What speaks for or against the moment; other modules add theirs (mood, open worries). */
export const adviceReason = z.object({
  code: z.string().regex(/^[a-z]+\.[a-zA-Z]+$/),
  advice,
  detail: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
});
export type AdviceReason = z.output<typeof adviceReason>;

export type AudienceRule = z.output<typeof rule>;

/** A saved audience, or a rule of the caller's own (a ring of named people). */
export const target = z.union([z.object({ audienceId: id }), z.object({ rule })]);
export type Target = z.output<typeof target>;

/** `at`: not before this instant, each person in the next slot of their own; `best`: somewhere in the week that begins there. */
export const timing = z.object({
  kind: z.enum(['at', 'best']),
  opensAt: instant,
  /** The last instant of a push; nothing means the end of that week. */
  endsAt: instant.optional(),
});
export type Timing = z.output<typeof timing>;

export const newRelease = z.object({
  messageId: id,
  target,
  /** «Steering group», «Managers», «Everyone». */
  ring: line(100),
  /** What changes for this audience, in the place of what the editions say. */
  changesForYou: editions(2000).nullable().default(null),
  channels: z.array(channelName).min(1).default(['feed', 'email']),
  /** Higher goes first when a week is full. */
  priority: z.number().int().min(1).max(100).default(50),
  timing,
});
export type NewRelease = z.input<typeof newRelease>;

const name = z.object({ id, name: z.string().nullable() });

export const releaseRow = z.object({
  id,
  messageId: id,
  title: z.string(),
  lane,
  audience: z.object({ id, name: z.string() }).nullable(),
  ring: z.string(),
  channels: z.array(channelName),
  priority: z.number().int(),
  timing: timing.extend({ endsAt: instant }),
  state: releaseState,
  stopCode: z.string().nullable(),
  advice: advice.nullable(),
  againstReason: z.string().nullable(),
  confirmedBy: name.nullable(),
  secondedBy: name.nullable(),
  openedAt: instant.nullable(),
  /** How many it was made for; null until it is opened. */
  people: z.number().int().nullable(),
  version: z.number().int(),
  can: z.object({
    confirm: z.boolean(),
    second: z.boolean(),
    move: z.boolean(),
    pause: z.boolean(),
    resume: z.boolean(),
    cancel: z.boolean(),
  }),
});
export type ReleaseRow = z.output<typeof releaseRow>;

const burden = z.object({
  opensAt: instant,
  /** People whose week has no room for it, and the minutes by which they would go over together. */
  overloaded: z.number().int(),
  minutesOver: z.number(),
  /** Whom a push reaches in that week, and who reads it in the digest. */
  pushed: z.number().int(),
  digest: z.number().int(),
});
export type Burden = z.output<typeof burden>;

export const preview = z.object({
  people: z.number().int(),
  languages: z.array(z.object({ language: z.string(), people: z.number().int(), edition: z.string() })),
  minutes: z.number(),
  /** People that each channel reaches; some are reached by several. */
  byChannel: z.array(z.object({ channel: channelName, people: z.number().int() })),
  reached: z.number().int(),
  without: z.object({
    people: z.number().int(),
    /** Up to ten, for letters, a poster or a huddle. */
    some: z.array(z.object({ id, name: z.string().nullable(), unitName: z.string().nullable() })),
  }),
  asPlanned: burden,
  better: z.array(burden),
  /** Other messages that lose pushes to this one in the week. */
  pushesOut: z.array(z.object({ messageId: id, title: z.string(), people: z.number().int() })),
  holidays: z.array(z.object({ heldOn: day, name: z.string(), zone: z.string().nullable() })),
  onLeave: z.number().int(),
  advice,
  reasons: z.array(adviceReason),
});
export type Preview = z.output<typeof preview>;

const which = { releaseId: id };
const versioned = { ...which, version: z.number().int() };
const confirmation = z.object({
  ...versioned,
  /** The advice that was on screen; another one now is a conflict, and is shown first. */
  advice,
  /** Asked for when the advice is not `go`. */
  againstReason: z.string().trim().min(3).max(1000).optional(),
});

export const releaseContract = {
  createRelease: endpoint({
    method: 'POST',
    path: '/api/delivery/releases',
    summary: 'Draft a release of a message to an audience. Nothing goes out before it is confirmed.',
    who: PLANNERS,
    creates: true,
    input: newRelease,
    output: releaseRow,
  }),
  readRelease: endpoint({
    method: 'GET',
    path: '/api/delivery/releases/:releaseId',
    summary: 'A release: what goes to whom, when, by which channels, and how it stands.',
    who: CALENDAR_READERS,
    input: z.object(which),
    output: releaseRow,
  }),
  listReleases: endpoint({
    method: 'GET',
    path: '/api/delivery/releases',
    summary: 'Releases of a message or a state, the latest first.',
    who: CALENDAR_READERS,
    input: z.object({ ...pageInput, messageId: id.optional(), state: releaseState.optional() }),
    output: pageOf(releaseRow),
  }),
  previewRelease: endpoint({
    method: 'GET',
    path: '/api/delivery/releases/:releaseId/preview',
    summary:
      'The consequence before it happens: people by channel and without any, whom it would overload, better slots, what it pushes out, advice.',
    who: PLANNERS,
    input: z.object({ ...which, opensAt: instant.optional() }),
    output: preview,
  }),
  confirmRelease: endpoint({
    method: 'POST',
    path: '/api/delivery/releases/:releaseId/confirmation',
    summary:
      'Let it go out. Against advice a reason is asked for; a safety message waits for a second person.',
    who: PLANNERS,
    input: confirmation,
    output: releaseRow,
  }),
  secondRelease: endpoint({
    method: 'POST',
    path: '/api/delivery/releases/:releaseId/second',
    summary: 'Stand behind a safety message with my name, so that it goes out past all caps.',
    who: SECONDERS,
    input: z.object(versioned),
    output: releaseRow,
  }),
  moveRelease: endpoint({
    method: 'PUT',
    path: '/api/delivery/releases/:releaseId/timing',
    summary: 'Move a release that has not opened to another time.',
    who: PLANNERS,
    input: z.object({ ...versioned, timing }),
    output: releaseRow,
  }),
  pauseRelease: endpoint({
    method: 'PUT',
    path: '/api/delivery/releases/:releaseId/pause',
    summary: 'Hold back what has not gone out yet.',
    who: PLANNERS,
    input: z.object(versioned),
    output: releaseRow,
  }),
  resumeRelease: endpoint({
    method: 'DELETE',
    path: '/api/delivery/releases/:releaseId/pause',
    summary: 'Let a paused release go on.',
    who: PLANNERS,
    input: z.object({ ...which, version: wholeNumber }),
    output: releaseRow,
  }),
  cancelRelease: endpoint({
    method: 'POST',
    path: '/api/delivery/releases/:releaseId/cancellation',
    summary: 'Call it back: what has not gone out never will, and it leaves the feeds.',
    who: PLANNERS,
    input: z.object(versioned),
    output: releaseRow,
  }),
  withdrawMessage: endpoint({
    method: 'POST',
    path: '/api/delivery/messages/:messageId/withdrawal',
    summary:
      'Take a message back: it says so wherever it was read, leaves the feeds of those who have not seen it, and its releases are called back. What was acknowledged stays evidence.',
    who: PLANNERS,
    input: z.object({ messageId: id }),
    output: z.object({ messageId: id, withdrawnAt: instant }),
  }),
};
