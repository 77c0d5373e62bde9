import { z } from 'zod';
import { editions, endpoint, id, language, listOf } from '#kernel/contract.ts';

/** Who plans surveys. */
export const SURVEYORS = ['planner', 'leader', 'admin'] as const;

/** What items are about; figures of one construct stand on one trend line, whoever asked. */
export const CONSTRUCTS = [
  'trust',
  'pride',
  'fairness',
  'manager',
  'alignment',
  'wellbeing',
  'understanding',
  'fear',
  'engagement',
  'recommendation',
  'team',
  'growth',
  'resources',
] as const;
export const construct = z.enum(CONSTRUCTS);
export type Construct = z.output<typeof construct>;

/** Longest answers in words. */
export const MOST_TEXT = 140;
export const MOST_COMMENT = 2000;
/** A slider stands at one of 21 places from its left pole (0) to its right (100). */
export const SLIDER_STEP = 5;

export const MOST_OPTIONS = 12;

/** An option keeps its code for good, whatever its words or place: codes are what is counted. */
export const option = z.object({ code: z.int().min(1).max(99), text: editions(200) });
export type Option = z.output<typeof option>;

const options = z.array(option).min(2).max(MOST_OPTIONS);

/** How an item is answered. Agreement is answered in the words of the product, from 1 (not at all) up. */
export const scale = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('agree5') }),
  z.object({ kind: z.literal('agree7') }),
  /** 0 to 10; with the construct `recommendation` an eNPS. */
  z.object({
    kind: z.literal('score10'),
    lowest: editions(80).nullable().default(null),
    highest: editions(80).nullable().default(null),
  }),
  z.object({ kind: z.literal('single'), options }),
  z.object({ kind: z.literal('multiple'), options, most: z.int().min(1).max(MOST_OPTIONS) }),
  /** The first `places` of the options in order. */
  z.object({ kind: z.literal('ranking'), options, places: z.int().min(1).max(MOST_OPTIONS) }),
  z.object({ kind: z.literal('slider'), left: editions(80), right: editions(80) }),
  z.object({ kind: z.literal('text') }),
  z.object({ kind: z.literal('comment') }),
]);
export type Scale = z.output<typeof scale>;
export type ScaleKind = Scale['kind'];

/** An answer: a place on a scale or an option's code; codes of options, in order for a ranking; words. */
export const answer = z.union([
  z.int().min(0).max(100),
  z.array(z.int().min(1).max(99)).max(MOST_OPTIONS),
  z.string().trim().min(1).max(MOST_COMMENT),
]);
export type Answer = z.output<typeof answer>;

/** Answers of one sitting by item; what was skipped is not there. */
export const answers = z.record(id, answer);
export type Answers = Readonly<Record<string, Answer>>;

/** What an earlier answer has to be. Words are never a condition: they would tell the server what was written. */
const test = z.discriminatedUnion('is', [
  z.object({ itemId: id, is: z.literal('at_least'), value: z.int().min(0).max(100) }),
  z.object({ itemId: id, is: z.literal('at_most'), value: z.int().min(0).max(100) }),
  z.object({ itemId: id, is: z.literal('any_of'), codes: z.array(z.int()).min(1).max(MOST_OPTIONS) }),
  z.object({ itemId: id, is: z.literal('none_of'), codes: z.array(z.int()).min(1).max(MOST_OPTIONS) }),
  z.object({ itemId: id, is: z.literal('answered') }),
  z.object({ itemId: id, is: z.literal('skipped') }),
]);
export type ConditionTest = z.output<typeof test>;

/** When an item is asked. It looks back only. */
export const condition = z.object({ join: z.enum(['all', 'any']), tests: z.array(test).min(1).max(8) });
export type Condition = z.output<typeof condition>;

export const item = z.object({
  /** The same in every version and wave of a survey, so that its figures are one line. */
  id,
  /** The key of the item bank when its words are those of the bank: one line over all surveys that ask it. */
  bankKey: z.string().max(60).nullable().default(null),
  construct: construct.nullable().default(null),
  text: editions(400),
  help: editions(400).nullable().default(null),
  scale,
  /** Which end of the scale is good; null where there is none. */
  favourable: z.enum(['high', 'low']).nullable().default(null),
  /** Whether a few words may be written beside the answer. */
  comment: z.boolean().default(false),
  when: condition.nullable().default(null),
});
export type Item = z.output<typeof item>;

export const SURVEY_KINDS = ['survey', 'pulse', 'enps', 'mood', 'probe', 'vote', 'session'] as const;
/** `probe`: one item about a piece; `vote`: a quick one in a hearing; `session`: after a session. */
export const surveyKind = z.enum(SURVEY_KINDS);
export type SurveyKind = z.output<typeof surveyKind>;

/** What a survey is about, by its kind of object: `campaigns.piece`, `plan.plan`, `learning.session`. */
export const subject = z.object({ kind: z.string().regex(/^[a-z]+\.[a-z_]+$/), id });

export const MOST_ITEMS = 80;

/** What a wave freezes when it is planned, and what stands in its manifest: integers and texts only. */
export const questionnaire = z.object({
  surveyId: id,
  /** The version of the survey that it was taken from. */
  version: z.int(),
  kind: surveyKind,
  title: editions(200),
  intro: editions(2000).nullable(),
  subject: subject.nullable(),
  /** Each text has an edition in each of these. */
  languages: z.array(language).min(1),
  items: z.array(item).min(1).max(MOST_ITEMS),
});
export type Questionnaire = z.output<typeof questionnaire>;

/** An item of the bank: where it comes from and on which terms it may be used. */
export const bankItem = item.omit({ id: true, when: true }).extend({
  bankKey: z.string(),
  construct,
  source: z.object({ name: z.string(), year: z.int().nullable(), url: z.url().nullable() }),
  licence: z.string(),
  /** Which kinds of survey it was written for; empty: any. */
  kinds: z.array(surveyKind),
});
export type BankItem = z.output<typeof bankItem>;

export const itemContract = {
  listBankItems: endpoint({
    method: 'GET',
    path: '/api/listening/bank-items',
    summary: 'The item bank: items in all languages, each with its construct, source and licence.',
    who: SURVEYORS,
    input: z.object({ constructs: listOf(construct).optional(), search: z.string().max(100).optional() }),
    output: z.object({ items: z.array(bankItem) }),
  }),
};
