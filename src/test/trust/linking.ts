import type { Finding } from './finding.ts';
import type { Copy, Ordering, SealedRun } from './sealed-wave.ts';

interface Match {
  readonly hits: number;
  readonly of: number;
  readonly by: string;
  readonly isChance: boolean;
}

/** One look at the database: its orderings, and the ballots that are to be matched with their voters. */
interface Look {
  readonly copy: Copy;
  readonly truth: ReadonlyMap<string, string>;
}

/**
 * The best that an attacker finds who tries every ordering of persons against every ordering of ballots, the same way in each
 * look: by rank, and by «who came last before it» where both sides count in the same unit. That many ways are tried is
 * allowed for (Bonferroni over Poisson tails: by chance one guess of a look is right, with variance one).
 */
export function bestMatching(looks: readonly Look[]): Match {
  const tally = new Map<string, { hits: number; looks: number }>();
  for (const { copy, truth } of looks) {
    for (const [way, guess] of guessesFrom(copy)) {
      const hits = [...guess].filter(([ballot, person]) => truth.get(ballot) === person).length;
      const sum = tally.get(way) ?? { hits: 0, looks: 0 };
      tally.set(way, { hits: sum.hits + hits, looks: sum.looks + 1 });
    }
  }
  const ways = [...tally].map(([by, { hits, looks: count }]) => ({
    by,
    hits,
    odds: tally.size * poissonTail(hits, count),
  }));
  const best = ways.sort((left, right) => left.odds - right.odds)[0] ?? { by: 'nothing', hits: 0, odds: 1 };
  const of = looks.reduce((sum, { truth }) => sum + truth.size, 0);
  return { hits: best.hits, of, by: best.by, isChance: best.odds > BY_CHANCE };
}

/** What a careless box gives away is beyond 10^-20; a way that wins by luck does not win in a fresh wave, see the suite. */
const BY_CHANCE = 0.05;

function* guessesFrom(copy: Copy): Generator<readonly [way: string, guess: ReadonlyMap<string, string>]> {
  for (const persons of copy.persons) {
    for (const ballots of copy.ballots) {
      const ranked = byRank(persons, ballots);
      const last = byLastBefore(persons, ballots);
      if (ranked) yield [`rank of ${persons.name} and ${ballots.name}`, ranked];
      if (last) yield [`the last in ${persons.name} before ${ballots.name}`, last];
    }
  }
}

/** T5: everything that the database knows in the end, the box having been written anew. */
export function attackTiming({ people, copies }: SealedRun, against: Finding['against']): Finding {
  const match = bestMatching([{ copy: copies.at(-1)?.after ?? NOTHING, truth: truthOf(people) }]);
  return finding('T5', { against, match, people: people.length });
}

/**
 * T6: a copy each hour. Ballots that are new in an hour, against the people and what is known of them at its end.
 * `moment`: copies taken just before or just after the box is written anew.
 */
export function attackCopies(
  { people, copies }: SealedRun,
  against: Finding['against'],
  moment: 'before' | 'after',
): Finding {
  const truth = truthOf(people);
  const seen = new Set<string>();
  const looks = copies.map((copy): Look => {
    const { persons, ballots } = copy[moment];
    const all = ballots.flatMap(({ values }) => [...values.keys()]);
    const fresh = new Set(all.filter((ballot) => !seen.has(ballot)));
    for (const ballot of all) seen.add(ballot);
    return {
      copy: { persons, ballots: ballots.map((ordering) => only(ordering, fresh)) },
      truth: new Map([...truth].filter(([ballot]) => fresh.has(ballot))),
    };
  });
  const note = `, copied just ${moment} the hourly shuffle`;
  return finding('T6', { against, match: bestMatching(looks), people: people.length, note });
}

const NOTHING: Copy = { persons: [], ballots: [] };

function truthOf(people: SealedRun['people']): ReadonlyMap<string, string> {
  return new Map(people.map(({ ballot, visitor }) => [ballot, visitor.id]));
}

function finding(
  attack: 'T5' | 'T6',
  {
    against,
    match,
    people,
    note = '',
  }: { against: Finding['against']; match: ReturnType<typeof bestMatching>; people: number; note?: string },
): Finding {
  const measure = match.isChance
    ? `ballots matched with their voters, no more than chance${note}`
    : `ballots matched with their voters, by ${match.by}${note}`;
  const advantage = match.isChance ? 0 : Math.max(0, match.hits / match.of - 1 / match.of);
  return { attack, against, people, measure, value: match.hits, advantage, passed: match.isChance };
}

function only({ name, values }: Ordering, wanted: ReadonlySet<string>): Ordering {
  return { name, values: new Map([...values].filter(([key]) => wanted.has(key))) };
}

function byRank(persons: Ordering, ballots: Ordering): Map<string, string> | null {
  if (ballots.values.size < 3 || persons.values.size < ballots.values.size) return null;
  const order = ({ values }: Ordering) =>
    [...values].sort(([, left], [, right]) => left - right).map(([name]) => name);
  // The people who came last, as many as there are ballots.
  const latest = order(persons).slice(-ballots.values.size);
  return new Map(order(ballots).map((ballot, at) => [ballot, latest[at] ?? '']));
}

function byLastBefore(persons: Ordering, ballots: Ordering): Map<string, string> | null {
  const order = [...persons.values].sort(([, left], [, right]) => left - right);
  const guesses = new Map<string, string>();
  for (const [ballot, value] of ballots.values) {
    const before = order.filter(([, at]) => at <= value).at(-1);
    if (before) guesses.set(ballot, before[0]);
  }
  return guesses.size > 2 ? guesses : null;
}

/** P(X ≥ hits) for X of Poisson's law with this mean. */
function poissonTail(hits: number, mean: number): number {
  let [term, below] = [Math.exp(-mean), 0];
  for (let count = 0; count < hits; count++) {
    below += term;
    term *= mean / (count + 1);
  }
  return Math.max(0, 1 - below);
}
