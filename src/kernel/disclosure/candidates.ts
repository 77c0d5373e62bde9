import type { Candidate, Condition, Person } from './group.ts';
import { candidateKey } from './group.ts';

/** Which attributes make up the organisation, from the top, and which others reports may cut by. */
export interface Cuts {
  /** Attributes whose values name a unit at each level, each name unique in the whole organisation. */
  readonly tree: readonly string[];
  readonly attributes: readonly string[];
  /** Groups that users asked for, in their order; they come last. */
  readonly asked?: readonly Candidate[];
}

/**
 * The groups of a report in order of priority: the company, the organisation from the top, single attributes,
 * organisation × attribute from the top, pairs of attributes, then what users asked for. Only groups that have somebody
 * in them, none twice. Within a step the largest come first: what cannot be shown should be what fewest people miss.
 */
export function candidatesFor(
  people: readonly Person[],
  { tree, attributes, asked = [] }: Cuts,
): readonly Candidate[] {
  const pairs = attributes.flatMap((first, at) => attributes.slice(at + 1).map((second) => [first, second]));
  const steps = [
    [],
    ...tree.map((level) => [level]),
    ...attributes.map((attribute) => [attribute]),
    ...tree.flatMap((level) => attributes.map((attribute) => [level, attribute])),
    ...pairs,
  ];
  const seen = new Set<string>();
  return [...steps.flatMap((step) => combinations(people, step)), ...asked].filter((candidate) => {
    const key = candidateKey(candidate);
    return !seen.has(key) && seen.add(key);
  });
}

/** One candidate for each combination of values of these attributes that somebody has: the largest first, then by value. */
export function combinations(people: readonly Person[], attributes: readonly string[]): readonly Candidate[] {
  const found = new Map<string, { readonly conditions: readonly Condition[]; n: number }>();
  for (const person of people) {
    const conditions: Condition[] = [];
    for (const attribute of attributes) {
      const value = person.attributes[attribute];
      if (value !== undefined) conditions.push({ attribute, anyOf: [value] });
    }
    if (conditions.length < attributes.length) continue;
    const key = JSON.stringify(conditions.map(({ anyOf }) => anyOf[0]));
    const group = found.get(key);
    if (group) group.n++;
    else found.set(key, { conditions, n: 1 });
  }
  return [...found]
    .sort(([left, a], [right, b]) => b.n - a.n || (left < right ? -1 : 1))
    .map(([, { conditions }]) => conditions);
}
