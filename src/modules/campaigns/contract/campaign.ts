import { z } from 'zod';
import { day, done, editions, endpoint, id, instant, language, nothing } from '#kernel/contract.ts';
import { actionKind, actionState, costLine, money } from '#modules/plan/contract/line.ts';
import {
  campaignKind,
  changeWord,
  listedKind,
  part,
  partContent,
  partKind,
  personName,
  reasonLine,
  shownText,
  WRITERS,
} from './part.ts';

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

const template = z.object({
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

const campaignId = { campaignId: id };
const version = z.number().int();
const written = z.object({ id, version, change: z.number().int() });

export const campaignContract = {
  listCampaigns: endpoint({
    method: 'GET',
    path: '/api/campaigns/campaigns',
    summary:
      'The campaigns that I may read: running and closed ones, and drafts that I write, work on or approve.',
    who: 'signedIn',
    input: nothing,
    output: z.object({ campaigns: z.array(campaignRow), can: z.object({ create: z.boolean() }) }),
  }),
  listCampaignTemplates: endpoint({
    method: 'GET',
    path: '/api/campaigns/templates',
    summary: 'Campaigns to begin from, as they would be.',
    who: WRITERS,
    input: z.object({ language: language.optional() }),
    output: z.object({ templates: z.array(template) }),
  }),
  findLessons: endpoint({
    method: 'POST',
    path: '/api/campaigns/lessons',
    summary: 'Conclusions of closed campaigns that resemble what is typed, best first.',
    who: 'signedIn',
    perMinute: 120,
    input: z.object({ text: z.string().trim().min(3).max(4000) }),
    output: z.object({ lessons: z.array(lesson) }),
  }),
  createCampaign: endpoint({
    method: 'POST',
    path: '/api/campaigns/campaigns',
    summary: 'Begin a campaign, empty or from a template.',
    who: WRITERS,
    creates: true,
    input: z.object({
      template: templateName.optional(),
      kind: campaignKind.optional(),
      title: editions(200).optional(),
      startsOn: day.optional(),
      endsOn: day.optional(),
      /** Of what a template says in one language only. Otherwise the organisation's. */
      language: language.optional(),
    }),
    output: z.object({ id }),
  }),
  readCampaign: endpoint({
    method: 'GET',
    path: '/api/campaigns/campaigns/:campaignId',
    summary: 'The whole brief, for those who write, work on or approve it.',
    who: 'signedIn',
    input: z.object(campaignId),
    output: studioCampaign,
  }),
  readOpenCampaign: endpoint({
    method: 'GET',
    path: '/api/campaigns/open/:campaignId',
    summary: 'A running or closed campaign as every member reads it, with its conclusion.',
    who: 'signedIn',
    input: z.object(campaignId),
    output: openCampaign,
  }),
  discardCampaign: endpoint({
    method: 'DELETE',
    path: '/api/campaigns/campaigns/:campaignId',
    summary: 'Discard a draft of which nothing has gone out.',
    who: WRITERS,
    input: z.object(campaignId),
    output: done,
  }),
  writePart: endpoint({
    method: 'PUT',
    path: '/api/campaigns/parts/:partId',
    summary:
      'Write a part of the brief anew. A `version` that is no longer the newest is refused with what stands now.',
    who: WRITERS,
    input: z.object({ partId: id, version, part: partContent }),
    output: written,
  }),
  addPart: endpoint({
    method: 'POST',
    path: '/api/campaigns/campaigns/:campaignId/parts',
    summary: 'Add an objective, a member of the working group, an empathy card or an objection.',
    who: WRITERS,
    creates: true,
    input: z.object({ ...campaignId, part: partContent }),
    output: written,
  }),
  removePart: endpoint({
    method: 'DELETE',
    path: '/api/campaigns/parts/:partId',
    summary: 'Remove an objective, a member, a card or an objection.',
    who: WRITERS,
    input: z.object({ partId: id, version: z.coerce.number().int() }),
    output: z.object({ change: z.number().int() }),
  }),
  orderParts: endpoint({
    method: 'PUT',
    path: '/api/campaigns/campaigns/:campaignId/order/:kind',
    summary: 'Put the parts of one kind into another order.',
    who: WRITERS,
    input: z.object({ ...campaignId, kind: listedKind, ids: z.array(id).max(500) }),
    output: done,
  }),
  addCampaignAction: endpoint({
    method: 'POST',
    path: '/api/campaigns/campaigns/:campaignId/actions',
    summary: 'Make an action of the plan that works for the campaign, or link one that is there.',
    who: WRITERS,
    creates: true,
    input: z.object({
      ...campaignId,
      objectiveId: id.nullable().default(null),
      /** An action that is there; otherwise `phaseId` and `title` make one. */
      actionId: id.optional(),
      phaseId: id.optional(),
      title: editions(200).optional(),
      kind: actionKind.optional(),
      ownerId: id.nullable().optional(),
      dueOn: day.nullable().optional(),
      costs: z.array(costLine).max(50).optional(),
    }),
    output: z.object({ id }),
  }),
  removeCampaignAction: endpoint({
    method: 'DELETE',
    path: '/api/campaigns/campaigns/:campaignId/actions/:actionId',
    summary: 'Let an action of the plan no longer work for the campaign; it stays in the plan.',
    who: WRITERS,
    input: z.object({ ...campaignId, actionId: id }),
    output: done,
  }),
  listChanges: endpoint({
    method: 'GET',
    path: '/api/campaigns/campaigns/:campaignId/changes',
    summary: 'What changed in the brief since a change, newest first: what an approver looks at again.',
    who: 'signedIn',
    input: z.object({ ...campaignId, since: z.coerce.number().int().min(0).default(0) }),
    output: z.object({ changes: z.array(change), names: z.record(z.string(), z.string()) }),
  }),
  approveCampaign: endpoint({
    method: 'POST',
    path: '/api/campaigns/campaigns/:campaignId/approvals',
    summary: 'Approve the brief as it stands at a change, or object with words. Only those who are named.',
    who: 'signedIn',
    input: z.object({
      ...campaignId,
      decision: z.enum(['approved', 'objected']),
      atChange: z.number().int(),
      words: reasonLine.nullable().default(null),
    }),
    output: approval,
  }),
  closeCampaign: endpoint({
    method: 'PUT',
    path: '/api/campaigns/campaigns/:campaignId/closure',
    summary: 'Close a campaign with its results and what it taught; every member can read both.',
    who: WRITERS,
    input: z.object({ ...campaignId, results: closure.shape.results, conclusion: closure.shape.conclusion }),
    output: done,
  }),
};
