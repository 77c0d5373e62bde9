import { atomsIn, atomsOf } from './atoms.ts';
import type { Candidate, Person } from './group.ts';
import { type Constraint, rangeProgram } from './linear-program.ts';
import { requireScale, type Scale } from './value-rules.ts';

/** A mean that readers see, as the interval that it leaves after rounding and coding (`meanInterval`). */
export interface ReleasedMean {
  readonly candidate: Candidate;
  readonly low: number;
  readonly high: number;
}

/** Too few people whose mean answer readers can enclose more narrowly than one scale point. */
export interface NarrowInterval {
  readonly people: readonly string[];
  readonly low: number;
  readonly high: number;
}

export interface IntervalRequest {
  readonly people: readonly Person[];
  /** In order of publication, everybody in a group having answered; the newest is withheld first. */
  readonly released: readonly ReleasedMean[];
  readonly scale: Scale;
  readonly k?: number;
  /** Whether answers are whole numbers, so that sums are too: readers know it and use it. */
  readonly wholeAnswers?: boolean;
}

/**
 * What can be computed about each atom of fewer than k people from all released means together, by linear programming:
 * the atoms whose mean is enclosed more narrowly than one scale point. Throws a RangeError when the released values
 * contradict each other. Sets of several atoms are the business of the release plan.
 */
export async function auditIntervals(request: IntervalRequest): Promise<readonly NarrowInterval[]> {
  const found = await narrowAtoms(request, request.released);
  return found.map(({ people, low, high }) => ({ people, low, high }));
}

/**
 * Withholds, for every atom that the released means enclose too narrowly, the newest mean that touches it, until none is
 * left. Returns what may be shown and what may not, each in the order of publication.
 */
export async function withholdNarrow(
  request: IntervalRequest,
): Promise<{ readonly shown: readonly ReleasedMean[]; readonly withheld: readonly ReleasedMean[] }> {
  const withheld = new Set<ReleasedMean>();
  for (;;) {
    const shown = request.released.filter((mean) => !withheld.has(mean));
    const narrow = await narrowAtoms(request, shown);
    if (narrow.length === 0) return { shown, withheld: [...withheld].sort(byOrderIn(request.released)) };
    for (const { touching } of narrow) {
      const newest = touching.at(-1);
      // An atom without any group keeps its whole scale and cannot be narrow.
      if (newest === undefined) throw new Error('An atom that no group touches was enclosed.');
      withheld.add(newest);
    }
  }
}

interface Narrow extends NarrowInterval {
  readonly touching: readonly ReleasedMean[];
}

async function narrowAtoms(
  { people, scale, k = 5, wholeAnswers = true }: IntervalRequest,
  released: readonly ReleasedMean[],
): Promise<readonly Narrow[]> {
  requireScale(scale);
  const { sizes, ...rest } = atomsOf(people);
  const atoms = { sizes, ...rest };
  const groups = released.map((mean) => ({ mean, columns: atomsIn(atoms, mean.candidate) }));
  const bounds = Array.from(sizes, (size) => ({ lower: size * scale.min, upper: size * scale.max }));
  const constraints = groups.map(({ mean, columns }) => {
    return sumConstraint(mean, columns, {
      count: columns.reduce((n, atom) => n + (sizes[atom] ?? 0), 0),
      wholeAnswers,
    });
  });
  const program = await rangeProgram(bounds, constraints);
  try {
    const narrow: Narrow[] = [];
    // Every point that is found is a possible state of all atoms, and most atoms are cleared by points found for others.
    const lowest = Float64Array.from(sizes).fill(Number.POSITIVE_INFINITY);
    const highest = Float64Array.from(sizes).fill(Number.NEGATIVE_INFINITY);
    const isWide = (atom: number) =>
      (highest[atom] ?? 0) - (lowest[atom] ?? 0) >= (sizes[atom] ?? 0) * (1 - SLACK);
    const note = (point: Float64Array | null) => {
      if (!point) throw new RangeError('The released values contradict each other.');
      for (const [atom, value] of point.entries()) {
        lowest[atom] = Math.min(lowest[atom] ?? value, value);
        highest[atom] = Math.max(highest[atom] ?? value, value);
      }
    };
    // One point in any case: values that nothing can explain must not pass for safe.
    if (sizes.length > 0) note(program.smallest(0));
    for (const [atom, size] of sizes.entries()) {
      if (size >= k) continue;
      if (!isWide(atom)) note(program.smallest(atom));
      if (!isWide(atom)) note(program.largest(atom));
      if (isWide(atom)) continue;
      narrow.push({
        people: people.filter((_, at) => atoms.ofPerson[at] === atom).map(({ id }) => id),
        low: (lowest[atom] ?? 0) / size,
        high: (highest[atom] ?? 0) / size,
        touching: groups.filter(({ columns }) => columns.includes(atom)).map(({ mean }) => mean),
      });
    }
    return narrow;
  } finally {
    program.dispose();
  }
}

/** The solver's tolerance is 1e-7; an interval of exactly one point must not count as narrower. */
const SLACK = 1e-5;

function sumConstraint(
  { low, high }: ReleasedMean,
  columns: readonly number[],
  { count, wholeAnswers }: { count: number; wholeAnswers: boolean },
): Constraint {
  const [lower, upper] = [low * count, high * count];
  if (!wholeAnswers) return { columns, lower, upper };
  const [first, last] = [Math.ceil(lower - 1e-9), Math.floor(upper + 1e-9)];
  if (first > last) throw new RangeError('No sum of whole answers has the released mean.');
  return { columns, lower: first, upper: last };
}

function byOrderIn(order: readonly ReleasedMean[]) {
  return (left: ReleasedMean, right: ReleasedMean) => order.indexOf(left) - order.indexOf(right);
}
