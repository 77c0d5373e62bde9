import type { SparseVector } from './null-space.ts';
import { inverse, PRIME, randomResidues } from './prime-field.ts';

/** Three random projections of what readers would not know after a group was added, one number per atom, from 0 to p − 1. */
export type Projections = readonly [Float64Array, Float64Array, Float64Array];

/** Projections while nothing is published. */
export function drawProjections(count: number, random: (length: number) => Uint8Array): Projections {
  const draw = () => randomResidues(count, random).map((value) => (value < 0 ? value + PRIME : value));
  return [draw(), draw(), draw()];
}

/** Takes a group out of what readers do not know; the returned function puts it back. */
export function projectOut(
  projections: Projections,
  group: readonly number[],
  { pivotRow, pivotSum }: { pivotRow: SparseVector; pivotSum: number },
): () => void {
  const scale = positive(inverse(pivotSum));
  const before = projections.map((list) => pivotRow.atoms.map((atom) => list[atom] ?? 0));
  for (const list of projections) {
    let sum = 0;
    for (const atom of group) sum = add(sum, list[atom] ?? 0);
    const factor = times(sum, scale);
    for (const [at, atom] of pivotRow.atoms.entries()) {
      list[atom] = add(list[atom] ?? 0, negative(times(factor, positive(pivotRow.values[at] ?? 0))));
    }
  }
  return () => {
    for (const [which, list] of projections.entries()) {
      for (const [at, atom] of pivotRow.atoms.entries()) list[atom] = before[which]?.[at] ?? 0;
    }
  };
}

/** A function that is 0 for every atom that depends on the two. */
export function planeThrough(
  projections: Projections,
  pair: readonly [number, number],
): (atom: number) => number {
  const [a, b, c] = cross(pointOf(projections, pair[0]), pointOf(projections, pair[1]));
  const [x, y, z] = projections;
  return (atom) => add(add(times(x[atom] ?? 0, a), times(y[atom] ?? 0, b)), times(z[atom] ?? 0, c));
}

/** Whether a fourth person may depend on three, two of the four having equal multiples; a no is certain. */
export function mayComplete(
  projections: Projections,
  [first, second, third]: readonly [number, number, number],
): (atom: number) => boolean {
  const [withFirst, withSecond, withThird] = [
    planeThrough(projections, [second, third]),
    planeThrough(projections, [first, third]),
    planeThrough(projections, [first, second]),
  ];
  const all = withThird(third);
  return (atom) => {
    // Determinants of the new one with two of the three; each line is one pair with equal multiples.
    const [a, b, c] = [withFirst(atom), withSecond(atom), withThird(atom)];
    return (
      add(a, b) === 0 || a === c || add(b, c) === 0 || add(all, a) === 0 || all === b || add(all, c) === 0
    );
  };
}

/** Looks for the pairs that complete two people; one for each group that is asked about, because it remembers slopes. */
export interface PairSearch {
  /**
   * Asks `confirm` about every pair (c, d) of the single people that may complete `first` and `second`, until it says yes:
   * pairs for which, of the four, two with equal multiples and the other two with any are dependent. A true pair is always
   * asked about, others by chance (about n² / 2^31 a call). Takes time proportional to the number of people.
   */
  readonly some: (pair: readonly [number, number], confirm: (c: number, d: number) => boolean) => boolean;
}

/** A search among the atoms `singles`, each one person. */
export function pairSearch(projections: Projections, singles: readonly number[]): PairSearch {
  const known = new Map<number, Float64Array>();
  const plainSlopes = (insider: number) => {
    const found =
      known.get(insider) ??
      slopes(directions(projections, pointOf(projections, insider), { singles, shift: ORIGIN }));
    if (known.size * singles.length > MOST_REMEMBERED) known.clear();
    known.set(insider, found);
    return found;
  };
  const some: PairSearch['some'] = ([first, second], confirm) => {
    const [one, two] = [pointOf(projections, first), pointOf(projections, second)];
    const both: Point = [add(one[0], two[0]), add(one[1], two[1]), add(one[2], two[2])];
    const ask = (left: number, right: number) => confirm(singles[left] ?? 0, singles[right] ?? 0);
    // first and second subtract their answers: c and d have opposite values.
    const values = Float64Array.from(singles, planeThrough(projections, [first, second]));
    if (someMatch(values.map(negative), values, ask)) return true;
    // c and d subtract theirs: the same direction beside first + second.
    const beside = slopes(directions(projections, both, { singles, shift: ORIGIN }));
    if (someMatch(beside, beside, ask)) return true;
    // One of each: first + c lies in the plane of second and d, or second + c in that of first and d.
    const isCrossed = (insider: number, axis: Point, shift: Point) =>
      someMatch(slopes(directions(projections, axis, { singles, shift })), plainSlopes(insider), ask);
    return isCrossed(second, two, one) || isCrossed(first, one, two);
  };
  return { some };
}

/** Numbers; 16 MB. */
const MOST_REMEMBERED = 2_000_000;

type Point = readonly [number, number, number];
const ORIGIN: Point = [0, 0, 0];

function pointOf([x, y, z]: Projections, atom: number): Point {
  return [x[atom] ?? 0, y[atom] ?? 0, z[atom] ?? 0];
}

/** t modulo p for 0 ≤ t < 2^53. */
function reduce(t: number): number {
  const high = Math.floor(t / 2147483648);
  const low = t - high * 2147483648 + high;
  return low >= PRIME ? low - PRIME : low;
}

/** a · b modulo p, for residues from 0 to p − 1: faster than balanced residues where the numbers are random. */
function times(a: number, b: number): number {
  const high = Math.floor(b / 65536);
  return reduce(reduce(a * high) * 65536 + a * (b - high * 65536));
}

function add(a: number, b: number): number {
  const sum = a + b;
  return sum >= PRIME ? sum - PRIME : sum;
}

function positive(residue: number): number {
  return residue < 0 ? residue + PRIME : residue;
}

function negative(a: number): number {
  return a === 0 ? 0 : PRIME - a;
}

/** a · b − c · d modulo p. */
function minor(a: number, b: number, c: number, d: number): number {
  return add(times(a, b), negative(times(c, d)));
}

function cross(a: Point, b: Point): Point {
  return [minor(a[1], b[2], a[2], b[1]), minor(a[2], b[0], a[0], b[2]), minor(a[0], b[1], a[1], b[0])];
}

/** The points, each moved by `shift`, seen along `axis`: two coordinates that are 0 on the axis. */
function directions(
  [x, y, z]: Projections,
  axis: Point,
  { singles, shift }: { singles: readonly number[]; shift: Point },
): { readonly u: Float64Array; readonly v: Float64Array } {
  const [u, v] = [new Float64Array(singles.length), new Float64Array(singles.length)];
  for (let at = 0; at < singles.length; at++) {
    const atom = singles[at] ?? 0;
    const px = add(x[atom] ?? 0, shift[0]);
    u[at] = minor(axis[1], px, axis[0], add(y[atom] ?? 0, shift[1]));
    v[at] = minor(axis[2], px, axis[0], add(z[atom] ?? 0, shift[2]));
  }
  return { u, v };
}

/** u / v for each, with one inversion for all (Montgomery's trick); p where v is 0. */
function slopes({ u, v }: { readonly u: Float64Array; readonly v: Float64Array }): Float64Array {
  const before = new Float64Array(v.length);
  let product = 1;
  for (let at = 0; at < v.length; at++) {
    before[at] = product;
    if (v[at] !== 0) product = times(product, v[at] ?? 1);
  }
  let inverse = power(product, PRIME - 2);
  const result = new Float64Array(v.length);
  for (let at = v.length - 1; at >= 0; at--) {
    const value = v[at] ?? 0;
    result[at] = value === 0 ? PRIME : times(u[at] ?? 0, times(inverse, before[at] ?? 0));
    if (value !== 0) inverse = times(inverse, value);
  }
  return result;
}

function power(base: number, exponent: number): number {
  let [result, square] = [1, base];
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = times(result, square);
    square = times(square, square);
  }
  return result;
}

/** Working memory of one call after the other: which low bits occur among the values. */
const FILTER: { stamps: Uint32Array; mask: number; epoch: number } = {
  stamps: new Uint32Array(2 ** 16),
  mask: 2 ** 16 - 1,
  epoch: 0,
};

/** Whether `ask` agrees to some pair of different positions with wanted[left] = present[right]. */
function someMatch(
  wanted: Float64Array,
  present: Float64Array,
  ask: (left: number, right: number) => boolean,
): boolean {
  const { stamps, mask } = FILTER;
  const epoch = ++FILTER.epoch;
  const twice = wanted === present;
  if (!twice) for (const value of present) stamps[value & mask] = epoch;
  for (let left = 0; left < wanted.length; left++) {
    const value = wanted[left] ?? 0;
    if (stamps[value & mask] === epoch) {
      const last = twice ? left : present.length;
      for (let right = 0; right < last; right++) {
        if (present[right] === value && right !== left && ask(left, right)) return true;
      }
    }
    if (twice) stamps[value & mask] = epoch;
  }
  return false;
}
