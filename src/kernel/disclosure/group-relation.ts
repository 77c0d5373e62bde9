import { entry, type NullSpace, type RowSums } from './null-space.ts';
import { inverse, multiply, residue } from './prime-field.ts';

/** How the group's sums relate to a set: as multiples of its atoms, or a few rows of which a combination tells them apart. */
export type Relation =
  | { readonly multiples: readonly number[] | null }
  | { readonly rows: readonly number[] };

interface Pivot {
  readonly column: number;
  /** Entries at the atoms of the set, then the group's sum. */
  readonly values: Float64Array;
  readonly rows: readonly number[];
}

/**
 * Gauss, row by row: the rows of the group first, the cheapest of them before the others, because a cheap row leaves few
 * atoms to try. `multiples` is null where the set was dependent before the group came.
 */
export function relate(
  space: NullSpace,
  { sums, order }: { sums: RowSums; order: readonly number[] },
  atoms: readonly number[],
): Relation {
  const pivots: Pivot[] = [];
  for (const at of order) {
    const rows = reduceRow(space, pivots, { at, atoms, sum: sums.get(at) ?? 0 });
    if (rows) return { rows };
  }
  for (const atom of atoms) {
    for (const at of space.columns[atom] ?? []) {
      if (sums.has(at)) continue;
      const rows = reduceRow(space, pivots, { at, atoms, sum: 0 });
      if (rows) return { rows };
    }
  }
  return { multiples: pivots.length === atoms.length ? solve(pivots, atoms.length) : null };
}

/** Takes one more row in as a pivot, or returns the rows of a combination that is 0 on the set and not on the group. */
function reduceRow(
  space: NullSpace,
  pivots: Pivot[],
  { at, atoms, sum }: { at: number; atoms: readonly number[]; sum: number },
): readonly number[] | null {
  const row = space.rows[at];
  if (!row) return null;
  const count = atoms.length;
  const values = new Float64Array(count + 1);
  for (let position = 0; position < count; position++) values[position] = entry(row, atoms[position] ?? 0);
  values[count] = sum;
  let rows: readonly number[] = [at];
  for (const pivot of pivots) {
    if (values[pivot.column] === 0) continue;
    subtract(values, pivot);
    rows = [...rows, ...pivot.rows];
  }
  let column = 0;
  while (column < count && values[column] === 0) column++;
  if (column < count) pivots.push({ column, values, rows });
  return column === count && values[count] !== 0 ? [...new Set(rows)] : null;
}

/** Makes the entry at the pivot's column 0. */
function subtract(values: Float64Array, pivot: Pivot): void {
  const ratio = multiply(values[pivot.column] ?? 0, inverse(pivot.values[pivot.column] ?? 0));
  for (let at = 0; at < values.length; at++) {
    values[at] = residue((values[at] ?? 0) - multiply(ratio, pivot.values[at] ?? 0));
  }
}

/** The multiples of the atoms that make up the group's sums. */
function solve(pivots: readonly Pivot[], count: number): readonly number[] {
  const multiples = Array<number>(count).fill(0);
  const reduced = pivots.map(({ column, values }) => ({ column, values: values.slice(), rows: [] }));
  for (const [position, pivot] of reduced.entries()) {
    for (const other of reduced.slice(0, position)) {
      if (other.values[pivot.column] !== 0) subtract(other.values, pivot);
    }
  }
  for (const { column, values } of reduced) {
    multiples[column] = multiply(values[count] ?? 0, inverse(values[column] ?? 0));
  }
  return multiples;
}
