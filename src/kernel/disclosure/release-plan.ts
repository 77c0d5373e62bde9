import { type Atoms, atomsIn, atomsOf, peopleIn } from './atoms.ts';
import { createCommentGroups } from './comment-groups.ts';
import type { Effort } from './derivable-search.ts';
import { type CreateSearch, type ExposureSearch, searchForSets } from './exposure-search.ts';
import type { Candidate, Person } from './group.ts';
import { createNestedRule } from './nested-rule.ts';
import {
  eliminate,
  everythingUnknown,
  type NullSpace,
  type RowSums,
  rowSums,
  sparsestRow,
} from './null-space.ts';
import { sparsify } from './sparsify.ts';

/** Why a group is withheld. None of the reasons depends on an answer, so a refusal tells nothing about answers. */
export type DenialReason =
  /** Fewer than k people, or fewer than k answers. */
  | 'too-few'
  /** Together with what is published, something about fewer than k people would follow. */
  | 'derivable'
  /** A published group contains it, or lies inside it, with fewer than k answers between them. */
  | 'nested'
  /** Two people who know their own answers could compute something about fewer than k − 2 others. */
  | 'insiders'
  /** The search that would have proved it safe was longer than the plan allows. */
  | 'too-costly';

declare const planned: unique symbol;

/** A group that a release plan has published; only a plan makes one, and the value rules accept nothing else. */
export interface PublishedGroup {
  readonly candidate: Candidate;
  /** People (or, where answers were counted, answers) behind every value of the group. */
  readonly n: number;
  /** Whether comments may be shown for this group. */
  readonly comments: boolean;
  readonly [planned]: true;
}

/** What a wave shows, in order of priority, and what it withholds and why. */
export interface ReleasePlan {
  readonly published: readonly PublishedGroup[];
  readonly denied: readonly { readonly candidate: Candidate; readonly reason: DenialReason }[];
}

export interface ReleaseRequest {
  readonly people: readonly Person[];
  /** In order of priority: an earlier candidate can only be withheld for its own sake. */
  readonly candidates: readonly Candidate[];
  /** Smallest number of people about whom anything may follow. */
  readonly k?: number;
  /** Smallest number of people among whom comments are shown. */
  readonly kComment?: number;
  /** Cryptographically secure random bytes. */
  readonly random: (length: number) => Uint8Array;
  /**
   * Across sealed views nobody knows who answered, only how many: the number of answers of each candidate. Then
   * `people` are those invited, and a group inside another needs k answers between them.
   */
  readonly answers?: readonly number[];
  /** Steps that all searches together may take; what is left undecided is withheld. */
  readonly effort?: number;
}

/**
 * Decides once, at close, which groups are shown, so that nothing about fewer than k people follows from everything
 * published together: no 0/1 vector of fewer than k people lies in the row space of the published groups.
 *
 * Deterministic up to false alarms of probability 2^-62 per set looked at, which only withhold. Exact as long as the
 * rank over F_p is the rank over the rationals; `auditSpan` judges the outcome without either assumption.
 */
export function releasePlan(request: ReleaseRequest): ReleasePlan {
  return planWith(atomsOf(request.people), [], request);
}

/**
 * `releasePlan` over given atoms, after earlier publications (unions of atoms) that can no longer be taken back, with the
 * search that says what a group would give away.
 */
export function planWith(
  atoms: Atoms,
  given: readonly (readonly number[])[],
  { candidates, k = 5, kComment = 10, random, answers, effort = DEFAULT_EFFORT }: ReleaseRequest,
  createSearch: CreateSearch = searchForSets,
): ReleasePlan {
  requireSensible({ k, kComment, candidates, answers });
  const isSmall = Uint8Array.from(atoms.sizes, (size) => (size < k ? 1 : 0));
  const search = createSearch(isSmall, random);
  const known: Known = { sizes: atoms.sizes, k, space: everythingUnknown(isSmall), search };
  for (const group of given) addPublished(known, group);
  const nested = createNestedRule(k);
  const commentGroups = createCommentGroups(atoms.sizes, kComment);
  const budget = { left: effort };
  const published: PublishedGroup[] = [];
  const denied: { candidate: Candidate; reason: DenialReason }[] = [];
  for (const [at, candidate] of candidates.entries()) {
    const group = atomsIn(atoms, candidate);
    const n = answers?.[at] ?? peopleIn(atoms.sizes, group);
    const reason = reasonAgainst(known, group, { n, k, budget, nested: answers ? nested : null });
    if (reason) {
      denied.push({ candidate, reason });
      continue;
    }
    if (answers) nested.add(group, n);
    // The one place where a published group is made; the brand exists for the compiler only.
    published.push({
      candidate,
      n,
      comments: n >= kComment && commentGroups.accept(group),
    } as PublishedGroup);
  }
  return { published, denied };
}

/** Enough for an organisation of 2,000 with every pair of attributes; see `bench/disclosure.ts`. */
const DEFAULT_EFFORT = 100_000_000;
/** No single group may spend more than this part of the effort. */
const SHARE_PER_GROUP = 1 / 20;

interface Known {
  readonly sizes: Int32Array;
  readonly k: number;
  readonly space: NullSpace;
  readonly search: ExposureSearch;
}

function reasonAgainst(
  known: Known,
  group: readonly number[],
  {
    n,
    k,
    budget,
    nested,
  }: { n: number; k: number; budget: Effort; nested: ReturnType<typeof createNestedRule> | null },
): DenialReason | null {
  if (n < k || peopleIn(known.sizes, group) < k) return 'too-few';
  if (nested?.forbids(group, n)) return 'nested';
  const sums = rowSums(known.space, group);
  // Nothing that readers could not work out themselves.
  if (sums.size === 0) return null;
  const pivot = sparsestRow(known.space, sums);
  const allowed = { left: Math.ceil(Math.min(budget.left, SHARE_PER_GROUP * DEFAULT_EFFORT)) };
  const before = allowed.left;
  const { search, ...addition } = known;
  const found = search.examine({ ...addition, sums, pivot, group }, allowed);
  budget.left -= before - Math.max(0, allowed.left);
  if (found !== 'nothing') return found ?? 'too-costly';
  forget(known.space, sums, pivot);
  return null;
}

function addPublished({ search, ...known }: Known, group: readonly number[]): void {
  const sums = rowSums(known.space, group);
  // What follows from the others anyway takes nothing away.
  if (sums.size === 0) return;
  const pivot = sparsestRow(known.space, sums);
  search.accept({ ...known, sums, pivot, group });
  forget(known.space, sums, pivot);
}

/** Takes what a published group tells out of what readers cannot know. */
function forget(space: NullSpace, sums: RowSums, pivot: number): void {
  eliminate(space, sums, pivot);
  sparsify(space, sums.keys());
}

function requireSensible({
  k,
  kComment,
  candidates,
  answers,
}: {
  k: number;
  kComment: number;
  candidates: readonly Candidate[];
  answers: readonly number[] | undefined;
}): void {
  if (!Number.isInteger(k) || k < 2) throw new RangeError(`k must be a whole number from 2 on, not ${k}.`);
  if (!Number.isInteger(kComment) || kComment < k)
    throw new RangeError(`kComment must be at least k, not ${kComment}.`);
  if (answers && answers.length !== candidates.length) {
    throw new RangeError(
      `There are ${candidates.length} candidates and ${answers.length} numbers of answers.`,
    );
  }
}
