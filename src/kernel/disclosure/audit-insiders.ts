import { suspectsOf } from './audit-span.ts';
import { belongsTo, type Candidate, type Person } from './group.ts';
import { multiply, randomResidues, residue } from './prime-field.ts';

/** People about whom insiders can compute something who subtract the answers that they know. */
export interface InsiderExposure {
  /** One or two people: themselves, and a friend who told them. */
  readonly insiders: readonly string[];
  /** Fewer than k − 2 people (k − 1 beside a single insider). */
  readonly people: readonly string[];
}

/**
 * What one insider and a friend can find out: every set T of fewer than k − 2 others for which 1_T plus multiples of
 * the two insiders lies in the row space; for one insider alone, of fewer than k − 1. The release plan rules out
 * multiples 0 and 1; this looks for all others, which only people who know a whole class of people can use.
 *
 * A determinant of random projections of the exact null-space vectors is 0 for every such T, so none is missed unless the
 * projections of two insiders degenerate (2^-50); a false alarm has probability 2^-56. Complete for k up to 5, and cubic in
 * the number of one-person classes.
 */
export function auditInsiders(
  people: readonly Person[],
  published: readonly Candidate[],
  { k = 5, random }: { k?: number; random: (length: number) => Uint8Array },
): readonly InsiderExposure[] {
  if (k > 5) throw new RangeError(`The audit of insiders is complete up to k = 5, not for ${k}.`);
  const groups = published.map((candidate) =>
    people.filter((person) => belongsTo(person, candidate)).map(({ id }) => id),
  );
  const suspects = suspectsOf(groups, { k });
  const columns = new Map<number, number>();
  for (const { vector } of suspects) {
    for (const at of vector.keys()) if (!columns.has(at)) columns.set(at, columns.size);
  }
  const weights = Array.from({ length: 6 }, () => randomResidues(columns.size, random));
  const printsOf = (weight: Float64Array) =>
    Float64Array.from(suspects, ({ vector }) => project(vector, columns, weight));
  // Three projections for the determinant, modulo a prime so small that its terms are exact; three to confirm.
  const quick = weights.slice(0, 3).map((weight) => projectQuickly(suspects, columns, weight));
  const prints = weights.slice(3).map(printsOf);
  const sizes = suspects.map(({ size }) => size);
  const ones = [...sizes.keys()].filter((at) => sizes[at] === 1);
  const found: InsiderExposure[] = [];
  const report = (insiders: readonly number[], set: readonly number[]) => {
    const idsOf = (list: readonly number[]) => list.flatMap((at) => suspects[at]?.members ?? []);
    found.push({ insiders: idsOf(insiders), people: idsOf(set) });
  };
  if (ones.length > MOST_ONES)
    throw new RangeError(`${ones.length} one-person classes are too many for this audit.`);
  // Two insiders whom no group tells apart know all of their class.
  for (const [pair, size] of sizes.entries()) {
    if (size === 2) search({ quick, prints, sizes, insiders: [pair], room: k - 3, report });
  }
  for (const [position, first] of ones.entries()) {
    search({ quick, prints, sizes, insiders: [first], room: k - 2, report });
    for (const second of ones.slice(position + 1)) {
      search({ quick, prints, sizes, insiders: [first, second], room: k - 3, report });
    }
  }
  return found;
}

/** Beyond this the cubic search would take hours. */
const MOST_ONES = 3000;

interface InsiderSearch {
  readonly quick: readonly Float64Array[];
  readonly prints: readonly Float64Array[];
  readonly sizes: readonly number[];
  readonly insiders: readonly number[];
  readonly room: number;
  readonly report: (insiders: readonly number[], set: readonly number[]) => void;
}

/** Reports the sets of one or two classes, of at most `room` people, that vanish beside the insiders. */
function search({ quick, prints, sizes, insiders, room, report }: InsiderSearch): void {
  const test = vanishing(quick, insiders, quickField);
  const confirm = vanishing(prints, insiders, field);
  // Two insiders with proportional unknowns tell as much as one of them: found with that one.
  if (!test || !confirm) return;
  const [a = -1, b = -1] = insiders;
  const values = FILTER.values;
  FILTER.epoch++;
  for (let at = 0; at < sizes.length; at++) {
    const size = sizes[at] ?? 0;
    if (at === a || at === b || size > room) continue;
    const value = test(at);
    values[at] = value;
    if (value === 0 && confirm(at) === 0) report(insiders, [at]);
    // A pair is found when the second of it comes by; the filter says no to nearly all.
    if (FILTER.stamps[(QUICK_PRIME - value) & FILTER.mask] === FILTER.epoch) {
      for (let other = 0; other < at; other++) {
        if (other === a || other === b || size + (sizes[other] ?? 0) > room || value === 0) continue;
        if (((values[other] ?? 0) + value) % QUICK_PRIME !== 0 || residue(confirm(other) + confirm(at)) !== 0)
          continue;
        report(insiders, [other, at]);
      }
    }
    FILTER.stamps[value & FILTER.mask] = FILTER.epoch;
  }
}

/** Working memory of one search after the other. */
const FILTER: { stamps: Uint32Array; mask: number; epoch: number; values: number[] } = {
  stamps: new Uint32Array(2 ** 16),
  mask: 2 ** 16 - 1,
  epoch: 0,
  values: [],
};

/** Sums of up to three products, reduced: modulo the small prime, and modulo 2^31 − 1. */
type SumOfProducts = (a: number, x: number, b: number, y: number, c: number, z: number) => number;

/** The largest prime below 2^25: three products of residues stay below 2^53. */
const QUICK_PRIME = 33_554_393;
const quickField: SumOfProducts = (a, x, b, y, c, z) => {
  const rest = (a * x + b * y + c * z) % QUICK_PRIME;
  // One residue per class, or opposite values would not be recognised.
  return rest < 0 ? rest + QUICK_PRIME : rest + 0;
};
const field: SumOfProducts = (a, x, b, y, c, z) => residue(multiply(a, x) + multiply(b, y) + multiply(c, z));

/** A random functional of the null space that is 0 at the insiders; null where they leave none of this kind. */
function vanishing(
  [x, y, z]: readonly Float64Array[],
  [first = -1, second]: readonly number[],
  sum: SumOfProducts,
): ((at: number) => number) | null {
  if (!x || !y || !z) throw new Error('There must be three projections.');
  const at = (list: Float64Array, position: number) => list[position] ?? 0;
  const cross = (left: Float64Array, right: Float64Array, other: number) =>
    sum(at(left, first), at(right, other), -at(right, first), at(left, other), 0, 0);
  if (second === undefined) {
    return at(x, first) === 0 && at(y, first) === 0 ? null : (other) => cross(x, y, other);
  }
  const [a, b, c] = [cross(y, z, second), cross(z, x, second), cross(x, y, second)];
  if (a === 0 && b === 0 && c === 0) return null;
  return (other) => sum(a, at(x, other), b, at(y, other), c, at(z, other));
}

function projectQuickly(
  suspects: readonly { readonly vector: ReadonlyMap<number, bigint> }[],
  columns: ReadonlyMap<number, number>,
  weight: Float64Array,
): Float64Array {
  return Float64Array.from(suspects, ({ vector }) => {
    let sum = 0;
    for (const [column, value] of vector) {
      const factor = Number(value % BigInt(QUICK_PRIME));
      sum = (sum + factor * ((weight[columns.get(column) ?? 0] ?? 0) % QUICK_PRIME)) % QUICK_PRIME;
    }
    return sum;
  });
}

const PRIME = 2n ** 31n - 1n;

function project(
  vector: ReadonlyMap<number, bigint>,
  columns: ReadonlyMap<number, number>,
  weight: Float64Array,
): number {
  let sum = 0;
  for (const [column, value] of vector) {
    sum = residue(sum + multiply(residue(Number(value % PRIME)), weight[columns.get(column) ?? 0] ?? 0));
  }
  return sum;
}
