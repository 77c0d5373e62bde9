import { type Addition, type Effort, wouldExpose } from './derivable-search.ts';
import { applyShift, drawFingerprints, shiftFor } from './fingerprints.ts';
import { drawProjections, projectOut } from './insider-pairs.ts';
import { type InsiderFinding, insiderFinding } from './insider-search.ts';

/** A group that is about to be published, and what readers do not know before it. */
export type GroupAddition = Omit<Addition, 'prints'>;

/** What a release plan asks about each group; remembers what was published. */
export interface ExposureSearch {
  /**
   * What publishing the group would give away, or null when the effort ran out before that was certain. After 'nothing' the
   * search takes the group as published.
   */
  readonly examine: (addition: GroupAddition, effort: Effort) => InsiderFinding | null;
  /** Takes a group as published that can no longer be withheld. */
  readonly accept: (addition: GroupAddition) => void;
}

export type CreateSearch = (isSmall: Uint8Array, random: (length: number) => Uint8Array) => ExposureSearch;

/** Looks for sets of fewer than k people about whom readers could compute something. */
export const searchForSets: CreateSearch = (isSmall, random) => {
  const prints = drawFingerprints(isSmall, random);
  return {
    examine(addition, effort) {
      const exposes = wouldExpose({ ...addition, prints }, effort);
      return exposes === null ? null : exposes ? 'derivable' : 'nothing';
    },
    accept({ space, group, sums, pivot }) {
      const pivotRow = space.rows[pivot];
      if (!pivotRow) return;
      applyShift(prints, space, { pivotRow, shift: shiftFor(prints, group, sums.get(pivot) ?? 0) });
    },
  };
};

/** Looks also for what two readers could compute who subtract their own answers; for k up to 5. */
export const searchForInsiders: CreateSearch = (isSmall, random) => {
  const projections = drawProjections(isSmall.length, random);
  const include = ({ space, group, sums, pivot }: GroupAddition) => {
    const pivotRow = space.rows[pivot];
    return pivotRow ? projectOut(projections, group, { pivotRow, pivotSum: sums.get(pivot) ?? 0 }) : () => {};
  };
  return {
    examine(addition, effort) {
      const exclude = include(addition);
      const found = insiderFinding({ ...addition, projections }, effort);
      if (found !== 'nothing') exclude();
      return found;
    },
    accept(addition) {
      include(addition);
    },
  };
};
