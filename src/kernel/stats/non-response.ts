import { requireCount } from './requirements.ts';

/**
 * Where the share of everybody must lie whatever the silent people think: [R·p, R·p + 1 − R] with response rate R and
 * share p among answers (Manski 1989). No assumption, no confidence level. Shown when fewer than 60 % answered.
 * Example: 30 yes of 50 answers from 100 invited is 0.3 … 0.8.
 */
export function nonResponseBound({
  yes,
  answers,
  invited,
}: {
  yes: number;
  answers: number;
  invited: number;
}): {
  low: number;
  high: number;
  responseRate: number;
  mustShow: boolean;
} {
  requireCount(invited, 'The number of people invited', { least: 1 });
  requireCount(answers, 'The number of answers');
  requireCount(yes, 'The number of yes');
  if (answers > invited) throw new RangeError(`${answers} answers from ${invited} people cannot be.`);
  if (yes > answers) throw new RangeError(`${yes} yes of ${answers} answers cannot be.`);
  const responseRate = answers / invited;
  // R·p is yes over invited: counting keeps it exact, and defined when nobody answered.
  return {
    low: yes / invited,
    high: (yes + invited - answers) / invited,
    responseRate,
    mustShow: responseRate < 0.6,
  };
}
