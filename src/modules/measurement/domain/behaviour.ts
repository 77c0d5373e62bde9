import { publishShare } from '#kernel/disclosure/publishable.ts';
import { type PublishedGroup, planWith } from '#kernel/disclosure/release-plan.ts';
import type { ShownShare } from '../contract/measure.ts';
import type { Period } from './period.ts';

export type RandomBytes = (length: number) => Uint8Array;

/** What was counted of a day. */
export interface CountedDay {
  readonly day: string;
  readonly opened: number;
  readonly hits: number;
}

/** Nothing that people did is told of fewer. */
const FEWEST = 5;

/**
 * Shares in percent at the end of each period: of those to whom something was opened until then, who did it until then. Rounded
 * and coded as all shares about people (`kernel/disclosure`); periods with fewer than five people behind them have none.
 */
export function sharesAt(
  periods: readonly Period[],
  days: readonly CountedDay[],
  random: RandomBytes,
): { period: Period; share: ShownShare }[] {
  return periods.map((period) => {
    const until = days.filter(({ day }) => day <= period.toOn);
    const opened = until.reduce((sum, one) => sum + one.opened, 0);
    const hits = until.reduce((sum, one) => sum + one.hits, 0);
    // Somebody can have done it before the feed says that it was opened to them again, never more often than once each.
    return { period, share: shareOf({ hits: Math.min(hits, opened), of: opened }, random) };
  });
}

/** How often something was done in each period. */
export function countsIn(
  periods: readonly Period[],
  days: readonly { readonly day: string; readonly count: number }[],
): { period: Period; count: number }[] {
  return periods.map((period) => ({
    period,
    count: days
      .filter(({ day }) => day >= period.fromOn && day <= period.toOn)
      .reduce((sum, { count }) => sum + count, 0),
  }));
}

/** A share of one group as it may be shown; null when fewer than five people are behind it. */
export function shareOf({ hits, of }: { hits: number; of: number }, random: RandomBytes): ShownShare {
  const [shown] = sharesOf([{ hits, of }], random);
  return shown ?? null;
}

/**
 * Shares of groups that have nobody in common, as they may be shown together with the whole that they make up: a group of
 * fewer than five is withheld, and with it the next smallest, so that no difference gives it back.
 */
export function sharesOf(
  groups: readonly { readonly hits: number; readonly of: number }[],
  random: RandomBytes,
): ShownShare[] {
  const published = publishedGroups(
    groups.map(({ of }) => of),
    random,
  );
  return groups.map(({ hits, of }, index) => {
    const group = published[index];
    if (!group) return null;
    const share = publishShare(group, { hits, answered: of });
    return 'withheld' in share ? null : share;
  });
}

/** Which of some groups that have nobody in common may be shown beside their whole; larger ones first. */
export function publishedGroups(
  sizes: readonly number[],
  random: RandomBytes,
): (PublishedGroup | undefined)[] {
  const ids = sizes.map((_, index) => String(index));
  const atoms = {
    sizes: Int32Array.from(sizes),
    ofPerson: new Int32Array(),
    everyone: [...sizes.keys()],
    values: new Map([['group', ids]]),
    withValue: new Map([['group', new Map(ids.map((id, index) => [id, [index]]))]]),
  };
  const bySize = [...sizes.keys()].sort((one, other) => (sizes[other] ?? 0) - (sizes[one] ?? 0));
  const whole: { attribute: string; anyOf: string[] }[] = [];
  const candidates = [whole, ...bySize.map((index) => [{ attribute: 'group', anyOf: [String(index)] }])];
  const { published } = planWith(atoms, [], { people: [], candidates, random, k: FEWEST });
  return sizes.map((_, index) =>
    published.find(({ candidate }) => candidate === candidates[1 + bySize.indexOf(index)]),
  );
}
