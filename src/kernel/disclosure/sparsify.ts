import { combine, type NullSpace, type SparseVector } from './null-space.ts';

/**
 * Columns longer than this are not followed to find rows that overlap. It bounds the work in large organisations, and
 * rows that meet only in such columns make the basis denser when they are combined (100 measured better than 200 to 1,000).
 */
const LONGEST_COLUMN = 100;
/** Larger residues stand for fractions; they take no part in the choice of a multiple. */
const SMALL = 2 ** 20;

/**
 * Shortens rows by subtracting other rows of the basis wherever the result has fewer entries. Eliminating a group adds
 * the pivot row to many others; without this the basis fills up, and the searches with it. The space stays the same.
 */
export function sparsify(space: NullSpace, rows: Iterable<number>): void {
  for (const at of rows) shorten(space, at);
}

/** One pass over the rows that overlap with this one; further passes cost more than the searches gain. */
function shorten(space: NullSpace, at: number): void {
  let row = space.rows[at];
  if (!row || row.atoms.length < 3) return;
  const others = overlapping(space, at, row);
  scatter(space, row);
  for (const other of others) {
    const otherRow = space.rows[other];
    const ratio = otherRow && row ? helpfulRatio(space, otherRow) : null;
    if (!otherRow || !ratio) continue;
    clear(space, row);
    combine(space, at, { other: otherRow, ratio });
    row = space.rows[at] ?? row;
    scatter(space, row);
  }
  clear(space, row);
}

/** The rows of which this one has at least half of the entries: no others can shorten it. */
function overlapping(space: NullSpace, at: number, row: SparseVector): readonly number[] {
  const { counts } = space;
  const touched: number[] = [];
  for (const atom of row.atoms) {
    const column = space.columns[atom];
    if (!column || column.size > LONGEST_COLUMN) continue;
    for (const other of column) {
      const count = counts[other] ?? 0;
      if (count === 0) touched.push(other);
      counts[other] = count + 1;
    }
  }
  const others = touched.filter((other) => {
    const length = space.rows[other]?.atoms.length ?? Number.POSITIVE_INFINITY;
    return other !== at && 2 * (counts[other] ?? 0) > length;
  });
  for (const other of touched) counts[other] = 0;
  return others;
}

/** The multiple of the other row that cancels more entries than it adds to the scattered one, or null. */
function helpfulRatio(space: NullSpace, other: SparseVector): readonly [number, number] | null {
  const quotients: number[] = [];
  const votes: number[] = [];
  let shared = 0;
  let most = 0;
  let ratio: readonly [number, number] | null = null;
  for (let position = 0; position < other.atoms.length; position++) {
    const value = space.scratch[other.atoms[position] ?? 0] ?? 0;
    if (value === 0) continue;
    shared++;
    const otherValue = other.values[position] ?? 1;
    if (value > SMALL || value < -SMALL || otherValue > SMALL || otherValue < -SMALL) continue;
    // Quotients of small integers are equal as doubles exactly when they are equal.
    let choice = quotients.indexOf(value / otherValue);
    if (choice === -1) choice = quotients.push(value / otherValue) - 1;
    const count = (votes[choice] ?? 0) + 1;
    votes[choice] = count;
    if (count > most) [most, ratio] = [count, [value, otherValue]];
  }
  return most + shared > other.atoms.length ? ratio : null;
}

function scatter(space: NullSpace, row: SparseVector): void {
  for (let position = 0; position < row.atoms.length; position++) {
    space.scratch[row.atoms[position] ?? 0] = row.values[position] ?? 0;
  }
}

function clear(space: NullSpace, row: SparseVector): void {
  for (const atom of row.atoms) space.scratch[atom] = 0;
}
