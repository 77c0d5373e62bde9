import type { CorrelationTable } from './correlation-table.ts';

/** Above this number of items the 2ᵖ regressions take too long; use relative weights. */
export const MOST_ITEMS_FOR_LMG = 12;

/**
 * Shares of R² by LMG (Lindeman, Merenda & Gold 1980; equal to the Shapley value): what an item adds to the explained
 * variance, averaged over all orders in which items can enter. Exact, over all subsets. The shares add up to R².
 * Association, not cause. Checked against R's relaimpo (Grömping 2006).
 */
export function lmgShares(table: CorrelationTable): number[] {
  const { size } = table;
  if (size > MOST_ITEMS_FOR_LMG)
    throw new RangeError(
      `LMG is exact for up to ${MOST_ITEMS_FOR_LMG} items, not ${size}: use relative weights.`,
    );
  const explained = explainedBySubset(table);
  const orderWeight = weightsOfSubsetSizes(size);
  const shares = new Array<number>(size).fill(0);
  for (let subset = 0; subset < 1 << size; subset++) {
    const weight = orderWeight[bitCount(subset)] ?? 0;
    for (let item = 0; item < size; item++) {
      if (subset & (1 << item)) continue;
      const gain = (explained[subset | (1 << item)] ?? 0) - (explained[subset] ?? 0);
      shares[item] = (shares[item] ?? 0) + weight * gain;
    }
  }
  return shares;
}

/**
 * R² of every subset of items, indexed by its bits. A depth-first walk adds one row to a Cholesky factor at a time,
 * so that each subset costs one triangular step instead of a regression.
 */
function explainedBySubset({ items, outcome, size }: CorrelationTable): Float64Array {
  const explained = new Float64Array(1 << size);
  const factor = new Float64Array(size * size);
  const projected = new Float64Array(size);
  const members = new Int32Array(size);

  const visit = (subset: number, depth: number, from: number): void => {
    for (let item = from; item < size; item++) {
      let left = 1;
      let signal = outcome[item] ?? 0;
      for (let row = 0; row < depth; row++) {
        let entry = items[item * size + (members[row] ?? 0)] ?? 0;
        for (let k = 0; k < row; k++)
          entry -= (factor[row * size + k] ?? 0) * (factor[depth * size + k] ?? 0);
        entry /= factor[row * size + row] ?? 1;
        factor[depth * size + row] = entry;
        left -= entry ** 2;
        signal -= entry * (projected[row] ?? 0);
      }
      if (left < 1e-10)
        throw new RangeError(`The design is singular: item ${item + 1} repeats what other items say.`);
      const scale = Math.sqrt(left);
      members[depth] = item;
      factor[depth * size + depth] = scale;
      projected[depth] = signal / scale;
      const larger = subset | (1 << item);
      explained[larger] = (explained[subset] ?? 0) + (signal / scale) ** 2;
      visit(larger, depth + 1, item + 1);
    }
  };
  visit(0, 0, 0);
  return explained;
}

/** How often, among all orders of the items, exactly a given subset of each size stands before a given item. */
function weightsOfSubsetSizes(size: number): number[] {
  const weights = [1 / size];
  for (let chosen = 1; chosen < size; chosen++)
    weights.push(((weights[chosen - 1] ?? 0) * chosen) / (size - chosen));
  return weights;
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest > 0; rest &= rest - 1) count++;
  return count;
}
