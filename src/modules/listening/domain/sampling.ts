/** How many days count for the limit of items. */
export const LIMIT_DAYS = 14;

/** The limit until an organisation sets its own: about a minute and a half in two weeks. */
export const START_LIMIT = 15;

export interface Draw {
  readonly invited: string[];
  /** Left in peace because they have been asked enough. */
  readonly resting: string[];
}

/**
 * Who is asked: people for whom the items stay within the limit, and of these as many as wanted, by lot. Those who have
 * been asked less come first, so that over time everybody is asked alike; among equals the lot decides.
 *
 * @param asked items asked of each person in the last fourteen days.
 * @param random in [0, 1), once for each person: cryptographic, so that nobody can foretell who is drawn.
 */
export function drawPeople(
  people: readonly string[],
  {
    items,
    limit,
    asked,
    size,
    random,
  }: {
    readonly items: number;
    readonly limit: number;
    readonly asked: ReadonlyMap<string, number>;
    /** Null: everybody who may be asked. */
    readonly size: number | null;
    readonly random: () => number;
  },
): Draw {
  const before = (person: string) => asked.get(person) ?? 0;
  const free = people.filter((person) => before(person) + items <= limit);
  const resting = people.filter((person) => before(person) + items > limit);
  if (size === null || size >= free.length) return { invited: free, resting };
  const lots = free.map((person) => ({ person, before: before(person), lot: random() }));
  lots.sort((left, right) => left.before - right.before || left.lot - right.lot);
  return { invited: lots.slice(0, size).map(({ person }) => person), resting };
}

/** How many of an audience a share is: at least `least`, so that a label can hold them, and never more than there are. */
export function sampleSize(
  audience: number,
  { sharePercent, least }: { readonly sharePercent: number; readonly least: number },
): number {
  return Math.min(audience, Math.max(least, Math.ceil((audience * sharePercent) / 100)));
}
