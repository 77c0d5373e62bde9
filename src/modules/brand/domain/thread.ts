import type { GapCode, Relation, ThreadKind, ThreadRef } from '../contract/thread.ts';

/**
 * What may be linked to what, from the one that serves to the one that is served. Each kind names only kinds that come
 * before it in `THREAD_KINDS`, so whatever people link, the thread has no circles and is at most six steps long.
 */
const LINKS: Record<ThreadKind, Partial<Record<ThreadKind, Relation>>> = {
  value: {},
  promise: { value: 'keeps' },
  goal: { value: 'serves', promise: 'serves' },
  campaign: { goal: 'serves' },
  action: { goal: 'serves', campaign: 'serves' },
  piece: { goal: 'serves', campaign: 'serves', action: 'serves' },
  measure: { promise: 'measures', goal: 'measures', campaign: 'measures' },
};

/**
 * The kinds in their order, as `THREAD_KINDS` of the contract, whose schemas would come along into the browser.
 * Safe: the type of `LINKS` names every kind, and a test holds the order.
 */
export const KINDS_IN_ORDER = Object.keys(LINKS) as readonly ThreadKind[];

/** How one kind may be linked to another, undefined if it may not. */
export function relationOf(from: ThreadKind, to: ThreadKind): Relation | undefined {
  return LINKS[from][to];
}

/** The longest way from a value down to a measure or back. */
export const LONGEST_WALK = KINDS_IN_ORDER.length - 1;

export interface GapRule {
  readonly code: GapCode;
  readonly kind: ThreadKind;
  /** Which way nothing is linked, and what would fill the gap. */
  readonly direction: 'up' | 'down';
  readonly kinds: readonly ThreadKind[];
}

/** Gaps that show in the links alone; behaviours and proofs are looked up in the published version. */
export const GAP_RULES: readonly GapRule[] = [
  { code: 'value_without_promise', kind: 'value', direction: 'down', kinds: ['promise'] },
  { code: 'promise_nobody_works_on', kind: 'promise', direction: 'down', kinds: ['goal'] },
  { code: 'goal_serves_nothing', kind: 'goal', direction: 'up', kinds: ['value', 'promise'] },
  {
    code: 'goal_nobody_talks_about',
    kind: 'goal',
    direction: 'down',
    kinds: ['campaign', 'action', 'piece'],
  },
  { code: 'goal_without_measure', kind: 'goal', direction: 'down', kinds: ['measure'] },
  { code: 'campaign_serves_nothing', kind: 'campaign', direction: 'up', kinds: ['goal'] },
  { code: 'action_serves_nothing', kind: 'action', direction: 'up', kinds: ['goal', 'campaign'] },
  { code: 'piece_serves_nothing', kind: 'piece', direction: 'up', kinds: ['goal', 'campaign', 'action'] },
  { code: 'measure_of_nothing', kind: 'measure', direction: 'up', kinds: ['promise', 'goal', 'campaign'] },
];

/** One object below another, with everything that it is linked to above. */
export interface Dependant extends ThreadRef {
  readonly above: readonly ThreadRef[];
}

/**
 * Which of the objects below would serve nothing any more if the given ones went: each one whose every link leads to
 * those or to others that would hang. What was linked to nothing before is not theirs to lose.
 */
export function leftHangingBy<D extends Dependant>(going: readonly ThreadRef[], below: readonly D[]): D[] {
  const lost = new Set(going.map(keyOf));
  const hanging = new Set<D>();
  // Kinds in their order: when one is looked at, all that it can be linked to has been.
  for (const kind of KINDS_IN_ORDER) {
    for (const dependant of below) {
      if (dependant.kind !== kind || lost.has(keyOf(dependant)) || dependant.above.length === 0) continue;
      if (dependant.above.every((above) => lost.has(keyOf(above)))) hanging.add(dependant);
    }
    for (const dependant of hanging) lost.add(keyOf(dependant));
  }
  return below.filter((dependant) => hanging.has(dependant));
}

/** A reference as a key of sets and maps. */
export const keyOf = ({ kind, id }: ThreadRef): string => `${kind}/${id}`;
