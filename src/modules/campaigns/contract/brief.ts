import { z } from 'zod';
import { day, editions, id, instant } from '#kernel/contract.ts';
import { actionKind, actionState, costLine, money } from '#modules/plan/contract/line.ts';
import { campaignKind, changeWord, part, partKind, personName, shownText } from './part.ts';

/** `draft` until something of it went out, `closed` with its conclusion. */
export const campaignState = z.enum(['draft', 'running', 'closed']);
export type CampaignState = z.output<typeof campaignState>;

export const MISSING_CODES = [
  'no_goal',
  'no_owner',
  'no_days',
  'no_objective',
  'objective_without_measure',
  'measure_without_baseline',
  'objective_without_action',
  'no_concept',
  'no_key_message',
  'no_member',
  'nobody_knows_the_culture',
  'no_card',
  'card_written_alone',
  'card_without_fear',
  'no_objection',
  'objection_unanswered',
  'no_budget',
  'no_approver',
  'not_approved',
  'language_missing',
  'no_piece',
  'piece_language_missing',
  'piece_says_no_change',
  'no_ring',
] as const;

/** Something that a brief lacks; translated under `missing.<code>` with its values. */
export const missing = z.object({
  code: z.enum(MISSING_CODES),
  part: partKind.or(z.literal('piece')).or(z.literal('ring')),
  /** The part or piece that lacks it; null: the brief as a whole. */
  id: id.nullable(),
  values: z.record(z.string(), z.string().or(z.number())),
});
export type Missing = z.output<typeof missing>;

export const approvalStanding = z.enum(['nobody_named', 'waiting', 'objected', 'approved', 'changed_since']);
export type ApprovalStanding = z.output<typeof approvalStanding>;

export const change = z.object({
  number: z.number().int(),
  partId: id,
  partKind,
  change: changeWord,
  before: z.record(z.string(), z.unknown()),
  after: z.record(z.string(), z.unknown()),
  actor: personName.nullable(),
  at: instant,
});

export const approval = z.object({
  standing: approvalStanding,
  rule: z.enum(['all', 'any']),
  /** The number of the brief's newest change: what an approval names. */
  atChange: z.number().int(),
  approvers: z.array(
    personName.extend({
      decision: z.enum(['approved', 'objected']).nullable(),
      atChange: z.number().int().nullable(),
      words: z.string().nullable(),
      at: instant.nullable(),
    }),
  ),
});

export const closure = z.object({
  results: editions(5000),
  conclusion: editions(5000),
  by: personName.nullable(),
  at: instant,
});

export const linkedAction = z.object({
  id,
  planId: id,
  objectiveId: id.nullable(),
  title: shownText,
  kind: actionKind,
  state: actionState,
  dueOn: day.nullable(),
  owner: personName.nullable(),
  costs: z.array(costLine),
});

export type ShownAction = z.output<typeof linkedAction>;

const totals = z.object({
  money: z.array(money),
  notGranted: z.array(money),
  hours: z.number(),
  expertDays: z.number(),
});

export const studioCampaign = z.object({
  id,
  state: campaignState,
  parts: z.array(part),
  actions: z.array(linkedAction),
  /** Of the budget and of the linked actions. */
  totals,
  approval,
  missing: z.array(missing),
  closure: closure.nullable(),
  /** Names of the people, audiences and goals that parts mention, by id. */
  names: z.record(z.string(), z.string()),
  can: z.object({ edit: z.boolean(), approve: z.boolean(), close: z.boolean() }),
});

export const campaignRow = z.object({
  id,
  title: shownText,
  kind: campaignKind,
  state: campaignState,
  startsOn: day.nullable(),
  endsOn: day.nullable(),
  owner: personName.nullable(),
  pieces: z.number().int(),
  can: z.object({ edit: z.boolean() }),
});

/** What every member reads of a campaign that runs or is closed. */
export const openCampaign = z.object({
  id,
  state: campaignState,
  kind: campaignKind,
  title: shownText,
  summary: shownText.nullable(),
  axis: shownText.nullable(),
  startsOn: day.nullable(),
  endsOn: day.nullable(),
  owner: personName.nullable(),
  objectives: z.array(shownText),
  messages: z.array(shownText),
  /** Objections that have their answer. */
  objections: z.array(
    z.object({ words: shownText, answer: shownText, concedes: z.boolean(), answerer: personName.nullable() }),
  ),
  goals: z.array(z.object({ id, title: z.string() })),
  results: shownText.nullable(),
  conclusion: shownText.nullable(),
  closedAt: instant.nullable(),
});

export const templateName = z.enum(['social-media', 'new-system', 'worrying-change', 'safety-year']);
export type TemplateName = z.output<typeof templateName>;

export const template = z.object({
  name: templateName,
  kind: campaignKind,
  title: shownText,
  summary: shownText,
  axis: shownText,
  objectives: z.array(shownText),
  cards: z.array(z.object({ group: shownText, ownWords: shownText.nullable() })),
  objections: z.array(z.object({ words: shownText, answer: shownText })),
  pieces: z.array(z.object({ title: shownText, minutes: z.number() })),
});

export const lesson = z.object({
  campaignId: id,
  title: shownText,
  conclusion: shownText,
  closedAt: instant,
  score: z.number(),
});
