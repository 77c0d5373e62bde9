/**
 * The people who manage each other in a circle, each circle once, in the order of the chain. Every person has at most one
 * manager, so a walk upward either ends or meets itself; each person is walked over once.
 */
export function managerCircles(managerOf: ReadonlyMap<string, string>): string[][] {
  const circles: string[][] = [];
  const walkOf = new Map<string, number>();
  let walk = 0;
  for (const start of managerOf.keys()) {
    walk += 1;
    const chain: string[] = [];
    let person: string | undefined = start;
    while (person !== undefined && !walkOf.has(person)) {
      walkOf.set(person, walk);
      chain.push(person);
      person = managerOf.get(person);
    }
    if (person !== undefined && walkOf.get(person) === walk) circles.push(chain.slice(chain.indexOf(person)));
  }
  return circles;
}
