import { atomsIn, atomsOf } from './atoms.ts';
import { auditInsiders, type InsiderExposure } from './audit-insiders.ts';
import type { Candidate } from './group.ts';
import { eliminate, everythingUnknown, rowSums, sparsestRow } from './null-space.ts';
import { inverse, multiply, randomResidues, residue } from './prime-field.ts';
import { type DenialReason, type ReleasePlan, type ReleaseRequest, releasePlan } from './release-plan.ts';
import { sparsify } from './sparsify.ts';

/**
 * A release plan that also stands up to two insiders who subtract their own answers: plans, audits, withholds the groups
 * that completed an exposure, and plans again until the audit finds none. For k up to 5 and up to about a thousand
 * one-person atoms, because the audit is cubic in them; sealed views, whose atoms are labels, have none.
 */
export function insiderSafePlan(request: ReleaseRequest): ReleasePlan {
  const withheld = new Map<Candidate, DenialReason>();
  for (;;) {
    const kept = request.candidates
      .map((candidate, at) => ({ candidate, at }))
      .filter((one) => !withheld.has(one.candidate));
    const { answers } = request;
    const plan = releasePlan({
      ...request,
      candidates: kept.map(({ candidate }) => candidate),
      ...(answers ? { answers: kept.map(({ at }) => answers[at] ?? 0) } : {}),
    });
    const published = plan.published.map(({ candidate }) => candidate);
    const exposures = auditInsiders(request.people, published, request);
    if (exposures.length === 0) {
      const insiders = [...withheld].map(([candidate, reason]) => ({ candidate, reason }));
      return { published: plan.published, denied: [...plan.denied, ...insiders] };
    }
    for (const candidate of culprits(request, published, exposures)) withheld.set(candidate, 'insiders');
  }
}

/** For each exposure the published group that completed it: before it, the people were still hidden. */
function culprits(
  { people, random }: ReleaseRequest,
  published: readonly Candidate[],
  exposures: readonly InsiderExposure[],
): ReadonlySet<Candidate> {
  const atoms = atomsOf(people);
  const count = atoms.sizes.length;
  const atomOf = new Map(people.map(({ id }, at) => [id, atoms.ofPerson[at] ?? 0]));
  const atomsOfAll = (ids: readonly string[]) => [...new Set(ids.map((id) => atomOf.get(id) ?? 0))];
  let open = exposures.map((exposure) => {
    return { set: atomsOfAll(exposure.people), insiders: atomsOfAll(exposure.insiders) };
  });
  // All atoms count as large: nothing is searched here, and the sparsest row is simply the shortest.
  const space = everythingUnknown(new Uint8Array(count));
  const prints = Array.from({ length: 6 }, () => randomResidues(count, random));
  const found = new Set<Candidate>();
  for (const candidate of published) {
    const group = atomsIn(atoms, candidate);
    const sums = rowSums(space, group);
    const pivot = sparsestRow(space, sums);
    const pivotRow = space.rows[pivot];
    if (!pivotRow) continue;
    const scale = inverse(sums.get(pivot) ?? 0);
    for (const print of prints) {
      const factor = multiply(sumOver(print, group), scale);
      for (const [at, atom] of pivotRow.atoms.entries()) {
        print[atom] = residue((print[atom] ?? 0) - multiply(factor, pivotRow.values[at] ?? 0));
      }
    }
    eliminate(space, sums, pivot);
    sparsify(space, sums.keys());
    const hidden = open.filter(
      ({ set, insiders }) => !isExposed(prints, [set, ...insiders.map((atom) => [atom])]),
    );
    if (hidden.length < open.length) found.add(candidate);
    open = hidden;
  }
  if (open.length > 0) throw new Error('An exposure does not follow from the published groups.');
  return found;
}

/** Whether the unknowns of a set and one or two insiders are linearly dependent, by two random minors. */
function isExposed(prints: readonly Float64Array[], sets: readonly (readonly number[])[]): boolean {
  return [prints.slice(0, 3), prints.slice(3)].every((triple) => {
    const rows = sets.map((set) => triple.slice(0, sets.length).map((print) => sumOver(print, set)));
    return determinant(rows) === 0;
  });
}

/** The determinant of a matrix of two or three rows, by its first row. */
function determinant(rows: readonly (readonly number[])[]): number {
  const [first = [], ...others] = rows;
  if (others.length === 0) return first[0] ?? 1;
  return first.reduce((sum, value, column) => {
    const minor = determinant(others.map((row) => row.filter((_, at) => at !== column)));
    return residue(sum + (column % 2 === 0 ? 1 : -1) * multiply(value, minor));
  }, 0);
}

function sumOver(print: Float64Array, atoms: readonly number[]): number {
  let sum = 0;
  for (const atom of atoms) sum = residue(sum + (print[atom] ?? 0));
  return sum;
}
