import type { CorrelationTable } from './correlation-table.ts';
import { symmetricFunction, toMatrix } from './linear-algebra.ts';

/**
 * Shares of R² by relative weights (Johnson 2000): the items are replaced by the nearest uncorrelated variables, and
 * what those explain is handed back. Close to LMG and fast for any number of items; the shares add up to R².
 */
export function relativeWeights({ items, outcome, size }: CorrelationTable): number[] {
  const correlations = toMatrix(
    Array.from({ length: size }, (_, row) => Array.from(items.subarray(row * size, (row + 1) * size))),
  );
  const root = symmetricFunction(correlations, (eigenvalue) => Math.sqrt(requireOwnContent(eigenvalue)));
  const inverseRoot = symmetricFunction(correlations, (eigenvalue) => 1 / Math.sqrt(eigenvalue));
  const slopes = inverseRoot.mmul(toMatrix(Array.from(outcome, (value) => [value]))).getColumn(0);
  return Array.from({ length: size }, (_, item) =>
    slopes.reduce((share, slope, other) => share + (root.get(item, other) * slope) ** 2, 0),
  );
}

function requireOwnContent(eigenvalue: number): number {
  if (eigenvalue < 1e-10)
    throw new RangeError('The design is singular: one of the items repeats what other items say.');
  return eigenvalue;
}
