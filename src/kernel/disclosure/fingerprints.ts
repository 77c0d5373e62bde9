import type { NullSpace, SparseVector } from './null-space.ts';
import { inverse, multiply, randomResidues, residue } from './prime-field.ts';

/**
 * Two random vectors of the null space. A set of atoms whose sums are 0 in both is derivable, up to a false alarm with
 * probability p^-2, about 2^-62; a set that is derivable always has them 0.
 */
export interface Fingerprints {
  readonly first: Float64Array;
  readonly second: Float64Array;
  /** The small atoms by their first fingerprint, to find the one atom that completes a set. */
  readonly smallByFirst: Map<number, number[]>;
  /** 1 at the low bits of every first fingerprint in use (and of some old ones): answers most look-ups with no. */
  readonly filter: Uint8Array;
}

/** Fingerprints while nothing is published. `random` must be cryptographically secure: a weak one gives false alarms. */
export function drawFingerprints(isSmall: Uint8Array, random: (length: number) => Uint8Array): Fingerprints {
  const first = randomResidues(isSmall.length, random);
  const second = randomResidues(isSmall.length, random);
  const filter = new Uint8Array(
    2 ** Math.min(24, Math.max(12, 6 + Math.ceil(Math.log2(isSmall.length + 1)))),
  );
  const prints = { first, second, smallByFirst: new Map<number, number[]>(), filter };
  for (const [atom, small] of isSmall.entries()) if (small) remember(prints, atom);
  return prints;
}

/** What to take off an atom's fingerprints per unit of the pivot row, so that the group's sums become 0. */
export interface Shift {
  readonly first: number;
  readonly second: number;
}

/** The shift that adding a group means, where the pivot row sums to `pivotSum` over it. */
export function shiftFor(prints: Fingerprints, group: readonly number[], pivotSum: number): Shift {
  let first = 0;
  let second = 0;
  for (const atom of group) {
    first = residue(first + (prints.first[atom] ?? 0));
    second = residue(second + (prints.second[atom] ?? 0));
  }
  const scale = inverse(pivotSum);
  return { first: multiply(first, scale), second: multiply(second, scale) };
}

/** Shifts the fingerprints of the atoms of the pivot row. */
export function applyShift(
  prints: Fingerprints,
  { isSmall }: NullSpace,
  { pivotRow, shift }: { pivotRow: SparseVector; shift: Shift },
): void {
  for (const [at, atom] of pivotRow.atoms.entries()) {
    if (isSmall[atom]) forget(prints, atom);
    const value = pivotRow.values[at] ?? 0;
    prints.first[atom] = residue((prints.first[atom] ?? 0) - multiply(shift.first, value));
    prints.second[atom] = residue((prints.second[atom] ?? 0) - multiply(shift.second, value));
    if (isSmall[atom]) remember(prints, atom);
  }
}

/** Whether a small atom may have this first fingerprint; a no is certain. */
export function mayExist({ filter }: Fingerprints, first: number): boolean {
  return filter[first & (filter.length - 1)] === 1;
}

function remember({ first, smallByFirst, filter }: Fingerprints, atom: number): void {
  const print = first[atom] ?? 0;
  const list = smallByFirst.get(print);
  if (list) list.push(atom);
  else smallByFirst.set(print, [atom]);
  filter[print & (filter.length - 1)] = 1;
}

function forget({ first, smallByFirst }: Fingerprints, atom: number): void {
  const print = first[atom] ?? 0;
  const list = smallByFirst.get(print);
  if (list && list.length > 1) list.splice(list.indexOf(atom), 1);
  else smallByFirst.delete(print);
}
