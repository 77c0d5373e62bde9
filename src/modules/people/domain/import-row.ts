import { isZone } from '#kernel/calendar.ts';
import type { ColumnTarget, ImportSettings, PersonTarget } from '../contract/import-settings.ts';
import { folded, readCell } from './import-cell.ts';
import { type GuessedColumn, targetKey } from './import-headers.ts';
import {
  type DateOrder,
  type Reading,
  readAge,
  readBirthYear,
  readDay,
  readEmail,
  readEmployment,
  readLanguage,
  readNumber,
  readState,
} from './import-values.ts';

/** The facts of a row that are staged, in the order of the staging table after its row number. */
export const STAGED_FIELDS = [
  'name',
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
  'employment',
  'zone',
  'shift',
  'state',
  'leftOn',
] as const;

const FIRST_ATTRIBUTE = STAGED_FIELDS.length + 1;

/** The longest text of each field, in characters; a unit may be a path of many names. */
export const MAX_LENGTH: Partial<Record<PersonTarget, number>> = {
  name: 200,
  firstName: 100,
  lastName: 100,
  email: 254,
  employeeNumber: 64,
  unit: 600,
  unitCode: 64,
  manager: 300,
};
const MAX_TEXT = 200;
const MAX_ATTRIBUTE = 500;

export interface CellTrouble {
  readonly code: string;
  readonly row: number;
  readonly column: number;
  readonly field: string;
  readonly value: string;
  readonly params: Readonly<Record<string, unknown>>;
}

export interface ColumnTally {
  example: string;
  empty: number;
  unreadable: number;
}

export interface RowReaderOptions {
  readonly columns: readonly GuessedColumn[];
  readonly settings: ImportSettings;
  /** Per column index, where the column's own dates tell. */
  readonly dateOrders: ReadonlyMap<number, DateOrder>;
  readonly thisYear: number;
  readonly onTrouble: (trouble: CellTrouble) => void;
}

export type StagedRow = (string | null)[];

type Value = { text: string | null; cleared: boolean } | { problem: string; params: Record<string, unknown> };

/**
 * Makes the reader of one file's rows: cells in, the texts to stage out (row number, `STAGED_FIELDS`, attributes as JSON,
 * fields cleared on purpose). What cannot be read is reported and staged as empty.
 */
export function rowReader(options: RowReaderOptions) {
  const edits = new Map(options.settings.cells.map(({ row, column, value }) => [`${row}:${column}`, value]));
  const leftOut = new Set(options.settings.leftOutRows);
  const readers = options.columns
    .filter(({ target }) => target.kind !== 'leave_out')
    .map((column) => columnReader(column, options, edits));
  const tallies = new Map(readers.map(({ index, tally }) => [index, tally]));

  function read(cells: readonly string[], row: number): StagedRow | undefined {
    if (leftOut.has(row)) return undefined;
    const staged: StagedRow = new Array(FIRST_ATTRIBUTE + 2).fill(null);
    staged[0] = String(row);
    let attributes: Record<string, string | number> | undefined;
    let cleared = '';
    let firstName: string | null = null;
    for (const reader of readers) {
      const value = reader.read(cells[reader.index] ?? '', row);
      if (value.cleared) cleared += `${cleared ? ',' : ''}${reader.key}`;
      if (value.text === null) continue;
      if (reader.slot >= 0) staged[reader.slot] = value.text;
      else if (reader.key === 'firstName') firstName = value.text;
      else if (reader.key === 'lastName') staged[1] = value.text;
      else
        attributes = { ...attributes, [reader.attribute]: reader.isNumber ? Number(value.text) : value.text };
    }
    if (firstName !== null) staged[1] = staged[1] ? `${firstName} ${staged[1]}` : firstName;
    staged[FIRST_ATTRIBUTE] = attributes ? JSON.stringify(attributes) : null;
    staged[FIRST_ATTRIBUTE + 1] = cleared ? `{${cleared}}` : null;
    return staged;
  }
  return { read, tallies };
}

const MEMO_LIMIT = 20_000;
const UNIQUE_PER_PERSON = new Set(['name', 'firstName', 'lastName', 'email', 'employeeNumber']);

function columnReader(
  { index, target }: GuessedColumn,
  { settings, dateOrders, thisYear, onTrouble }: RowReaderOptions,
  edits: ReadonlyMap<string, string>,
) {
  const key = targetKey(target);
  const parse = parserOf(target, {
    order: settings.dateOrder ?? dateOrders.get(index) ?? 'day_first',
    thisYear,
    managers: new Map(settings.managers.map(({ value, means }) => [folded(value), means])),
  });
  const tally: ColumnTally = { example: '', empty: 0, unreadable: 0 };
  // Units, titles, places and days repeat thousands of times in a staff list: each text is understood once.
  const memo = UNIQUE_PER_PERSON.has(key) ? undefined : new Map<string, Value>();
  const mayBeEmpty = settings.unreadableAsEmpty.some(
    (field) => field === key || field === attributeOf(target),
  );
  const slot = (STAGED_FIELDS as readonly string[]).indexOf(key === 'age' ? 'birthYear' : key);

  function understand(raw: string): Value {
    const known = memo?.get(raw);
    if (known) return known;
    const value = understoodCell(raw, target, parse);
    if (memo && memo.size < MEMO_LIMIT) memo.set(raw, value);
    return value;
  }
  return {
    index,
    key,
    tally,
    attribute: attributeOf(target),
    isNumber: target.kind === 'attribute' && target.type === 'number',
    slot: slot < 0 ? -1 : slot + 1,
    read(raw: string, row: number): { text: string | null; cleared: boolean } {
      const edited = edits.size > 0 ? edits.get(`${row}:${index}`) : undefined;
      const value = understand(edited ?? raw);
      if ('problem' in value) {
        tally.unreadable += 1;
        const shown = (edited ?? raw).slice(0, 200);
        if (!mayBeEmpty)
          onTrouble({
            code: value.problem,
            row,
            column: index,
            field: key,
            value: shown,
            params: value.params,
          });
        return { text: null, cleared: false };
      }
      if (value.text === null) tally.empty += 1;
      else if (tally.example === '') tally.example = raw.slice(0, 100);
      return edited !== undefined && value.text === null ? { text: null, cleared: true } : value;
    },
  };
}

type Parser = (text: string) => Reading<string | number>;

function understoodCell(raw: string, target: ColumnTarget, parse: Parser): Value {
  const cell = readCell(raw);
  if (cell.problem) return { problem: cell.problem, params: {} };
  if (cell.text === '' || /^[-–—]$/.test(cell.text)) return { text: null, cleared: false };
  const max = maxLength(target);
  if (cell.text.length > max) return { problem: 'too_long', params: { max, length: cell.text.length } };
  const reading = parse(cell.text);
  if ('problem' in reading) return { problem: reading.problem, params: {} };
  return reading.value === null
    ? { text: null, cleared: true }
    : { text: String(reading.value), cleared: false };
}

function maxLength(target: ColumnTarget): number {
  if (target.kind === 'person') return MAX_LENGTH[target.field] ?? MAX_TEXT;
  return MAX_ATTRIBUTE;
}

interface Reference {
  readonly order: DateOrder;
  readonly thisYear: number;
  readonly managers: ReadonlyMap<string, string | null>;
}

const asItIs: Parser = (value) => ({ value });

function parserOf(target: ColumnTarget, { order, thisYear, managers }: Reference): Parser {
  if (target.kind === 'leave_out') return asItIs;
  if (target.kind === 'attribute') {
    if (target.type === 'number') return readNumber;
    return target.type === 'day' ? (text) => readDay(text, order) : asItIs;
  }
  switch (target.field) {
    case 'email':
      return readEmail;
    case 'language':
      return readLanguage;
    case 'state':
      return readState;
    case 'employment':
      return readEmployment;
    case 'startedOn':
    case 'leftOn':
      return (text) => readDay(text, order);
    case 'birthYear':
      return (text) => readBirthYear(text, order, thisYear);
    case 'age':
      return (text) => readAge(text, thisYear);
    case 'zone':
      return (text) => (isZone(text) ? { value: text } : { problem: 'zone_unknown' });
    case 'manager':
      return (text) => {
        const settled = managers.get(folded(text));
        return { value: settled === undefined ? text : settled };
      };
    default:
      return asItIs;
  }
}

const attributeOf = (target: ColumnTarget) => (target.kind === 'attribute' ? target.key : '');
