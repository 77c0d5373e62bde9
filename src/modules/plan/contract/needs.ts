import { z } from 'zod';
import { day, endpoint, id, nothing } from '#kernel/contract.ts';
import { planState } from './hearing.ts';
import { lineKind, shownText } from './line.ts';
import { STUDIO } from './strategy.ts';

/** What of a plan that people can read wants somebody in Studio today. */
export const planNeed = z.object({
  planId: id,
  title: shownText,
  state: planState,
  /** While it is heard and until it has started. */
  hearing: z
    .object({
      closesOn: day,
      shareNeeded: z.number().int(),
      /** Whole percent of everyone; null while they are too few to be shown. */
      share: z.number().int().nullable(),
      canStart: z.boolean(),
    })
    .nullable(),
  overdueCases: z.number().int(),
  openSuggestions: z.number().int(),
  openOffers: z.number().int(),
  blocked: z.number().int(),
  late: z.number().int(),
});

export const needsContract = {
  readPlanNeeds: endpoint({
    method: 'GET',
    path: '/api/plan/needs',
    summary:
      'What waits in the plans that are heard or under way; at most ten plans, the newest period first.',
    who: STUDIO,
    input: nothing,
    output: z.object({ plans: z.array(planNeed) }),
  }),
  findLine: endpoint({
    method: 'GET',
    path: '/api/plan/lines/:lineKind/:lineId/plan',
    summary: 'The plan that a line is in, for ways that lead to the line alone.',
    who: STUDIO,
    input: z.object({ lineKind: lineKind.exclude(['plan']), lineId: id }),
    output: z.object({ planId: id }),
  }),
};
