import { folded, readCell } from '#modules/people/domain/import-cell.ts';
import { dateOrderOf, readDay } from '#modules/people/domain/import-values.ts';
import type { ImportProblem, ImportTarget } from '../contract/import.ts';
import {
  ACTION_KINDS,
  ACTION_STATES,
  type ActionKind,
  type ActionState,
  type CostLine,
} from '../contract/line.ts';
import { circleIn } from './circle.ts';
import { costsIn } from './import-amount.ts';
import { KIND_WORDS, STATE_WORDS } from './plan-table.ts';

/** What the plan and the house know of what cells may name, by folded or lower-cased words. */
export interface Known {
  /** Lower-cased name, number or address → the people it may mean. */
  readonly people: ReadonlyMap<string, readonly string[]>;
  readonly audiences: ReadonlyMap<string, string>;
  readonly goals: ReadonlyMap<string, string>;
  readonly phases: ReadonlyMap<string, string>;
}

/** An action as a file tells it. */
export interface ReadAction {
  readonly row: number;
  readonly phase: string;
  /** Null: a phase that the plan does not have yet. */
  readonly phaseId: string | null;
  readonly title: string;
  readonly description: string | null;
  readonly kind: ActionKind;
  readonly ownerId: string | null;
  readonly helperIds: readonly string[];
  readonly startsOn: string | null;
  readonly dueOn: string | null;
  readonly audienceId: string | null;
  readonly goalIds: readonly string[];
  readonly state: ActionState;
  readonly stateReason: string | null;
  readonly costs: readonly CostLine[];
  readonly waitsForRows: readonly number[];
}

export interface ReadFile {
  readonly actions: readonly ReadAction[];
  readonly problems: readonly ImportProblem[];
}

/** More actions than a plan takes. */
export const MOST_ROWS = 2000;
const LONGEST: Partial<Record<ImportTarget, number>> = {
  title: 200,
  phase: 200,
  description: 3000,
  stateReason: 500,
  material: 300,
};

/** Cells of a row by what they are. */
export type Cells = Partial<Record<ImportTarget, string>>;

interface Row {
  readonly number: number;
  readonly cells: Cells;
}

/** Words of cells that have to be looked up: people and audiences, lower-cased. */
export function wordsToLookUp(
  rows: readonly (readonly string[])[],
  columns: readonly (ImportTarget | null)[],
): { people: string[]; audiences: string[] } {
  const { cellRows } = cellsIn(rows, columns);
  const all = (target: ImportTarget) =>
    cellRows.flatMap(({ cells }) => listIn(cells[target])).map((word) => word.toLowerCase());
  return {
    people: [...new Set([...all('owner'), ...all('helpers')])],
    audiences: [...new Set(cellRows.flatMap(({ cells }) => cells.audience?.toLowerCase() ?? []))],
  };
}

/** Reads rows (the header left out; `firstRow` is the number of the first in its file) into actions, and says all that is wrong. */
export function readRows(
  rows: readonly (readonly string[])[],
  { columns, firstRow, known }: { columns: readonly (ImportTarget | null)[]; firstRow: number; known: Known },
): ReadFile {
  const problems: ImportProblem[] = fileProblems(rows, columns);
  if (problems.length > 0) return { actions: [], problems };
  const { cellRows, problems: cellProblems } = cellsIn(rows, columns, firstRow);
  if (cellRows.length === 0) return { actions: [], problems: [problemOf('no_rows', null, null, null)] };
  const order =
    dateOrderOf(cellRows.flatMap(({ cells }) => [cells.startsOn ?? '', cells.dueOn ?? ''])) ?? 'day_first';
  const numbers = new Map<string, number>();
  const found: ImportProblem[] = [...cellProblems];
  const say =
    (row: number): Say =>
    (code, target, value) => {
      const problem = problemOf(code, row, target === null ? null : columns.indexOf(target), value);
      // A cell that could not be read at all is told about once.
      const isTold = cellProblems.some((one) => one.row === row && one.column === problem.column);
      if (!isTold) found.push(problem);
    };
  cellRows.forEach(({ number, cells }, index) => {
    const key = cells.number ?? String(index + 1);
    if (numbers.has(key)) say(number)('number_twice', 'number', key);
    numbers.set(key, number);
  });
  let phase = '';
  const actions = cellRows.map(({ number, cells }) => {
    // In spreadsheets the phase stands beside its first action only.
    phase = cells.phase ?? phase;
    return readAction({ number, cells }, { phase, order, numbers, known, say: say(number) });
  });
  const circle = circleIn(
    new Map(actions.map(({ row, waitsForRows }) => [String(row), waitsForRows.map(String)])),
  );
  if (circle) say(Number(circle[0]))('waits_in_a_circle', 'waitsFor', circle.join(' → '));
  return { actions, problems: found.sort((a, b) => (a.row ?? 0) - (b.row ?? 0)) };
}

/** Notes a problem of a row. */
export type Say = (code: ImportProblem['code'], target: ImportTarget | null, value: string | null) => void;

function problemOf(
  code: ImportProblem['code'],
  row: number | null,
  column: number | null,
  value: string | null,
): ImportProblem {
  return {
    code,
    row,
    column: column === null || column < 0 ? null : column,
    value: value?.slice(0, 200) ?? null,
  };
}

function fileProblems(
  rows: readonly (readonly string[])[],
  columns: readonly (ImportTarget | null)[],
): ImportProblem[] {
  const twice = columns.findIndex((target, index) => target !== null && columns.indexOf(target) !== index);
  if (twice >= 0) return [problemOf('column_twice', null, twice, columns[twice] ?? null)];
  if (!columns.includes('title')) return [problemOf('no_title_column', null, null, null)];
  return rows.length > MOST_ROWS ? [problemOf('too_many_rows', null, null, String(rows.length))] : [];
}

/** Cells by what they are, clean and without empty rows. */
function cellsIn(
  rows: readonly (readonly string[])[],
  columns: readonly (ImportTarget | null)[],
  firstRow = 1,
): { cellRows: Row[]; problems: ImportProblem[] } {
  const problems: ImportProblem[] = [];
  const cellRows = rows.flatMap((row, index) => {
    const number = firstRow + index;
    const cells: Cells = {};
    columns.forEach((target, column) => {
      const cell = target === null ? undefined : readCell(row[column] ?? '');
      if (target === null || cell === undefined) return;
      if (cell.problem) problems.push(problemOf(cell.problem, number, column, row[column] ?? null));
      else if (cell.text && cell.text !== '-') cells[target] = cell.text;
    });
    return Object.keys(cells).length > 0 ? [{ number, cells }] : [];
  });
  return { cellRows, problems };
}

const listIn = (cell: string | undefined): string[] =>
  (cell ?? '')
    .split(/[;\n]/)
    .map((word) => word.trim())
    .filter(Boolean);

interface Around {
  readonly phase: string;
  readonly order: 'day_first' | 'month_first';
  readonly numbers: ReadonlyMap<string, number>;
  readonly known: Known;
  readonly say: Say;
}

function readAction({ number, cells }: Row, { phase, order, numbers, known, say }: Around): ReadAction {
  for (const target of ['title', 'phase', 'description', 'stateReason', 'material'] as const)
    if ((cells[target] ?? '').length > (LONGEST[target] ?? 0))
      say('text_too_long', target, cells[target] ?? null);
  if (!cells.title) say('title_missing', 'title', null);
  if (!phase) say('phase_missing', 'phase', null);
  const startsOn = dayIn('startsOn', cells, { order, say });
  const dueOn = dayIn('dueOn', cells, { order, say });
  if (startsOn && dueOn && startsOn > dueOn) say('due_before_start', 'dueOn', dueOn);
  const people = (target: 'owner' | 'helpers') => peopleIn(target, cells, { known, say });
  return {
    row: number,
    phase,
    phaseId: known.phases.get(folded(phase)) ?? null,
    title: cells.title ?? '',
    description: cells.description ?? null,
    kind: wordIn('kind', cells, { words: KINDS, otherwise: 'other', say }),
    ownerId: people('owner')[0] ?? null,
    helperIds: [...new Set(people('helpers'))],
    startsOn,
    dueOn,
    audienceId: namedIn('audience', cells.audience?.toLowerCase(), { known: known.audiences, say }),
    goalIds: goalsIn(cells.goals, { known, say }),
    state: wordIn('state', cells, { words: STATES, otherwise: 'not_begun', say }),
    stateReason: cells.stateReason ?? null,
    costs: costsIn(cells, say),
    waitsForRows: listIn(cells.waitsFor?.replaceAll(',', ';')).flatMap((key) => {
      const row = numbers.get(key);
      if (row === undefined) say('number_unknown', 'waitsFor', key);
      return row ?? [];
    }),
  };
}

function dayIn(
  target: 'startsOn' | 'dueOn',
  cells: Cells,
  { order, say }: Pick<Around, 'order' | 'say'>,
): string | null {
  const text = cells[target];
  if (text === undefined) return null;
  const reading = readDay(text, order);
  if ('value' in reading) return reading.value;
  say(reading.problem === 'day_impossible' ? 'day_impossible' : 'day_unreadable', target, text);
  return null;
}

function peopleIn(
  target: 'owner' | 'helpers',
  cells: Cells,
  { known, say }: Pick<Around, 'known' | 'say'>,
): string[] {
  return listIn(cells[target]).flatMap((word) => {
    const meant = known.people.get(word.toLowerCase()) ?? [];
    if (meant.length === 0) say('person_unknown', target, word);
    if (meant.length > 1) say('person_ambiguous', target, word);
    return meant.length === 1 ? meant : [];
  });
}

function namedIn(
  target: 'audience',
  word: string | undefined,
  { known, say }: { known: ReadonlyMap<string, string>; say: Say },
): string | null {
  if (word === undefined) return null;
  const id = known.get(word);
  if (id === undefined) say('audience_unknown', target, word);
  return id ?? null;
}

/** A sentence may hold the separator, so a whole cell is tried before its parts. */
function goalsIn(cell: string | undefined, { known, say }: Pick<Around, 'known' | 'say'>): string[] {
  if (cell === undefined) return [];
  const whole = known.goals.get(folded(cell));
  if (whole) return [whole];
  return listIn(cell).flatMap((sentence) => {
    const id = known.goals.get(folded(sentence));
    if (id === undefined) say('goal_unknown', 'goals', sentence);
    return id ?? [];
  });
}

const wordsOf = <W extends string>(
  all: readonly W[],
  names: Readonly<Record<W, object>>,
): ReadonlyMap<string, W> =>
  new Map(
    all.flatMap((word) => [word, ...Object.values(names[word])].map((name) => [folded(name), word] as const)),
  );
const KINDS = wordsOf(ACTION_KINDS, KIND_WORDS);
const STATES = wordsOf(ACTION_STATES, STATE_WORDS);

function wordIn<W extends string>(
  target: 'kind' | 'state',
  cells: Cells,
  { words, otherwise, say }: { words: ReadonlyMap<string, W>; otherwise: W; say: Say },
): W {
  const text = cells[target];
  if (text === undefined) return otherwise;
  const word = words.get(folded(text));
  if (word === undefined) say(target === 'kind' ? 'kind_unknown' : 'state_unknown', target, text);
  return word ?? otherwise;
}
