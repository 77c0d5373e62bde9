import { seededRandom, shuffled } from '#kernel/stats/random.ts';

/** Somebody who may be asked, with their arm in an experiment. */
export interface Askable {
  readonly id: string;
  readonly arm: number | null;
}

/**
 * A random sample of so many, evenly from the arms where there are any: whoever read is as likely to be asked as whoever did
 * not. The same seed gives the same sample of the same people, in whatever order they come.
 */
export function sampleOf<T extends Askable>(
  people: readonly T[],
  { size, seed }: { size: number; seed: number },
): T[] {
  const random = seededRandom(seed);
  const inOrder = [...people].sort((one, other) => (one.id < other.id ? -1 : one.id > other.id ? 1 : 0));
  const arms = [...Map.groupBy(inOrder, ({ arm }) => arm ?? -1)]
    .sort(([one], [other]) => one - other)
    .map(([, members]) => shuffled(members, random));
  const picked: T[] = [];
  const longest = Math.max(0, ...arms.map(({ length }) => length));
  for (let place = 0; place < longest; place++)
    for (const members of arms) {
      const next = members[place];
      if (next && picked.length < size) picked.push(next);
    }
  return picked;
}
