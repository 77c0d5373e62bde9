import { quantileOfF } from './distributions.ts';
import type { Interval } from './interval.ts';
import { variance } from './moments.ts';
import { requireLevel, requireNumbers } from './requirements.ts';

/**
 * Cronbach's alpha of a scale: how far its items go together. One row per person, one column per item, no gaps.
 * At most 1; negative when items contradict each other (a reversed item that was not turned round).
 * Example: `cronbachAlpha([[4, 5, 4], [2, 2, 3], [5, 4, 5]]).estimate` is 0.93.
 */
export function cronbachAlpha(
  answers: readonly (readonly number[])[],
  { confidence = 0.95 } = {},
): Interval & { items: number; people: number } {
  requireLevel(confidence, 'Confidence');
  const items = answers[0]?.length ?? 0;
  const people = answers.length;
  if (items < 2) throw new RangeError(`Alpha needs at least 2 items, not ${items}.`);
  if (people < 2) throw new RangeError(`Alpha needs at least 2 people, not ${people}.`);
  for (const row of answers) {
    requireNumbers(row, 'An answer');
    if (row.length !== items)
      throw new RangeError('Every person needs an answer to every item of the scale.');
  }
  const total = variance(answers.map((row) => row.reduce((sum, answer) => sum + answer, 0)));
  if (total === 0) throw new RangeError('Alpha does not exist when all people have the same total.');
  let within = 0;
  for (let item = 0; item < items; item++) within += variance(answers.map((row) => row[item] ?? Number.NaN));
  const estimate = (items / (items - 1)) * (1 - within / total);
  // Feldt (1965): (1 − α) / (1 − α̂) follows F with (n − 1) and (n − 1)(k − 1) degrees of freedom.
  const tail = (1 - confidence) / 2;
  const [df1, df2] = [people - 1, (people - 1) * (items - 1)];
  return {
    estimate,
    low: 1 - (1 - estimate) * quantileOfF(1 - tail, df1, df2),
    high: 1 - (1 - estimate) * quantileOfF(tail, df1, df2),
    items,
    people,
  };
}
