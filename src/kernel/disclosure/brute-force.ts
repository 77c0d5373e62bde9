/**
 * Every set of fewer than k positions whose 0/1 vector is a rational combination of the rows, by Gaussian elimination on
 * fractions of BigInt for each set in turn. For tests on a handful of people: it shares nothing with plan or audit.
 */
export function derivableByForce(
  rows: readonly (readonly number[])[],
  { count, k }: { count: number; k: number },
): readonly (readonly number[])[] {
  const base = rank(rows, count);
  return subsets(count, k - 1).filter((set) => set.length > 0 && rank([...rows, set], count) === base);
}

function subsets(count: number, most: number): number[][] {
  let all: number[][] = [[]];
  for (let at = 0; at < count; at++) {
    all = all.concat(all.filter((set) => set.length < most).map((set) => [...set, at]));
  }
  return all;
}

/** Rank over the rationals by Bareiss' fraction-free elimination. */
function rank(rows: readonly (readonly number[])[], count: number): number {
  const matrix = rows.map((row) => Array.from({ length: count }, (_, at) => BigInt(row.includes(at))));
  let found = 0;
  let last = 1n;
  for (let column = 0; column < count; column++) {
    const pivotAt = matrix.findIndex((row, at) => at >= found && row[column] !== 0n);
    const pivotRow = matrix[pivotAt];
    if (!pivotRow) continue;
    matrix[pivotAt] = matrix[found] ?? [];
    matrix[found] = pivotRow;
    const pivot = pivotRow[column] ?? 0n;
    for (let at = found + 1; at < matrix.length; at++) {
      const row = matrix[at] ?? [];
      const factor = row[column] ?? 0n;
      matrix[at] = row.map((value, other) => (value * pivot - factor * (pivotRow[other] ?? 0n)) / last);
    }
    last = pivot;
    found++;
  }
  return found;
}
