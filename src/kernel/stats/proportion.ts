import { criticalZ, normalPValue } from './distributions.ts';
import type { Interval, TestedInterval } from './interval.ts';
import { requireCount, requireLevel } from './requirements.ts';

/** How many of how many. */
export type Share = { count: number; of: number };

/**
 * A share with Wilson's interval, from 0 to 1.
 * Example: `wilson({count: 7, of: 12})` is 0.583 with 0.320 … 0.807.
 */
export function wilson({ count, of }: Share, { confidence = 0.95 } = {}): Interval {
  requireShare({ count, of });
  requireLevel(confidence, 'Confidence');
  // Wilson (1927): the plain interval lies for shares near 0 or 1, which small teams always have.
  const z = criticalZ(confidence);
  const share = count / of;
  const centre = (count + z ** 2 / 2) / (of + z ** 2);
  const halfWidth = (z / (of + z ** 2)) * Math.sqrt(of * share * (1 - share) + z ** 2 / 4);
  // At 0 and 1 the ends are exactly 0 and 1; floating point would miss them by a hair.
  return {
    estimate: share,
    low: count === 0 ? 0 : centre - halfWidth,
    high: count === of ? 1 : centre + halfWidth,
  };
}

/**
 * Difference of two independent shares, treated − control, with Newcombe's interval and a pooled z-test.
 * Example: 56 of 70 against 48 of 80 is 0.20 with 0.052 … 0.334.
 */
export function differenceOfProportions(
  treated: Share,
  control: Share,
  { confidence = 0.95 } = {},
): TestedInterval {
  const first = wilson(treated, { confidence });
  const second = wilson(control, { confidence });
  const estimate = first.estimate - second.estimate;
  // Newcombe (1998), method 10: the two Wilson intervals, squared and added.
  const low = estimate - Math.hypot(first.estimate - first.low, second.high - second.estimate);
  const high = estimate + Math.hypot(first.high - first.estimate, second.estimate - second.low);
  const pooled = (treated.count + control.count) / (treated.of + control.of);
  const pooledError = Math.sqrt(pooled * (1 - pooled) * (1 / treated.of + 1 / control.of));
  const standardError = Math.sqrt(
    (first.estimate * (1 - first.estimate)) / treated.of +
      (second.estimate * (1 - second.estimate)) / control.of,
  );
  // With all yes or all no in both arms there is nothing to test.
  const pValue = pooledError === 0 ? 1 : normalPValue(estimate / pooledError);
  return { estimate, low, high, standardError, pValue };
}

function requireShare({ count, of }: Share): void {
  requireCount(of, 'The number of answers', { least: 1 });
  requireCount(count, 'A count');
  if (count > of) throw new RangeError(`A count of ${count} cannot be larger than the ${of} it is part of.`);
}
