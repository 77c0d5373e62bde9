import type { ImportProblemGroup } from '../contract/import.ts';

export interface FoundProblem {
  readonly code: string;
  readonly severity: 'blocks' | 'tells';
  readonly row: number | null;
  readonly column: number | null;
  readonly field: string | null;
  readonly value: string | null;
  readonly params: Readonly<Record<string, unknown>>;
}

const MOST_KEPT = 5_000;
const ROWS_PER_GROUP = 20;

/** Collects problems: all are counted, so many are kept that a person could settle them. */
export function problemList() {
  const kept: FoundProblem[] = [];
  const groups = new Map<string, ImportProblemGroup & { rows: number[] }>();

  function add(problem: Pick<FoundProblem, 'code'> & Partial<FoundProblem>, times = 1): void {
    const found: FoundProblem = {
      severity: 'blocks',
      row: null,
      column: null,
      field: null,
      value: null,
      params: {},
      ...problem,
    };
    if (kept.length < MOST_KEPT) kept.push(found);
    const { code, severity, field, column: columnIndex } = found;
    const key = `${code} ${field} ${columnIndex}`;
    const group = groups.get(key) ?? { code, severity, field, columnIndex, count: 0, rows: [] };
    group.count += times;
    if (found.row !== null && group.rows.length < ROWS_PER_GROUP) group.rows.push(found.row);
    groups.set(key, group);
  }
  return {
    add,
    kept: kept as readonly FoundProblem[],
    groups: (): ImportProblemGroup[] => [...groups.values()],
    /** How many things have to be settled before anything may be written. */
    blocking: (): number =>
      [...groups.values()].reduce((sum, { severity, count }) => sum + (severity === 'blocks' ? count : 0), 0),
  };
}

export type ProblemList = ReturnType<typeof problemList>;
