/** Somebody whose answers are reported, with the attributes by which reports may group them. */
export interface Person {
  readonly id: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** True of a person whose attribute has one of the values; a person without the attribute never fits. */
export interface Condition {
  readonly attribute: string;
  readonly anyOf: readonly string[];
}

/** A group that a report would like to show: the people for whom all conditions hold. The empty list is everyone. */
export type Candidate = readonly Condition[];

/** Whether a person belongs to the group. */
export function belongsTo(person: Person, candidate: Candidate): boolean {
  return candidate.every(({ attribute, anyOf }) => {
    const value = person.attributes[attribute];
    return value !== undefined && anyOf.includes(value);
  });
}

/** One text per group definition, whatever the order in which its conditions and values were written. */
export function candidateKey(candidate: Candidate): string {
  const conditions = candidate.map(({ attribute, anyOf }) => [attribute, ...[...new Set(anyOf)].sort()]);
  return JSON.stringify(
    conditions.sort((left, right) => (JSON.stringify(left) < JSON.stringify(right) ? -1 : 1)),
  );
}
