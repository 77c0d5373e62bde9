/** A unit as a place in the tree. */
export interface UnitPlace {
  readonly id: string;
  readonly parentId: string | null;
}

/**
 * Units with the sum of everyone in them and below, parents before children; siblings keep their order. A unit whose parent
 * is not among them stands at the top.
 */
export function withTotals<U extends UnitPlace & { readonly own: number }>(
  units: readonly U[],
): (U & { below: number })[] {
  const known = new Set(units.map(({ id }) => id));
  const children = Map.groupBy(units, ({ parentId }) =>
    parentId !== null && known.has(parentId) ? parentId : null,
  );
  const ordered: (U & { below: number })[] = [];
  const open = [...(children.get(null) ?? [])].reverse();
  for (let unit = open.pop(); unit; unit = open.pop()) {
    ordered.push({ ...unit, below: unit.own });
    open.push(...[...(children.get(unit.id) ?? [])].reverse());
  }
  const placed = new Map(ordered.map((unit) => [unit.id, unit]));
  // Backwards, children come before their parents.
  for (const unit of ordered.toReversed()) {
    const parent = unit.parentId === null ? undefined : placed.get(unit.parentId);
    if (parent) parent.below += unit.below;
  }
  return ordered;
}
