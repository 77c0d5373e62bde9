import { z } from 'zod';
import { day, endpoint, id, instant, line, pageInput, pageOf, wholeNumber } from '#kernel/contract.ts';
import { columnTarget, importSettings, MAX_CSV_BYTES } from './import-settings.ts';

export const importState = z.enum([
  'uploaded',
  'checking',
  'checked',
  'writing',
  'done',
  'stopped',
  'failed',
  'undone',
]);
export type ImportState = z.infer<typeof importState>;

export const importColumn = z.object({
  index: z.number(),
  header: z.string(),
  example: z.string(),
  target: columnTarget,
  /** Why it has this target: chosen by the planner, known from the last import, from its name, or not known. */
  origin: z.enum(['chosen', 'last_import', 'name', 'pay', 'unknown']),
  empty: z.number(),
  unreadable: z.number(),
  notFound: z.number(),
});
export type ImportColumn = z.infer<typeof importColumn>;

export const importCounts = z.object({
  rows: z.number(),
  created: z.number(),
  changed: z.number(),
  /** Of the changed: those who get another unit. */
  moved: z.number(),
  left: z.number(),
  stay: z.number(),
});
export type ImportCounts = z.infer<typeof importCounts>;

const parameters = z.record(z.string(), z.unknown());

/** Problems of one kind and column together, as a screen lists them. */
export const importProblemGroup = z.object({
  code: z.string(),
  severity: z.enum(['blocks', 'tells']),
  field: z.string().nullable(),
  columnIndex: z.number().nullable(),
  count: z.number(),
  rows: z.array(z.number()),
});
export type ImportProblemGroup = z.infer<typeof importProblemGroup>;

export const importNote = z.object({ code: z.string(), params: parameters });
export type ImportNote = z.infer<typeof importNote>;

/** What the check (and the writing) found out. */
export const importFindings = z.object({
  format: z
    .object({
      kind: z.enum(['csv', 'xlsx']),
      encoding: z.enum(['utf-8', 'windows-1252', 'utf-16le']).nullable(),
      delimiter: z.string().nullable(),
      sheets: z.array(z.string()),
      headerRow: z.number(),
    })
    .nullable(),
  columns: z.array(importColumn),
  counts: importCounts.nullable(),
  /** How many things have to be settled before the import can be confirmed. */
  blocking: z.number(),
  groups: z.array(importProblemGroup),
  notes: z.array(importNote),
  failure: importNote.nullable(),
  openedUnits: z.array(z.string()),
});
export type ImportFindings = z.infer<typeof importFindings>;

export const peopleImport = importFindings.omit({ openedUnits: true }).extend({
  id,
  fileName: z.string(),
  bytes: z.number(),
  state: importState,
  progress: z.number(),
  version: z.number(),
  settings: importSettings,
  startedAt: instant,
  startedBy: z.string().nullable(),
  finishedAt: instant.nullable(),
  undoUntil: day.nullable(),
  can: z.object({ change: z.boolean(), confirm: z.boolean(), stop: z.boolean(), undo: z.boolean() }),
});

const importProblem = z.object({
  position: z.number(),
  code: z.string(),
  severity: z.enum(['blocks', 'tells']),
  row: z.number().nullable(),
  column: z.number().nullable(),
  field: z.string().nullable(),
  value: z.string().nullable(),
  params: parameters,
});

const importChange = z.object({
  position: z.number(),
  kind: z.enum(['created', 'changed', 'left']),
  row: z.number().nullable(),
  personId: z.string().nullable(),
  label: z.string().nullable(),
  before: parameters,
  after: parameters,
});

const pastImport = peopleImport.pick({
  id: true,
  fileName: true,
  state: true,
  counts: true,
  startedAt: true,
  startedBy: true,
  finishedAt: true,
  undoUntil: true,
  can: true,
});

const PLANNERS = ['planner', 'admin'] as const;
const oneImport = z.object({ importId: id });
const atVersion = oneImport.extend({ version: z.number().int() });
/** A list by position: the cursor is the last position. */
const positionPage = { after: wholeNumber.optional(), limit: pageInput.limit };

export const importContract = {
  uploadPeople: endpoint({
    method: 'POST',
    path: '/api/people/imports',
    summary:
      'Upload a CSV (at most 100 MB) or XLSX (at most 20 MB) of people. It is checked; nothing is written until it is confirmed.',
    who: PLANNERS,
    input: z.object({ fileName: line(200) }),
    output: peopleImport,
    upload: { maxBytes: MAX_CSV_BYTES },
    creates: true,
  }),
  listImports: endpoint({
    method: 'GET',
    path: '/api/people/imports',
    summary: 'Imports of people, newest first.',
    who: PLANNERS,
    input: z.object({ ...pageInput, after: id.optional() }),
    output: pageOf(pastImport),
  }),
  readImport: endpoint({
    method: 'GET',
    path: '/api/people/imports/:importId',
    summary: 'One import: its columns, counts, groups of problems, notes and progress.',
    who: PLANNERS,
    input: oneImport,
    output: peopleImport,
  }),
  listImportProblems: endpoint({
    method: 'GET',
    path: '/api/people/imports/:importId/problems',
    summary: 'Problems by row and column; the first 5,000 are kept.',
    who: PLANNERS,
    input: oneImport.extend({ ...positionPage, code: z.string().max(60).optional() }),
    output: pageOf(importProblem),
  }),
  listImportChanges: endpoint({
    method: 'GET',
    path: '/api/people/imports/:importId/changes',
    summary: 'What the import would do, person by person; the first 1,000 of each kind are kept.',
    who: PLANNERS,
    input: oneImport.extend({ ...positionPage, kind: z.enum(['created', 'changed', 'left']).optional() }),
    output: pageOf(importChange),
  }),
  changeImport: endpoint({
    method: 'PUT',
    path: '/api/people/imports/:importId/settings',
    summary: 'Change what columns mean and settle problems; the file is checked again.',
    who: PLANNERS,
    input: atVersion.extend({ settings: importSettings }),
    output: peopleImport,
  }),
  confirmImport: endpoint({
    method: 'POST',
    path: '/api/people/imports/:importId/confirmation',
    summary: 'Write the people, all or nothing. Refused while there is something to settle.',
    who: PLANNERS,
    input: atVersion,
    output: peopleImport,
  }),
  stopImport: endpoint({
    method: 'POST',
    path: '/api/people/imports/:importId/stop',
    summary: 'Stop an import that is under way, or drop one that was not confirmed.',
    who: PLANNERS,
    input: oneImport,
    output: peopleImport,
  }),
  undoImport: endpoint({
    method: 'POST',
    path: '/api/people/imports/:importId/reversal',
    summary: 'Take an import back within 30 days, unless one of its people was edited since.',
    who: PLANNERS,
    input: oneImport,
    output: peopleImport,
  }),
};
