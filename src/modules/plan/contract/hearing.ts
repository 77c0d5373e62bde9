import { z } from 'zod';
import { day, done, endpoint, id, instant, line } from '#kernel/contract.ts';
import { openLineKind, personName } from './line.ts';
import { PLANNERS, STUDIO } from './strategy.ts';

export const planState = z.enum(['draft', 'hearing', 'heard', 'under_way', 'ended']);
export type PlanState = z.output<typeof planState>;

/** How much of a group has had the plan in front of them. Groups of fewer than five are not shown. */
export const reach = z.object({
  /** Null: everyone. */
  audienceId: id.nullable(),
  audienceName: z.string().nullable(),
  people: z.number().int(),
  /** Whole percent. */
  share: z.number().int(),
  countedAt: instant,
});
export type Reach = z.output<typeof reach>;

/** Why a plan cannot start; each names the object that would settle it. */
export const blocker = z.discriminatedUnion('code', [
  z.object({ code: z.literal('no_phases') }),
  z.object({ code: z.literal('no_hearing') }),
  z.object({ code: z.literal('hearing_not_lasted'), closesOn: day, daysLeft: z.number().int() }),
  z.object({
    code: z.literal('share_not_reached'),
    audienceId: id.nullable(),
    audienceName: z.string().nullable(),
    share: z.number().int(),
    needed: z.number().int(),
    /** How many people more would be enough. */
    more: z.number().int(),
  }),
  z.object({
    code: z.literal('open_cases'),
    lineKind: openLineKind,
    lineId: id,
    count: z.number().int(),
    overdue: z.number().int(),
  }),
  z.object({
    code: z.literal('open_suggestion'),
    suggestionId: id,
    lineKind: openLineKind,
    lineId: id,
  }),
]);
export type Blocker = z.output<typeof blocker>;

export const hearing = z.object({
  opensOn: day,
  closesOn: day,
  shareNeeded: z.number().int(),
  version: z.number().int(),
});

export const started = z.object({
  by: personName.nullable(),
  at: instant,
  /** Set when a leader started it in spite of the blockers; everyone sees it. */
  overrideReason: z.string().nullable(),
  blockers: z.array(blocker),
});

const planId = { planId: id };
const shareNeeded = z.number().int().min(0).max(100);
const inOrder = { error: 'hearing_closes_before_it_opens' };

export const hearingContract = {
  openHearing: endpoint({
    method: 'PUT',
    path: '/api/plan/plans/:planId/hearing',
    summary:
      'Open the hearing: from its first day every member reads the plan. Send `version` to prolong or shorten one that stands.',
    who: PLANNERS,
    input: z
      .object({
        ...planId,
        opensOn: day,
        closesOn: day,
        shareNeeded: shareNeeded.default(60),
        version: z.number().int().optional(),
      })
      .refine(({ opensOn, closesOn }) => opensOn <= closesOn, inOrder),
    output: hearing,
  }),
  readStartBlockers: endpoint({
    method: 'GET',
    path: '/api/plan/plans/:planId/start-blockers',
    summary: 'Everything that stands between the plan and its start, counted now.',
    who: STUDIO,
    input: z.object(planId),
    output: z.object({
      blockers: z.array(blocker),
      reach: z.array(reach),
      can: z.object({ start: z.boolean(), override: z.boolean() }),
    }),
  }),
  startPlan: endpoint({
    method: 'POST',
    path: '/api/plan/plans/:planId/start',
    summary:
      'Start the plan. Refused with the list while something blocks it; a leader may start it with a reason that everyone sees.',
    who: ['planner', 'leader'],
    input: z.object({ ...planId, overrideReason: line(500).optional() }),
    output: started,
  }),
  endPlan: endpoint({
    method: 'POST',
    path: '/api/plan/plans/:planId/end',
    summary: 'Close a plan that is under way, with a sentence on why.',
    who: PLANNERS,
    input: z.object({ ...planId, reason: line(500) }),
    output: done,
  }),
};
