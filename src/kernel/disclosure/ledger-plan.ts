import { atomsOf } from './atoms.ts';
import type { Person } from './group.ts';
import { planWith, type ReleasePlan, type ReleaseRequest } from './release-plan.ts';

/** One group as it was published once, by the people who belonged to it then. */
export interface Publication {
  readonly wave: string;
  readonly members: readonly string[];
}

/**
 * The release plan of a wave (or of a new cut or correction of an old one) beside everything published before. It takes
 * the worst case, that people answer the same each time: then the same group with one joiner more gives the joiner
 * away. So each person is one unknown over all waves, the ledger is given, and a candidate is withheld when it makes a
 * further set of fewer than k people derivable. Sets that the ledger alone gives away cannot be taken back.
 */
export function ledgerPlan(ledger: readonly Publication[], request: ReleaseRequest): ReleasePlan {
  const present = new Set(request.people.map(({ id }) => id));
  const publications = ledger.map(({ members }) => new Set(members));
  const past = new Set(publications.flatMap((members) => [...members]));
  const left: Person[] = [...past.difference(present)].map((id) => ({ id, attributes: {} }));
  const marks = new Map<string, number[]>();
  for (const [at, members] of publications.entries()) {
    for (const id of members) {
      const list = marks.get(id);
      if (list) list.push(at);
      else marks.set(id, [at]);
    }
  }
  const everybody = [...request.people, ...left];
  // Somebody who left is in no group of today, not even in the one of everyone.
  const atoms = atomsOf(everybody, ({ id }) => JSON.stringify([present.has(id), marks.get(id) ?? []]));
  const today = [...new Set(atoms.ofPerson.subarray(0, request.people.length))].sort((a, b) => a - b);
  const atomOf = new Map(everybody.map(({ id }, at) => [id, atoms.ofPerson[at] ?? -1]));
  const given = publications.map((members) => [...new Set([...members].map((id) => atomOf.get(id) ?? -1))]);
  return planWith({ ...atoms, everyone: today }, given, request);
}
