import type { Day } from '#kernel/calendar.ts';
import type { Context } from '#platform/context.ts';
import type { ImportColumn, ImportFindings } from '../contract/import.ts';
import type { ImportSettings } from '../contract/import-settings.ts';
import { folded } from '../domain/import-cell.ts';
import { type GuessedColumn, guessColumns, targetKey } from '../domain/import-headers.ts';
import { type FoundProblem, type ProblemList, problemList } from '../domain/import-problems.ts';
import { STAGED_FIELDS } from '../domain/import-row.ts';
import type { ResolvedUnits } from '../domain/import-units.ts';
import { holdPeople, lastColumns } from '../store/import.ts';
import { countPlan, makePlan } from '../store/import-plan.ts';
import type { Mapping } from '../store/import-staging.ts';
import { checkAttributes, type WantedAttribute } from './import-attributes.ts';
import { type OpenedFile, openFile } from './import-file.ts';
import { notesOf } from './import-notes.ts';
import {
  type AddProblem,
  checkAdmins,
  checkCircles,
  checkKeys,
  checkManagers,
  checkUnits,
} from './import-people-check.ts';
import { type Staged, stageFile } from './import-stage.ts';

export interface CheckOptions {
  readonly path: string;
  readonly settings: ImportSettings;
  readonly today: Day;
  /** `write`: nobody else may change people between the check and the writing, which follows in the same transaction. */
  readonly purpose: 'preview' | 'write';
  /** Told how far the work is, 0 to 1; throws to stop it. */
  readonly tick: (share: number) => Promise<void>;
}

export interface Check {
  readonly findings: ImportFindings;
  readonly problems: readonly FoundProblem[];
  readonly units: ResolvedUnits;
  readonly attributes: readonly WantedAttribute[];
  /** Whether there is a plan in the transaction's tables; without a key column nobody can be matched. */
  readonly planned: boolean;
}

const NO_UNITS: ResolvedUnits = { answers: [], created: [], reopened: [] };

/**
 * Reads a file and works out what it would do, in tables that live as long as the transaction. Nothing is written to
 * people. Everything that looks at many rows is one statement, so that a quarter of a million rows take seconds.
 */
export async function checkFile(tx: Context, options: CheckOptions): Promise<Check> {
  const { settings, tick } = options;
  const file = await openFile(options.path, settings);
  const columns = await meaningOf(tx, file, settings);
  const problems = problemList();
  const mapping: Mapping = { mapped: mappedFields(columns), emptyCells: settings.emptyCells };
  const thisYear = Number(options.today.slice(0, 4));
  const staged = await stageFile(tx, file, {
    columns,
    settings,
    thisYear,
    problems,
    tick: (share) => tick(share * 0.6),
  });
  checkColumns(columns, mapping, problems);
  if (!mapping.mapped.has('employeeNumber') && !mapping.mapped.has('email')) {
    const findings = findingsOf({ file, columns, staged, problems });
    return { findings, problems: problems.kept, units: NO_UNITS, attributes: [], planned: false };
  }
  if (options.purpose === 'write') await holdPeople(tx.db);
  const columnOf = new Map(columns.map(({ index, target }) => [targetKey(target), index]));
  const add: AddProblem = (problem, times) =>
    problems.add({ column: columnOf.get(problem.field) ?? null, ...problem }, times);
  await checkKeys(tx, { settings, mapping, add });
  await tick(0.65);
  const units = await checkUnits(tx, settings, add);
  const managers = await checkManagers(tx, settings, add);
  const attributes = await checkAttributes(tx, columns, problems);
  await tick(0.7);
  await makePlan(tx.db, {
    mapping,
    today: options.today,
    markMissingAsLeft: settings.markMissingAsLeft,
    birthYearFromAge: columnOf.has('age'),
  });
  await checkCircles(tx, add);
  await checkAdmins(tx, add);
  await tick(0.75);
  const counts = { ...(await countPlan(tx.db)), rows: staged.rows };
  const newUnits = units.created.map(({ name }) => name);
  const notes = await notesOf(tx, { file, columns, staged, settings, counts, newUnits, managers });
  const findings = { ...findingsOf({ file, columns, staged, problems }), counts, notes };
  return { findings, problems: problems.kept, units, attributes, planned: true };
}

async function meaningOf(tx: Context, file: OpenedFile, settings: ImportSettings): Promise<GuessedColumn[]> {
  const last = await lastColumns(tx.db);
  return guessColumns(file.headers, {
    chosen: new Map(settings.columns.map(({ index, target }) => [index, target])),
    last: new Map(last.map(({ header, target }) => [folded(header), target])),
  });
}

/** The facts that the file speaks of, by their names in the staging table. */
function mappedFields(columns: readonly GuessedColumn[]): Set<string> {
  const mapped = new Set<string>();
  for (const { target } of columns) {
    if (target.kind === 'attribute') mapped.add(`attributes.${target.key}`);
    if (target.kind !== 'person') continue;
    if (target.field === 'firstName' || target.field === 'lastName') mapped.add('name');
    else if (target.field === 'age') mapped.add('birthYear');
    else if ((STAGED_FIELDS as readonly string[]).includes(target.field)) mapped.add(target.field);
  }
  return mapped;
}

function checkColumns(columns: readonly GuessedColumn[], { mapped }: Mapping, problems: ProblemList): void {
  const seen = new Set<string>();
  for (const { target, index, header } of columns) {
    const field = targetKey(target);
    if (field === 'leave_out') continue;
    if (seen.has(field)) problems.add({ code: 'column_twice', column: index, field, value: header });
    seen.add(field);
  }
  if (!mapped.has('employeeNumber') && !mapped.has('email')) problems.add({ code: 'no_key_column' });
}

interface Found {
  readonly file: OpenedFile;
  readonly columns: readonly GuessedColumn[];
  readonly staged: Staged;
  readonly problems: ProblemList;
}

function findingsOf({ file, columns, staged, problems }: Found): ImportFindings {
  const groups = problems.groups();
  const notFound = (index: number) =>
    groups
      .filter(({ code, columnIndex }) => columnIndex === index && /^(unit|manager)_/.test(code))
      .reduce((sum, { count }) => sum + count, 0);
  return {
    format: file.format,
    columns: columns.map((column): ImportColumn => {
      const tally = staged.tallies.get(column.index);
      const example = tally?.example || exampleOf(file, column);
      return {
        ...column,
        example,
        empty: tally?.empty ?? 0,
        unreadable: tally?.unreadable ?? 0,
        notFound: notFound(column.index),
      };
    }),
    counts: null,
    blocking: problems.blocking(),
    groups,
    notes: [],
    failure: null,
    openedUnits: [],
  };
}

/** The first value of a column that is left out, so that the planner sees what it holds; never of a column of pay. */
function exampleOf(file: OpenedFile, { index, origin }: GuessedColumn): string {
  if (origin === 'pay') return '';
  return (file.sample.find((row) => (row[index] ?? '').trim() !== '')?.[index] ?? '').trim().slice(0, 100);
}
