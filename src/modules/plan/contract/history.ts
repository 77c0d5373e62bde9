import { z } from 'zod';
import { day, endpoint, id, instant, pageInput, pageOf } from '#kernel/contract.ts';
import { lineKind, personName, shownText } from './line.ts';
import { PLANNERS } from './strategy.ts';

/** Why lines changed together. The last ones are facts of the plan that changed no line. */
export const CAUSES = [
  'edit',
  'template',
  'import',
  'undo',
  'redo',
  'suggestion',
  'offer',
  'check_in',
  'hearing',
  'start',
  'override',
  'end',
] as const;
export const cause = z.enum(CAUSES);
export type Cause = z.output<typeof cause>;

export const changeWord = z.enum(['made', 'changed', 'removed', 'restored']);
export type ChangeWord = z.output<typeof changeWord>;

export const lineChange = z.object({
  lineKind,
  lineId: id,
  /** Null while the line is sealed for the reader. */
  title: shownText.nullable(),
  sealed: z.boolean(),
  change: changeWord,
  fields: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
});

export const changeSet = z.object({
  id,
  number: z.number().int(),
  at: instant,
  actor: personName.nullable(),
  cause,
  /** The suggestion, offer or check-in behind it. */
  causeId: id.nullable(),
  /** The reason that was given: of an override, of an end. */
  note: z.string().nullable(),
  /** Whose idea or help it was; `name` is null for somebody who would rather not be named. */
  credit: z.object({ personId: id.nullable(), name: z.string().nullable(), named: z.boolean() }).nullable(),
  undone: z.boolean(),
  /** At most 50; `more` counts the others. */
  changes: z.array(lineChange),
  more: z.number().int(),
});
export type ChangeSet = z.output<typeof changeSet>;

const pastLine = z.object({
  id,
  sealed: z.boolean(),
  title: shownText.nullable(),
  fields: z.record(z.string(), z.unknown()),
});

const planId = { planId: id };
const step = z.object({ setId: id, lines: z.number().int() });

export const historyContract = {
  readChangelog: endpoint({
    method: 'GET',
    path: '/api/plan/plans/:planId/changelog',
    summary:
      'Who changed what and when, newest first, and whose suggestion it was. Members read it from the hearing on.',
    who: 'signedIn',
    input: z.object({ ...planId, ...pageInput, lineId: id.optional() }),
    output: pageOf(changeSet).extend({ names: z.record(z.string(), z.string()) }),
  }),
  readPlanAt: endpoint({
    method: 'GET',
    path: '/api/plan/plans/:planId/past/:on',
    summary: 'The plan as it stood at the end of a day.',
    who: 'signedIn',
    input: z.object({ ...planId, on: day }),
    output: z.object({
      on: day,
      plan: pastLine.nullable(),
      goals: z.array(pastLine),
      measures: z.array(pastLine),
      phases: z.array(pastLine),
      actions: z.array(pastLine),
      names: z.record(z.string(), z.string()),
    }),
  }),
  undo: endpoint({
    method: 'POST',
    path: '/api/plan/plans/:planId/undo',
    summary:
      'Take back my own last act in this plan. Refused with what stands in the way when somebody has changed it since.',
    who: PLANNERS,
    input: z.object({ ...planId, setId: id }),
    output: step,
  }),
  redo: endpoint({
    method: 'POST',
    path: '/api/plan/plans/:planId/redo',
    summary: 'Do again what I took back last, while nothing else of mine came after.',
    who: PLANNERS,
    input: z.object({ ...planId, setId: id }),
    output: step,
  }),
};
