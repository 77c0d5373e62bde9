import { z } from 'zod';
import { day, editions, id, instant, language, line } from '#kernel/contract.ts';

/** What a plan consists of; each is a line with a version, logged field by field. */
export const LINE_KINDS = ['plan', 'goal', 'measure', 'phase', 'action'] as const;
export const lineKind = z.enum(LINE_KINDS);
export type LineKind = z.output<typeof lineKind>;

/** Lines that people talk about, change by suggestion, and that can be sealed. */
export const openLineKind = z.enum(['goal', 'action']);
export type OpenLineKind = z.output<typeof openLineKind>;

export const ACTION_KINDS = [
  'piece',
  'training',
  'session',
  'event',
  'ambassadors',
  'manual',
  'expert',
  'other',
] as const;
export const actionKind = z.enum(ACTION_KINDS);
export type ActionKind = z.output<typeof actionKind>;

export const ACTION_STATES = [
  'not_begun',
  'under_way',
  'realised',
  'partly',
  'not',
  'stopped',
  'blocked',
] as const;
export const actionState = z.enum(ACTION_STATES);
export type ActionState = z.output<typeof actionState>;

export const COST_KINDS = [
  'working_time',
  'expert',
  'material',
  'travel',
  'place',
  'media',
  'other',
] as const;
export const costKind = z.enum(COST_KINDS);

/** An amount in the smallest unit of its currency, cents mostly. */
export const money = z.object({
  cents: z.number().int().min(0).max(1_000_000_000_00),
  currency: z.string().regex(/^[A-Z]{3}$/, { error: 'not_a_currency' }),
});

export const costLine = z.object({
  kind: costKind,
  what: line(200),
  money: money.nullable(),
  hours: z.number().min(0).max(100_000).nullable(),
  expertDays: z.number().min(0).max(10_000).nullable(),
  /** What training or printed material is needed. */
  material: line(300).nullable(),
  /** Whether somebody who may has said yes to it. */
  granted: z.boolean(),
});
export type CostLine = z.output<typeof costLine>;

export const served = z.object({ kind: z.enum(['value', 'promise']), id });

export const measureUnit = z.enum(['percent', 'score', 'count', 'hours', 'days', 'money', 'other']);

/** Where the readings of a measure come from. */
export const measureSource = z.object({
  kind: z.enum(['survey_item', 'behaviour', 'import', 'by_hand']),
  /** The question, the behaviour, the file, or who counts what. */
  what: line(300),
});

/** Answers to the four questions that a measure has to stand. */
export const measureAnswers = z.object({
  /** Does it move when we act? */
  moves: z.enum(['within_weeks', 'within_months', 'hardly', 'unknown']),
  /** How many people, posts or cases it is counted over: can the change be seen at this size? */
  countedOver: z.number().int().min(0).max(10_000_000),
  /** Hours of work that one reading costs. */
  hoursPerReading: z.number().min(0).max(10_000),
  /** How could it be gamed? */
  gaming: z.enum(['hard', 'possible', 'easy']),
  gamedBy: z.string().trim().max(500).nullable(),
});
export type MeasureAnswers = z.output<typeof measureAnswers>;

const text = (max: number) => editions(max);
const position = z.string();
const seal = { sealReason: line(300).nullable(), sealOpensOn: day.nullable() };

/** What is logged of each kind of line; `position` is a key of `domain/position.ts`. */
export const planFields = z.object({
  title: text(200),
  purpose: text(3000).nullable(),
  strategyId: id.nullable(),
  ownerId: id.nullable(),
  startsOn: day,
  endsOn: day,
});
export const goalFields = z.object({
  position,
  sentence: text(400),
  audienceId: id.nullable(),
  ownerId: id.nullable(),
  byOn: day.nullable(),
  serves: z.array(served).max(50),
  ...seal,
});
export const measureFields = z.object({
  position,
  goalId: id,
  name: text(200),
  unit: measureUnit,
  unitLabel: text(60).nullable(),
  direction: z.enum(['up', 'down']),
  baseline: z.number().nullable(),
  target: z.number(),
  source: measureSource,
  answers: measureAnswers.nullable(),
});
export const phaseFields = z.object({
  position,
  title: text(200),
  startsOn: day.nullable(),
  endsOn: day.nullable(),
});
export const actionFields = z.object({
  position,
  phaseId: id,
  kind: actionKind,
  title: text(200),
  description: text(3000).nullable(),
  ownerId: id.nullable(),
  helperIds: z.array(id).max(50),
  audienceId: id.nullable(),
  startsOn: day.nullable(),
  dueOn: day.nullable(),
  costs: z.array(costLine).max(50),
  goalIds: z.array(id).max(20),
  waitsForIds: z.array(id).max(50),
  state: actionState,
  stateReason: line(500).nullable(),
  ...seal,
});

export type PlanFields = z.output<typeof planFields>;
export type GoalFields = z.output<typeof goalFields>;
export type MeasureFields = z.output<typeof measureFields>;
export type PhaseFields = z.output<typeof phaseFields>;
export type ActionFields = z.output<typeof actionFields>;

/** What every line carries besides its fields. */
export const lineHead = z.object({ id, version: z.number().int(), changedAt: instant });

/** A text as it is shown to one reader, with the language that it is in. */
export const shownText = z.object({ text: z.string(), language });
export type ShownText = z.output<typeof shownText>;

export const personName = z.object({ id, name: z.string().nullable() });

/** That a line is sealed, why, and until when: all that those learn who may not read it. */
export const sealShown = z.object({ reason: z.string(), opensOn: day });
