import { atomsIn, atomsOf } from '#kernel/disclosure/atoms.ts';
import type { Candidate, Person } from '#kernel/disclosure/group.ts';
import { insiderSafePlan } from '#kernel/disclosure/insider-plan.ts';
import { ledgerPlan } from '#kernel/disclosure/ledger-plan.ts';
import { createNestedRule } from '#kernel/disclosure/nested-rule.ts';
import type { PublishedGroup, ReleaseRequest } from '#kernel/disclosure/release-plan.ts';
import { EVERYONE, type WithheldReason } from '../contract/figure.ts';
import type { Item } from '../contract/item.ts';
import {
  answersByLabel,
  groupsOfView,
  type Invited,
  type LabelGroup,
  type SealedWave,
} from './sealed-wave.ts';
import {
  aloneInNoView,
  decisionCandidate,
  denialsOf,
  LEAST_COMMENTS,
  LEAST_PEOPLE,
  planView,
  type Random,
} from './view-plan.ts';

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
  const planned = planAcross(candidates, { people, ballots, total, random });
  for (const [key, reason] of planned) reasons.set(key, reason);
  for (const key of againstLedger(wave, { people, candidates, ballots, reasons, random }))
    reasons.set(key, 'earlier_waves');
  const groups = wave.views.flatMap((view) => groupsOfView(wave.labels, view));
  return {
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
  if (wave.views.length === 0 && everyone) {
    const published = aloneInNoView({ total, random });
    if (published) found.push({ decision: everyone, published });
  }
  const nested = nestedAcross(wave, found);
  for (const key of nested) denied.set(key, 'nested');
  const shown = found.filter(({ decision }) => !nested.has(decision.key));
  if (everyone && !shown.some(({ decision }) => decision === everyone) && !denied.has(EVERYONE))
    denied.set(EVERYONE, 'too_few');
  return { shown, denied };
}

interface AcrossQuestion {
  readonly people: readonly Person[];
  readonly ballots: ReadonlyMap<string, number>;
  readonly total: number;
  readonly random: Random;
}

/** The release plan across views, by who was invited: the reasons of the groups that it withholds. */
function planAcross(
  groups: readonly LabelGroup[],
  { people, ballots, total, random }: AcrossQuestion,
): ReadonlyMap<string, WithheldReason> {
  const candidates: Candidate[] = [[], ...groups.map((group) => decisionCandidate(group))];
  const answers = [total, ...groups.map(({ labels }) => sumOf(ballots, labels))];
  const request: ReleaseRequest = {
    people,
    candidates,
    answers,
    k: LEAST_PEOPLE,
    kComment: LEAST_COMMENTS,
    random,
  };
  return denialsOf(insiderSafePlan(request), candidates, groups);
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
    return group ? decisionCandidate(group) : [];
  });
  const plan = ledgerPlan(ledger, { people, candidates: asked, k: LEAST_PEOPLE, random });
  return plan.denied.flatMap(({ candidate }) => keys[asked.indexOf(candidate)] ?? []);
}

/** Whether so many answered that readers know, but for fewer than k, who did. */
const nearlyAll = (invited: number, answered: number): boolean => invited - answered < LEAST_PEOPLE;

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

const asPerson = ({ id, labels }: Invited): Person => ({ id, attributes: labels });

function sumOf(ballots: ReadonlyMap<string, number>, labels: readonly string[]): number {
  return labels.reduce((sum, label) => sum + (ballots.get(label) ?? 0), 0);
}
