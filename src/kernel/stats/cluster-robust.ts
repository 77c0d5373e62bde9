import type { Matrix } from 'ml-matrix';
import { criticalT, tPValue } from './distributions.ts';
import { around, type TestedInterval } from './interval.ts';
import { leastSquares, type Rows, symmetricFunction, toMatrix } from './linear-algebra.ts';
import { requireLevel, requireSameLength } from './requirements.ts';

/** CR0: no correction. CR1: × G/(G − 1) · (n − 1)/(n − p). CR2: bias-reduced, with Satterthwaite degrees of freedom. */
export type ClusterCorrection = 'CR0' | 'CR1' | 'CR2';

export type RobustCoefficient = TestedInterval & { df: number };

/**
 * Least squares whose errors allow people of one cluster to be alike. CR2 (Bell & McCaffrey 2002; Pustejovsky & Tipton
 * 2018, working model independent) is the one to use below about 40 clusters; CR0 and CR1 take t with G − 1 and
 * promise too much there. One result per column of the design, in its order.
 * Example: `clusterRobust([[1, 0], [1, 1], …], outcome, { clusters })[1]` is the effect of the second column.
 */
export function clusterRobust(
  design: Rows,
  outcome: readonly number[],
  {
    clusters,
    correction = 'CR2',
    confidence = 0.95,
    columns,
  }: {
    clusters: readonly string[];
    correction?: ClusterCorrection;
    confidence?: number;
    /** The columns to report, for wide designs of which only one matters; all unless told. */
    columns?: readonly number[];
  },
): RobustCoefficient[] {
  requireSameLength(clusters, outcome, { first: 'Clusters', second: 'the outcome' });
  requireLevel(confidence, 'Confidence');
  const fit = leastSquares(design, outcome);
  const rowsOf = groupRows(clusters);
  if (rowsOf.length < 2)
    throw new RangeError(`Clustered errors need at least 2 clusters, not ${rowsOf.length}.`);
  const bread = fit.unscaledCovariance;
  const pieces = rowsOf.map((rows) => piece({ design, bread, residuals: fit.residuals, rows, correction }));
  const [n, p, g] = [outcome.length, bread.columns, rowsOf.length];
  const inflation = correction === 'CR1' ? (g / (g - 1)) * ((n - 1) / (n - p)) : 1;
  const reported = columns ?? fit.coefficients.map((_, column) => column);
  return reported.map((column) => {
    const estimate = fit.coefficients[column];
    if (estimate === undefined) throw new RangeError(`The design has no column ${column}.`);
    const squares = pieces.reduce(
      (sum, { score }) => sum + bread.getRowVector(column).mmul(score).get(0, 0) ** 2,
      0,
    );
    const standardError = Math.sqrt(squares * inflation);
    const df = correction === 'CR2' ? satterthwaite(pieces, bread, column) : g - 1;
    if (!(standardError > 0)) throw new RangeError('The clusters do not vary, so no error can be estimated.');
    return {
      ...around(estimate, criticalT(confidence, df) * standardError),
      standardError,
      df,
      pValue: tPValue(estimate / standardError, df),
    };
  });
}

type Piece = {
  /** X′A e: what the cluster adds to the sum that the coefficients solve. */
  score: Matrix;
  /** X′A: p × size of the cluster. */
  adjusted: Matrix;
  /** X of the cluster. */
  x: Matrix;
};

function piece(input: {
  design: Rows;
  bread: Matrix;
  residuals: readonly number[];
  rows: readonly number[];
  correction: ClusterCorrection;
}): Piece {
  const x = toMatrix(input.rows.map((row) => input.design[row] ?? []));
  const residuals = toMatrix(input.rows.map((row) => [input.residuals[row] ?? Number.NaN]));
  const adjusted = input.correction === 'CR2' ? biasReduced(x, input.bread) : x.transpose();
  return { score: adjusted.mmul(residuals), adjusted, x };
}

/**
 * X′(I − H)^(−1/2) for one cluster with H = X B X′, through p × p matrices however many people the cluster has:
 * (I − H)^(−1/2) leaves everything outside the columns of X alone, so X′(I − H)^(−1/2) = R′ (I − R B R′)^(−1/2) Q′ with
 * X = QR. A direction that a cluster alone decides (leverage 1) has no residual; as usual it gets the pseudo-inverse, 0.
 */
function biasReduced(x: Matrix, bread: Matrix): Matrix {
  // A symmetric root S of X′X stands in for R, and Q = X S⁻¹; both exist when X has lost rank within the cluster.
  const gram = x.transpose().mmul(x);
  const cut = 1e-10 * Math.max(...gram.diagonal(), Number.MIN_VALUE);
  const root = symmetricFunction(gram, (value) => (value > cut ? Math.sqrt(value) : 0));
  const inverseRoot = symmetricFunction(gram, (value) => (value > cut ? 1 / Math.sqrt(value) : 0));
  const own = root.mmul(bread).mmul(root);
  const scaled = symmetricFunction(own, (leverage) =>
    1 - leverage > 1e-8 ? 1 / Math.sqrt(1 - leverage) : 0,
  );
  return root.mmul(scaled).mmul(inverseRoot).mmul(x.transpose());
}

/**
 * Degrees of freedom tr(P)² / tr(P²), where P_ij = pᵢ′pⱼ and pᵢ = (I − H)ᵢ′ Aᵢ Xᵢ B c is the direction in which cluster i
 * enters the variance of one coefficient. pᵢ′pⱼ needs only p × p products: (I − H) is idempotent.
 */
function satterthwaite(pieces: readonly Piece[], bread: Matrix, column: number): number {
  const contrast = bread.getColumnVector(column);
  const directions = pieces.map(({ adjusted }) => adjusted.transpose().mmul(contrast));
  const projected = pieces.map(({ x }, i) => x.transpose().mmul(directions[i] ?? contrast));
  let trace = 0;
  let squares = 0;
  for (const [i, first] of projected.entries()) {
    const through = bread.mmul(first);
    for (let j = 0; j <= i; j++) {
      const second = projected[j];
      const direction = directions[i];
      if (!second || !direction) continue;
      const own = i === j ? direction.transpose().mmul(direction).get(0, 0) : 0;
      const product = own - second.transpose().mmul(through).get(0, 0);
      if (i === j) trace += product;
      squares += (i === j ? 1 : 2) * product ** 2;
    }
  }
  return trace ** 2 / squares;
}

function groupRows(clusters: readonly string[]): number[][] {
  const rowsOf = new Map<string, number[]>();
  for (const [row, cluster] of clusters.entries()) {
    const rows = rowsOf.get(cluster);
    if (rows) rows.push(row);
    else rowsOf.set(cluster, [row]);
  }
  return [...rowsOf.values()];
}
