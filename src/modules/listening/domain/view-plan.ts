import type { Candidate, Person } from '#kernel/disclosure/group.ts';
import { insiderSafePlan } from '#kernel/disclosure/insider-plan.ts';
import {
  type DenialReason,
  type PublishedGroup,
  type ReleasePlan,
  releasePlan,
} from '#kernel/disclosure/release-plan.ts';
import { EVERYONE, type WithheldReason } from '../contract/figure.ts';
import { groupsOfView, type LabelGroup, type SealedWave } from './sealed-wave.ts';

/** Smallest number of people about whom anything may follow, and among whom comments are shown. */
export const LEAST_PEOPLE = 5;
export const LEAST_COMMENTS = 10;
export type Random = (length: number) => Uint8Array;

interface ViewQuestion {
  /** Answers that carry each label. */
  readonly answers: ReadonlyMap<string, number>;
  /** Answers of everybody, from the unlabelled ballots. */
  readonly total: number;
  readonly random: Random;
  /** Keys of the groups that are still to be decided; all when left out. */
  readonly only?: ReadonlySet<string>;
}

/** The release plan within one sealed view: its people are ballots, its atoms labels. */
export function planView(wave: SealedWave, view: string, { answers, total, random, only }: ViewQuestion) {
  const groups = groupsOfView(wave.labels, view).filter(({ key }) => !only || only.has(key));
  const labels = wave.labels.filter((label) => label.view === view).map(({ id }) => id);
  const people = ballotsAsPeople(labels, { view, answers, total });
  const candidates: Candidate[] = [IN_CORE, ...groups.map((group) => decisionCandidate(group))];
  const plan = insiderSafePlan({ people, candidates, k: LEAST_PEOPLE, kComment: LEAST_COMMENTS, random });
  const published = new Map(plan.published.map((one) => [one.candidate, one]));
  const shown: { group: LabelGroup; published: PublishedGroup }[] = [];
  for (const [at, group] of groups.entries()) {
    const one = published.get(candidates[at + 1] ?? IN_CORE);
    if (one) shown.push({ group, published: one });
  }
  return { shown, everyone: published.get(IN_CORE), denied: denialsOf(plan, candidates, groups) };
}

/** Everybody, by the core ballots. */
export const IN_CORE: Candidate = [{ attribute: 'core', anyOf: ['yes'] }];

/**
 * One stand-in per ballot. Not everybody's ballots of all views arrive: then everybody (from the core view) less all
 * labels of this view is a handful of ballots, and the plan has to see them, as stand-ins without a label or, when the
 * core ballots are fewer, as stand-ins outside the core.
 */
export function ballotsAsPeople(
  labels: readonly string[],
  { view, answers, total }: { view: string; answers: ReadonlyMap<string, number>; total: number },
): readonly Person[] {
  const counts = labels.map((label) => answers.get(label) ?? 0);
  const labelled = counts.reduce((sum, count) => sum + count, 0);
  const largest = labels[counts.indexOf(Math.max(...counts))];
  let outside = Math.max(0, labelled - total);
  const people: Person[] = [];
  for (const [at, label] of labels.entries()) {
    for (let count = counts[at] ?? 0; count > 0; count--) {
      const isOutside = label === largest && outside-- > 0;
      people.push({
        id: `${people.length}`,
        attributes: { [view]: label, ...(isOutside ? {} : { core: 'yes' }) },
      });
    }
  }
  for (let missing = total - labelled; missing > 0; missing--)
    people.push({ id: `${people.length}`, attributes: { core: 'yes' } });
  return people;
}

/** A wave without labels, such as a small vote, shows everybody or nothing. */
export function aloneInNoView({ total, random }: { total: number; random: Random }): PublishedGroup | null {
  const people = Array.from({ length: total }, (_, at): Person => ({ id: `${at}`, attributes: {} }));
  const plan = releasePlan({ people, candidates: [[]], k: LEAST_PEOPLE, kComment: LEAST_COMMENTS, random });
  return plan.published[0] ?? null;
}

/** A group by who was invited to it. */
export const decisionCandidate = ({
  view,
  labels,
}: {
  readonly view: string | null;
  readonly labels: readonly string[];
}): Candidate => (view === null ? [] : [{ attribute: view, anyOf: labels }]);

/** The reason of each group that a plan withholds; the first candidate is everybody. */
export function denialsOf(
  plan: ReleasePlan,
  candidates: readonly Candidate[],
  groups: readonly LabelGroup[],
): ReadonlyMap<string, WithheldReason> {
  const at = new Map(candidates.map((candidate, position) => [candidate, position]));
  return new Map(
    plan.denied.map(({ candidate, reason }) => {
      return [groups[(at.get(candidate) ?? 0) - 1]?.key ?? EVERYONE, REASONS[reason]] as const;
    }),
  );
}

const REASONS: Readonly<Record<DenialReason, WithheldReason>> = {
  'too-few': 'too_few',
  derivable: 'derivable',
  nested: 'nested',
  insiders: 'insiders',
  'too-costly': 'too_costly',
};
