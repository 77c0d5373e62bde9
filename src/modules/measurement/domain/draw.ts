import { type Random, seededRandom, shuffled } from '#kernel/stats/random.ts';

/** A unit that may be drawn, with how many people it has and where it stood before. */
export interface Unit {
  readonly id: string;
  readonly size: number;
  readonly baseline: number | null;
}

/** Who was drawn where. `stratum` numbers the group within which the arms were drawn. */
export interface Drawn extends Unit {
  readonly arm: number;
  readonly stratum: number;
}

/** Blocks of twice the arms: small enough that alike are compared, large enough that a draw cannot be guessed. */
const UNITS_PER_ARM_AND_STRATUM = 2;

/**
 * Draws units to arms, evenly within strata of units that are alike in baseline, then size. The order of the input does not
 * matter, and the same seed gives the same draw on every machine (method `inward-draw/1`).
 */
export function drawUnits(units: readonly Unit[], { arms, seed }: { arms: number; seed: number }): Drawn[] {
  const random = seededRandom(seed);
  const sorted = [...units].sort(
    (one, other) =>
      (one.baseline ?? Number.POSITIVE_INFINITY) - (other.baseline ?? Number.POSITIVE_INFINITY) ||
      one.size - other.size ||
      (one.id < other.id ? -1 : 1),
  );
  const perStratum = UNITS_PER_ARM_AND_STRATUM * arms;
  const strata = Math.max(1, Math.floor(sorted.length / perStratum));
  const assigned = Array.from({ length: strata }, (_, stratum) => {
    const last = stratum === strata - 1;
    const members = sorted.slice(stratum * perStratum, last ? undefined : (stratum + 1) * perStratum);
    const labels = labelsFor(members.length, arms, random);
    return shuffled(labels, random).map((arm, place) => ({ member: members[place], arm, stratum }));
  });
  return assigned
    .flat()
    .flatMap(({ member, arm, stratum }) => (member ? [{ ...member, arm, stratum }] : []))
    .sort(byId);
}

/** Each arm equally often; which arms get one more, where it does not come out even, is drawn too. */
function labelsFor(count: number, arms: number, random: Random): number[] {
  const each = Array.from({ length: arms }, (_, arm) => arm);
  const even = Array.from({ length: Math.floor(count / arms) }, () => each).flat();
  return [...even, ...shuffled(each, random).slice(0, count % arms)];
}

/** A person with the group (mostly the unit) within which arms are to be even. */
export interface Candidate {
  readonly id: string;
  readonly group: string;
}

/**
 * Draws people to arms by permuted blocks that run through one group after the other, so that every group is as even as its
 * size allows and the arms are exactly as large as their weights say. The order of the input does not matter.
 */
export function drawPeople(
  people: readonly Candidate[],
  { weights, seed }: { weights: readonly number[]; seed: number },
): Drawn[] {
  const random = seededRandom(seed);
  const groups = [...Map.groupBy([...people].sort(byId), ({ group }) => group)].sort(([one], [other]) =>
    one < other ? -1 : 1,
  );
  const pattern = weights.flatMap((weight, arm) => new Array<number>(weight).fill(arm));
  let block: number[] = [];
  const drawn: Drawn[] = [];
  for (const [stratum, [, members]] of groups.entries())
    for (const { id } of shuffled(members, random)) {
      if (block.length === 0) block = shuffled(pattern, random);
      drawn.push({ id, arm: block.pop() ?? 0, stratum, size: 1, baseline: null });
    }
  return drawn.sort(byId);
}

/** The draw as the text that its digest is of: a line for each subject, in the order of ids. */
export const drawText = (drawn: readonly Pick<Drawn, 'id' | 'arm' | 'stratum'>[]): string =>
  ['inward-draw/1', ...drawn.map(({ id, arm, stratum }) => `${id} ${arm} ${stratum}`), ''].join('\n');

function byId(one: { readonly id: string }, other: { readonly id: string }): number {
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}
