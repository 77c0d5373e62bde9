import type { ItemResult, ShownFigure, WithheldReason } from '../contract/figure.ts';
import type { Item } from '../contract/item.ts';
import type { StoredFigure } from '../contract/stored-figure.ts';
import {
  deviationOf,
  enpsOf,
  type Published,
  rangeOf,
  withMeanInterval,
  withShareInterval,
} from './favourable.ts';
import { placesOf } from './item.ts';

/** The published values of an item in a group, back from the store. */
export interface RestoredFigures {
  readonly favourable: StoredFigure | null;
  readonly unfavourable: StoredFigure | null;
  readonly mean: StoredFigure | null;
  /** Null where there is none; shares in the order of the values. */
  readonly spread: { readonly shares: readonly Share[]; readonly answered: number } | 'too_few' | null;
  readonly withheld: WithheldReason | null;
}

interface Share {
  readonly value: number;
  readonly percent: number;
  readonly bound: Published['bound'];
}

type Shown = ShownFigure | { readonly withheld: WithheldReason };

/** What a report says of an item in a group, before it is compared with anything. */
export type PlainResult = Pick<ItemResult, 'favourable' | 'mean' | 'enps' | 'spread' | 'range'>;

/**
 * The figures of an item with the intervals that published numbers leave. `spreadOfAll` stands in for a group too small to
 * show its own; `invited` bounds what the silent may think.
 */
export function plainResult(
  item: Item,
  restored: RestoredFigures | undefined,
  { invited, ofAll }: { invited: number; ofAll: RestoredFigures | undefined },
): PlainResult {
  if (!restored) return { favourable: null, mean: null, enps: null, spread: null, range: null };
  const { favourable, unfavourable, mean, spread } = restored;
  const places = placesOf(item.scale);
  const reason = restored.withheld ? { withheld: restored.withheld } : null;
  const deviation = deviationIn(spread) ?? deviationIn(ofAll?.spread ?? null);
  return {
    favourable: item.favourable && places ? (reason ?? shareOf(favourable)) : null,
    mean:
      places === null
        ? null
        : (reason ?? shownOr(mean, (figure) => withMeanInterval(figure, { deviation, scale: places }))),
    enps:
      item.construct === 'recommendation' && item.scale.kind === 'score10'
        ? (reason ?? scoreOf(favourable, unfavourable))
        : null,
    spread: reason ?? (spread === 'too_few' ? { withheld: 'too_few' } : spread && copyOf(spread)),
    range:
      favourable && isFigure(favourable) ? rangeOf(favourable, Math.max(invited, favourable.answered)) : null,
  };
}

const copyOf = ({ shares, answered }: { shares: readonly Share[]; answered: number }) => {
  return { shares: shares.map((share) => ({ ...share })), answered };
};

/** A published share with its interval, or that too few answered. */
export const shareOf = (figure: StoredFigure | null): Shown | null => shownOr(figure, withShareInterval);

export const isFigure = (figure: StoredFigure): figure is Published => !('withheld' in figure);

function scoreOf(promoters: StoredFigure | null, detractors: StoredFigure | null): Shown | null {
  if (!promoters || !detractors) return null;
  return isFigure(promoters) && isFigure(detractors)
    ? enpsOf(promoters, detractors)
    : { withheld: 'too_few' };
}

function shownOr(figure: StoredFigure | null, show: (figure: Published) => ShownFigure): Shown | null {
  if (figure === null) return null;
  return isFigure(figure) ? show(figure) : { withheld: 'too_few' };
}

const deviationIn = (spread: RestoredFigures['spread']): number | null =>
  spread === null || spread === 'too_few' ? null : deviationOf(spread.shares);
