import type { Change, ShownFigure } from '../contract/figure.ts';
import { changeBetween } from './favourable.ts';

/** A wave at which an item was asked, with what is shown of it; null: withheld, or nothing of the kind. */
export interface TrendPoint {
  readonly waveId: string;
  readonly closedAt: string;
  readonly favourable: ShownFigure | null;
}

/** For each point the change against the nearest earlier one with a figure. */
export function changesOf(points: readonly TrendPoint[]): readonly (Change | null)[] {
  let before: ShownFigure | null = null;
  return points.map(({ favourable }) => {
    const change = before && favourable ? changeBetween(before, favourable) : null;
    before = favourable ?? before;
    return change;
  });
}
