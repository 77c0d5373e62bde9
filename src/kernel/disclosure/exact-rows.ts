/** A row of integers, by column; no entry is 0. Numbers while they are small, BigInt where they are not. */
export type ExactRow<T> = Map<number, T>;

/** The integer arithmetic of an elimination; `Overflow` is thrown where a result might not be exact. */
interface Integers<T> {
  readonly one: T;
  subtractProducts(a: T, b: T, c: T, d: T): T;
  isZero(value: T): boolean;
  gcd(left: T, right: T): T;
  divide(value: T, divisor: T): T;
}

class Overflow extends Error {}

const exactNumbers: Integers<number> = {
  one: 1,
  subtractProducts(a, b, c, d) {
    const [left, right] = [a * b, c * d];
    // Below 2^52 each, products and their difference are exact doubles.
    if (Math.abs(left) > 2 ** 52 || Math.abs(right) > 2 ** 52) throw new Overflow();
    return left - right;
  },
  isZero: (value) => value === 0,
  gcd(left, right) {
    let [large, rest] = [Math.abs(left), Math.abs(right)];
    while (rest !== 0) [large, rest] = [rest, large % rest];
    return large;
  },
  divide: (value, divisor) => value / divisor,
};

const bigIntegers: Integers<bigint> = {
  one: 1n,
  subtractProducts: (a, b, c, d) => a * b - c * d,
  isZero: (value) => value === 0n,
  gcd(left, right) {
    let [large, rest] = [left < 0n ? -left : left, right < 0n ? -right : right];
    while (rest !== 0n) [large, rest] = [rest, large % rest];
    return large;
  },
  divide: (value, divisor) => value / divisor,
};

/** A reduced row: `pivotValue` at its pivot column, and its other entries, all at columns that are no pivots. */
export interface ReducedRow {
  readonly pivot: number;
  readonly pivotValue: bigint;
  readonly rest: ReadonlyMap<number, bigint>;
}

/**
 * The reduced row echelon form of 0/1 rows (given by their columns), in exact integers without fractions: each row is a
 * multiple, by `pivotValue`, of the one with a leading 1. It spans the same rational row space.
 */
export function reduceExactly(rows: readonly (readonly number[])[]): readonly ReducedRow[] {
  try {
    return reduce(rows, exactNumbers).map(({ pivot, row }) => toReduced(pivot, row));
  } catch (error) {
    if (!(error instanceof Overflow)) throw error;
    return reduce(rows, bigIntegers).map(({ pivot, row }) => toReduced(pivot, row));
  }
}

function toReduced(pivot: number, row: ExactRow<number> | ExactRow<bigint>): ReducedRow {
  const rest = new Map<number, bigint>();
  for (const [column, value] of row) if (column !== pivot) rest.set(column, BigInt(value));
  return { pivot, pivotValue: BigInt(row.get(pivot) ?? 0), rest };
}

function reduce<T>(
  rows: readonly (readonly number[])[],
  integers: Integers<T>,
): { pivot: number; row: ExactRow<T> }[] {
  const byPivot = new Map<number, ExactRow<T>>();
  const pivotsWith = new Map<number, Set<number>>();
  // Short rows first: they become the pivots of the long ones and keep them short.
  for (const columns of [...rows].sort((left, right) => left.length - right.length)) {
    const row: ExactRow<T> = new Map(columns.map((column) => [column, integers.one]));
    for (const column of columns) {
      const pivotRow = byPivot.get(column);
      if (pivotRow) cancel(row, column, { pivotRow, integers });
    }
    const pivot = rarestColumn(row, pivotsWith);
    if (pivot === null) continue;
    for (const other of pivotsWith.get(pivot) ?? []) {
      const otherRow = byPivot.get(other);
      if (!otherRow) continue;
      cancel(otherRow, pivot, { pivotRow: row, integers });
      for (const column of row.keys()) index(pivotsWith, otherRow, { column, owner: other });
    }
    pivotsWith.delete(pivot);
    for (const column of row.keys()) if (column !== pivot) index(pivotsWith, row, { column, owner: pivot });
    byPivot.set(pivot, row);
  }
  return [...byPivot].map(([pivot, row]) => ({ pivot, row }));
}

/** Keeps the index of the pivots whose rows have an entry at a column. */
function index<T>(
  pivotsWith: Map<number, Set<number>>,
  row: ExactRow<T>,
  { column, owner }: { column: number; owner: number },
): void {
  const owners = pivotsWith.get(column) ?? new Set();
  if (row.has(column)) owners.add(owner);
  else owners.delete(owner);
  pivotsWith.set(column, owners);
}

function rarestColumn<T>(
  row: ExactRow<T>,
  pivotsWith: ReadonlyMap<number, ReadonlySet<number>>,
): number | null {
  let best: number | null = null;
  let fewest = Number.POSITIVE_INFINITY;
  for (const column of row.keys()) {
    const owners = pivotsWith.get(column)?.size ?? 0;
    if (owners < fewest) [best, fewest] = [column, owners];
  }
  return best;
}

/** row ← (p · row − v · pivotRow) / g, where p and v are their entries at the column, and g makes the row primitive. */
function cancel<T>(
  row: ExactRow<T>,
  column: number,
  { pivotRow, integers }: { pivotRow: ExactRow<T>; integers: Integers<T> },
): void {
  const value = row.get(column);
  const pivotValue = pivotRow.get(column);
  if (value === undefined || pivotValue === undefined) return;
  const divisor = integers.gcd(value, pivotValue);
  const [factor, scale] = [integers.divide(value, divisor), integers.divide(pivotValue, divisor)];
  const zero = integers.subtractProducts(factor, scale, factor, scale);
  for (const [at, own] of row) {
    row.set(at, integers.subtractProducts(scale, own, factor, pivotRow.get(at) ?? zero));
  }
  for (const [at, other] of pivotRow) {
    if (!row.has(at)) row.set(at, integers.subtractProducts(zero, zero, factor, other));
  }
  let content: T | null = null;
  for (const [at, entry] of row) {
    if (integers.isZero(entry)) row.delete(at);
    else content = content === null ? integers.gcd(entry, entry) : integers.gcd(content, entry);
  }
  if (
    content === null ||
    integers.isZero(integers.subtractProducts(content, content, integers.one, integers.one))
  )
    return;
  for (const [at, entry] of row) row.set(at, integers.divide(entry, content));
}
