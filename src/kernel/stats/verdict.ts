import { requireCount, requireFinite } from './requirements.ts';

/** The four words that the product uses for an effect; nothing else may be said about it. */
export type Verdict = 'works' | 'too small to matter' | 'harmful' | 'cannot tell yet';

/** A 95 % interval, turned so that up is better, and the smallest change worth having in the same unit. */
export type Evidence = { low: number; high: number; smallestWorthwhile: number };

/**
 * The verdict, by rule: **works** when the whole interval is above the smallest change worth having; **too small to
 * matter** when it lies between that change for the better and for the worse; **harmful** when it is below zero (and
 * reaches further than too small); else **cannot tell yet**.
 * Example: `verdict({low: 0.25, high: 0.6, smallestWorthwhile: 0.2})` is 'works'.
 */
export function verdict({ low, high, smallestWorthwhile }: Evidence): Verdict {
  requireEvidence({ low, high, smallestWorthwhile });
  if (low > smallestWorthwhile) return 'works';
  if (low > -smallestWorthwhile && high < smallestWorthwhile) return 'too small to matter';
  if (high < 0) return 'harmful';
  return 'cannot tell yet';
}

/**
 * How many more units (or weeks, or answers) of the same kind it would take to leave "cannot tell yet", if the estimate
 * stays in the middle of the interval: the width shrinks with the root of their number. 0 when there is a verdict,
 * `undefined` when the estimate sits on a boundary, where no number would do. A guess, and to be shown as one.
 * Example: 20 units with −0.1 … 0.5 and 0.1 worth having need 160 more.
 */
export function moreNeeded({
  low,
  high,
  smallestWorthwhile,
  soFar,
}: Evidence & { soFar: number }): number | undefined {
  requireCount(soFar, 'The number so far', { least: 1 });
  if (verdict({ low, high, smallestWorthwhile }) !== 'cannot tell yet') return 0;
  if (!Number.isFinite(high - low)) return undefined;
  const estimate = (low + high) / 2;
  // The half-widths below which each of the three verdicts would be reached; the widest comes first.
  const enough = Math.max(estimate - smallestWorthwhile, smallestWorthwhile - Math.abs(estimate), -estimate);
  // Floating point puts an estimate that stands on a boundary a hair beside it.
  if (enough <= 1e-12 * (high - low)) return undefined;
  const total = soFar * ((high - low) / 2 / enough) ** 2;
  return Math.max(1, Math.ceil(total * (1 - 1e-12) - soFar));
}

function requireEvidence({ low, high, smallestWorthwhile }: Evidence): void {
  requireFinite(smallestWorthwhile, 'The smallest change worth having');
  if (smallestWorthwhile < 0)
    throw new RangeError(`The smallest change worth having cannot be negative, not ${smallestWorthwhile}.`);
  // An end may be infinite: some exact tests cannot exclude anything.
  if (Number.isNaN(low) || Number.isNaN(high)) throw new RangeError('An interval needs two numbers.');
  if (low > high) throw new RangeError(`An interval runs from low to high, not from ${low} to ${high}.`);
}
