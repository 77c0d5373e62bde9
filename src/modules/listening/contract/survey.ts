import { z } from 'zod';
import {
  day,
  done,
  editions,
  endpoint,
  id,
  instant,
  language,
  line,
  pageInput,
  pageOf,
} from '#kernel/contract.ts';
import { answers, item, MOST_ITEMS, questionnaire, SURVEYORS, subject, surveyKind } from './item.ts';

/** Who reads how surveys are made: those who plan them, and those who watch over them. */
const READERS = [...SURVEYORS, 'representative'] as const;

/** How often a pulse comes back, how long it stays open, and which share of its audience is drawn each time. */
export const rhythm = z.object({
  everyDays: z.int().min(7).max(182),
  firstOn: day,
  openDays: z.int().min(1).max(28),
  sharePercent: z.int().min(5).max(100),
});
export type Rhythm = z.output<typeof rhythm>;

/** A survey as it is written. What it lacks is said, not refused, until a wave is to open. */
export const surveyContent = z.object({
  kind: surveyKind,
  title: editions(200),
  intro: editions(2000).nullable().default(null),
  /** Null: everyone. */
  audienceId: id.nullable().default(null),
  subject: subject.nullable().default(null),
  /** Every text needs an edition in each of these before a wave can open. */
  languages: z.array(language).min(1).max(3),
  items: z.array(item).max(MOST_ITEMS).default([]),
  /** A pulse has one; other kinds are opened by hand. */
  rhythm: rhythm.nullable().default(null),
});
export type SurveyContent = z.output<typeof surveyContent>;

/** What keeps a survey from opening; translated under `missing.<code>`. */
export const missing = z.discriminatedUnion('code', [
  z.object({ code: z.literal('no_items') }),
  z.object({
    code: z.literal('edition_missing'),
    part: z.enum(['title', 'intro', 'item']),
    itemId: id.nullable(),
    languages: z.array(language),
  }),
  z.object({
    code: z.literal('condition_cannot_hold'),
    itemId: id,
    problem: z.enum(['looks_ahead', 'item_gone', 'looks_at_words', 'no_such_option', 'not_a_scale']),
  }),
  z.object({
    code: z.literal('options_do_not_fit'),
    itemId: id,
    problem: z.enum(['code_twice', 'more_than_there_are']),
  }),
  z.object({ code: z.literal('too_many_items_for_kind'), kind: surveyKind, most: z.int(), items: z.int() }),
  z.object({ code: z.literal('not_answered_with_one_tap'), itemId: id }),
  z.object({ code: z.literal('no_recommendation') }),
  z.object({ code: z.literal('no_subject'), kind: surveyKind }),
  z.object({ code: z.literal('no_rhythm') }),
  z.object({ code: z.literal('rhythm_overlaps'), everyDays: z.int(), openDays: z.int() }),
  z.object({ code: z.literal('above_the_limit'), items: z.int(), itemsPerFortnight: z.int() }),
]);
export type Missing = z.output<typeof missing>;

const can = z.object({ write: z.boolean(), archive: z.boolean(), restore: z.boolean(), test: z.boolean() });

const personName = z.object({ id, name: z.string().nullable() });

export const survey = z.object({
  id,
  version: z.int(),
  content: surveyContent,
  archivedAt: instant.nullable(),
  changedAt: instant,
  changedBy: personName.nullable(),
  /** How long answering takes, in seconds, for somebody who is asked everything. */
  seconds: z.int(),
  missing: z.array(missing),
  /** Items that stand in another wave already, with words that have changed since: their line gets a mark. */
  reworded: z.array(id),
  can,
});

const listed = z.object({
  id,
  kind: surveyKind,
  title: editions(200),
  items: z.int(),
  seconds: z.int(),
  ready: z.boolean(),
  archivedAt: instant.nullable(),
  changedAt: instant,
});

const surveyVersion = z.object({
  version: z.int(),
  changedAt: instant,
  changedBy: personName.nullable(),
  content: surveyContent,
});

/** Nobody is asked more items than this in fourteen days by pulses, whatever is planned. */
export const limits = z.object({
  itemsPerFortnight: z.int().min(3).max(80),
  version: z.int(),
  can: z.object({ write: z.boolean() }),
});

/** Why an answer of a test run would be refused; translated under `answers.<code>`. */
const answerProblem = z.object({
  itemId: z.string(),
  code: z.enum([
    'not_a_number',
    'off_the_scale',
    'not_a_choice',
    'unknown_option',
    'option_twice',
    'too_many_options',
    'too_few_options',
    'not_words',
    'too_long',
    'unknown_item',
  ]),
});

/** What a test run would have become; nothing of it is kept. */
export const testRun = z.object({
  ballots: z.array(
    z.object({
      /** Items that were asked after these answers. */
      asked: z.array(id),
      /** Answers to items that were not asked after all; they would not be sent. */
      dropped: z.array(id),
      problems: z.array(answerProblem),
    }),
  ),
  /** What closing would count, from the ballots without problems. */
  counters: z.array(
    z.object({
      itemId: id,
      people: z.int(),
      counts: z.array(z.object({ value: z.int(), people: z.int() })),
    }),
  ),
  /** How many texts would travel in the ballot of words. */
  words: z.int(),
});

export type TestRun = z.output<typeof testRun>;

/** What drawing the pulse today would come to. */
const sample = z.object({
  audience: z.int(),
  /** Left in peace because the limit is reached. */
  resting: z.int(),
  drawn: z.int(),
});

const one = z.object({ surveyId: id });
const atVersion = one.extend({ version: z.int() });

export const surveyContract = {
  listSurveys: endpoint({
    method: 'GET',
    path: '/api/listening/surveys',
    summary: 'Surveys, the newest first.',
    who: READERS,
    input: z.object({ ...pageInput, after: id.optional(), archived: z.enum(['yes', 'no']).default('no') }),
    output: pageOf(listed),
  }),
  createSurvey: endpoint({
    method: 'POST',
    path: '/api/listening/surveys',
    summary: 'Begin a survey of a kind; `start` fills it with items of the bank in all languages.',
    who: SURVEYORS,
    creates: true,
    input: z.object({
      kind: surveyKind,
      title: editions(200),
      start: z.enum(['empty', 'items']).default('items'),
      audienceId: id.nullable().default(null),
      subject: subject.nullable().default(null),
    }),
    output: survey,
  }),
  readSurvey: endpoint({
    method: 'GET',
    path: '/api/listening/surveys/:surveyId',
    summary: 'A survey with all it asks, and what it lacks before it can open.',
    who: READERS,
    input: one,
    output: survey,
  }),
  writeSurvey: endpoint({
    method: 'PUT',
    path: '/api/listening/surveys/:surveyId',
    summary: 'Write a survey; refused with the current one when somebody else did meanwhile.',
    who: SURVEYORS,
    input: atVersion.extend({ content: surveyContent }),
    output: survey,
  }),
  copySurvey: endpoint({
    method: 'POST',
    path: '/api/listening/surveys/:surveyId/copies',
    summary: 'A new survey that asks the same; items of the bank keep their line, others begin a new one.',
    who: SURVEYORS,
    creates: true,
    input: one.extend({ title: editions(200) }),
    output: survey,
  }),
  archiveSurvey: endpoint({
    method: 'PUT',
    path: '/api/listening/surveys/:surveyId/archive',
    summary: 'Put a survey away; its waves and results stay.',
    who: SURVEYORS,
    input: one,
    output: done,
  }),
  restoreSurvey: endpoint({
    method: 'DELETE',
    path: '/api/listening/surveys/:surveyId/archive',
    summary: 'Take a survey out of the archive.',
    who: SURVEYORS,
    input: one,
    output: done,
  }),
  listSurveyVersions: endpoint({
    method: 'GET',
    path: '/api/listening/surveys/:surveyId/versions',
    summary: 'How a survey stood after each change, newest first; the last fifty.',
    who: READERS,
    input: one,
    output: z.object({ versions: z.array(surveyVersion) }),
  }),
  readPreview: endpoint({
    method: 'GET',
    path: '/api/listening/surveys/:surveyId/preview',
    summary: 'The survey as those who are asked will see it.',
    who: READERS,
    input: one,
    output: z.object({ questionnaire, seconds: z.int() }),
  }),
  runTest: endpoint({
    method: 'POST',
    path: '/api/listening/surveys/:surveyId/test-runs',
    summary:
      'Judge and count answers exactly as a wave would: tells what would be refused, left out and counted. Keeps nothing.',
    who: SURVEYORS,
    input: one.extend({ ballots: z.array(answers).min(1).max(50) }),
    output: testRun,
  }),
  previewSample: endpoint({
    method: 'GET',
    path: '/api/listening/surveys/:surveyId/sample',
    summary: 'How many of its audience a pulse would draw today, and how many it would leave in peace.',
    who: SURVEYORS,
    input: one,
    output: sample,
  }),
  readLimits: endpoint({
    method: 'GET',
    path: '/api/listening/limits',
    summary: 'How many items of pulses a person is asked in fourteen days at most.',
    who: 'signedIn',
    input: z.object({}),
    output: limits,
  }),
  writeLimits: endpoint({
    method: 'PUT',
    path: '/api/listening/limits',
    summary: 'Change the limit of items; the reason stands in the audit log.',
    who: ['planner', 'admin'],
    input: limits.pick({ itemsPerFortnight: true, version: true }).extend({ reason: line(300) }),
    output: limits,
  }),
};
