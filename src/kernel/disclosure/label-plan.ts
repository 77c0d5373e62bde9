import { planBands, planValues } from './attribute-labels.ts';
import type { Person } from './group.ts';
import { planTree } from './tree-labels.ts';
import { EVERYONE, type Label, type PersonLabel, type View } from './view.ts';

/** The labels of a view and who answers under which; shown before a wave opens and frozen with it. */
export interface LabelPlan {
  readonly view: string;
  readonly labels: readonly Label[];
  readonly people: ReadonlyMap<string, PersonLabel>;
}

/**
 * Plans the labels of one view so that each fits at least K invited people. Groups below K are merged: in the
 * organisation the smallest siblings first, into the others of their parent, else into the parent; ordered bands with
 * the smaller neighbour; other values into one. Throws a RangeError when fewer than K people are invited at all.
 */
export function labelPlan({
  invited,
  view,
  K = 12,
}: {
  invited: readonly Person[];
  view: View;
  K?: number;
}): LabelPlan {
  if (!Number.isInteger(K) || K < 2) throw new RangeError(`K must be a whole number from 2 on, not ${K}.`);
  if (invited.length < K)
    throw new RangeError(`A wave needs ${K} invited people, here are ${invited.length}.`);
  if (new Set(invited.map(({ id }) => id)).size < invited.length)
    throw new RangeError('A person is invited twice.');
  const planned = plannedFor(invited, view, K);
  const everyone: Label = {
    key: EVERYONE,
    kind: 'everyone',
    names: [],
    headCount: invited.length,
    withUnknown: false,
  };
  const people = new Map<string, PersonLabel>();
  for (const { members, chain } of planned.leaves) {
    const [label = EVERYONE, ...coarser] = [...new Set([...chain, EVERYONE])];
    for (const id of members) people.set(id, { label, coarser });
  }
  return { view: view.name, labels: [everyone, ...planned.labels], people };
}

/** Labels below the one for everyone, and the people at the finest of them with the chain of keys above. */
export interface PlannedLabels {
  readonly labels: readonly Label[];
  readonly leaves: readonly { readonly members: readonly string[]; readonly chain: readonly string[] }[];
}

function plannedFor(invited: readonly Person[], view: View, K: number): PlannedLabels {
  switch (view.kind) {
    case 'tree':
      return planTree(invited, view.levels, K);
    case 'ordered':
      return planBands(invited, view, K);
    case 'nominal':
      return planValues(invited, view.attribute, K);
  }
}
