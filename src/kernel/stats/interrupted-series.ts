import { Matrix } from 'ml-matrix';
import { criticalT, tPValue } from './distributions.ts';
import { around, type TestedInterval } from './interval.ts';
import { leastSquares, type Rows, toMatrix } from './linear-algebra.ts';
import { requireCount, requireLevel, requireNumbers, requireSameLength } from './requirements.ts';

export type Series = {
  values: readonly number[];
  /** Index of the first value with the campaign. */
  startsAt: number;
  /** The same measure where nothing was done: what moved both is then taken out. */
  comparison?: readonly number[];
};

export type SeriesOptions = {
  /** How many steps back errors may be related; ⌊4 (n/100)^(2/9)⌋ unless told. */
  lags?: number;
  confidence?: number;
};

export type SeriesChange = { level: TestedInterval; slope: TestedInterval; df: number; lags: number };

const FEWEST_ON_A_SIDE = 4;

/**
 * What changed in a series when something began that could not be drawn: a step in level and a change of slope per
 * step, by segmented regression with Newey–West (1987) errors, factor n/(n − p), t with n − p (Wagner et al. 2002). With a
 * comparison the difference of both series is taken. It says "moved together", never "effect".
 */
export function interruptedSeries(
  series: Series,
  { lags, confidence = 0.95 }: SeriesOptions = {},
): SeriesChange {
  requireLevel(confidence, 'Confidence');
  const values = withoutComparison(series);
  const used = lags ?? Math.floor(4 * (values.length / 100) ** (2 / 9));
  requireCount(used, 'The number of lags');
  const design = values.map((_, time) => {
    const since = time - series.startsAt;
    return [1, time, since >= 0 ? 1 : 0, Math.max(since, 0)];
  });
  const fit = leastSquares(design, values);
  const covariance = neweyWest(design, fit, used);
  const tested = (column: number): TestedInterval => {
    const estimate = fit.coefficients[column] ?? Number.NaN;
    const standardError = Math.sqrt(covariance.get(column, column));
    if (!(standardError > 0))
      throw new RangeError('The series runs exactly on its lines, so no error can be estimated.');
    return {
      ...around(estimate, criticalT(confidence, fit.df) * standardError),
      standardError,
      pValue: tPValue(estimate / standardError, fit.df),
    };
  };
  return { level: tested(2), slope: tested(3), df: fit.df, lags: used };
}

/**
 * How unusual the step is beside the steps that the same method finds at dates before the start, when nothing began:
 * the share of dates, the real one counted, whose step is as clear (|t|). With few placebo dates it cannot be small.
 */
export function placeboDates(series: Series, options: SeriesOptions = {}): { dates: number; pValue: number } {
  const clarity = (change: SeriesChange) => Math.abs(change.level.estimate / change.level.standardError);
  const real = clarity(interruptedSeries(series, options));
  const before = withoutComparison(series).slice(0, series.startsAt);
  const dates = before.length - 2 * FEWEST_ON_A_SIDE + 1;
  if (dates < 1)
    throw new RangeError(`Placebo dates need at least ${2 * FEWEST_ON_A_SIDE} values before the start.`);
  let asClear = 1;
  for (let date = 0; date < dates; date++) {
    const placebo = interruptedSeries({ values: before, startsAt: date + FEWEST_ON_A_SIDE }, options);
    if (clarity(placebo) >= real) asClear++;
  }
  return { dates, pValue: asClear / (dates + 1) };
}

function withoutComparison({ values, comparison, startsAt }: Series): number[] {
  requireNumbers(values, 'A series', { least: 2 * FEWEST_ON_A_SIDE });
  requireCount(startsAt, 'The start');
  if (startsAt < FEWEST_ON_A_SIDE || values.length - startsAt < FEWEST_ON_A_SIDE)
    throw new RangeError(`A series needs at least ${FEWEST_ON_A_SIDE} values before and after the start.`);
  if (!comparison) return [...values];
  requireSameLength(values, comparison, { first: 'The series', second: 'its comparison' });
  requireNumbers(comparison, 'The comparison');
  return values.map((value, time) => value - (comparison[time] ?? Number.NaN));
}

/** Covariance that allows errors up to `lags` steps apart to be related, with Bartlett's falling weights. */
function neweyWest(
  design: Rows,
  { residuals, unscaledCovariance, df }: ReturnType<typeof leastSquares>,
  lags: number,
): Matrix {
  const scores = toMatrix(
    design.map((row, time) => row.map((value) => value * (residuals[time] ?? Number.NaN))),
  );
  const meat = scores.transpose().mmul(scores);
  const n = scores.rows;
  for (let lag = 1; lag <= Math.min(lags, n - 1); lag++) {
    const later = scores.subMatrix(lag, n - 1, 0, scores.columns - 1);
    const earlier = scores.subMatrix(0, n - 1 - lag, 0, scores.columns - 1);
    const related = later.transpose().mmul(earlier);
    meat.add(Matrix.add(related, related.transpose()).mul(1 - lag / (lags + 1)));
  }
  return unscaledCovariance
    .mmul(meat)
    .mmul(unscaledCovariance)
    .mul(n / df);
}
