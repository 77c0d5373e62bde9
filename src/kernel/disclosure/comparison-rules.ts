import { type Atoms, atomsIn, atomsOf, peopleIn } from './atoms.ts';
import { type Candidate, candidateKey, type Person } from './group.ts';

// The rules that survey tools use. They are here to be measured beside the release plan, never to release anything.

interface RuleRequest {
  readonly people: readonly Person[];
  readonly candidates: readonly Candidate[];
  readonly k?: number;
}

/** Publishes every group of at least k people: what "minimum group size" means. */
export function thresholdRule({ people, candidates, k = 5 }: RuleRequest): readonly Candidate[] {
  const atoms = atomsOf(people);
  return candidates.filter((candidate) => peopleIn(atoms.sizes, atomsIn(atoms, candidate)) >= k);
}

/**
 * The threshold, and in each breakdown in which exactly one group is too small the smallest published sibling is hidden
 * too, so that the small one is not the rest of its parent. `tree` names the levels of the organisation from the top.
 */
export function siblingRule({
  people,
  candidates,
  tree,
  k = 5,
}: RuleRequest & { readonly tree: readonly string[] }): readonly Candidate[] {
  const atoms = atomsOf(people);
  const counts = new Map(
    candidates.map((candidate) => [candidate, peopleIn(atoms.sizes, atomsIn(atoms, candidate))]),
  );
  const hidden = new Set<Candidate>();
  for (const siblings of breakdowns(atoms, candidates, tree)) {
    const small = siblings.filter((candidate) => (counts.get(candidate) ?? 0) < k);
    const [next] = siblings
      .filter((candidate) => (counts.get(candidate) ?? 0) >= k)
      .sort((left, right) => (counts.get(left) ?? 0) - (counts.get(right) ?? 0));
    if (small.length === 1 && next) hidden.add(next);
  }
  return candidates.filter((candidate) => (counts.get(candidate) ?? 0) >= k && !hidden.has(candidate));
}

/** The threshold, and no group that differs from an overlapping published one by fewer than k people on either side. */
export function pairwiseRule({ people, candidates, k = 5 }: RuleRequest): readonly Candidate[] {
  const atoms = atomsOf(people);
  const sizes: number[] = [];
  const groupsOf: number[][] = Array.from(atoms.sizes, () => []);
  return candidates.filter((candidate) => {
    const group = atomsIn(atoms, candidate);
    const n = peopleIn(atoms.sizes, group);
    if (n < k) return false;
    const shared = new Map<number, number>();
    for (const atom of group) {
      for (const other of groupsOf[atom] ?? []) {
        shared.set(other, (shared.get(other) ?? 0) + (atoms.sizes[atom] ?? 0));
      }
    }
    const isNear = (rest: number) => rest > 0 && rest < k;
    for (const [other, both] of shared)
      if (isNear(n - both) || isNear((sizes[other] ?? 0) - both)) return false;
    for (const atom of group) groupsOf[atom]?.push(sizes.length);
    sizes.push(n);
    return true;
  });
}

/** Groups that differ in one condition on the same attribute and share everything else, including the unit above. */
function breakdowns(
  atoms: Atoms,
  candidates: readonly Candidate[],
  tree: readonly string[],
): Iterable<Candidate[]> {
  const families = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    for (const [at, { attribute }] of candidate.entries()) {
      const others = candidate.filter((_, other) => other !== at);
      const above = tree[tree.indexOf(attribute) - 1];
      const [member] = above === undefined ? [] : atomsIn(atoms, candidate);
      const parent = above === undefined || member === undefined ? null : atoms.values.get(above)?.[member];
      const key = JSON.stringify([attribute, parent ?? null, candidateKey(others)]);
      const family = families.get(key);
      if (family) family.push(candidate);
      else families.set(key, [candidate]);
    }
  }
  return families.values();
}
