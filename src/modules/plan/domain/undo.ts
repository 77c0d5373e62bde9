import type { Cause } from '../contract/history.ts';

/** One act of one person in one plan. */
export interface Act {
  readonly id: string;
  readonly number: number;
  readonly cause: Cause;
  /** The act that took this one back. */
  readonly undoneBy: string | null;
}

/**
 * What a person did by hand, and so takes back by hand. A decided suggestion, a meeting's minutes or a start are acts
 * between people: those are answered with a new act.
 */
const BY_HAND: readonly Cause[] = ['edit', 'import', 'redo'];

/** What undoing takes back next: the person's newest act that still stands. `acts` are their own. */
export function nextUndo<A extends Act>(acts: readonly A[]): A | undefined {
  return newest(acts.filter(({ cause, undoneBy }) => BY_HAND.includes(cause) && undoneBy === null));
}

/** What doing again brings back next: the newest undoing that still stands, unless a new act came after it. */
export function nextRedo<A extends Act>(acts: readonly A[]): A | undefined {
  const undoing = newest(acts.filter(({ cause, undoneBy }) => cause === 'undo' && undoneBy === null));
  const isPast = acts.some(
    ({ cause, number }) => undoing && number > undoing.number && cause !== 'undo' && cause !== 'redo',
  );
  return isPast ? undefined : undoing;
}

function newest<A extends Act>(acts: readonly A[]): A | undefined {
  return acts.reduce<A | undefined>(
    (best, act) => (best && best.number > act.number ? best : act),
    undefined,
  );
}
