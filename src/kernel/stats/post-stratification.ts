import { criticalZ } from './distributions.ts';
import { around, type Interval } from './interval.ts';
import { mean, variance } from './moments.ts';
import { requireCount, requireLevel, requireNumbers } from './requirements.ts';

/** The answers of one group whose head count is known. */
export type Stratum = { name: string; headCount: number; answers: readonly number[] };

/**
 * Mean of everybody from the means of groups with known head counts: corrects for groups that answer less often, not
 * for people within a group who answer differently. The interval knows that the groups are finite: a group that
 * answered in full adds no uncertainty. Refuses a group with fewer than 2 answers (merge it), unless all its people
 * answered. Cochran (1977), chapter 5.
 * Example: 80 people with mean 3 and 20 with mean 5 give 3.4, whoever answered more often.
 */
export function postStratifiedMean(
  strata: readonly Stratum[],
  { confidence = 0.95 } = {},
): Interval & { standardError: number } {
  requireLevel(confidence, 'Confidence');
  const people = strata.reduce((sum, stratum) => sum + stratum.headCount, 0);
  if (strata.length === 0 || people === 0)
    throw new RangeError('Post-stratification needs at least one group.');
  let estimate = 0;
  let squaredError = 0;
  for (const { name, headCount, answers } of strata) {
    requireCount(headCount, `The head count of “${name}”`, { least: 1 });
    requireNumbers(answers, `Group “${name}”`);
    if (answers.length > headCount)
      throw new RangeError(`Group “${name}” has ${answers.length} answers from ${headCount} people.`);
    if (answers.length < Math.min(2, headCount))
      throw new RangeError(`Group “${name}” has only one answer: merge it with another group.`);
    const share = headCount / people;
    const unheard = 1 - answers.length / headCount;
    estimate += share * mean(answers);
    if (unheard > 0) squaredError += (share ** 2 * variance(answers) * unheard) / answers.length;
  }
  const standardError = Math.sqrt(squaredError);
  return { ...around(estimate, criticalZ(confidence) * standardError), standardError };
}
