import { applyShift, type Fingerprints, mayExist, shiftFor } from './fingerprints.ts';
import { entry, type NullSpace, type RowSums, type SparseVector } from './null-space.ts';
import { inverse, multiply, residue } from './prime-field.ts';

/** What a search looks at: the state before a group is added, and the group. */
export interface Addition {
  readonly space: NullSpace;
  readonly prints: Fingerprints;
  readonly sizes: Int32Array;
  readonly k: number;
  readonly sums: RowSums;
  readonly pivot: number;
  readonly group: readonly number[];
}

/** Steps that searches may still take; counted, not timed, so that a plan is the same on every machine. */
export interface Effort {
  left: number;
}

interface Search {
  readonly addition: Addition;
  readonly pivotRow: SparseVector;
  /** The inverse of the pivot row's sum over the group. */
  readonly scale: number;
  /** 1 for atoms that were tried before: sets with them have been looked at. */
  readonly barred: Uint8Array;
  readonly effort: Effort;
}

/** A set that is being put together, with the sums of its fingerprints and of the pivot row over it. */
interface Partial {
  readonly atoms: readonly number[];
  readonly first: number;
  readonly second: number;
  readonly pivotSum: number;
  /** How many people may still join before the set is no longer too small. */
  readonly room: number;
}

/**
 * Whether adding the group would make a set of fewer than k people derivable that is not derivable yet, or null when
 * the effort ran out before that was certain. Leaves the fingerprints shifted when it answers false: then the group
 * can be added; otherwise it puts them back.
 *
 * A set that becomes derivable must touch every row of the null space in which the group does not sum to 0, so the
 * search starts from the small atoms of the sparsest such row; from then on, every row that does not yet sum to 0
 * must be touched by one more atom. It visits every set that could qualify, for any k; the last atom is looked up by
 * its fingerprint.
 */
export function wouldExpose(addition: Addition, effort: Effort): boolean | null {
  const { space, prints, sums, pivot, group, k } = addition;
  const pivotRow = space.rows[pivot];
  const pivotSum = sums.get(pivot);
  if (!pivotRow || !pivotSum) throw new Error('The pivot is not a row that the group touches.');
  const shift = shiftFor(prints, group, pivotSum);
  applyShift(prints, space, { pivotRow, shift });
  const search = { addition, pivotRow, scale: inverse(pivotSum), barred: space.marks, effort };
  const start = { atoms: [], first: 0, second: 0, pivotSum: 0, room: k - 1 };
  const found = tryEach(search, start, pivotRow.atoms);
  if (found !== false)
    applyShift(prints, space, { pivotRow, shift: { first: -shift.first, second: -shift.second } });
  return found;
}

/** Explores the set with each of the atoms in turn; one that led nowhere is barred while the others are tried. */
function tryEach(search: Search, set: Partial, choices: readonly number[]): boolean | null {
  const { space, sizes, prints } = search.addition;
  const barredHere: number[] = [];
  let found: boolean | null = false;
  for (const atom of choices) {
    const size = sizes[atom] ?? 0;
    if (space.isSmall[atom] === 0 || search.barred[atom] === 1 || size > set.room) continue;
    // Barred within its own exploration too: a set has an atom once.
    search.barred[atom] = 1;
    barredHere.push(atom);
    if (search.effort.left-- <= 0) found = null;
    // With room for one more person, only an atom with the opposite fingerprint could complete the set.
    else if (set.atoms.length === 0 || set.room - size !== 1)
      found = explore(search, extend(search, set, atom));
    else if (mayExist(prints, residue(-set.first - (prints.first[atom] ?? 0)))) {
      found = explore(search, extend(search, set, atom));
    }
    if (found !== false) break;
  }
  for (const atom of barredHere) search.barred[atom] = 0;
  return found;
}

/** Whether the set, or one that contains it and no barred atom, becomes derivable. */
function explore(search: Search, set: Partial): boolean | null {
  // A part that was derivable before is no news, and the rest of the set is found without it.
  if (set.first === 0 && set.second === 0) return set.pivotSum !== 0;
  if (set.room === 0) return false;
  if (completes(search, set)) return true;
  return set.room === 1 ? false : tryEach(search, set, touchingAtoms(search, set));
}

function extend(search: Search, set: Partial, atom: number): Partial {
  const { prints, sizes } = search.addition;
  return {
    atoms: [...set.atoms, atom],
    first: residue(set.first + (prints.first[atom] ?? 0)),
    second: residue(set.second + (prints.second[atom] ?? 0)),
    pivotSum: residue(set.pivotSum + entry(search.pivotRow, atom)),
    room: set.room - (sizes[atom] ?? 0),
  };
}

/** Whether one more atom makes both fingerprints 0. */
function completes(search: Search, set: Partial): boolean {
  const { prints, sizes } = search.addition;
  const wanted = residue(-set.first);
  if (!mayExist(prints, wanted)) return false;
  const found = prints.smallByFirst.get(wanted)?.some((atom) => {
    if ((sizes[atom] ?? 0) > set.room || search.barred[atom] === 1) return false;
    const whole = extend(search, set, atom);
    return whole.second === 0 && whole.pivotSum !== 0;
  });
  return found ?? false;
}

const ROWS_COMPARED = 30;

/** Atoms of which at least one must join: those of a short row that does not sum to 0 over the set. */
function touchingAtoms(search: Search, set: Partial): readonly number[] {
  const { space, sums, pivot } = search.addition;
  let best = -1;
  let fewest = Number.POSITIVE_INFINITY;
  let compared = 0;
  const consider = (at: number) => {
    const row = space.rows[at];
    if (!row || at === pivot) return;
    const group = sums.get(at) ?? 0;
    if (rowSum(row, set) === multiply(multiply(group, search.scale), set.pivotSum)) return;
    const cost = row.small + (group === 0 ? 0 : search.pivotRow.small);
    if (cost < fewest) [best, fewest] = [at, cost];
    compared++;
  };
  for (const atom of set.atoms) {
    for (const at of space.columns[atom] ?? []) {
      if (compared >= ROWS_COMPARED) break;
      consider(at);
    }
  }
  if (set.pivotSum !== 0) {
    for (const at of sums.keys()) {
      if (compared >= ROWS_COMPARED) break;
      consider(at);
    }
  }
  const row = space.rows[best];
  if (!row) return [];
  // With the group added, a row in which the group does not sum to 0 is shifted by the pivot row.
  return sums.has(best) ? [...row.atoms, ...search.pivotRow.atoms] : row.atoms;
}

function rowSum(row: SparseVector, set: Partial): number {
  let sum = 0;
  for (const atom of set.atoms) sum = residue(sum + entry(row, atom));
  return sum;
}
