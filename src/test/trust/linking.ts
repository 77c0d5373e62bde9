import type { Finding } from './finding.ts';
import type { Copy, Ordering, SealedRun } from './sealed-wave.ts';

/**
 * The best that an attacker finds who tries every ordering of persons against every ordering of ballots: by rank, and by «who
 * came last before it» where both sides count in the same unit. Trying many is allowed for (Bonferroni over Poisson tails:
 * of n guesses by chance one is right, with variance one).
 */
export function bestMatching(
  copy: Copy,
  truth: ReadonlyMap<string, string>,
): { readonly hits: number; readonly of: number; readonly by: string; readonly isChance: boolean } {
  let best = { hits: 0, of: truth.size, by: 'nothing', isChance: true };
  let tries = 0;
  for (const persons of copy.persons) {
    for (const ballots of copy.ballots) {
      for (const guess of [byRank(persons, ballots), byLastBefore(persons, ballots)]) {
        if (!guess) continue;
        tries++;
        const hits = [...guess].filter(([ballot, person]) => truth.get(ballot) === person).length;
        if (hits > best.hits) best = { ...best, hits, by: `${persons.name} against ${ballots.name}` };
      }
    }
  }
  return { ...best, isChance: tries * poissonTail(best.hits) > 0.05 };
}

/** T5: everything that the database knows in the end, the box having been written anew. */
export function attackTiming({ people, copies }: SealedRun, against: Finding['against']): Finding {
  const truth = truthOf(people);
  const last = copies.at(-1);
  const match = bestMatching(
    against === 'inward' ? (last?.after ?? NOTHING) : (last?.before ?? NOTHING),
    truth,
  );
  return finding('T5', { against, match, people: people.length });
}

/**
 * T6: a copy each hour. Ballots that are new in an hour, against the people whose rows changed in it; then the best order within.
 * `moment`: copies taken just before or just after the box is written anew.
 */
export function attackCopies(
  { people, copies }: SealedRun,
  against: Finding['against'],
  moment: 'before' | 'after',
): Finding {
  const truth = truthOf(people);
  let hits = 0;
  let chance = true;
  const by = new Set<string>();
  let seen = new Set<string>();
  for (const copy of copies) {
    const { persons, ballots } = copy[moment];
    const all = new Set(ballots.flatMap(({ values }) => [...values.keys()]));
    const fresh = new Set([...all].filter((ballot) => !seen.has(ballot)));
    seen = all;
    const part = { persons, ballots: ballots.map((ordering) => only(ordering, fresh)) };
    const match = bestMatching(part, new Map([...truth].filter(([ballot]) => fresh.has(ballot))));
    hits += match.hits;
    if (!match.isChance) {
      chance = false;
      by.add(match.by);
    }
  }
  const match = { hits, of: truth.size, by: [...by].join('; ') || 'nothing', isChance: chance };
  return finding('T6', {
    against,
    match,
    people: people.length,
    note: `, copied just ${moment} the hourly shuffle`,
  });
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

/** P(X ≥ hits) for X of Poisson's law with mean 1. */
function poissonTail(hits: number): number {
  let [term, below] = [Math.exp(-1), 0];
  for (let count = 0; count < hits; count++) {
    below += term;
    term /= count + 1;
  }
  return 1 - below;
}
