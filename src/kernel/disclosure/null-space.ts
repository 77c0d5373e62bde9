import { multiply, residue } from './prime-field.ts';

/** A vector with few entries: positions ascending, none of the values 0. */
export interface SparseVector {
  readonly atoms: readonly number[];
  readonly values: readonly number[];
  /** How many of the positions are atoms below the threshold: what a search over the vector costs. */
  readonly small: number;
}

/**
 * A basis, over F_p, of the vectors that are orthogonal to everything published: what readers cannot know. A set of
 * atoms is derivable iff every row sums to 0 over it. `columns[a]` are the rows with an entry at atom a.
 */
export interface NullSpace {
  readonly rows: (SparseVector | null)[];
  readonly columns: readonly Set<number>[];
  readonly isSmall: Uint8Array;
  /** Zeros, to work in; there are never more rows than atoms. */
  readonly scratch: Float64Array;
  readonly counts: Int32Array;
  readonly marks: Uint8Array;
}

/** The sums of the rows over one group: what the group would add. Rows that sum to 0 are left out. */
export type RowSums = ReadonlyMap<number, number>;

/** The null space while nothing is published: the identity. */
export function everythingUnknown(isSmall: Uint8Array): NullSpace {
  const rows = Array.from(isSmall, (small, atom) => ({ atoms: [atom], values: [1], small }));
  const columns = Array.from(isSmall, (_, atom) => new Set([atom]));
  const [scratch, counts] = [new Float64Array(isSmall.length), new Int32Array(isSmall.length)];
  return { rows, columns, isSmall, scratch, counts, marks: new Uint8Array(isSmall.length) };
}

/** Entry of a row at an atom; 0 where there is none. */
export function entry(row: SparseVector, atom: number): number {
  const { atoms, values } = row;
  let low = 0;
  let high = atoms.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = atoms[middle] ?? 0;
    if (found === atom) return values[middle] ?? 0;
    if (found < atom) low = middle + 1;
    else high = middle - 1;
  }
  return 0;
}

/** Sums every row over a group of atoms. */
export function rowSums(space: NullSpace, group: readonly number[]): RowSums {
  const touched: number[] = [];
  const { scratch } = space;
  for (const atom of group) {
    for (const at of space.columns[atom] ?? []) {
      const row = space.rows[at];
      if (!row) continue;
      const before = scratch[at] ?? 0;
      if (before === 0) touched.push(at);
      scratch[at] = residue(before + entry(row, atom));
    }
  }
  const sums = new Map<number, number>();
  for (const at of touched) {
    const sum = scratch[at] ?? 0;
    // A sum that passed through 0 is listed twice; the second time it has been cleared.
    if (sum !== 0) sums.set(at, sum);
    scratch[at] = 0;
  }
  return sums;
}

/** The row with the fewest small atoms, then the fewest atoms: the cheapest to search and to eliminate with. */
export function sparsestRow(space: NullSpace, sums: RowSums): number {
  let best = -1;
  let fewest = Number.POSITIVE_INFINITY;
  for (const at of sums.keys()) {
    const row = space.rows[at];
    const cost = row ? row.small * space.isSmall.length + row.atoms.length : Number.POSITIVE_INFINITY;
    if (cost < fewest) [best, fewest] = [at, cost];
  }
  return best;
}

/** Removes one dimension: what is left is orthogonal to the group with these sums as well. */
export function eliminate(space: NullSpace, sums: RowSums, pivot: number): void {
  const pivotRow = space.rows[pivot];
  const pivotSum = sums.get(pivot);
  if (!pivotRow || !pivotSum) throw new Error('The pivot is not a row that the group touches.');
  for (const [at, sum] of sums)
    if (at !== pivot) combine(space, at, { other: pivotRow, ratio: [sum, pivotSum] });
  for (const atom of pivotRow.atoms) space.columns[atom]?.delete(pivot);
  space.rows[pivot] = null;
}

/**
 * Replaces a row by a multiple of `row − (ratio[0] / ratio[1]) × other`, keeping the index of columns true. Working with
 * both multiples instead of their quotient keeps the entries small integers, which are cheap to multiply and to invert.
 */
export function combine(
  space: NullSpace,
  at: number,
  { other, ratio }: { other: SparseVector; ratio: readonly [number, number] },
): void {
  const row = space.rows[at];
  if (!row) return;
  const divisor = commonDivisor(ratio[0], ratio[1]);
  const [factor, scale] = [ratio[0] / divisor, ratio[1] / divisor];
  const atoms: number[] = [];
  const values: number[] = [];
  let small = 0;
  let left = 0;
  let right = 0;
  while (left < row.atoms.length || right < other.atoms.length) {
    const leftAtom = row.atoms[left] ?? Number.POSITIVE_INFINITY;
    const rightAtom = other.atoms[right] ?? Number.POSITIVE_INFINITY;
    const atom = Math.min(leftAtom, rightAtom);
    let value = leftAtom === atom ? multiply(scale, row.values[left++] ?? 0) : 0;
    if (rightAtom === atom) {
      value = residue(value - multiply(factor, other.values[right++] ?? 0));
      if (value === 0) space.columns[atom]?.delete(at);
      else if (leftAtom !== atom) space.columns[atom]?.add(at);
    }
    if (value === 0) continue;
    atoms.push(atom);
    values.push(value);
    small += space.isSmall[atom] ?? 0;
  }
  space.rows[at] = { atoms, values: primitive(values), small };
}

/** The values without the integer factor that they share. */
function primitive(values: number[]): readonly number[] {
  let divisor = 0;
  for (const value of values) {
    divisor = commonDivisor(divisor, value);
    if (divisor === 1) return values;
  }
  return values.map((value) => value / divisor);
}

/** Euclid, for the integers that stand for the residues; 1 at least. */
function commonDivisor(left: number, right: number): number {
  let [large, rest] = [Math.abs(left), Math.abs(right)];
  while (rest !== 0) [large, rest] = [rest, large % rest];
  return large || 1;
}
