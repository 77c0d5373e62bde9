import {
  publishDistribution,
  publishMean,
  publishShare,
  storePublishable,
} from '#kernel/disclosure/publishable.ts';
import type { PublishedGroup } from '#kernel/disclosure/release-plan.ts';
import { EVERYONE, type WithheldReason } from '../contract/figure.ts';
import type { Item } from '../contract/item.ts';
import { countedValues, isFavourable, placesOf, possibleValues } from './item.ts';
import type { ItemGroup } from './publication.ts';
import { type Counter, type SealedWave, tallyOf } from './sealed-wave.ts';

/** What is stored of an item in a group: sealed texts of published values only, or why there are none. */
export interface StoredFigures {
  readonly group: string;
  readonly itemId: string;
  readonly favourable: string | null;
  /** Detractors of an eNPS. */
  readonly unfavourable: string | null;
  readonly mean: string | null;
  /** Shares of the values in the order of `possibleValues`. */
  readonly spread: string | null;
  readonly withheld: WithheldReason | null;
}

/** The figures of an item for each group, through the value rules. The item is one that is counted. */
export function figuresOf(
  wave: Pick<SealedWave, 'counts' | 'rows'>,
  item: Item,
  { shown, denied }: { shown: readonly ItemGroup[]; denied: ReadonlyMap<string, WithheldReason> },
): readonly StoredFigures[] {
  const counts = wave.counts.filter(({ itemId }) => itemId === item.id);
  const core = tallyOfRows(wave.rows, item);
  return [
    ...shown.map(({ decision, published }) => {
      const tally = decision.key === EVERYONE ? core : labelled(counts, item, decision.labels);
      return {
        group: decision.key,
        itemId: item.id,
        withheld: null,
        ...valuesOf(item, { published, tally }),
      };
    }),
    ...[...denied].map(([group, withheld]) => ({ ...NOTHING, group, itemId: item.id, withheld })),
  ];
}

const NOTHING = { favourable: null, unfavourable: null, mean: null, spread: null };

/** Whether an item asks how likely one would recommend: its figures are an eNPS. */
export const isEnps = ({ scale, construct }: Pick<Item, 'scale' | 'construct'>): boolean =>
  scale.kind === 'score10' && construct === 'recommendation';

type Tally = ReadonlyMap<number, number>;

function valuesOf(item: Item, { published, tally }: { published: PublishedGroup; tally: Tally }) {
  const places = placesOf(item.scale);
  const answered = published.n;
  const hits = (counts: (value: number) => boolean) => sumWhere(tally, counts);
  return {
    favourable:
      isFavourable(item, places?.high ?? 0) === null
        ? null
        : storePublishable(
            publishShare(published, { hits: hits((value) => isFavourable(item, value) === true), answered }),
          ),
    unfavourable: isEnps(item)
      ? storePublishable(
          publishShare(published, { hits: hits((value) => value <= MOST_OF_DETRACTORS), answered }),
        )
      : null,
    mean: places
      ? storePublishable(
          publishMean(
            published,
            { sum: [...tally].reduce((sum, [value, people]) => sum + value * people, 0), answered },
            { scale: { min: places.low, max: places.high } },
          ),
        )
      : null,
    spread: spreadOf(item, { published, tally }),
  };
}

/** Detractors answer 0 to 6 of 10 (Reichheld 2003). */
const MOST_OF_DETRACTORS = 6;

/** How the answers spread. Several choices of one person do not add up to everybody, so each option is a share of its own. */
function spreadOf(item: Item, { published, tally }: { published: PublishedGroup; tally: Tally }): string {
  const values = possibleValues(item);
  const counts = values.map((value) => tally.get(value) ?? 0);
  if (item.scale.kind !== 'multiple' && item.scale.kind !== 'ranking')
    return storePublishable(publishDistribution(published, counts));
  // From ten answers on, like every other spread.
  const shares = counts.map((hits) =>
    publishShare(published, { hits, answered: published.n }, { k: LEAST_FOR_SPREAD }),
  );
  return JSON.stringify(shares.map(storePublishable));
}

export const LEAST_FOR_SPREAD = 10;

function labelled(counts: readonly Counter[], item: Item, labels: readonly string[]): Tally {
  return tallyOf(counts, { itemId: item.id, labels: new Set(labels) });
}

function tallyOfRows(rows: SealedWave['rows'], item: Item): Tally {
  const tally = new Map<number, number>();
  for (const row of rows) {
    const answer = row[item.id];
    if (answer === undefined) continue;
    for (const value of countedValues(item, answer)) tally.set(value, (tally.get(value) ?? 0) + 1);
  }
  return tally;
}

function sumWhere(tally: Tally, holds: (value: number) => boolean): number {
  let sum = 0;
  for (const [value, people] of tally) if (holds(value)) sum += people;
  return sum;
}
