import { restorePublishable } from '#kernel/disclosure/publishable.ts';
import type { Item } from '../contract/item.ts';
import {
  type StoredFigure,
  storedComment,
  storedCommentList,
  storedFigure,
  storedShares,
  storedSpread,
} from '../contract/stored-figure.ts';
import { possibleValues } from '../domain/item.ts';
import type { RestoredFigures } from '../domain/result-item.ts';
import type { Comment } from '../domain/themes.ts';
import type { FigureRow } from '../store/result.ts';

/** Published values of an item back from the store; text that no publication wrote throws a RangeError. */
export function restored(item: Item, row: FigureRow): RestoredFigures {
  return {
    favourable: figureOf(row.favourable),
    unfavourable: figureOf(row.unfavourable),
    mean: figureOf(row.mean),
    spread: row.spread === null ? null : spreadOf(item, row.spread),
    withheld: row.withheld,
  };
}

/** The published figure of a sealed text. */
export const figureOf = (text: string | null): StoredFigure | null =>
  text === null ? null : restorePublishable(text, (json) => storedFigure.parse(json));

/** The comments of a stored list, in the order drawn for it. */
export function commentsIn({ comments }: { readonly comments: string | null }): readonly Comment[] {
  if (comments === null) return [];
  const list = restorePublishable(comments, (json) => storedCommentList.parse(json));
  return 'withheld' in list ? [] : list.comments.map((text) => storedComment.parse(JSON.parse(text)));
}

function spreadOf(item: Item, text: string): RestoredFigures['spread'] {
  const values = possibleValues(item);
  if (text.startsWith('[')) {
    const shares = storedShares.parse(JSON.parse(text)).map(figureOf);
    const whole = shares.flatMap((share) => (share && !('withheld' in share) ? [share] : []));
    const [first] = whole;
    if (!first || whole.length < values.length) return 'too_few';
    return {
      shares: whole.map(({ value, bound }, at) => ({ value: values[at] ?? 0, percent: value, bound })),
      answered: first.answered,
    };
  }
  const spread = restorePublishable(text, (json) => storedSpread.parse(json));
  if ('withheld' in spread) return 'too_few';
  return {
    shares: spread.shares.map(({ value, bound }, at) => ({ value: values[at] ?? 0, percent: value, bound })),
    answered: spread.answered,
  };
}
