import { publishShare, storePublishable } from '#kernel/disclosure/publishable.ts';
import type { PublishedGroup } from '#kernel/disclosure/release-plan.ts';
import { driverShares } from '#kernel/stats/drivers.ts';
import type { Item } from '../contract/item.ts';
import { placesOf } from './item.ts';
import type { SealedWave } from './sealed-wave.ts';

/** Why a wave has no drivers; translated under `results.noDrivers.<code>`. */
export type NoDrivers = 'no_outcome' | 'too_few_items' | 'too_few_people' | 'no_spread';

/** Stored drivers: sealed texts of published shares only. */
export interface StoredDrivers {
  readonly outcomeId: string;
  readonly method: 'LMG' | 'relative weights';
  readonly people: number;
  readonly explained: string;
  readonly items: readonly {
    readonly itemId: string;
    readonly share: string;
    readonly low: string;
    readonly high: string;
  }[];
}

/** Fewer people than this, or than ten an item, and the shares are noise (Green 1991). */
const LEAST_PEOPLE_FOR_DRIVERS = 50;
const PEOPLE_AN_ITEM = 10;
const LEAST_ITEMS = 2;
/** Blocks of shuffled ballots for the bootstrap: enough for a steady interval, few enough for 250,000 ballots. */
const MOST_BLOCKS = 2000;

/**
 * Which items go with the outcome (eNPS, else engagement, else pride), from the unlabelled ballots: association, not cause.
 * Ballots without labels know no unit, so each is drawn by itself, and the interval does not reckon with likeness within
 * teams. The shares go through the rules for shares: whole percent, and only bounds at the ends.
 */
export function driversOf(
  { items, rows }: Pick<SealedWave, 'items' | 'rows'>,
  { everyone, draws = 400, seed = 1 }: { everyone: PublishedGroup; draws?: number; seed?: number },
): StoredDrivers | { readonly why: NoDrivers } {
  const outcome = outcomeOf(items);
  if (!outcome) return { why: 'no_outcome' };
  const asked = items.filter(
    (item) => item !== outcome && placesOf(item.scale) && !isOutcome(item) && item.favourable,
  );
  const table = rows.flatMap((row) => {
    const values = [...asked, outcome].map(({ id }) => row[id]);
    return values.every((value) => typeof value === 'number') ? [values] : [];
  });
  // An item that everybody answered alike goes with nothing.
  const varying = asked.flatMap((item, at) =>
    new Set(table.map((row) => row[at])).size > 1 ? [{ item, at }] : [],
  );
  if (varying.length < LEAST_ITEMS) return { why: 'too_few_items' };
  if (table.length < Math.max(LEAST_PEOPLE_FOR_DRIVERS, PEOPLE_AN_ITEM * varying.length))
    return { why: 'too_few_people' };
  const outcomes = table.map((row) => row[asked.length] ?? 0);
  if (new Set(outcomes).size < 2) return { why: 'no_spread' };
  const columns = varying.map(({ at }) => table.map((row) => row[at] ?? 0));
  const units = table.map((_, at) => String(at % MOST_BLOCKS));
  const found = sharesOrNone({ items: columns, outcome: outcomes, units }, { draws, seed });
  if (!found) return { why: 'no_spread' };
  const publish = (share: number) => {
    const hits = Math.round(Math.min(1, Math.max(0, share)) * table.length);
    return storePublishable(publishShare(everyone, { hits, answered: table.length }));
  };
  return {
    outcomeId: outcome.id,
    method: found.method,
    people: table.length,
    explained: publish(found.explained),
    items: varying.map(({ item }, at) => {
      const { estimate, low, high } = found.shares[at] ?? { estimate: 0, low: 0, high: 0 };
      return { itemId: item.id, share: publish(estimate), low: publish(low), high: publish(high) };
    }),
  };
}

/** What the drivers are drivers of. */
export function outcomeOf(items: readonly Item[]): Item | null {
  const scaled = items.filter(({ scale }) => placesOf(scale));
  for (const construct of OUTCOMES) {
    const found = scaled.find((item) => item.construct === construct);
    if (found) return found;
  }
  return null;
}

const OUTCOMES: readonly Item['construct'][] = ['recommendation', 'engagement', 'pride'];

const isOutcome = ({ construct }: Item) => construct === 'recommendation' || construct === 'engagement';

function sharesOrNone(
  input: Parameters<typeof driverShares>[0],
  options: { draws: number; seed: number },
): ReturnType<typeof driverShares> | null {
  try {
    return driverShares(input, options);
  } catch (error) {
    // Items that repeat each other, or that vary too little: the kernel says so with a RangeError.
    if (error instanceof RangeError) return null;
    throw error;
  }
}
