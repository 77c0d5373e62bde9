import type { Candidate, Person } from './group.ts';

/** People whom no group can tell apart, as one unit; every group is a union of atoms. */
export interface Atoms {
  /** How many people each atom has. */
  readonly sizes: Int32Array;
  /** The atom of each person, by the person's position. */
  readonly ofPerson: Int32Array;
  /** The atoms of the group without conditions. */
  readonly everyone: readonly number[];
  /** The value of an attribute in each atom; undefined where its people have none. */
  readonly values: ReadonlyMap<string, readonly (string | undefined)[]>;
  /** The atoms with a given value of an attribute, ascending. */
  readonly withValue: ReadonlyMap<string, ReadonlyMap<string, readonly number[]>>;
}

/**
 * Groups people by their full combination of attributes and, where given, by a further mark per person (such as the
 * earlier publications that they were part of). Throws a RangeError when two people have the same id.
 */
export function atomsOf(people: readonly Person[], markOf: (person: Person) => string = () => ''): Atoms {
  const attributes = [...new Set(people.flatMap((person) => Object.keys(person.attributes)))].sort();
  const atomOf = new Map<string, number>();
  const sizes: number[] = [];
  const values = new Map<string, (string | undefined)[]>(attributes.map((attribute) => [attribute, []]));
  const seen = new Set<string>();
  const ofPerson = Int32Array.from(people, (person) => {
    if (seen.has(person.id)) throw new RangeError(`The person ${person.id} is listed twice.`);
    seen.add(person.id);
    const combination = attributes.map((attribute) => person.attributes[attribute] ?? null);
    const key = JSON.stringify([markOf(person), ...combination]);
    const atom = atomOf.get(key) ?? sizes.length;
    if (atom === sizes.length) {
      atomOf.set(key, atom);
      for (const [attribute, ofAtom] of values) ofAtom.push(person.attributes[attribute]);
    }
    sizes[atom] = (sizes[atom] ?? 0) + 1;
    return atom;
  });
  return {
    sizes: Int32Array.from(sizes),
    ofPerson,
    everyone: [...sizes.keys()],
    values,
    withValue: indexByValue(values),
  };
}

/** The atoms of a group, ascending. */
export function atomsIn(atoms: Atoms, candidate: Candidate): readonly number[] {
  const lists = candidate.map(({ attribute, anyOf }) => {
    const byValue = atoms.withValue.get(attribute);
    const wanted = [...new Set(anyOf)].map((value) => byValue?.get(value) ?? []);
    return wanted.length === 1 ? (wanted[0] ?? []) : wanted.flat().sort((left, right) => left - right);
  });
  const shortest = lists.reduce<readonly number[] | null>(
    (best, list) => (best === null || list.length < best.length ? list : best),
    null,
  );
  if (shortest === null) return atoms.everyone;
  const checks = candidate.map(({ attribute, anyOf }) => ({
    ofAtom: atoms.values.get(attribute) ?? [],
    anyOf: new Set<string | undefined>(anyOf),
  }));
  return shortest.filter((atom) => checks.every(({ ofAtom, anyOf }) => anyOf.has(ofAtom[atom])));
}

/** How many people a union of atoms has. */
export function peopleIn(sizes: Int32Array, atoms: readonly number[]): number {
  let count = 0;
  for (const atom of atoms) count += sizes[atom] ?? 0;
  return count;
}

function indexByValue(values: ReadonlyMap<string, readonly (string | undefined)[]>) {
  const index = new Map<string, Map<string, number[]>>();
  for (const [attribute, ofAtom] of values) {
    const byValue = new Map<string, number[]>();
    for (const [atom, value] of ofAtom.entries()) {
      if (value === undefined) continue;
      const list = byValue.get(value);
      if (list) list.push(atom);
      else byValue.set(value, [atom]);
    }
    index.set(attribute, byValue);
  }
  return index;
}
