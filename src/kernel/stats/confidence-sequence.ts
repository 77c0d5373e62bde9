import { around, type Interval } from './interval.ts';
import { requireCount, requireFinite, requireLevel } from './requirements.ts';

/** What is known of one arm so far; `variance` with divisor n − 1. */
export type ArmSoFar = { answers: number; mean: number; variance: number };

/** The answers planned for the end: the sequence is narrowest there. Choose it before the first look. */
export type SequencePlan = { planned: number; confidence?: number };

/**
 * Interval for a mean that may be looked at after every answer: the chance that it ever leaves out the truth stays
 * below 5 %, however often one looks. About 1.4 times wider than an interval that may be looked at once.
 * Asymptotic: from about 200 answers. Waudby-Smith, Arbour, Sinha, Kennedy & Ramdas (2024), "Time-uniform central limit
 * theory and asymptotic confidence sequences", Annals of Statistics 52, theorem 2.2.
 */
export function meanSequence(arm: ArmSoFar, plan: SequencePlan): Interval {
  requireArm(arm, 'The sample');
  return around(arm.mean, sequenceHalfWidth({ answers: arm.answers, sd: Math.sqrt(arm.variance), ...plan }));
}

/**
 * The same for the difference of two randomised arms, treated − control; `planned` counts both arms together. Also for
 * shares: mean p and variance p (1 − p) n / (n − 1).
 * Example: 1,000 answers an arm with means 0.34 and 0.30 and 4,000 planned.
 */
export function differenceSequence(treated: ArmSoFar, control: ArmSoFar, plan: SequencePlan): Interval {
  requireArm(treated, 'The treated arm');
  requireArm(control, 'The control arm');
  const answers = treated.answers + control.answers;
  // The difference is the mean of inverse-probability weighted answers, one stream of n; this is that stream's spread.
  const sd = Math.sqrt(answers * (treated.variance / treated.answers + control.variance / control.answers));
  return around(treated.mean - control.mean, sequenceHalfWidth({ answers, sd, ...plan }));
}

/**
 * Half-width s √(2 (nρ² + 1) ln(√(nρ² + 1) / α) / (nρ)²) after n answers with standard deviation s, where ρ makes it
 * narrowest at the planned number of answers.
 */
export function sequenceHalfWidth({
  answers,
  sd,
  planned,
  confidence = 0.95,
}: { answers: number; sd: number } & SequencePlan): number {
  requireCount(answers, 'The number of answers', { least: 1 });
  requireCount(planned, 'The number of planned answers', { least: 1 });
  requireLevel(confidence, 'Confidence');
  const alpha = 1 - confidence;
  const rho = Math.sqrt((-2 * Math.log(alpha) + Math.log(-2 * Math.log(alpha) + 1)) / planned);
  const growth = answers * rho ** 2 + 1;
  return sd * Math.sqrt((2 * growth * Math.log(Math.sqrt(growth) / alpha)) / (answers * rho) ** 2);
}

function requireArm({ answers, mean, variance }: ArmSoFar, name: string): void {
  requireCount(answers, `The answers of ${name.toLowerCase()}`, { least: 2 });
  requireFinite(mean, `The mean of ${name.toLowerCase()}`);
  requireFinite(variance, `The variance of ${name.toLowerCase()}`);
  if (variance < 0) throw new RangeError(`The variance of ${name.toLowerCase()} cannot be negative.`);
}
