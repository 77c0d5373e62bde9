/** A number and the range that the data leave open for it; both ends in the unit of the estimate. */
export type Interval = { estimate: number; low: number; high: number };

/** An estimate that comes with a test of "no difference". */
export type TestedInterval = Interval & { standardError: number; pValue: number };

/** The interval `estimate ± halfWidth`. Example: `around(2, 0.5)` is `{estimate: 2, low: 1.5, high: 2.5}`. */
export const around = (estimate: number, halfWidth: number): Interval => ({
  estimate,
  low: estimate - halfWidth,
  high: estimate + halfWidth,
});
