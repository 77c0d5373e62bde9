import { z } from 'zod';
import { day, editions, endpoint, id, instant, nothing } from '#kernel/contract.ts';
import { personName } from './line.ts';

/** Who writes plans, and who may look into Studio's plan rooms. */
export const PLANNERS = ['planner'] as const;
export const STUDIO = ['planner', 'leader', 'admin'] as const;

const fields = {
  title: editions(200),
  /** Why: what is to be different inside, and why now. */
  why: editions(3000),
  /** The marketing strategy that it serves: what customers are to notice. */
  serves: editions(3000),
  startsOn: day,
  endsOn: day,
  ownerId: id.nullable(),
};

export const strategy = z.object({
  id,
  ...fields,
  owner: personName.nullable(),
  version: z.number().int(),
  changedAt: instant,
  changedBy: personName.nullable(),
  can: z.object({ edit: z.boolean() }),
});

const inOrder = { error: 'period_ends_before_it_starts' };

export const strategyContract = {
  listStrategies: endpoint({
    method: 'GET',
    path: '/api/plan/strategies',
    summary: 'The internal-marketing strategies, newest period first.',
    who: STUDIO,
    input: nothing,
    output: z.object({ strategies: z.array(strategy) }),
  }),
  createStrategy: endpoint({
    method: 'POST',
    path: '/api/plan/strategies',
    summary: 'Write down why: the strategy of a period, and the marketing strategy that it serves.',
    who: PLANNERS,
    creates: true,
    input: z.object(fields).refine(({ startsOn, endsOn }) => startsOn <= endsOn, inOrder),
    output: strategy,
  }),
  changeStrategy: endpoint({
    method: 'PUT',
    path: '/api/plan/strategies/:strategyId',
    summary: 'Change a strategy. A `version` that is no longer the newest is refused with the newest one.',
    who: PLANNERS,
    input: z
      .object({ strategyId: id, version: z.number().int(), ...fields })
      .refine(({ startsOn, endsOn }) => startsOn <= endsOn, inOrder),
    output: strategy,
  }),
};
