import { z } from 'zod';
import { done, editions, endpoint, id, instant, pageInput, pageOf } from '#kernel/contract.ts';
import { SURVEYORS, surveyKind } from './item.ts';

/** Who reads how waves are planned: those who plan them, and those who watch over them. */
const READERS = [...SURVEYORS, 'representative'] as const;

/**
 * A sitting yields one ballot per view. `core` has all answers and no label; `comment` has words and at most a label of thirty;
 * each of the others has one label and is only ever counted.
 */
export const VIEWS = ['core', 'comment', 'org', 'tenure', 'generation', 'role', 'arm'] as const;
export const viewName = z.enum(VIEWS);
export type ViewName = z.output<typeof viewName>;

/** Views that a planner chooses; `core` is always there, `comment` where something is answered in words. */
export const LABELLED_VIEWS = ['org', 'tenure', 'generation', 'role'] as const;

export const WAVE_STATUSES = [
  'draft',
  'planned',
  'open',
  'closing',
  'closed',
  'published',
  'answered',
  'cancelled',
] as const;
export const waveStatus = z.enum(WAVE_STATUSES);
export type WaveStatus = z.output<typeof waveStatus>;

export const WAVE_ACTS = ['overridden', 'extended', 'closed_early', 'cancelled'] as const;
export type WaveActKind = (typeof WAVE_ACTS)[number];

/** Labels fit at least so many invited people; those that words are written under, so many. */
export const LEAST_LABEL = 12;
export const LEAST_COMMENT_LABEL = 30;
/** Nothing is told of fewer people than this. */
export const LEAST_TOLD = 5;

export const LONGEST_WAVE_DAYS = 60;

/** Whose answers come by a printed code or a kiosk: they draw nothing signed in. */
export const codesFor = z.discriminatedUnion('who', [
  z.object({ who: z.literal('nobody') }),
  z.object({ who: z.literal('without_email') }),
  z.object({ who: z.literal('audience'), audienceId: id }),
]);

export const waveSettings = z.object({
  /** Null: everyone. */
  audienceId: id.nullable().default(null),
  views: z
    .array(z.enum(LABELLED_VIEWS))
    .refine((views) => new Set(views).size === views.length, { error: 'view_named_twice' })
    .default(['org']),
  /** So many are drawn by lot from the audience; null: all of it. */
  sample: z.int().min(LEAST_LABEL).max(1_000_000).nullable().default(null),
  codesFor: codesFor.default({ who: 'nobody' }),
  /** Null: when somebody opens it. */
  opensAt: instant.nullable().default(null),
  closesAt: instant,
  /** Whether the invited get a letter when it opens. */
  invite: z.boolean().default(true),
});
export type WaveSettings = z.output<typeof waveSettings>;

export const label = z.object({
  id,
  view: viewName,
  kind: z.enum(['everyone', 'unit', 'others', 'band', 'value', 'other-values']),
  names: editions(400),
  people: z.int(),
  parentId: id.nullable(),
});

/** A unit that is too small to stand alone, and the label under which its people answer. */
const rolledUp = z.object({ unitId: id, unit: z.string(), people: z.int(), labelId: id });

export const waveAct = z.object({
  kind: z.enum(WAVE_ACTS),
  reason: z.string(),
  fromAt: instant.nullable(),
  toAt: instant.nullable(),
  /** Null: the product itself. */
  by: z.object({ id, name: z.string().nullable() }).nullable(),
  at: instant,
});

/** Why an act cannot be done now; each is a code under `errors`. */
const blocked = z.string().nullable();

const wave = z.object({
  id,
  surveyId: id,
  number: z.int(),
  title: editions(200),
  kind: surveyKind,
  status: waveStatus,
  settings: waveSettings,
  version: z.int(),
  invited: z.int().nullable(),
  plannedAt: instant.nullable(),
  openedAt: instant.nullable(),
  closesAt: instant.nullable(),
  closedAt: instant.nullable(),
  /** Labels that have their key, of all; equal when it can open. */
  keys: z.object({ made: z.int(), of: z.int() }),
  manifest: z.object({ hash: z.string(), words: z.array(z.string()) }).nullable(),
  acts: z.array(waveAct),
  /** The wave whose answer this one has to wait for, or be opened over with a reason. */
  unanswered: z.object({ waveId: id, number: z.int() }).nullable(),
  can: z.object({
    change: blocked,
    plan: blocked,
    unplan: blocked,
    open: blocked,
    override: blocked,
    extend: blocked,
    close: blocked,
    cancel: blocked,
    remind: blocked,
    makeCodes: blocked,
  }),
});
export type Wave = z.output<typeof wave>;

const reason = z.string().trim().min(10).max(1000);
const one = z.object({ waveId: id });
const atVersion = one.extend({ version: z.int() });

/** The share of a label that has answered, in steps of five, from five on; nothing while fewer have. */
const response = z.union([
  z.object({ percent: z.int() }),
  z.object({ withheld: z.literal('too-few-answers') }),
]);

export const waveContract = {
  listWaves: endpoint({
    method: 'GET',
    path: '/api/listening/waves',
    summary: 'Waves, the newest first; of one survey when it is named.',
    who: READERS,
    input: z.object({ ...pageInput, surveyId: id.optional() }),
    output: pageOf(
      wave.pick({
        id: true,
        surveyId: true,
        number: true,
        title: true,
        kind: true,
        status: true,
        invited: true,
        openedAt: true,
        closesAt: true,
        closedAt: true,
      }),
    ),
  }),
  createWave: endpoint({
    method: 'POST',
    path: '/api/listening/waves',
    summary: 'Begin a wave of a survey. Nothing is frozen yet.',
    who: SURVEYORS,
    creates: true,
    input: z.object({ surveyId: id, settings: waveSettings }),
    output: wave,
  }),
  readWave: endpoint({
    method: 'GET',
    path: '/api/listening/waves/:waveId',
    summary: 'A wave with what can be done to it now, and why not.',
    who: READERS,
    input: one,
    output: wave,
  }),
  changeWave: endpoint({
    method: 'PUT',
    path: '/api/listening/waves/:waveId',
    summary: 'Change a draft; refused with the current one when somebody else did meanwhile.',
    who: SURVEYORS,
    input: atVersion.extend({ settings: waveSettings }),
    output: wave,
  }),
  planWave: endpoint({
    method: 'POST',
    path: '/api/listening/waves/:waveId/plan',
    summary:
      'Freeze who is invited, what is asked and which labels there are; keys are then made in the background. Refused while the survey lacks something or fewer than twelve are invited.',
    who: SURVEYORS,
    input: atVersion,
    output: wave,
  }),
  unplanWave: endpoint({
    method: 'DELETE',
    path: '/api/listening/waves/:waveId/plan',
    summary: 'Thaw a planned wave: keys, labels and drawn tokens are destroyed, and it is a draft again.',
    who: SURVEYORS,
    input: one,
    output: wave,
  }),
  readWaveLabels: endpoint({
    method: 'GET',
    path: '/api/listening/waves/:waveId/labels',
    summary:
      'The labels as they are frozen, or, of a draft, as they would be today: with the small units that answer under a wider one.',
    who: READERS,
    input: one,
    output: z.object({
      frozen: z.boolean(),
      invited: z.int(),
      /** Left out because they were asked enough in these two weeks, or not drawn by lot. */
      resting: z.int(),
      notDrawn: z.int(),
      byCode: z.int(),
      labels: z.array(label),
      rolledUp: z.array(rolledUp),
    }),
  }),
  openWave: endpoint({
    method: 'POST',
    path: '/api/listening/waves/:waveId/opening',
    summary:
      'Open a planned wave now. While the wave before has no answer it needs a reason, which everybody reads.',
    who: SURVEYORS,
    input: one.extend({ overrideReason: reason.optional() }),
    output: wave,
  }),
  extendWave: endpoint({
    method: 'POST',
    path: '/api/listening/waves/:waveId/extension',
    summary: 'Give people longer, with a reason that everybody reads.',
    who: SURVEYORS,
    input: one.extend({ closesAt: instant, reason }),
    output: wave,
  }),
  closeWave: endpoint({
    method: 'POST',
    path: '/api/listening/waves/:waveId/closure',
    summary: 'Close an open wave before its time, with a reason that everybody reads.',
    who: SURVEYORS,
    input: one.extend({ reason }),
    output: wave,
  }),
  cancelWave: endpoint({
    method: 'POST',
    path: '/api/listening/waves/:waveId/cancellation',
    summary: 'Cancel a wave: all ballots are destroyed, and everybody reads why.',
    who: SURVEYORS,
    input: one.extend({ reason }),
    output: wave,
  }),
  readResponse: endpoint({
    method: 'GET',
    path: '/api/listening/waves/:waveId/response',
    summary: 'The share that has answered, per label and in steps of five; never a list of people.',
    who: READERS,
    input: one,
    output: z.object({
      everyone: response,
      labels: z.array(label.extend({ response })),
      reminders: z.array(z.object({ round: z.int(), labelIds: z.array(id), at: instant })),
    }),
  }),
  remindLabels: endpoint({
    method: 'POST',
    path: '/api/listening/waves/:waveId/reminders',
    summary:
      'Write to everybody under some labels; whoever is done ignores it, for nobody knows who that is.',
    who: SURVEYORS,
    creates: true,
    input: one.extend({ labelIds: z.array(id).min(1).max(500) }),
    output: z.object({ round: z.int(), people: z.int() }),
  }),
  discardWave: endpoint({
    method: 'DELETE',
    path: '/api/listening/waves/:waveId',
    summary: 'Throw a draft away.',
    who: SURVEYORS,
    input: one,
    output: done,
  }),
};
