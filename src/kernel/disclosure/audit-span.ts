import { type ReducedRow, reduceExactly } from './exact-rows.ts';
import { belongsTo, type Candidate, type Person } from './group.ts';
import { zeroSumSets } from './zero-sums.ts';

/** People about whom something follows from what is published, though they are too few. */
export interface DerivableSet {
  readonly people: readonly string[];
}

/**
 * The judge of a publication: every set of fewer than k people whose 0/1 vector lies in the rational row space of the
 * published groups, by exact integer elimination and exhaustive search. Shares no code with `releasePlan`, uses no
 * randomness and no modulus.
 *
 * Returns the sets that contain no smaller one; every derivable set is a disjoint union of those, so nobody is exposed
 * who is in none of them. `known` are people whose answers the attacker knows (their own, a friend's): then the sets
 * among the others are returned.
 */
export function auditSpan(
  people: readonly Person[],
  published: readonly Candidate[],
  { k = 5, known = [] }: { k?: number; known?: readonly string[] } = {},
): readonly DerivableSet[] {
  const groups = published.map((candidate) =>
    people.filter((person) => belongsTo(person, candidate)).map(({ id }) => id),
  );
  return auditGroups(groups, { k, known });
}

/** `auditSpan` for groups given by their members, such as the publications of several waves. */
export function auditGroups(
  groups: readonly (readonly string[])[],
  { k = 5, known = [] }: { k?: number; known?: readonly string[] } = {},
): readonly DerivableSet[] {
  const suspects = suspectsOf([...groups, ...known.map((id) => [id])], { k, known });
  return zeroSumSets(suspects, k - 1).map((set) => ({
    people: set.flatMap((at) => suspects[at]?.members ?? []),
  }));
}

/** People whom the groups do not tell apart, fewer than k, and what readers do not know about them. */
export interface SuspectClass {
  readonly members: readonly string[];
  readonly size: number;
  /** Its entries in an integer basis of the null space; sets are derivable iff theirs sum to 0. */
  readonly vector: ReadonlyMap<number, bigint>;
}

/** The classes of fewer than k people, none of them known to the attacker, with their exact null-space vectors. */
export function suspectsOf(
  groups: readonly (readonly string[])[],
  { k, known = [] }: { k: number; known?: readonly string[] },
): readonly SuspectClass[] {
  const classes = classesOf(groups);
  const columns = columnsOf(groups, classes);
  const secret = new Set(known);
  const suspects = classes.flatMap((members, at) =>
    members.length < k && !members.some((id) => secret.has(id)) ? [at] : [],
  );
  const vectors = unknownsOf(suspects, reduceExactly(columns));
  return suspects.map((at, position) => {
    const members = classes[at] ?? [];
    return { members, size: members.length, vector: vectors[position] ?? new Map() };
  });
}

/** People who are in exactly the same groups: nothing can tell them apart, so a derivable set has all of them or none. */
function classesOf(groups: readonly (readonly string[])[]): string[][] {
  const memberships = new Map<string, number[]>();
  for (const [at, group] of groups.entries()) {
    for (const id of new Set(group)) {
      const list = memberships.get(id);
      if (list) list.push(at);
      else memberships.set(id, [at]);
    }
  }
  const classes = new Map<string, string[]>();
  for (const [id, groupsOfPerson] of memberships) {
    const key = groupsOfPerson.join(' ');
    const members = classes.get(key);
    if (members) members.push(id);
    else classes.set(key, [id]);
  }
  return [...classes.values()];
}

function columnsOf(
  groups: readonly (readonly string[])[],
  classes: readonly (readonly string[])[],
): number[][] {
  const classOf = new Map(classes.flatMap((members, at) => members.map((id) => [id, at] as const)));
  return groups.map((group) => [...new Set(group.map((id) => classOf.get(id) ?? -1))]);
}

/**
 * What readers do not know about each suspect: its entries in an integer basis of the null space. With every row scaled
 * to the common pivot value L, the vector of a set lies in the row space iff, at each column without a pivot, the
 * entries of the pivot classes in the set sum to L if that column is in the set, and to 0 if it is not.
 */
function unknownsOf(
  suspects: readonly number[],
  reduced: readonly ReducedRow[],
): ReadonlyMap<number, bigint>[] {
  let common = 1n;
  for (const { pivotValue } of reduced) common = (common / gcd(common, pivotValue)) * pivotValue;
  if (common < 0n) common = -common;
  const byPivot = new Map(reduced.map((row) => [row.pivot, row]));
  return suspects.map((at) => {
    const row = byPivot.get(at);
    if (!row) return new Map([[at, common]]);
    const scale = common / row.pivotValue;
    return new Map([...row.rest].map(([column, value]) => [column, -value * scale]));
  });
}

function gcd(left: bigint, right: bigint): bigint {
  let [large, rest] = [left < 0n ? -left : left, right < 0n ? -right : right];
  while (rest !== 0n) [large, rest] = [rest, large % rest];
  return large;
}
