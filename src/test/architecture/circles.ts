import { importsOf, type Source } from './source.ts';

/** Groups of files that import one another in a circle (Tarjan's strongly connected components); types do not count. */
export function circles(sources: readonly Source[]): string[][] {
  const known = new Set(sources.map(({ path }) => path));
  const edges = new Map(
    sources.map((source) => [
      source.path,
      importsOf(source).flatMap(({ target, typeOnly }) =>
        target && !typeOnly && known.has(target) ? [target] : [],
      ),
    ]),
  );
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];

  function visit(path: string): number {
    const mine = order.size;
    order.set(path, mine);
    stack.push(path);
    let low = mine;
    for (const next of edges.get(path) ?? []) {
      const seen = order.get(next);
      if (seen === undefined) low = Math.min(low, visit(next));
      else if (stack.includes(next)) low = Math.min(low, seen);
    }
    lowest.set(path, low);
    if (low === mine) {
      const group = stack.splice(stack.indexOf(path));
      if (group.length > 1) found.push(group.sort());
    }
    return low;
  }

  for (const path of edges.keys()) if (!order.has(path)) visit(path);
  return found;
}
