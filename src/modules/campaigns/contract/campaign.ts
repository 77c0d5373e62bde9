import { z } from 'zod';
import { day, done, editions, endpoint, id, language, nothing } from '#kernel/contract.ts';
import { actionKind, costLine } from '#modules/plan/contract/line.ts';
import {
  approval,
  campaignRow,
  change,
  closure,
  lesson,
  openCampaign,
  studioCampaign,
  template,
  templateName,
} from './brief.ts';
import { campaignKind, listedKind, partContent, reasonLine, WRITERS } from './part.ts';

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
