import { chiSquarePValue } from './distributions.ts';
import { requireCount, requirePositive, requireSameLength } from './requirements.ts';

/**
 * Are the arms as large as they were drawn? χ² of observed against planned sizes; below p = 0.001 something between draw
 * and data lost people from one arm, and no effect may be shown. Fabijan et al. (2019).
 * Example: `sampleRatio([5100, 4600], [1, 1])` alarms.
 */
export function sampleRatio(
  observed: readonly number[],
  plannedShares: readonly number[],
  { alarmBelow = 0.001 } = {},
): { statistic: number; pValue: number; alarm: boolean } {
  requireSameLength(observed, plannedShares, { first: 'Arm sizes', second: 'planned shares' });
  if (observed.length < 2) throw new RangeError('A ratio of arms needs at least 2 arms.');
  for (const size of observed) requireCount(size, 'The size of an arm');
  for (const share of plannedShares) requirePositive(share, 'A planned share');
  const people = observed.reduce((sum, size) => sum + size, 0);
  if (people === 0) throw new RangeError('Nobody is in any arm yet.');
  const shares = plannedShares.reduce((sum, share) => sum + share, 0);
  const statistic = observed.reduce((sum, size, arm) => {
    const expected = (people * (plannedShares[arm] ?? 0)) / shares;
    return sum + (size - expected) ** 2 / expected;
  }, 0);
  const pValue = chiSquarePValue(statistic, observed.length - 1);
  return { statistic, pValue, alarm: pValue < alarmBelow };
}
