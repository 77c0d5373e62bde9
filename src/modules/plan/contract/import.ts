import { z } from 'zod';
import { day, done, endpoint, id, instant, language } from '#kernel/contract.ts';
import { actionKind, actionState } from './line.ts';
import { PLANNERS } from './strategy.ts';

/** What a column of a file can be. */
export const IMPORT_TARGETS = [
  'number',
  'phase',
  'title',
  'description',
  'kind',
  'owner',
  'helpers',
  'startsOn',
  'dueOn',
  'audience',
  'goals',
  'waitsFor',
  'state',
  'stateReason',
  'costs',
  'currency',
  'hours',
  'expertDays',
  'material',
] as const;
export const importTarget = z.enum(IMPORT_TARGETS);
export type ImportTarget = z.output<typeof importTarget>;

export const importProblem = z.object({
  /** Translated under `import.problems.<code>`. */
  code: z.enum([
    'title_missing',
    'text_too_long',
    'formula',
    'control_character',
    'phase_missing',
    'day_unreadable',
    'day_impossible',
    'due_before_start',
    'kind_unknown',
    'state_unknown',
    'person_unknown',
    'person_ambiguous',
    'audience_unknown',
    'goal_unknown',
    'number_twice',
    'number_unknown',
    'waits_in_a_circle',
    'amount_unreadable',
    'currency_unknown',
    'column_twice',
    'no_title_column',
    'too_many_rows',
    'no_rows',
  ]),
  /** Row of the file, from 1; null: the whole file. */
  row: z.number().int().nullable(),
  column: z.number().int().nullable(),
  value: z.string().nullable(),
});
export type ImportProblem = z.output<typeof importProblem>;

export const importedAction = z.object({
  row: z.number().int(),
  phase: z.string(),
  newPhase: z.boolean(),
  title: z.string(),
  kind: actionKind,
  ownerId: id.nullable(),
  startsOn: day.nullable(),
  dueOn: day.nullable(),
  state: actionState,
  waitsForRows: z.array(z.number().int()),
});

export const planImport = z.object({
  id,
  planId: id,
  fileName: z.string(),
  startedAt: instant,
  language,
  columns: z.array(
    z.object({ index: z.number().int(), header: z.string(), target: importTarget.nullable() }),
  ),
  /** Every problem blocks: a plan is written whole or not at all. */
  problems: z.array(importProblem),
  moreProblems: z.number().int(),
  actions: z.array(importedAction),
  newPhases: z.array(z.string()),
  names: z.record(z.string(), z.string()),
  written: z.boolean(),
});

const importId = { importId: id };

export const importContract = {
  uploadPlan: endpoint({
    method: 'POST',
    path: '/api/plan/plans/:planId/imports',
    summary: 'Bring actions from a CSV file: it is read and judged, and nothing is written yet.',
    who: PLANNERS,
    upload: { maxBytes: 4_000_000 },
    input: z.object({
      planId: id,
      fileName: z.string().trim().min(1).max(200),
      language: language.optional(),
    }),
    output: planImport,
  }),
  readPlanImport: endpoint({
    method: 'GET',
    path: '/api/plan/imports/:importId',
    summary: 'What an import would write, and its problems by row and column.',
    who: PLANNERS,
    input: z.object(importId),
    output: planImport,
  }),
  mapPlanImport: endpoint({
    method: 'PUT',
    path: '/api/plan/imports/:importId/columns',
    summary: 'Say what the columns are, and in which language the texts stand.',
    who: PLANNERS,
    input: z.object({
      ...importId,
      language,
      targets: z.array(importTarget.nullable()).max(100),
    }),
    output: planImport,
  }),
  writePlanImport: endpoint({
    method: 'POST',
    path: '/api/plan/imports/:importId/writing',
    summary: 'Write the import into the plan, all of it or nothing.',
    who: PLANNERS,
    input: z.object(importId),
    output: z.object({ actions: z.number().int(), phases: z.number().int() }),
  }),
  discardPlanImport: endpoint({
    method: 'DELETE',
    path: '/api/plan/imports/:importId',
    summary: 'Put an import away.',
    who: PLANNERS,
    input: z.object(importId),
    output: done,
  }),
};
