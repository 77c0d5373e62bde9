import { z } from 'zod';
import { line } from '#kernel/contract.ts';

/** The largest files that are taken, in bytes: a workbook has to be unpacked in memory, a CSV is streamed. */
export const MAX_CSV_BYTES = 100 * 2 ** 20;
export const MAX_XLSX_BYTES = 20 * 2 ** 20;
export const MAX_ROWS = 500_000;
export const MAX_XLSX_ROWS = 50_000;
export const MAX_COLUMNS = 200;

/** What a column of the file can mean. Names in two columns are joined, an age becomes a birth year. */
export const PERSON_TARGETS = [
  'name',
  'firstName',
  'lastName',
  'email',
  'employeeNumber',
  'unit',
  'unitCode',
  'manager',
  'title',
  'roleFamily',
  'location',
  'language',
  'startedOn',
  'birthYear',
  'age',
  'employment',
  'zone',
  'shift',
  'state',
  'leftOn',
] as const;

export const personTarget = z.enum(PERSON_TARGETS);
export type PersonTarget = z.infer<typeof personTarget>;

export const attributeKey = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, { error: 'not_an_attribute_key' });

/** Where a column goes: a fact of a person, a free attribute with its type, or nowhere. */
export const columnTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), field: personTarget }),
  z.object({
    kind: z.literal('attribute'),
    key: attributeKey,
    label: line(80),
    type: z.enum(['text', 'number', 'day', 'choice']),
  }),
  z.object({ kind: z.literal('leave_out') }),
]);
export type ColumnTarget = z.infer<typeof columnTarget>;

const rowNumber = z
  .number()
  .int()
  .min(1)
  .max(MAX_ROWS + 100);
const columnIndex = z
  .number()
  .int()
  .min(0)
  .max(MAX_COLUMNS - 1);

/** All choices of the planner about one import; each has a default that refuses rather than guesses. */
export const importSettings = z.object({
  /** Undefined or null: guessed. */
  encoding: z.enum(['utf-8', 'windows-1252', 'utf-16le']).nullable().default(null),
  delimiter: z.enum([',', ';', '\t', '|']).nullable().default(null),
  /** The sheet of a workbook, from 0. */
  sheet: z.number().int().min(0).max(200).default(0),
  /** The row with the names of the columns; 0: the file has none. */
  headerRow: z.number().int().min(0).max(100).nullable().default(null),
  columns: z
    .array(z.object({ index: columnIndex, target: columnTarget }))
    .max(MAX_COLUMNS)
    .default([]),
  /** How 3/8/2019 is read where the column itself does not tell. */
  dateOrder: z.enum(['day_first', 'month_first']).nullable().default(null),
  /** An empty cell keeps what is known, or clears it. */
  emptyCells: z.enum(['keep', 'clear']).default('keep'),
  unknownUnits: z.enum(['create', 'refuse']).default('create'),
  unknownManagers: z.enum(['refuse', 'leave_open']).default('refuse'),
  /** Of rows with one key the lower one counts, because files are appended to. */
  duplicates: z.enum(['refuse', 'keep_newer']).default('refuse'),
  /** Fields whose unreadable cells count as empty. */
  unreadableAsEmpty: z
    .array(z.union([personTarget, attributeKey]))
    .max(MAX_COLUMNS)
    .default([]),
  /** The file is the whole staff: who is not in it has left, who is in it is back. */
  markMissingAsLeft: z.boolean().default(false),
  /** Cells with another value than the file's; an empty value clears the fact. */
  cells: z
    .array(z.object({ row: rowNumber, column: columnIndex, value: z.string().max(1_000) }))
    .max(2_000)
    .default([]),
  leftOutRows: z.array(rowNumber).max(2_000).default([]),
  /** Whom a manager's text means (their number, e-mail or name); null: left open. */
  managers: z
    .array(z.object({ value: z.string().max(300), means: z.string().max(300).nullable() }))
    .max(2_000)
    .default([]),
});
export type ImportSettings = z.infer<typeof importSettings>;
