/** An item of a group that could be worked on, with what is published about it. */
export interface FocusInput {
  readonly itemId: string;
  /** Favourable share of the group in percent. */
  readonly favourable: number;
  /** Share of the outcome's spread that goes with the item, 0 to 1; null: not known. */
  readonly impact: number | null;
  /** Favourable shares of the other published groups of the view. */
  readonly others: readonly number[];
}

export interface FocusProposal {
  readonly itemId: string;
  readonly impact: number | null;
  readonly gap: number;
  readonly others: { readonly better: number; readonly of: number } | null;
  readonly score: number;
}

/** Other groups are better when they are so many points above: less is within what rounding and chance do. */
export const BETTER_BY_POINTS = 5;
/** With fewer other groups than this nothing can be said of what others managed. */
const LEAST_OTHERS = 5;
const MOST_PROPOSALS = 5;

/**
 * What a group could work on, the best first: impact × gap × what others managed. Impact: how much of the outcome goes with
 * the item; where that is not known all items count alike. Gap: the percent that did not answer favourably. What others
 * managed: the part of the other groups that are five points better or more, because what nobody manages is not in the
 * hands of a team; too few others to tell count as one half. Scaled so that the first has 100.
 *
 * Example: impact 0.2, favourable 40 %, 6 of 10 others better is 0.2 × 60 × 0.6 = 7.2 before scaling.
 */
export function proposeFocus(items: readonly FocusInput[]): readonly FocusProposal[] {
  const known = items.some(({ impact }) => impact !== null);
  const weighed = items.map(({ itemId, favourable, impact, others }) => {
    const gap = 100 - favourable;
    const better = others.filter((share) => share >= favourable + BETTER_BY_POINTS).length;
    const managed = others.length < LEAST_OTHERS ? 0.5 : better / others.length;
    return {
      itemId,
      impact,
      gap,
      others: others.length < LEAST_OTHERS ? null : { better, of: others.length },
      score: (known ? (impact ?? 0) : 1) * gap * managed,
    };
  });
  const best = Math.max(...weighed.map(({ score }) => score), 0);
  return weighed
    .filter(({ score }) => score > 0)
    .sort((left, right) => right.score - left.score || (left.itemId < right.itemId ? -1 : 1))
    .slice(0, MOST_PROPOSALS)
    .map((one) => ({ ...one, score: Math.round((100 * one.score) / best) }));
}
