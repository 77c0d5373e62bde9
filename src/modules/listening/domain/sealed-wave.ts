import type { Answer, Item } from '../contract/item.ts';
import { rankedAs } from './item.ts';

/** A label of a view, as results need it. */
export interface SealedLabel {
  readonly id: string;
  readonly view: string;
  /** The next coarser label; null below nothing but everybody. */
  readonly parentId: string | null;
  /** Whether it is the label that fits everybody. */
  readonly everyone: boolean;
  readonly invited: number;
  /** Ballots that carry this very label. */
  readonly ballots: number;
}

/** How many ballots under a very label have a value of an item. */
export interface Counter {
  readonly labelId: string;
  readonly itemId: string;
  readonly value: number;
  readonly people: number;
}

/** In the place of a value: under this label, and left out. */
export const SKIPPED = -1;

/** Somebody who was invited, with the finest label of each view. */
export interface Invited {
  readonly id: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** All that is left of a wave after its close. */
export interface SealedWave {
  readonly items: readonly Item[];
  /** Views with labels and items, the organisation first. */
  readonly views: readonly string[];
  readonly labels: readonly SealedLabel[];
  readonly counts: readonly Counter[];
  /** Answers of each unlabelled ballot, in no order. */
  readonly rows: readonly Readonly<Record<string, Answer>>[];
  readonly invited: readonly Invited[];
  /** Groups that earlier waves of the same survey showed, of which nearly everybody answered. */
  readonly ledger: readonly { readonly wave: string; readonly members: readonly string[] }[];
}

/** A group of a report: a label with everything below it. */
export interface LabelGroup {
  readonly key: string;
  readonly view: string;
  /** The label and those below it. */
  readonly labels: readonly string[];
  readonly invited: number;
  readonly depth: number;
}

/** The groups of a view from the top, the largest first within a level: what is withheld should be what fewest miss. */
export function groupsOfView(labels: readonly SealedLabel[], view: string): readonly LabelGroup[] {
  const own = labels.filter((label) => label.view === view && !label.everyone);
  const byId = new Map(own.map((label) => [label.id, label]));
  const childrenOf = Map.groupBy(own, ({ parentId }) => parentId ?? '');
  const below = (id: string): string[] => [
    id,
    ...(childrenOf.get(id) ?? []).flatMap((child) => below(child.id)),
  ];
  const depthOf = ({ parentId }: SealedLabel): number => {
    const parent = byId.get(parentId ?? '');
    return parent ? 1 + depthOf(parent) : 0;
  };
  return own
    .map((label): LabelGroup => {
      return { key: label.id, view, labels: below(label.id), invited: label.invited, depth: depthOf(label) };
    })
    .sort(
      (left, right) =>
        left.depth - right.depth || right.invited - left.invited || (left.key < right.key ? -1 : 1),
    );
}

/**
 * For each label how many of its ballots answered an item. Each answer is counted under one value, but for a ranking, where
 * each ballot has one first place, and for several choices, where it is all ballots but those that skipped.
 */
export function answersByLabel(
  { labels, counts }: Pick<SealedWave, 'labels' | 'counts'>,
  { id, scale }: Pick<Item, 'id' | 'scale'>,
): ReadonlyMap<string, number> {
  const several = scale.kind === 'multiple';
  const answered = new Map(labels.map((label) => [label.id, several ? label.ballots : 0]));
  for (const { labelId, itemId, value, people } of counts) {
    if (itemId !== id) continue;
    const before = answered.get(labelId) ?? 0;
    if (several && value === SKIPPED) answered.set(labelId, before - people);
    if (!several && isOnePerBallot(scale, value)) answered.set(labelId, before + people);
  }
  return answered;
}

const isOnePerBallot = ({ kind }: Item['scale'], value: number): boolean =>
  value !== SKIPPED && (kind !== 'ranking' || rankedAs(value).place === 1);

/** How often each value of an item was given under these labels. */
export function tallyOf(
  counts: readonly Counter[],
  { itemId, labels }: { itemId: string; labels: ReadonlySet<string> },
): ReadonlyMap<number, number> {
  const tally = new Map<number, number>();
  for (const { labelId, itemId: counted, value, people } of counts) {
    if (counted !== itemId || value === SKIPPED || !labels.has(labelId)) continue;
    tally.set(value, (tally.get(value) ?? 0) + people);
  }
  return tally;
}
