import { type Day, monthsBetween } from '#kernel/calendar.ts';
import { labelPlan } from '#kernel/disclosure/label-plan.ts';
import { EVERYONE, type Label, type View } from '#kernel/disclosure/view.ts';
import { GENERATIONS } from '#modules/people/contract/audience-rule.ts';
import { generationOf } from '#modules/people/domain/audience.ts';
import { LEAST_COMMENT_LABEL, LEAST_LABEL, type ViewName } from '../contract/wave.ts';

/** Somebody who is to be invited, as they are when a wave is planned. */
export interface Invitee {
  readonly id: string;
  /** Units from the top down to their own; empty: in none. */
  readonly unitPath: readonly string[];
  readonly roleFamily: string | null;
  readonly startedOn: Day | null;
  readonly birthYear: number | null;
  /** The arm of an experiment; null: in none. */
  readonly arm: string | null;
}

/** A label as it is kept: with its own id and that of the next coarser one. */
export interface PlannedLabel extends Label {
  readonly id: string;
  readonly view: ViewName;
  readonly parentId: string | null;
  readonly unitIds: readonly string[];
}

export interface PlannedLabels {
  readonly labels: readonly PlannedLabel[];
  /** The finest label of each person in each view. */
  readonly people: ReadonlyMap<string, Partial<Record<ViewName, string>>>;
  /** Attributes by which the labels were made, and reports may group. */
  readonly attributes: ReadonlyMap<string, Readonly<Record<string, string>>>;
  /** Units that do not stand alone, with the label under which their people answer. */
  readonly rolledUp: readonly { unitId: string; people: number; labelId: string }[];
}

/** First full month of each band of tenure. */
export const TENURE_BANDS = { t0: 0, t1: 12, t2: 24, t5: 60, t10: 120, t20: 240 } as const;

const level = (depth: number) => `unit${depth + 1}`;

/** What reports may group a person by; what is not known is not there. */
export function attributesOf(person: Invitee, today: Day): Record<string, string> {
  const generation = generationOf(person.birthYear);
  return {
    ...Object.fromEntries(person.unitPath.map((unitId, depth) => [level(depth), unitId])),
    ...(person.startedOn ? { tenure: tenureBand(person.startedOn, today) } : {}),
    ...(generation === 'unknown' ? {} : { generation }),
    ...(person.roleFamily ? { role: person.roleFamily } : {}),
    ...(person.arm ? { arm: person.arm } : {}),
  };
}

function tenureBand(startedOn: Day, today: Day): string {
  const months = monthsBetween(startedOn, today);
  const bands = Object.entries(TENURE_BANDS).filter(([, first]) => first <= Math.max(0, months));
  return bands.at(-1)?.[0] ?? 't0';
}

/**
 * The labels of a wave in all its views. Whoever is invited has one finest label per view; small groups have been merged
 * (`kernel/disclosure`), words go under labels of thirty. Throws a RangeError when fewer than twelve are invited.
 */
export function planLabels(
  invited: readonly Invitee[],
  {
    views,
    words,
    today,
    newId,
  }: { views: readonly ViewName[]; words: boolean; today: Day; newId: () => string },
): PlannedLabels {
  const attributes = new Map(invited.map((person) => [person.id, attributesOf(person, today)]));
  const trunk = trunkOf(invited);
  const branches = invited.map((person) => branchOf(person, trunk));
  const deepest = branches.reduce((depth, branch) => Math.max(depth, branch.length), 1);
  const people = invited.map(({ id }, at) => {
    const levels = (branches[at] ?? []).map((unitId, depth) => [`branch${depth}`, unitId]);
    return { id, attributes: { ...attributes.get(id), ...Object.fromEntries(levels) } };
  });
  const org: View = {
    kind: 'tree',
    name: 'org',
    levels: Array.from({ length: deepest }, (_, depth) => `branch${depth}`),
  };
  const labels: PlannedLabel[] = [];
  const byPerson = new Map<string, Partial<Record<ViewName, string>>>();
  const wanted: ViewName[] = ['core', ...(words ? (['comment'] as const) : []), ...views];
  for (const name of wanted) {
    const K = name === 'comment' ? LEAST_COMMENT_LABEL : LEAST_LABEL;
    // Words of fewer than thirty invited people go under everyone; everything else needs its twelve.
    const view = viewOf(name, { org, byUnit: views.includes('org') });
    const whole = view === null || (name === 'comment' && people.length < K);
    const plan = labelPlan({ invited: people, view: view ?? org, K: whole ? LEAST_LABEL : K });
    const kept = whole ? plan.labels.filter(({ key }) => key === EVERYONE) : plan.labels;
    const ids = new Map(kept.map(({ key }) => [key, newId()]));
    const above = new Map<string, string>();
    for (const [personId, { label, coarser }] of plan.people) {
      const chain = [label, ...coarser].filter((key) => ids.has(key));
      chain.forEach((key, at) => {
        const next = chain[at + 1];
        if (next !== undefined) above.set(key, next);
      });
      byPerson.set(personId, { ...byPerson.get(personId), [name]: ids.get(chain[0] ?? EVERYONE) ?? '' });
    }
    for (const label of kept) {
      const parentId = ids.get(above.get(label.key) ?? '') ?? null;
      labels.push({ ...label, id: ids.get(label.key) ?? '', view: name, parentId, unitIds: [] });
    }
  }
  const rolledUp = views.includes('org') ? rolledUpIn(invited, { trunk, labels, byPerson }) : [];
  return {
    labels: labels.map((label) => ({ ...label, unitIds: unitsOf(label, rolledUp) })),
    people: byPerson,
    attributes,
    rolledUp,
  };
}

/** Null: the view has one label, for everyone. */
function viewOf(name: ViewName, { org, byUnit }: { org: View; byUnit: boolean }): View | null {
  switch (name) {
    case 'core':
      return null;
    case 'comment':
      return byUnit ? org : null;
    case 'org':
      return org;
    case 'tenure':
      return { kind: 'ordered', name, attribute: 'tenure', order: Object.keys(TENURE_BANDS) };
    case 'generation':
      return {
        kind: 'ordered',
        name,
        attribute: 'generation',
        order: GENERATIONS.filter((one) => one !== 'unknown'),
      };
    case 'role':
    case 'arm':
      return { kind: 'nominal', name, attribute: name };
  }
}

/**
 * The units from the top that hold all but a handful: a label for them would only be everyone again, and that handful, in a
 * unit of their own or in none, must not cost all the others theirs.
 */
function trunkOf(invited: readonly Invitee[]): readonly string[] {
  const trunk: string[] = [];
  for (;;) {
    const sizes = new Map<string, number>();
    for (const { unitPath } of invited) {
      const unit = isWithin(unitPath, trunk) ? unitPath[trunk.length] : undefined;
      if (unit !== undefined) sizes.set(unit, (sizes.get(unit) ?? 0) + 1);
    }
    const [largest] = [...sizes].sort(([, left], [, right]) => right - left);
    if (!largest || invited.length - largest[1] >= LEAST_LABEL) return trunk;
    trunk.push(largest[0]);
  }
}

const isWithin = (path: readonly string[], trunk: readonly string[]): boolean =>
  trunk.every((unit, at) => path[at] === unit);

/** The units by which somebody is told apart: those below the trunk. */
const branchOf = ({ unitPath }: Invitee, trunk: readonly string[]): readonly string[] =>
  isWithin(unitPath, trunk) ? unitPath.slice(trunk.length) : [];

function rolledUpIn(
  invited: readonly Invitee[],
  {
    trunk,
    labels,
    byPerson,
  }: {
    trunk: readonly string[];
    labels: readonly PlannedLabel[];
    byPerson: ReadonlyMap<string, Partial<Record<ViewName, string>>>;
  },
) {
  const standing = new Set(
    labels.flatMap(({ view, kind, names }) =>
      view === 'org' && kind === 'unit' ? (names.at(-1) ?? []) : [],
    ),
  );
  const found = new Map<string, { unitId: string; people: number; labelId: string }>();
  for (const { id, unitPath } of invited) {
    for (const unitId of unitPath) {
      if (standing.has(unitId) || trunk.includes(unitId)) continue;
      const known = found.get(unitId) ?? { unitId, people: 0, labelId: byPerson.get(id)?.org ?? '' };
      found.set(unitId, { ...known, people: known.people + 1 });
    }
  }
  return [...found.values()];
}

function unitsOf(label: PlannedLabel, rolledUp: PlannedLabels['rolledUp']): readonly string[] {
  if (label.view !== 'org') return [];
  const own = label.kind === 'unit' ? label.names.slice(-1) : [];
  return [...own, ...rolledUp.filter(({ labelId }) => labelId === label.id).map(({ unitId }) => unitId)];
}
