import { requireFinite, requirePositive, requireSameLength } from './requirements.ts';

/** One view of the people who answered: the group of each respondent, and the head count of every group. */
export type Margin = {
  name: string;
  groups: readonly string[];
  headCounts: Readonly<Record<string, number>>;
};

export type Raked = { weights: number[]; rounds: number; converged: boolean };

type CodedMargin = { codes: Int32Array; targets: Float64Array };

/**
 * Raking (iterative proportional fitting): one weight per respondent so that the weighted number in every group of
 * every view equals the head count. Refuses a group with people and no answer (merge it first) and views whose head
 * counts disagree. `converged` is false when the views contradict each other in this sample.
 * Deming & Stephan (1940); the tolerance is relative to each head count.
 */
export function rake(margins: readonly Margin[], { tolerance = 1e-10, maxRounds = 1000 } = {}): Raked {
  const first = margins[0];
  if (!first) throw new RangeError('Raking needs at least one view.');
  requirePositive(tolerance, 'The tolerance');
  for (const margin of margins)
    requireSameLength(first.groups, margin.groups, { first: `View ${first.name}`, second: margin.name });
  const coded = margins.map(codeMargin);
  requireEqualTotals(margins);
  const weights = new Float64Array(first.groups.length).fill(total(first.headCounts) / first.groups.length);
  for (let rounds = 1; rounds <= maxRounds; rounds++) {
    let gap = 0;
    for (const margin of coded) gap = Math.max(gap, fitToView(weights, margin));
    // The last view was just fitted; the round is over when no view had to move anything before its fit.
    if (gap <= tolerance) return { weights: Array.from(weights), rounds, converged: true };
  }
  return { weights: Array.from(weights), rounds: maxRounds, converged: false };
}

/** Scales the weights to one view and says how far off it was before. */
function fitToView(weights: Float64Array, { codes, targets }: CodedMargin): number {
  const sums = new Float64Array(targets.length);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] ?? 0;
    sums[code] = (sums[code] ?? 0) + (weights[row] ?? 0);
  }
  let gap = 0;
  const factors = sums.map((sum, code) => {
    const target = targets[code] ?? 0;
    if (target > 0) gap = Math.max(gap, Math.abs(sum - target) / target);
    return sum > 0 ? target / sum : 0;
  });
  for (let row = 0; row < codes.length; row++)
    weights[row] = (weights[row] ?? 0) * (factors[codes[row] ?? 0] ?? 0);
  return gap;
}

function codeMargin({ name, groups, headCounts }: Margin): CodedMargin {
  if (groups.length === 0) throw new RangeError('Raking needs at least one respondent.');
  const code = new Map(Object.keys(headCounts).map((group, index) => [group, index]));
  const targets = Float64Array.from(Object.values(headCounts));
  const seen = new Uint8Array(targets.length);
  const codes = Int32Array.from(groups, (group) => {
    const index = code.get(group);
    if (index === undefined) throw new RangeError(`View ${name} has no head count for group “${group}”.`);
    seen[index] = 1;
    return index;
  });
  for (const [group, index] of code) {
    const people = targets[index] ?? Number.NaN;
    requireFinite(people, `The head count of “${group}”`);
    if (people < 0) throw new RangeError(`The head count of “${group}” cannot be negative.`);
    if (people > 0 && !seen[index])
      throw new RangeError(
        `Nobody answered in group “${group}” of view ${name}: merge it with another group.`,
      );
    if (people === 0 && seen[index])
      throw new RangeError(`Somebody answered in group “${group}” of view ${name}, which has no people.`);
  }
  return { codes, targets };
}

function requireEqualTotals(margins: readonly Margin[]): void {
  const totals = margins.map((margin) => total(margin.headCounts));
  const [least, most] = [Math.min(...totals), Math.max(...totals)];
  if (most - least > 1e-9 * most)
    throw new RangeError(`The views count different numbers of people: from ${least} to ${most}.`);
}

const total = (headCounts: Readonly<Record<string, number>>) =>
  Object.values(headCounts).reduce((sum, people) => sum + people, 0);
