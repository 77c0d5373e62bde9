import { z } from 'zod';
import { day, endpoint, id, language, nothing } from '#kernel/contract.ts';
import { EDITORS } from './content.ts';

/** The kinds of the thread in their order: each serves only earlier ones. */
export const THREAD_KINDS = ['value', 'promise', 'goal', 'campaign', 'action', 'piece', 'measure'] as const;

export const threadKind = z.enum(THREAD_KINDS);
export type ThreadKind = z.output<typeof threadKind>;

export const threadRef = z.object({ kind: threadKind, id });
export type ThreadRef = z.output<typeof threadRef>;

export const relation = z.enum(['keeps', 'serves', 'measures']);
export type Relation = z.output<typeof relation>;

export const threadNode = threadRef.extend({
  /** Null: sealed, so that only its being there may be known. */
  title: z.object({ text: z.string(), language }).nullable(),
  state: z.enum(['draft', 'open', 'closed']),
  sealed: z.boolean(),
  ownerId: id.nullable(),
  startsOn: day.nullable(),
  endsOn: day.nullable(),
});

export const linkedNode = threadNode.extend({
  links: z.array(threadRef.extend({ relation })),
});

export const thread = z.object({
  nodes: z.array(linkedNode),
  /** False: there was more than a screen can draw; narrow the period. */
  complete: z.boolean(),
});

/** What the thread lacks; translated under `gaps.<code>`. */
export const gapCode = z.enum([
  'value_without_behaviours',
  'value_without_promise',
  'promise_without_proof',
  'promise_nobody_works_on',
  'goal_serves_nothing',
  'goal_nobody_talks_about',
  'goal_without_measure',
  'campaign_serves_nothing',
  'action_serves_nothing',
  'piece_serves_nothing',
  'measure_of_nothing',
]);
export type GapCode = z.output<typeof gapCode>;

export const threadContract = {
  readThread: endpoint({
    method: 'GET',
    path: '/api/brand/thread',
    summary: 'The graph from values to measures: what is open, or was at some time of a period.',
    who: 'signedIn',
    input: z
      .object({ from: day.optional(), to: day.optional() })
      .refine(({ from, to }) => (from === undefined) === (to === undefined), {
        error: 'period_needs_both_days',
      })
      .refine(({ from, to }) => !from || !to || from <= to, { error: 'period_ends_before_it_starts' }),
    output: thread,
  }),
  readThreadGaps: endpoint({
    method: 'GET',
    path: '/api/brand/thread/gaps',
    summary:
      'Where the thread is broken: values without behaviours, goals nobody talks about, measures of nothing.',
    who: EDITORS,
    input: nothing,
    output: z.object({
      gaps: z.array(threadNode.extend({ code: gapCode })),
      complete: z.boolean(),
    }),
  }),
  walkThread: endpoint({
    method: 'GET',
    path: '/api/brand/thread/:kind/:nodeId',
    summary: 'From one object up to the values that it serves, or down to everything that serves it.',
    who: 'signedIn',
    input: z.object({ kind: threadKind, nodeId: id, direction: z.enum(['up', 'down']) }),
    output: z.object({
      nodes: z.array(linkedNode.extend({ depth: z.number().int() })),
      complete: z.boolean(),
    }),
  }),
};
