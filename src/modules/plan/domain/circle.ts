/**
 * A circle among actions that wait for each other, as the ids along it, or undefined. Looks at every action once
 * (depth-first, three colours), without recursion: two thousand in a row are no trouble.
 */
export function circleIn(waitsFor: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const seen = new Set<string>();
  for (const start of waitsFor.keys()) {
    const found = seen.has(start) ? undefined : circleFrom(start, waitsFor, seen);
    if (found) return found;
  }
  return undefined;
}

function circleFrom(
  start: string,
  waitsFor: ReadonlyMap<string, readonly string[]>,
  seen: Set<string>,
): string[] | undefined {
  const path: { id: string; next: number }[] = [{ id: start, next: 0 }];
  const onPath = new Set([start]);
  for (let top = path.at(-1); top; top = path.at(-1)) {
    const waited = (waitsFor.get(top.id) ?? [])[top.next];
    top.next += 1;
    if (waited === undefined) {
      seen.add(top.id);
      onPath.delete(top.id);
      path.pop();
    } else if (onPath.has(waited)) {
      return path.map(({ id }) => id).slice(path.findIndex(({ id }) => id === waited));
    } else if (!seen.has(waited)) {
      path.push({ id: waited, next: 0 });
      onPath.add(waited);
    }
  }
  return undefined;
}
