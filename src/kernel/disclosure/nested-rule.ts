/**
 * The rule across sealed views, where only numbers of answers are known: two groups of which one lies inside the other
 * must have no or at least k answers between them, because their difference is the answers of the rest.
 */
export function createNestedRule(k: number) {
  const groups: { readonly atoms: ReadonlySet<number>; readonly n: number }[] = [];
  const byCount = new Map<number, number[]>();

  return {
    /** Whether an accepted group contains this one, or lies inside it, with 1 to k − 1 answers between them. */
    forbids(group: readonly number[], n: number): boolean {
      const atoms = new Set(group);
      for (let other = n - k + 1; other < n + k; other++) {
        if (other === n) continue;
        for (const at of byCount.get(other) ?? []) {
          const earlier = groups[at];
          if (earlier && (earlier.atoms.isSubsetOf(atoms) || atoms.isSubsetOf(earlier.atoms))) return true;
        }
      }
      return false;
    },

    /** Accepts a group. */
    add(group: readonly number[], n: number): void {
      const list = byCount.get(n);
      if (list) list.push(groups.length);
      else byCount.set(n, [groups.length]);
      groups.push({ atoms: new Set(group), n });
    },
  };
}
