import { type Cuts, combinations } from './candidates.ts';
import type { Candidate, Person } from './group.ts';

/** A made-up organisation for tests and benchmarks: the same seed gives the same people on every machine. */
export interface ExampleOrganisation extends Cuts {
  readonly people: readonly Person[];
}

const SHAPES = {
  tenure: [0.12, 0.24, 0.27, 0.2, 0.17],
  generation: [0.18, 0.4, 0.32, 0.1],
  role: [0.46, 0.22, 0.14, 0.1, 0.05, 0.03],
} as const;

/**
 * Divisions, departments and teams of uneven size (teams of 3 to 24, some people directly under a department), and
 * three attributes with the skew that staff have: tenure and generation go together, and each team has a main role.
 */
export function exampleOrganisation({
  people: count,
  seed,
}: {
  people: number;
  seed: number;
}): ExampleOrganisation {
  const random = seededRandom(seed);
  const people: Person[] = [];
  for (let division = 0; people.length < count; division++) {
    const departments = 2 + Math.floor(random() * 4);
    for (let department = 0; department < departments && people.length < count; department++) {
      const teams = 2 + Math.floor(random() * 4);
      for (let team = 0; team < teams && people.length < count; team++) {
        const path = [`d${division}`, `d${division}.${department}`, `d${division}.${department}.${team}`];
        addTeam(people, {
          path,
          size: Math.min(3 + Math.floor(21 * random() ** 1.5), count - people.length),
          random,
        });
      }
    }
  }
  return { people, tree: ['division', 'department', 'team'], attributes: Object.keys(SHAPES) };
}

/** Filters over three attributes, as readers of a survey set them: the last wish of every report. */
export function triplesOf({ people, tree, attributes }: ExampleOrganisation): readonly Candidate[] {
  const [top, middle] = tree;
  const pairs = attributes.flatMap((first, at) => attributes.slice(at + 1).map((second) => [first, second]));
  const levels = [top, middle].filter((level) => level !== undefined);
  return [...levels.flatMap((level) => pairs.map((pair) => [level, ...pair])), attributes].flatMap((triple) =>
    combinations(people, triple),
  );
}

/** Numbers in [0, 1) from a seed: mulberry32 by Tommy Ettinger (public domain). For examples, never for secrets. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Reproducible bytes in the place of cryptographic ones: only for tests. */
export function seededBytes(seed: number): (length: number) => Uint8Array {
  const random = seededRandom(seed);
  return (length) => Uint8Array.from({ length }, () => Math.floor(256 * random()));
}

function addTeam(
  people: Person[],
  { path, size, random }: { path: readonly string[]; size: number; random: () => number },
): void {
  const [division = '', department = '', team = ''] = path;
  const mainRole = pick(SHAPES.role, random());
  for (let member = 0; member < size; member++) {
    const age = random();
    const attributes: Record<string, string> = {
      division,
      department,
      // The head of a department, in its first team here, belongs to no team.
      ...(member === 0 && team.endsWith('.0') ? {} : { team }),
      // Half of tenure follows age.
      tenure: `t${pick(SHAPES.tenure, random() < 0.5 ? age : random())}`,
      generation: `g${pick(SHAPES.generation, age)}`,
      role: `r${random() < 0.75 ? mainRole : pick(SHAPES.role, random())}`,
    };
    people.push({ id: `p${people.length}`, attributes });
  }
}

function pick(shares: readonly number[], at: number): number {
  let sum = 0;
  const found = shares.findIndex((share) => {
    sum += share;
    return at < sum;
  });
  return found === -1 ? shares.length - 1 : found;
}
