import { requireNumbers, requireSameLength } from './requirements.ts';

/** Sums from which the correlations of items and outcome follow; those of two groups add up to those of both. */
export type Sums = { rows: number; totals: Float64Array; products: Float64Array; size: number };

/** Correlations among the items and of each item with the outcome. */
export type CorrelationTable = { items: Float64Array; outcome: Float64Array; size: number };

/**
 * Sums of the items and, last, of the outcome over the given rows, each variable less its `origin` (its mean over all
 * rows), so that squares of large values do not eat the digits.
 */
export function sumsOver(
  columns: readonly (readonly number[])[],
  rows: readonly number[],
  origin: Float64Array,
): Sums {
  const size = columns.length;
  const sums = emptySums(size);
  const values = new Float64Array(size);
  for (const row of rows) {
    for (let variable = 0; variable < size; variable++)
      values[variable] = (columns[variable]?.[row] ?? Number.NaN) - (origin[variable] ?? 0);
    for (let i = 0; i < size; i++) {
      const value = values[i] ?? 0;
      sums.totals[i] = (sums.totals[i] ?? 0) + value;
      for (let j = 0; j <= i; j++)
        sums.products[i * size + j] = (sums.products[i * size + j] ?? 0) + value * (values[j] ?? 0);
    }
  }
  sums.rows = rows.length;
  return sums;
}

/** Sums of nothing, to add to. */
export const emptySums = (size: number): Sums => ({
  rows: 0,
  totals: new Float64Array(size),
  products: new Float64Array(size * size),
  size,
});

/** Adds the sums of one more unit in place. */
export function addSums(into: Sums, more: Sums): void {
  into.rows += more.rows;
  for (let i = 0; i < into.totals.length; i++) into.totals[i] = (into.totals[i] ?? 0) + (more.totals[i] ?? 0);
  for (let i = 0; i < into.products.length; i++)
    into.products[i] = (into.products[i] ?? 0) + (more.products[i] ?? 0);
}

/** The correlations behind the sums, or `undefined` when a variable does not vary. */
export function correlationsOf({ rows, totals, products, size }: Sums): CorrelationTable | undefined {
  const centred = (i: number, j: number) =>
    (products[i * size + j] ?? 0) - ((totals[i] ?? 0) * (totals[j] ?? 0)) / rows;
  const spread = Float64Array.from(totals, (_, i) => Math.sqrt(Math.max(0, centred(i, i))));
  for (let i = 0; i < size; i++)
    if (!((spread[i] ?? 0) > 1e-9 * Math.sqrt(Math.max(products[i * size + i] ?? 0, 1e-300))))
      return undefined;
  const correlation = (i: number, j: number) => centred(i, j) / ((spread[i] ?? 0) * (spread[j] ?? 0));
  const count = size - 1;
  const items = new Float64Array(count * count);
  for (let i = 0; i < count; i++)
    for (let j = 0; j <= i; j++) {
      items[i * count + j] = i === j ? 1 : correlation(i, j);
      items[j * count + i] = items[i * count + j] ?? 0;
    }
  const outcome = Float64Array.from({ length: count }, (_, i) => correlation(count, i));
  return { items, outcome, size: count };
}

/** The correlations of items (columns) with each other and with the outcome; refuses columns that do not vary. */
export function correlationTable(
  items: readonly (readonly number[])[],
  outcome: readonly number[],
): CorrelationTable {
  const columns = [...items, outcome];
  requireColumns(items, outcome);
  const everyRow = outcome.map((_, row) => row);
  const table = correlationsOf(sumsOver(columns, everyRow, originOf(columns)));
  if (!table)
    throw new RangeError('An item or the outcome is the same for everybody, so it explains nothing.');
  return table;
}

/** The mean of each column. */
export const originOf = (columns: readonly (readonly number[])[]): Float64Array =>
  Float64Array.from(columns, (column) => column.reduce((sum, value) => sum + value, 0) / column.length);

/** Refuses columns of unequal length, gaps, and fewer rows than a regression on all items needs. */
export function requireColumns(items: readonly (readonly number[])[], outcome: readonly number[]): void {
  if (items.length === 0) throw new RangeError('Drivers need at least one item.');
  requireNumbers(outcome, 'The outcome', { least: items.length + 2 });
  for (const item of items) {
    requireSameLength(item, outcome, { first: 'An item', second: 'the outcome' });
    requireNumbers(item, 'An item');
  }
}
