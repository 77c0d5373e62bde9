import type {
  ConvertedFigure,
  FigureMeaning,
  ImportMapping,
  Loss,
  ResultProblem,
} from '../contract/import.ts';
import { numberIn, saysNothing, yearIn } from './vendor-import-cells.ts';
import { naturalFigure, outOfRange } from './vendor-import-convert.ts';

export const MOST_ROWS = 50_000;
/** Nothing about fewer people is taken, whoever published it. */
export const LEAST_PEOPLE = 5;

export interface ReadResults {
  readonly figures: readonly ConvertedFigure[];
  readonly problems: readonly ResultProblem[];
  readonly organisations: readonly string[];
  readonly years: readonly number[];
  readonly unknownMeasures: readonly string[];
  readonly rows: number;
  readonly leftOut: number;
  readonly losses: readonly { readonly loss: Loss; readonly figures: number }[];
}

/** Reads the rows below the header as figures, with every problem by row and column of the file. Pure: the preview is this. */
export function readResults(
  rows: readonly (readonly string[])[],
  {
    mapping,
    firstRow,
    headers,
  }: {
    readonly mapping: ImportMapping;
    /** The row of the file in which the first of `rows` stands. */
    readonly firstRow: number;
    readonly headers: readonly string[];
  },
): ReadResults {
  const layout = layoutOf(mapping);
  const problems: ResultProblem[] = [...tableProblems(mapping, layout)];
  const figures = new Map<string, ConvertedFigure>();
  const organisations = new Set<string>();
  const years = new Set<number>();
  const unknown = new Set<string>();
  const scales = fractions(rows, { layout, headers });
  let filled = 0;
  if (rows.length > MOST_ROWS) problems.push(blocks('too_many_rows', null));
  const readable = problems.length === 0 ? rows : [];
  for (const [at, cells] of readable.entries()) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    filled += 1;
    const row = readRow(cells, { row: firstRow + at, layout, headers, scales });
    problems.push(...row.problems);
    for (const measure of row.unknown) unknown.add(measure);
    if (row.organisation) organisations.add(row.organisation);
    for (const figure of row.figures) {
      years.add(figure.year);
      const key = JSON.stringify([figure.organisation, figure.year, figure.measure]);
      const before = figures.get(key);
      if (!before) figures.set(key, figure);
      else if (before.given !== figure.given)
        problems.push(blocks('figure_twice', figure.row, figure.measure));
    }
  }
  if (mapping.own !== null && readable.length > 0 && !organisations.has(mapping.own))
    problems.push(blocks('own_not_found', null, mapping.own));
  const kept = [...figures.values()];
  return {
    figures: kept,
    problems,
    organisations: [...organisations].sort((left, right) => (left < right ? -1 : 1)),
    years: [...years].sort((left, right) => left - right),
    unknownMeasures: [...unknown],
    rows: filled,
    leftOut: problems.filter(({ severity }) => severity === 'leaves_out').length,
    losses: countLosses(kept),
  };
}

type Placed = 'organisation' | 'parent' | 'year' | 'response_rate' | 'respondents' | 'measure' | 'value';

interface Layout {
  readonly places: Partial<Record<Placed, number>>;
  readonly figures: readonly { readonly index: number; readonly meaning: FigureMeaning }[];
  /** The measures of a table of one figure a row, by their words. */
  readonly measures: ReadonlyMap<string, FigureMeaning | null>;
}

function layoutOf({ columns, measures }: ImportMapping): Layout {
  const places: Partial<Record<Placed, number>> = {};
  const figures: { index: number; meaning: FigureMeaning }[] = [];
  columns.forEach((column, index) => {
    if (column.kind === 'leave_out') return;
    if (column.kind !== 'figure') places[column.kind] ??= index;
    else {
      const { kind: _, ...meaning } = column;
      figures.push({ index, meaning });
    }
  });
  return { places, figures, measures: new Map(measures.map(({ measure, means }) => [measure, means])) };
}

function tableProblems({ columns }: ImportMapping, { places, figures }: Layout): ResultProblem[] {
  const twice = columns.findIndex(
    ({ kind }, at) =>
      kind !== 'figure' && kind !== 'leave_out' && columns.findIndex((other) => other.kind === kind) < at,
  );
  const isLong = places.measure !== undefined || places.value !== undefined;
  return [
    ...(twice < 0 ? [] : [{ ...blocks('column_twice', null), column: twice }]),
    ...(places.organisation === undefined ? [blocks('no_organisation_column', null)] : []),
    ...(places.year === undefined ? [blocks('no_year_column', null)] : []),
    ...(isLong && figures.length > 0 ? [blocks('measure_and_figures', null)] : []),
    ...(figures.length === 0 && (places.measure === undefined || places.value === undefined)
      ? [blocks('no_figures', null)]
      : []),
  ];
}

interface RowFrame {
  readonly row: number;
  readonly layout: Layout;
  readonly headers: readonly string[];
  readonly scales: ReadonlySet<string>;
}

interface ReadRow {
  readonly organisation: string | null;
  readonly figures: readonly ConvertedFigure[];
  readonly problems: readonly ResultProblem[];
  readonly unknown: readonly string[];
}

function readRow(cells: readonly string[], { row, layout, headers, scales }: RowFrame): ReadRow {
  const cell = (place: Placed) => (cells[layout.places[place] ?? -1] ?? '').replace(/\s+/g, ' ').trim();
  const nothing = (problem: ResultProblem): ReadRow => {
    return { organisation: null, figures: [], problems: [problem], unknown: [] };
  };
  const organisation = cell('organisation').slice(0, 300);
  if (organisation === '') return nothing(blocks('organisation_missing', row));
  const year = yearIn(cell('year'));
  if (year === undefined) return nothing(blocks('year_unreadable', row, cell('year')));
  const respondents = numberIn(cell('respondents'));
  if (respondents !== undefined && respondents < LEAST_PEOPLE)
    return { ...nothing({ ...blocks('too_few_people', row), severity: 'leaves_out' }), organisation };
  const problems: ResultProblem[] = [];
  const figures: ConvertedFigure[] = [];
  const { asked, unknown } = askedIn(cells, { layout, headers, measure: cell('measure') });
  for (const { index, measure, meaning } of asked) {
    const text = (cells[index] ?? '').trim();
    if (saysNothing(text)) continue;
    const found = numberIn(text);
    const given =
      found === undefined ? undefined : scales.has(measure) ? Number((100 * found).toFixed(6)) : found;
    const problem =
      given === undefined
        ? 'figure_unreadable'
        : outOfRange(given, meaning.metric)
          ? 'figure_out_of_range'
          : null;
    if (given === undefined || problem) {
      problems.push({ ...blocks(problem ?? 'figure_unreadable', row, text), column: index });
      continue;
    }
    const { unit, value, losses } = naturalFigure(given, meaning);
    figures.push({
      ...{ row, organisation, year, measure, meaning, given, unit, value },
      parent: cell('parent') || null,
      losses: [...losses],
      respondents: respondents === undefined ? null : Math.round(respondents),
    });
  }
  return { organisation, figures, problems, unknown };
}

/** The figures that a row has: one in each column of figures, or the one that its measure names. */
function askedIn(
  cells: readonly string[],
  { layout, headers, measure }: { layout: Layout; headers: readonly string[]; measure: string },
) {
  if (layout.figures.length > 0) {
    const asked = layout.figures.map(({ index, meaning }) => ({
      ...{ index, meaning },
      measure: headers[index] || `${index + 1}`,
    }));
    return { asked, unknown: [] };
  }
  const index = layout.places.value ?? -1;
  const meaning = layout.measures.get(measure);
  if (meaning === undefined) return { asked: [], unknown: measure && cells[index] ? [measure] : [] };
  return { asked: meaning === null ? [] : [{ index, measure, meaning }], unknown: [] };
}

/** The measures whose shares are written as fractions throughout: a spreadsheet keeps 72 % as 0.72. */
function fractions(
  rows: readonly (readonly string[])[],
  { layout, headers }: { layout: Layout; headers: readonly string[] },
): Set<string> {
  const largest = new Map<string, number>();
  const split = new Set<string>();
  for (const cells of rows) {
    const word = (cells[layout.places.measure ?? -1] ?? '').replace(/\s+/g, ' ').trim();
    for (const { index, measure, meaning } of askedIn(cells, { layout, headers, measure: word }).asked) {
      const value = meaning.metric.kind === 'favourable' ? numberIn(cells[index] ?? '') : undefined;
      if (value === undefined) continue;
      largest.set(measure, Math.max(value, largest.get(measure) ?? 0));
      if (!Number.isInteger(value)) split.add(measure);
    }
  }
  return new Set(
    [...largest].filter(([measure, most]) => most <= 1 && split.has(measure)).map(([measure]) => measure),
  );
}

function countLosses(figures: readonly ConvertedFigure[]): { loss: Loss; figures: number }[] {
  const counted = Map.groupBy(
    figures.flatMap(({ losses }) => losses),
    (loss) => loss,
  );
  return [...counted].map(([loss, of]) => ({ loss, figures: of.length }));
}

const blocks = (
  code: ResultProblem['code'],
  row: number | null,
  value: string | null = null,
): ResultProblem => ({ code, row, column: null, value, severity: 'blocks' });
