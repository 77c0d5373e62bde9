/**
 * Decides for which groups comments are shown. A comment is its own name: whoever sees two lists can form their
 * intersection and difference, which is more than sums allow. So every cell into which the groups shown so far cut
 * the people must hold kComment of them; people outside all groups are not shown and do not count.
 */
export function createCommentGroups(sizes: Int32Array, kComment: number) {
  const cellOf = new Int32Array(sizes.length);
  const cellSizes = [sizes.reduce((sum, size) => sum + size, 0)];
  const shown = [false];

  return {
    /** Shows the group, or returns false and leaves everything as it was. */
    accept(group: readonly number[]): boolean {
      const inside = new Map<number, number>();
      for (const atom of group) {
        const cell = cellOf[atom] ?? 0;
        inside.set(cell, (inside.get(cell) ?? 0) + (sizes[atom] ?? 0));
      }
      for (const [cell, count] of inside) {
        const rest = (cellSizes[cell] ?? 0) - count;
        if (count < kComment || (shown[cell] && rest > 0 && rest < kComment)) return false;
      }
      const split = new Map<number, number>();
      for (const [cell, count] of inside) {
        split.set(cell, cellSizes.length);
        cellSizes[cell] = (cellSizes[cell] ?? 0) - count;
        cellSizes.push(count);
        shown.push(true);
      }
      for (const atom of group) cellOf[atom] = split.get(cellOf[atom] ?? 0) ?? 0;
      return true;
    },
  };
}
