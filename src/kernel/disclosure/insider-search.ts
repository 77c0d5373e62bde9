import type { Addition, Effort } from './derivable-search.ts';
import { relate } from './group-relation.ts';
import { mayComplete, type PairSearch, type Projections, pairSearch, planeThrough } from './insider-pairs.ts';
import type { NullSpace } from './null-space.ts';

/** What adding a group would expose: a set from outside, or one beside people who subtract their own answers. */
export type InsiderFinding = 'nothing' | 'derivable' | 'insiders';

/** `Addition` with the projections as they are after the group was added. */
export type InsiderAddition = Omit<Addition, 'prints'> & { readonly projections: Projections };

interface Search {
  readonly addition: InsiderAddition;
  readonly effort: Effort;
  readonly barred: Uint8Array;
  /** The rows in which the group does not sum to 0, the cheapest first: every set that matters touches all of them. */
  readonly order: readonly number[];
  /** Per atom, a bit for each of the first rows in that order in which it has an entry. */
  readonly touched: Uint32Array;
  readonly words: number;
  readonly pairs: PairSearch;
}

/** A set that is being put together. */
interface Partial {
  readonly atoms: readonly number[];
  /** How many people may still join. */
  readonly room: number;
  /** The rows that no atom of the set touches yet, as bits. */
  readonly open: Uint32Array;
}

/**
 * Whether adding the group would let anybody compute something about too few others, who may subtract their own answer
 * and that of a friend: a sum over a set T of people plus multiples of one or two insiders, of fewer than k people in all.
 * Null when the effort ran out before that was certain. For k up to 5.
 *
 * Such a sum is new exactly if the group's vector of row sums lies in the span of those of the set. For k up to 5 every
 * such dependence exposes somebody, except four single people with four different multiples: then no two of them make a T.
 * Exact over F_p, without fingerprints: each set that does not span the group yet leaves a combination of rows that is 0 on
 * the set and not on the group, and one more atom must have an entry there.
 */
export function insiderFinding(addition: InsiderAddition, effort: Effort): InsiderFinding | null {
  const { space, sums, k } = addition;
  const costOf = (at: number) => space.rows[at]?.small ?? 0;
  const order = [...sums.keys()].sort((left, right) => costOf(left) - costOf(right) || left - right);
  const words = Math.ceil(Math.min(order.length, MOST_BITS) / 32);
  const singles = [...addition.sizes.keys()].filter((atom) => addition.sizes[atom] === 1);
  const search = {
    addition,
    effort,
    barred: space.marks,
    order,
    words,
    touched: touchedBits(space, order, words),
    pairs: pairSearch(addition.projections, singles),
  };
  const open = new Uint32Array(words);
  for (let at = 0; at < Math.min(order.length, MOST_BITS); at++) open[at >>> 5] = bit(open, at);
  return explore(search, { atoms: [], room: k - 1, open });
}

/** More rows would prune no better; those beyond are looked at by the exact test. */
const MOST_BITS = 256;

function bit(words: Uint32Array, at: number): number {
  return ((words[at >>> 5] ?? 0) | (1 << (at & 31))) >>> 0;
}

function touchedBits(space: NullSpace, order: readonly number[], words: number): Uint32Array {
  const touched = new Uint32Array(words * space.isSmall.length);
  for (let at = 0; at < Math.min(order.length, MOST_BITS); at++) {
    for (const atom of space.rows[order[at] ?? -1]?.atoms ?? []) {
      const word = atom * words + (at >>> 5);
      touched[word] = (touched[word] ?? 0) | (1 << (at & 31));
    }
  }
  return touched;
}

function explore(search: Search, set: Partial): InsiderFinding | null {
  const { space } = search.addition;
  const open = firstOpen(set.open);
  if (open !== -1) {
    const row = space.rows[search.order[open] ?? -1];
    if (set.room === 0) return 'nothing';
    const choices = set.room === 2 ? helpful(search, set, row?.atoms ?? []) : (row?.atoms ?? []);
    if (choices.length > FEW && areSingles(search, set, 2))
      return completions(search, [set.atoms[0] ?? -1, set.atoms[1] ?? -1]);
    return tryEach(search, set, choices);
  }
  const relation = relate(space, { sums: search.addition.sums, order: search.order }, set.atoms);
  if ('multiples' in relation) return judge(search, set.atoms, relation.multiples);
  if (set.room === 0) return 'nothing';
  const choices = relation.rows.flatMap((at) => space.rows[at]?.atoms ?? []);
  const [first = -1, second = -1, third = -1] = set.atoms;
  if (areSingles(search, set, 2)) return completions(search, [first, second]);
  if (!areSingles(search, set, 3)) return tryEach(search, set, choices);
  return tryEach(
    search,
    set,
    choices.filter(mayComplete(search.addition.projections, [first, second, third])),
  );
}

/** Up to so many choices of a third person are tried one by one; more are cheaper all at once. */
const FEW = 16;

/** The choices after which one more atom might still touch all that is open. */
function helpful(search: Search, set: Partial, choices: readonly number[]): readonly number[] {
  const { space } = search.addition;
  const closes = (atom: number) => touching(search, set.open, atom);
  let most = 0;
  for (let atom = 0; atom < space.isSmall.length; atom++) {
    if (space.isSmall[atom] === 1) most = Math.max(most, closes(atom));
  }
  const all = ones(set.open);
  return choices.filter(
    (atom) => space.isSmall[atom] === 1 && search.barred[atom] === 0 && closes(atom) + most >= all,
  );
}

/** How many open rows an atom touches. */
function touching({ touched, words }: Search, open: Uint32Array, atom: number): number {
  let count = 0;
  for (let word = 0; word < words; word++) {
    count += onesOf((open[word] ?? 0) & (touched[atom * words + word] ?? 0));
  }
  return count;
}

function ones(words: Uint32Array): number {
  return words.reduce((sum, word) => sum + onesOf(word), 0);
}

/** Bits that are set, counted in parallel (Warren, Hacker's Delight, 5-1). */
function onesOf(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Whether the set is this many single people, with room for four in all. */
function areSingles({ addition: { sizes } }: Search, { atoms, room }: Partial, count: number): boolean {
  return atoms.length === count && room === 4 - count && atoms.every((atom) => sizes[atom] === 1);
}

/** The sets of two single people with one or two more: the pairs by their projections. */
function completions(search: Search, pair: readonly [number, number]): InsiderFinding | null {
  const { barred, addition, pairs } = search;
  const { sizes, projections } = addition;
  search.effort.left -= Math.ceil(sizes.length / 4);
  if (search.effort.left <= 0) return null;
  const plane = planeThrough(projections, pair);
  let found: InsiderFinding = 'nothing';
  const settle = (...atoms: readonly number[]) => {
    if (atoms.some((atom) => barred[atom] === 1)) return false;
    const relation = relate(addition.space, { sums: addition.sums, order: search.order }, [
      ...pair,
      ...atoms,
    ]);
    if ('multiples' in relation) found = judge(search, [...pair, ...atoms], relation.multiples);
    return found !== 'nothing';
  };
  for (let atom = 0; atom < sizes.length; atom++) {
    if ((sizes[atom] ?? 0) <= 2 && plane(atom) === 0 && settle(atom)) return found;
  }
  pairs.some(pair, settle);
  return found;
}

function firstOpen(open: Uint32Array): number {
  for (let word = 0; word < open.length; word++) {
    const bits = open[word] ?? 0;
    if (bits !== 0) return 32 * word + 31 - Math.clz32(bits & -bits);
  }
  return -1;
}

/** Explores the set with each of the atoms in turn; one that led nowhere is barred while the others are tried. */
function tryEach(search: Search, set: Partial, choices: readonly number[]): InsiderFinding | null {
  const { space, sizes } = search.addition;
  const barredHere: number[] = [];
  let found: InsiderFinding | null = 'nothing';
  for (const atom of choices) {
    const room = set.room - (sizes[atom] ?? 0);
    if (space.isSmall[atom] === 0 || search.barred[atom] === 1 || room < 0) continue;
    search.barred[atom] = 1;
    barredHere.push(atom);
    if (search.effort.left-- <= 0) found = null;
    else if (room > 0 || coversAll(search, set.open, atom)) {
      found = explore(search, { atoms: [...set.atoms, atom], room, open: openAfter(search, set.open, atom) });
    }
    if (found !== 'nothing') break;
  }
  for (const atom of barredHere) search.barred[atom] = 0;
  return found;
}

function coversAll({ touched, words }: Search, open: Uint32Array, atom: number): boolean {
  for (let word = 0; word < words; word++) {
    if (((open[word] ?? 0) & ~(touched[atom * words + word] ?? 0)) !== 0) return false;
  }
  return true;
}

function openAfter({ touched, words }: Search, open: Uint32Array, atom: number): Uint32Array {
  const left = new Uint32Array(words);
  for (let word = 0; word < words; word++) {
    left[word] = (open[word] ?? 0) & ~(touched[atom * words + word] ?? 0);
  }
  return left;
}

function judge(
  { addition: { sizes } }: Search,
  atoms: readonly number[],
  multiples: readonly number[] | null,
): InsiderFinding {
  // What earlier waves gave away already is not asked further: the safe side.
  if (!multiples) return 'insiders';
  const different = new Set(multiples);
  if (different.size === 1) return 'derivable';
  const areSingles = atoms.length === 4 && atoms.every((atom) => sizes[atom] === 1);
  return areSingles && different.size === 4 && !different.has(0) ? 'nothing' : 'insiders';
}
