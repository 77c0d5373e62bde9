import type { Day } from '#kernel/calendar.ts';
import { folded } from '#modules/people/domain/import-cell.ts';
import { type DateOrder, dateOrderOf, readDay, readNumber } from '#modules/people/domain/import-values.ts';
import type { ImportProblem, ImportTarget } from '../contract/reading-import.ts';
import { intervalProblem } from './reading.ts';

/** Names of columns in the languages of the product, folded. */
const HEADERS: Readonly<Record<ImportTarget, readonly string[]>> = {
  measure: ['measure', 'kpi', 'indicator', 'mittari', 'indicador', 'medida'],
  day: ['day', 'date', 'paiva', 'pvm', 'paivamaara', 'fecha', 'dia', 'period', 'month'],
  unit: ['unit', 'team', 'site', 'department', 'yksikko', 'osasto', 'tiimi', 'unidad', 'equipo', 'centro'],
  value: ['value', 'result', 'score', 'arvo', 'tulos', 'valor', 'resultado'],
  low: ['low', 'lower', 'from', 'alaraja', 'minimo', 'inferior'],
  high: ['high', 'upper', 'to', 'ylaraja', 'maximo', 'superior'],
  people: ['people', 'n', 'answers', 'count', 'henkiloita', 'vastaajia', 'personas', 'respuestas'],
  note: ['note', 'comment', 'huomautus', 'kommentti', 'nota', 'comentario'],
};

/** What the columns of a header probably are; each target at most once. */
export function guessTargets(header: readonly string[]): (ImportTarget | null)[] {
  const taken = new Set<ImportTarget>();
  return header.map((cell) => {
    const name = folded(cell);
    const found = (Object.keys(HEADERS) as ImportTarget[]).find(
      (target) => !taken.has(target) && HEADERS[target].includes(name),
    );
    if (!found) return null;
    taken.add(found);
    return found;
  });
}

/** What is still to be named: a day and a value always, a measure where the file is not of one. */
export const missingTargets = (
  columns: readonly (ImportTarget | null)[],
  measureId: string | null,
): ImportTarget[] =>
  (measureId === null ? (['measure', 'day', 'value'] as const) : (['day', 'value'] as const)).filter(
    (target) => !columns.includes(target),
  );

export interface ReadRow {
  readonly row: number;
  readonly measureId: string;
  readonly readOn: Day;
  readonly unitId: string | null;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly people: number | null;
  readonly note: string | null;
}

/** Who is meant by the words of a file, lower-cased. */
export type Meant = ReadonlyMap<string, readonly string[]>;

export interface Known {
  readonly measureId: string | null;
  readonly measures: Meant;
  readonly units: Meant;
  readonly today: Day;
}

const LONGEST_NOTE = 500;

/** The words that stand for measures and units, lower-cased, to be looked up at once. */
export function wordsOf(
  rows: readonly (readonly string[])[],
  columns: readonly (ImportTarget | null)[],
): { measures: string[]; units: string[] } {
  const words = (target: ImportTarget) => {
    const at = columns.indexOf(target);
    if (at < 0) return [];
    return [...new Set(rows.map((row) => (row[at] ?? '').trim().toLowerCase()).filter(Boolean))];
  };
  return { measures: words('measure'), units: words('unit') };
}

/** Reads the rows of a table, its header left out; `firstRow` is the number of the first in the file. */
export function readRows(
  rows: readonly (readonly string[])[],
  { columns, firstRow, known }: { columns: readonly (ImportTarget | null)[]; firstRow: number; known: Known },
): { readings: ReadRow[]; problems: ImportProblem[] } {
  const dayColumn = columns.indexOf('day');
  const order = dateOrderOf(rows.map((row) => row[dayColumn] ?? '')) ?? 'day_first';
  const readings: ReadRow[] = [];
  const problems: ImportProblem[] = [];
  const seen = new Set<string>();
  for (const [index, cells] of rows.entries()) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    const row = firstRow + index;
    const found = readOne(cells, { columns, order, known });
    if ('code' in found) {
      problems.push({ row, ...found });
      continue;
    }
    const key = `${found.measureId}|${found.unitId}|${found.readOn}`;
    if (seen.has(key)) problems.push({ row, column: null, code: 'twice_in_file', value: found.readOn });
    else readings.push({ row, ...found });
    seen.add(key);
  }
  return { readings, problems };
}

type Problem = Omit<ImportProblem, 'row'>;

interface Reader {
  readonly columns: readonly (ImportTarget | null)[];
  readonly order: DateOrder;
  readonly known: Known;
}

function readOne(
  cells: readonly string[],
  { columns, order, known }: Reader,
): Omit<ReadRow, 'row'> | Problem {
  const column = (target: ImportTarget) => columns.indexOf(target);
  const text = (target: ImportTarget) => (cells[column(target)] ?? '').trim();
  const problem = (code: Problem['code'], target: ImportTarget): Problem => ({
    code,
    column: column(target) < 0 ? null : column(target),
    value: text(target).slice(0, 100) || null,
  });
  const measure = known.measureId
    ? [known.measureId]
    : (known.measures.get(text('measure').toLowerCase()) ?? []);
  const [measureId] = measure;
  if (measureId === undefined) return problem('measure_unknown', 'measure');
  if (measure.length > 1) return problem('measure_ambiguous', 'measure');
  const units = text('unit') === '' ? [] : (known.units.get(text('unit').toLowerCase()) ?? []);
  if (text('unit') !== '' && units.length === 0) return problem('unit_unknown', 'unit');
  if (units.length > 1) return problem('unit_ambiguous', 'unit');
  if (text('day') === '') return problem('no_day', 'day');
  const day = readDay(monthAsDay(text('day')), order);
  if ('problem' in day || day.value === null) return problem('not_a_day', 'day');
  if (day.value > known.today) return problem('future_day', 'day');
  if (text('value') === '') return problem('no_value', 'value');
  const numbers: Partial<Record<ImportTarget, number | null>> = {};
  for (const target of ['value', 'low', 'high', 'people'] as const) {
    const cell = text(target).replace(/\s?%$/, '');
    const number = cell === '' ? { value: null } : readNumber(cell);
    if ('problem' in number) return problem('not_a_number', target);
    if (
      target === 'people' &&
      number.value !== null &&
      !(Number.isInteger(number.value) && number.value >= 0)
    )
      return problem('not_a_number', target);
    numbers[target] = number.value;
  }
  const { value = 0, low = null, high = null, people = null } = numbers;
  const given = { value: value ?? 0, low, high };
  const interval = intervalProblem(given);
  if (interval) return problem(interval, low === null ? 'high' : 'low');
  if (text('note').length > LONGEST_NOTE) return problem('note_too_long', 'note');
  return {
    measureId,
    readOn: day.value,
    unitId: units[0] ?? null,
    ...given,
    people,
    note: text('note') || null,
  };
}

/** A month on its own, `2026-11`, is read as its last day. */
function monthAsDay(text: string): string {
  const [, year, month] = /^(\d{4})-(\d{2})$/.exec(text) ?? [];
  if (!year || !month || Number(month) < 1 || Number(month) > 12) return text;
  return new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10);
}
