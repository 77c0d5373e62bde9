import { seededRandom, shuffled } from './random.ts';
import { requireSameLength } from './requirements.ts';

/** Up to this many draws are listed one by one; listing more would take longer than it teaches. */
const MOST_DRAWS_TO_LIST = 20_000;

/**
 * Every way in which the same labels (arms, starting periods) could have fallen on the units, each once, when there are
 * at most 20,000; else the real way and `draws` random ones. Labels move only within a stratum.
 * Example: `possibleDraws([1, 1, 0, 0], ['', '', '', ''], …)` has 6.
 */
export function possibleDraws(
  labels: readonly number[],
  strata: readonly string[],
  { draws, seed }: { draws: number; seed: number },
): { draws: Iterable<number[]>; exact: boolean } {
  requireSameLength(labels, strata, { first: 'Labels', second: 'strata' });
  const groups = groupByStratum(strata);
  const exact = numberOfDraws(labels, groups) <= MOST_DRAWS_TO_LIST;
  return { draws: exact ? everyDraw(labels, groups) : randomDraws(labels, groups, { draws, seed }), exact };
}

function groupByStratum(strata: readonly string[]): number[][] {
  const groups = new Map<string, number[]>();
  for (const [unit, stratum] of strata.entries()) groups.set(stratum, [...(groups.get(stratum) ?? []), unit]);
  return [...groups.values()];
}

function numberOfDraws(labels: readonly number[], groups: readonly number[][]): number {
  let product = 1;
  for (const group of groups) {
    let placed = 0;
    for (const count of countLabels(labels, group).values())
      for (let i = 1; i <= count; i++) product *= ++placed / i;
  }
  // A product of fractions that is a whole number; rounding takes away what floating point left over.
  return Math.round(product);
}

/** Counts through the orders of every group like an odometer: the first turns fastest. */
function* everyDraw(labels: readonly number[], groups: readonly number[][]): Generator<number[]> {
  const orders = groups.map((group) => group.map((unit) => labels[unit] ?? Number.NaN).sort((a, b) => a - b));
  const draw = [...labels];
  for (;;) {
    for (const [index, group] of groups.entries())
      for (const [place, unit] of group.entries()) draw[unit] = orders[index]?.[place] ?? Number.NaN;
    yield [...draw];
    if (!orders.some(turnToNextOrder)) return;
  }
}

/** The next order of labels in place; after the last it starts again with the first and answers false. */
function turnToNextOrder(order: number[]): boolean {
  // Knuth, The Art of Computer Programming 4A, algorithm 7.2.1.2 L: repeated labels are not told apart.
  const at = (place: number) => order[place] ?? Number.NaN;
  let pivot = order.length - 2;
  while (pivot >= 0 && at(pivot) >= at(pivot + 1)) pivot--;
  if (pivot >= 0) {
    let larger = order.length - 1;
    while (at(larger) <= at(pivot)) larger--;
    [order[pivot], order[larger]] = [at(larger), at(pivot)];
  }
  for (let left = pivot + 1, right = order.length - 1; left < right; left++, right--)
    [order[left], order[right]] = [at(right), at(left)];
  return pivot >= 0;
}

function* randomDraws(
  labels: readonly number[],
  groups: readonly number[][],
  { draws, seed }: { draws: number; seed: number },
): Generator<number[]> {
  const random = seededRandom(seed);
  yield [...labels];
  for (let count = 0; count < draws; count++) {
    const draw = [...labels];
    for (const group of groups) {
      const order = shuffled(group, random);
      for (let place = 0; place < group.length; place++)
        draw[group[place] ?? -1] = labels[order[place] ?? -1] ?? Number.NaN;
    }
    yield draw;
  }
}

function countLabels(labels: readonly number[], group: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const unit of group) {
    const label = labels[unit] ?? Number.NaN;
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return counts;
}
