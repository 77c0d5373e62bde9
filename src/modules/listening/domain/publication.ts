import { atomsIn, atomsOf } from '#kernel/disclosure/atoms.ts';
import type { Candidate, Person } from '#kernel/disclosure/group.ts';
import { insiderSafePlan } from '#kernel/disclosure/insider-plan.ts';
import { ledgerPlan } from '#kernel/disclosure/ledger-plan.ts';
import { createNestedRule } from '#kernel/disclosure/nested-rule.ts';
import {
  type DenialReason,
  type PublishedGroup,
  type ReleasePlan,
  type ReleaseRequest,
  releasePlan,
} from '#kernel/disclosure/release-plan.ts';
import type { Item } from '../contract/item.ts';
import { EVERYONE, type WithheldReason } from '../contract/result.ts';
import {
  answersByLabel,
  groupsOfView,
  type Invited,
  type LabelGroup,
  type SealedWave,
} from './sealed-wave.ts';

/** Smallest number of people about whom anything may follow, and among whom comments are shown. */
export const LEAST_PEOPLE = 5;
export const LEAST_COMMENTS = 10;
/**
 * One-person classes of invited people up to which a plan also reckons with two insiders: the audit is cubic in them, and
 * at this number takes about half a minute. Beyond, the organisation gets the plan without it, and is told.
 */
export const MOST_INSIDER_CLASSES = 1500;

type Random = (length: number) => Uint8Array;

/** A group of a wave and what was decided about it. */
export interface GroupDecision {
  readonly key: string;
  readonly view: string | null;
  /** The labels that it is made of; none for everybody. */
  readonly labels: readonly string[];
  readonly invited: number;
  /** Ballots behind it. */
  readonly answered: number;
  /** Null: it is shown. */
  readonly reason: WithheldReason | null;
}

export interface WavePlan {
  readonly groups: readonly GroupDecision[];
  readonly insiderSafe: boolean;
}

/**
 * Decides once, at close, which groups of a wave are shown. Three questions, each of which may only withhold: within a
 * sealed view, whose ballots are known by label, no difference of shown groups may be fewer than k ballots; across views,
 * where nobody knows who answered, the same by who was invited, with at least k answers between a group and one inside it;
 * and over the waves of a survey.
 *
 * Depends on labels and numbers of ballots, never on answers.
 */
export function planWave(wave: SealedWave, random: Random): WavePlan {
  const total = wave.rows.length;
  const ballots = new Map(wave.labels.map((label) => [label.id, label.ballots]));
  const everyone = { key: EVERYONE, view: null, labels: [], invited: wave.invited.length, answered: total };
  const reasons = new Map<string, WithheldReason>();
  const candidates: LabelGroup[] = [];
  for (const view of wave.views) {
    const { shown, denied } = planView(wave, view, { answers: ballots, total, random });
    for (const [key, reason] of denied) reasons.set(key, reason);
    candidates.push(...shown.map(({ group }) => group));
  }
  const people = wave.invited.map(asPerson);
  const insiderSafe = onePersonClasses(people) <= MOST_INSIDER_CLASSES;
  const planned = planAcross(candidates, { people, ballots, total, random, insiderSafe });
  for (const [key, reason] of planned) reasons.set(key, reason);
  for (const key of againstLedger(wave, { people, candidates, ballots, reasons, random }))
    reasons.set(key, 'earlier_waves');
  const groups = wave.views.flatMap((view) => groupsOfView(wave.labels, view));
  return {
    insiderSafe,
    groups: [
      { ...everyone, reason: reasons.get(EVERYONE) ?? null },
      ...groups.map(({ key, view, labels, invited }) => {
        return {
          key,
          view,
          labels,
          invited,
          answered: sumOf(ballots, labels),
          reason: reasons.get(key) ?? null,
        };
      }),
    ],
  };
}

/** For a shown group of an item: who stands behind its figures. Only a plan makes one. */
export interface ItemGroup {
  readonly decision: GroupDecision;
  readonly published: PublishedGroup;
}

/**
 * Repeats the question for one item with those who answered it: a group may have ten ballots more than one inside it,
 * of which a single one answered this item. Returns the groups whose figures may be shown, and the others' reasons.
 */
export function planItem(
  wave: SealedWave,
  plan: WavePlan,
  { item, random }: { item: Pick<Item, 'id' | 'scale'>; random: Random },
): { readonly shown: readonly ItemGroup[]; readonly denied: ReadonlyMap<string, WithheldReason> } {
  const answers = answersByLabel(wave, item);
  const total = wave.rows.filter((row) => row[item.id] !== undefined).length;
  const open = new Map(plan.groups.filter(({ reason }) => reason === null).map((one) => [one.key, one]));
  const denied = new Map<string, WithheldReason>();
  const found: ItemGroup[] = [];
  const everyone = open.get(EVERYONE);
  for (const [at, view] of wave.views.entries()) {
    const only = new Set(open.keys());
    const viewPlan = planView(wave, view, { answers, total, random, only });
    for (const [key, reason] of viewPlan.denied) denied.set(key, reason);
    // Everybody heads the plan of each view; the first of them stands for all.
    if (at === 0 && everyone && viewPlan.everyone)
      found.push({ decision: everyone, published: viewPlan.everyone });
    for (const { group, published } of viewPlan.shown) {
      const decision = open.get(group.key);
      if (decision) found.push({ decision, published });
    }
  }
  if (wave.views.length === 0 && everyone) found.push(...aloneInNoView(everyone, { total, random }));
  const nested = nestedAcross(wave, found);
  for (const key of nested) denied.set(key, 'nested');
  const shown = found.filter(({ decision }) => !nested.has(decision.key));
  if (everyone && !shown.some(({ decision }) => decision === everyone) && !denied.has(EVERYONE))
    denied.set(EVERYONE, 'too_few');
  return { shown, denied };
}

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
function planView(wave: SealedWave, view: string, { answers, total, random, only }: ViewQuestion) {
  const groups = groupsOfView(wave.labels, view).filter(({ key }) => !only || only.has(key));
  const labels = wave.labels.filter((label) => label.view === view).map(({ id }) => id);
  const people = ballotsAsPeople(labels, { view, answers, total });
  const candidates: Candidate[] = [IN_CORE, ...groups.map((group) => candidateOf(group))];
  const plan = releasePlan({ people, candidates, k: LEAST_PEOPLE, kComment: LEAST_COMMENTS, random });
  const published = new Map(plan.published.map((one) => [one.candidate, one]));
  const shown: { group: LabelGroup; published: PublishedGroup }[] = [];
  for (const [at, group] of groups.entries()) {
    const one = published.get(candidates[at + 1] ?? IN_CORE);
    if (one) shown.push({ group, published: one });
  }
  return { shown, everyone: published.get(IN_CORE), denied: denialsOf(plan, candidates, groups) };
}

const IN_CORE: Candidate = [{ attribute: 'core', anyOf: ['yes'] }];

/**
 * One stand-in per ballot. Not everybody's ballots of all views arrive: then everybody (from the core view) less all
 * labels of this view is a handful of ballots, and the plan has to see them, as stand-ins without a label or, when the
 * core ballots are fewer, as stand-ins outside the core.
 */
function ballotsAsPeople(
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

interface AcrossQuestion {
  readonly people: readonly Person[];
  readonly ballots: ReadonlyMap<string, number>;
  readonly total: number;
  readonly random: Random;
  readonly insiderSafe: boolean;
}

/** The release plan across views, by who was invited: the reasons of the groups that it withholds. */
function planAcross(
  groups: readonly LabelGroup[],
  { people, ballots, total, random, insiderSafe }: AcrossQuestion,
): ReadonlyMap<string, WithheldReason> {
  const candidates: Candidate[] = [[], ...groups.map((group) => candidateOf(group))];
  const answers = [total, ...groups.map(({ labels }) => sumOf(ballots, labels))];
  const request: ReleaseRequest = {
    people,
    candidates,
    answers,
    k: LEAST_PEOPLE,
    kComment: LEAST_COMMENTS,
    random,
  };
  return denialsOf(insiderSafe ? insiderSafePlan(request) : releasePlan(request), candidates, groups);
}

interface LedgerQuestion {
  readonly people: readonly Person[];
  readonly candidates: readonly LabelGroup[];
  readonly ballots: ReadonlyMap<string, number>;
  readonly reasons: ReadonlyMap<string, WithheldReason>;
  readonly random: Random;
}

/**
 * Groups whose difference to an earlier wave would be fewer than k people. Only where readers know who answered, which is
 * when fewer than k of the invited stayed silent: with k or more silent in a sealed wave, no difference of two waves is
 * about people whom anybody could name.
 */
function againstLedger(
  { ledger, rows }: SealedWave,
  { people, candidates, ballots, reasons, random }: LedgerQuestion,
): readonly string[] {
  if (ledger.length === 0) return [];
  const complete = candidates.filter(
    (group) => !reasons.has(group.key) && nearlyAll(group.invited, sumOf(ballots, group.labels)),
  );
  const keys = [
    ...(nearlyAll(people.length, rows.length) && !reasons.has(EVERYONE) ? [EVERYONE] : []),
    ...complete.map(({ key }) => key),
  ];
  const asked = keys.map((key): Candidate => {
    const group = complete.find((one) => one.key === key);
    return group ? candidateOf(group) : [];
  });
  const plan = ledgerPlan(ledger, { people, candidates: asked, k: LEAST_PEOPLE, random });
  return plan.denied.flatMap(({ candidate }) => keys[asked.indexOf(candidate)] ?? []);
}

/** Whether so many answered that readers know, but for fewer than k, who did. */
export const nearlyAll = (invited: number, answered: number): boolean => invited - answered < LEAST_PEOPLE;

/** Groups, in order of publication, with 1 to k − 1 answers to an item between them and a shown group around or inside. */
function nestedAcross({ invited }: SealedWave, found: readonly ItemGroup[]): ReadonlySet<string> {
  const atoms = atomsOf(invited.map(asPerson));
  const rule = createNestedRule(LEAST_PEOPLE);
  const close = new Set<string>();
  for (const { decision, published } of found) {
    const members = atomsIn(atoms, decisionCandidate(decision));
    if (rule.forbids(members, published.n)) close.add(decision.key);
    else rule.add(members, published.n);
  }
  return close;
}

/** A wave without labels, such as a small vote, shows everybody or nothing. */
function aloneInNoView(
  everyone: GroupDecision,
  { total, random }: { total: number; random: Random },
): readonly ItemGroup[] {
  const people = Array.from({ length: total }, (_, at): Person => ({ id: `${at}`, attributes: {} }));
  const plan = releasePlan({ people, candidates: [[]], k: LEAST_PEOPLE, kComment: LEAST_COMMENTS, random });
  return plan.published.map((published) => ({ decision: everyone, published }));
}

/** A group by who was invited to it. */
export const decisionCandidate = ({ view, labels }: Pick<GroupDecision, 'view' | 'labels'>): Candidate =>
  view === null ? [] : [{ attribute: view, anyOf: labels }];

const candidateOf = (group: LabelGroup): Candidate => decisionCandidate(group);

const asPerson = ({ id, labels }: Invited): Person => ({ id, attributes: labels });

function denialsOf(
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

function onePersonClasses(people: readonly Person[]): number {
  return atomsOf(people).sizes.filter((size) => size === 1).length;
}

function sumOf(ballots: ReadonlyMap<string, number>, labels: readonly string[]): number {
  return labels.reduce((sum, label) => sum + (ballots.get(label) ?? 0), 0);
}
