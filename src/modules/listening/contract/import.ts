import { z } from 'zod';
import { done, endpoint, id, instant, line, pageInput, pageOf, wholeNumber } from '#kernel/contract.ts';
import { construct, SURVEYORS } from './item.ts';

/** The largest file of results that is taken. */
export const MAX_RESULT_BYTES = 20 * 2 ** 20;

/** What a column of figures is measured in. */
export const metric = z.discriminatedUnion('kind', [
  /** Percent of those who answered that chose the good end: «agree» and «strongly agree». */
  z.object({ kind: z.literal('favourable'), points: z.int().min(2).max(11).nullable().default(null) }),
  /** An index from 0 to 100 that weighs each answer by its place. */
  z.object({ kind: z.literal('index') }),
  /** The mean of answers on a scale. */
  z.object({ kind: z.literal('mean'), lowest: z.int().min(0).max(1), highest: z.int().min(2).max(100) }),
  /** Promoters minus detractors, −100 to 100. */
  z.object({ kind: z.literal('enps') }),
]);
export type Metric = z.output<typeof metric>;

/** The two units in which figures of different vendors are drawn on one line. */
export const lineUnit = z.enum(['favourable', 'score', 'enps']);
export type LineUnit = z.output<typeof lineUnit>;

/** What a column or measure of figures is about. */
export const figureMeaning = z.object({
  construct,
  metric,
  /** The item of the bank whose words it asks: then it is on one line with ours. */
  bankKey: z.string().max(60).nullable().default(null),
  /** Made of several items: comparable to one item of the construct in its direction only. */
  composite: z.boolean().default(false),
  /** High figures are bad ones. */
  reversed: z.boolean().default(false),
});
export type FigureMeaning = z.output<typeof figureMeaning>;

export const columnMeaning = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('organisation') }),
  /** The organisation above it. */
  z.object({ kind: z.literal('parent') }),
  z.object({ kind: z.literal('year') }),
  z.object({ kind: z.literal('response_rate') }),
  z.object({ kind: z.literal('respondents') }),
  /** A table of one figure a row: what was asked, and the figure. */
  z.object({ kind: z.literal('measure') }),
  z.object({ kind: z.literal('value') }),
  /** A table of one measure a column. */
  figureMeaning.extend({ kind: z.literal('figure') }),
  z.object({ kind: z.literal('leave_out') }),
]);
export type ColumnMeaning = z.output<typeof columnMeaning>;

/** What the words of the column `measure` stand for, in tables of one figure a row. */
export const measureMeaning = z.object({ measure: line(300), means: figureMeaning.nullable() });

export const importMapping = z.object({
  /** Whose survey it was. */
  vendor: line(120),
  /** What may be said of where the figures come from, licence included. */
  source: line(300),
  columns: z.array(columnMeaning).max(200),
  measures: z.array(measureMeaning).max(500).default([]),
  /** The name under which our own organisation stands in the file; null: none of its rows is ours. */
  own: line(300).nullable().default(null),
  /** The number of lines above the table. */
  headerRow: z.int().min(0).max(50).default(0),
});
export type ImportMapping = z.output<typeof importMapping>;

/** What a conversion cannot keep; translated under `conversions.<code>`. */
export const loss = z.enum([
  /** Taken as it is. */
  'none',
  /** A mean on another scale: the place is kept, how people spread around it is not known. */
  'spread_unknown',
  /** A share made from a mean, or a mean from a share: only bounds are certain. */
  'bounds_only',
  /** Nobody says how many points the scale had. */
  'points_unknown',
  /** A scale with another number of points: people cross the line between «neither» and «agree» differently. */
  'other_points',
  /** Several items in one figure. */
  'composite',
  /** Turned round so that high is good. */
  'reversed',
]);
export type Loss = z.output<typeof loss>;

const importProblem = z.object({
  /** Translated under `import.problems.<code>`. */
  code: z.enum([
    'no_organisation_column',
    'no_year_column',
    'no_figures',
    'column_twice',
    'measure_and_figures',
    'organisation_missing',
    'year_unreadable',
    'figure_unreadable',
    'figure_out_of_range',
    'figure_twice',
    'too_few_people',
    'too_many_rows',
    'own_not_found',
  ]),
  /** Row of the file, from 1; null: the whole file. */
  row: z.int().nullable(),
  column: z.int().nullable(),
  value: z.string().nullable(),
  /** `blocks`: nothing is written before it is settled; `leaves_out`: this figure is not taken. */
  severity: z.enum(['blocks', 'leaves_out']),
});
export type ResultProblem = z.output<typeof importProblem>;

/** A figure as it would be kept, in its unit and with what could not be kept of it. */
export const convertedFigure = z.object({
  row: z.int(),
  organisation: z.string(),
  parent: z.string().nullable(),
  year: z.int(),
  measure: z.string(),
  meaning: figureMeaning,
  given: z.number(),
  unit: lineUnit,
  value: z.number(),
  losses: z.array(loss),
  respondents: z.int().nullable(),
});
export type ConvertedFigure = z.output<typeof convertedFigure>;

export const resultImport = z.object({
  id,
  fileName: z.string(),
  startedAt: instant,
  startedBy: z.string().nullable(),
  writtenAt: instant.nullable(),
  version: z.int(),
  mapping: importMapping,
  headers: z.array(z.string()),
  /** The first rows below the header. */
  sample: z.array(z.array(z.string())),
  organisations: z.array(z.string()),
  moreOrganisations: z.int(),
  years: z.array(z.int()),
  /** The words of the column `measure` that have no meaning yet. */
  unknownMeasures: z.array(z.string()),
  counts: z.object({ rows: z.int(), figures: z.int(), leftOut: z.int() }),
  problems: z.array(importProblem),
  moreProblems: z.int(),
  /** The first figures as they would be kept. */
  figures: z.array(convertedFigure),
  /** How many figures lose what. */
  losses: z.array(z.object({ loss, figures: z.int() })),
  can: z.object({ change: z.boolean(), write: z.boolean(), withdraw: z.boolean() }),
});

const listedImport = resultImport
  .pick({
    id: true,
    fileName: true,
    startedAt: true,
    startedBy: true,
    writtenAt: true,
    can: true,
  })
  .extend({ vendor: z.string(), figures: z.int() });

const oneImport = z.object({ importId: id });
const atVersion = oneImport.extend({ version: z.int() });

/** One point of a line over the years, with the bounds that a conversion leaves, or the interval of a figure of our own. */
export const trendPoint = z.object({
  /** The year, or the closing day of a wave of our own. */
  on: z.string(),
  value: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  respondents: z.int().nullable(),
});
export type TrendPoint = z.output<typeof trendPoint>;

/** A stretch of a line that one instrument drew: a vendor's measure, or an item of ours. */
export const trendSegment = z.object({
  vendor: z.string().nullable(),
  measure: z.string(),
  source: z.string().nullable(),
  losses: z.array(loss),
  points: z.array(trendPoint),
  /** How it joins the stretch before it. */
  join: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('first') }),
    /** The same words, scale and unit. */
    z.object({ kind: z.literal('straight') }),
    /** Both asked in one year: `shift` added to all stretches before brings them to the level of this one. */
    z.object({ kind: z.literal('linked'), shift: z.number(), years: z.array(z.string()) }),
    /** Nothing tells how the two compare: the line is broken. */
    z.object({ kind: z.literal('break') }),
  ]),
});
export type TrendSegment = z.output<typeof trendSegment>;

export const importContract = {
  uploadResults: endpoint({
    method: 'POST',
    path: '/api/listening/result-imports',
    summary:
      'Upload results of another vendor’s survey, CSV or XLSX of at most 20 MB: read and judged, nothing is written yet.',
    who: SURVEYORS,
    creates: true,
    upload: { maxBytes: MAX_RESULT_BYTES },
    input: z.object({ fileName: line(200), vendor: line(120).optional() }),
    output: resultImport,
  }),
  listResultImports: endpoint({
    method: 'GET',
    path: '/api/listening/result-imports',
    summary: 'Imports of other vendors’ results, newest first.',
    who: [...SURVEYORS, 'representative'],
    input: z.object({ ...pageInput, after: id.optional() }),
    output: pageOf(listedImport),
  }),
  readResultImport: endpoint({
    method: 'GET',
    path: '/api/listening/result-imports/:importId',
    summary: 'What an import would write, what each conversion loses, and what stands in the way.',
    who: SURVEYORS,
    input: oneImport,
    output: resultImport,
  }),
  mapResultImport: endpoint({
    method: 'PUT',
    path: '/api/listening/result-imports/:importId/mapping',
    summary: 'Say what the columns and measures mean, and which organisation is ours.',
    who: SURVEYORS,
    input: atVersion.extend({ mapping: importMapping }),
    output: resultImport,
  }),
  writeResultImport: endpoint({
    method: 'POST',
    path: '/api/listening/result-imports/:importId/writing',
    summary: 'Keep the figures, all of them or none; refused while something blocks.',
    who: SURVEYORS,
    input: atVersion,
    output: resultImport,
  }),
  withdrawResultImport: endpoint({
    method: 'DELETE',
    path: '/api/listening/result-imports/:importId',
    summary: 'Take an import back with all its figures.',
    who: SURVEYORS,
    input: oneImport,
    output: done,
  }),
  listImportedOrganisations: endpoint({
    method: 'GET',
    path: '/api/listening/imported-organisations',
    summary: 'Organisations of which imported figures are kept, ours first.',
    who: 'signedIn',
    input: z.object({ search: z.string().max(100).optional() }),
    output: z.object({
      organisations: z.array(z.object({ name: z.string(), own: z.boolean(), from: z.int(), to: z.int() })),
    }),
  }),
  readImportedTrend: endpoint({
    method: 'GET',
    path: '/api/listening/imported-trends',
    summary:
      'One line of a construct over the years and over a change of vendor, with each join and each loss said; no organisation: ours.',
    who: 'signedIn',
    input: z.object({
      construct,
      unit: lineUnit.default('favourable'),
      organisation: z.string().max(300).optional(),
      from: wholeNumber.optional(),
    }),
    output: z.object({ unit: lineUnit, segments: z.array(trendSegment) }),
  }),
};
