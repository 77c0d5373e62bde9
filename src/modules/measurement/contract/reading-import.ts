import { z } from 'zod';
import { day, done, endpoint, id, instant } from '#kernel/contract.ts';
import { WRITERS } from './measure.ts';

/** What a column of a file can be. */
export const importTarget = z.enum(['measure', 'day', 'unit', 'value', 'low', 'high', 'people', 'note']);
export type ImportTarget = z.output<typeof importTarget>;

/** Translated under `importProblems.<code>`. */
export const importProblem = z.object({
  row: z.number().int(),
  column: z.number().int().nullable(),
  code: z.enum([
    'no_day',
    'not_a_day',
    'no_value',
    'not_a_number',
    'interval_half',
    'value_outside_interval',
    'measure_unknown',
    'measure_ambiguous',
    'unit_unknown',
    'unit_ambiguous',
    'twice_in_file',
    'future_day',
    'note_too_long',
  ]),
  value: z.string().nullable(),
});
export type ImportProblem = z.output<typeof importProblem>;

const readingsImport = z.object({
  id,
  measureId: id.nullable(),
  fileName: z.string(),
  startedAt: instant,
  columns: z.array(
    z.object({ index: z.number().int(), header: z.string(), target: importTarget.nullable() }),
  ),
  /** Columns that are still to be named. */
  missing: z.array(importTarget),
  problems: z.array(importProblem),
  moreProblems: z.number().int(),
  /** What would be written: the first hundred. `before`: what stands on that day and would be corrected. */
  rows: z.array(
    z.object({
      row: z.number().int(),
      measureId: id,
      readOn: day,
      unitId: id.nullable(),
      value: z.number(),
      low: z.number().nullable(),
      high: z.number().nullable(),
      people: z.number().int().nullable(),
      note: z.string().nullable(),
      before: z.number().nullable(),
    }),
  ),
  counts: z.object({
    new: z.number().int(),
    corrected: z.number().int(),
    same: z.number().int(),
  }),
  names: z.record(z.string(), z.string()),
  written: z.boolean(),
});

const importId = { importId: id };

export const readingImportContract = {
  uploadReadings: endpoint({
    method: 'POST',
    path: '/api/measurement/imports',
    summary:
      'Bring a CSV of readings, of one measure or with a column that names them; nothing is written yet.',
    who: WRITERS,
    input: z.object({ fileName: z.string().trim().min(1).max(200), measureId: id.optional() }),
    upload: { maxBytes: 5_000_000 },
    output: readingsImport,
  }),
  readReadingsImport: endpoint({
    method: 'GET',
    path: '/api/measurement/imports/:importId',
    summary: 'What a file would write, and each problem by row and column.',
    who: WRITERS,
    input: z.object(importId),
    output: readingsImport,
  }),
  mapReadingsImport: endpoint({
    method: 'PUT',
    path: '/api/measurement/imports/:importId/columns',
    summary: 'Say what the columns are.',
    who: WRITERS,
    input: z.object({ ...importId, targets: z.array(importTarget.nullable()).max(50) }),
    output: readingsImport,
  }),
  writeReadingsImport: endpoint({
    method: 'POST',
    path: '/api/measurement/imports/:importId/writing',
    summary:
      'Write it: whole, or not at all. Days that have another value are corrected, with the file as the reason.',
    who: WRITERS,
    input: z.object(importId),
    output: z.object({ written: z.number().int(), corrected: z.number().int() }),
  }),
  discardReadingsImport: endpoint({
    method: 'DELETE',
    path: '/api/measurement/imports/:importId',
    summary: 'Forget a file that was not written.',
    who: WRITERS,
    input: z.object(importId),
    output: done,
  }),
};
