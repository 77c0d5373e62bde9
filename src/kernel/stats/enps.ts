import { criticalZ } from './distributions.ts';
import { around, type Interval } from './interval.ts';
import { requireCount, requireLevel } from './requirements.ts';

export type EnpsCounts = { promoters: number; detractors: number; answers: number };

/**
 * Employee net promoter score in points from −100 to 100, without adjustment: promoters (9–10) less detractors (0–6)
 * in percent, variance p + q − (p − q)². Example: 40 and 25 of 100 is 15 with −0.5 … 30.5.
 */
export function enps(counts: EnpsCounts, { confidence = 0.95 } = {}): Interval & { standardError: number } {
  requireEnpsCounts(counts);
  return score(counts, confidence);
}

/**
 * eNPS with the adjustment for small groups: 0.75 is added to promoters and to detractors and 3 to the answers, which
 * brings the coverage of the interval close to what it says. Example: 5 and 1 of 12 is 26.7 with −6.5 … 59.8.
 */
export function adjustedEnps(
  counts: EnpsCounts,
  { confidence = 0.95 } = {},
): Interval & { standardError: number } {
  requireEnpsCounts(counts);
  // Rocks (2016), "Interval estimation for the net promoter score", The American Statistician 70: add three, by quarters.
  const { promoters, detractors, answers } = counts;
  return score(
    { promoters: promoters + 0.75, detractors: detractors + 0.75, answers: answers + 3 },
    confidence,
  );
}

function score({ promoters, detractors, answers }: EnpsCounts, confidence: number) {
  requireLevel(confidence, 'Confidence');
  const p = promoters / answers;
  const q = detractors / answers;
  const standardError = 100 * Math.sqrt((p + q - (p - q) ** 2) / answers);
  return { ...around(100 * (p - q), criticalZ(confidence) * standardError), standardError };
}

function requireEnpsCounts({ promoters, detractors, answers }: EnpsCounts): void {
  requireCount(answers, 'The number of answers', { least: 1 });
  requireCount(promoters, 'The number of promoters');
  requireCount(detractors, 'The number of detractors');
  if (promoters + detractors > answers)
    throw new RangeError(
      `${promoters} promoters and ${detractors} detractors are more than ${answers} answers.`,
    );
}
