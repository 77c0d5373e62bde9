import { chiSquarePValue, criticalT, tPValue } from './distributions.ts';
import { around, type TestedInterval } from './interval.ts';
import { requireFinite, requireLevel, requirePositive } from './requirements.ts';

/** What one campaign found. */
export type Study = { estimate: number; standardError: number };

export type PooledEffect = TestedInterval & {
  studies: number;
  /** Variance of the true effects between campaigns (DerSimonian & Laird 1986). */
  tauSquared: number;
  /** Share of the variation that is more than chance, 0 to 1 (Higgins & Thompson 2002). */
  iSquared: number;
  heterogeneityPValue: number;
  /** Where the effect of one more campaign of the kind will probably lie (Higgins et al. 2009); from 3 campaigns. */
  nextCampaign?: { low: number; high: number };
};

/**
 * The mean effect over campaigns, when effects truly differ: random effects, DerSimonian–Laird, with the interval of
 * Hartung & Knapp (2001), t with k − 1. With few campaigns that agree by luck the plain Hartung–Knapp interval can
 * shrink to nothing; it is never let below the classical one (Jackson et al. 2017).
 */
export function poolEffects(studies: readonly Study[], { confidence = 0.95 } = {}): PooledEffect {
  requireLevel(confidence, 'Confidence');
  if (studies.length < 2) throw new RangeError(`Pooling needs at least 2 campaigns, not ${studies.length}.`);
  for (const { estimate, standardError } of studies) {
    requireFinite(estimate, 'An effect');
    requirePositive(standardError, 'A standard error');
  }
  const df = studies.length - 1;
  const fixed = weighted(studies, 0);
  const c = fixed.total - fixed.totalOfSquares / fixed.total;
  const tauSquared = Math.max(0, (fixed.q - df) / c);
  const pooled = weighted(studies, tauSquared);
  const standardError = Math.sqrt(Math.max(1, pooled.q / df) / pooled.total);
  const t = criticalT(confidence, df);
  const reach =
    df > 1 ? criticalT(confidence, df - 1) * Math.sqrt(tauSquared + standardError ** 2) : undefined;
  return {
    ...around(pooled.mean, t * standardError),
    standardError,
    pValue: tPValue(pooled.mean / standardError, df),
    studies: studies.length,
    tauSquared,
    iSquared: fixed.q > df ? (fixed.q - df) / fixed.q : 0,
    heterogeneityPValue: chiSquarePValue(fixed.q, df),
    ...(reach === undefined ? {} : { nextCampaign: { low: pooled.mean - reach, high: pooled.mean + reach } }),
  };
}

function weighted(studies: readonly Study[], tauSquared: number) {
  const weights = studies.map(({ standardError }) => 1 / (standardError ** 2 + tauSquared));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const totalOfSquares = weights.reduce((sum, weight) => sum + weight ** 2, 0);
  const mean = studies.reduce((sum, { estimate }, i) => sum + estimate * (weights[i] ?? 0), 0) / total;
  const q = studies.reduce((sum, { estimate }, i) => sum + (weights[i] ?? 0) * (estimate - mean) ** 2, 0);
  return { total, totalOfSquares, mean, q };
}
