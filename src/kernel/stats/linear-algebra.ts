import { CholeskyDecomposition, EigenvalueDecomposition, Matrix, QrDecomposition } from 'ml-matrix';
import { requireNumbers, requireSameLength } from './requirements.ts';

// The decompositions of the matrix library, with the refusals that it leaves to its caller. A design is a list of rows.

export type Rows = readonly (readonly number[])[];

export type LeastSquares = {
  coefficients: number[];
  residuals: number[];
  /** (X′X)⁻¹: times the residual variance it is the covariance of the coefficients. */
  unscaledCovariance: Matrix;
  /** Number of rows less number of columns. */
  df: number;
  residualVariance: number;
  standardErrors: number[];
};

/**
 * Ordinary least squares by QR. Refuses a singular design (a column that the others already give) and one with no
 * rows left over. Example: `leastSquares([[1, 0], [1, 1], [1, 2]], [1, 3, 5]).coefficients` is [1, 2].
 */
export function leastSquares(design: Rows, outcome: readonly number[]): LeastSquares {
  requireSameLength(design, outcome, { first: 'The design', second: 'the outcome' });
  requireNumbers(outcome, 'The outcome', { least: 2 });
  for (const row of design) requireNumbers(row, 'A row of the design');
  const x = toMatrix(design);
  const df = x.rows - x.columns;
  if (df < 1)
    throw new RangeError(
      `A design with ${x.columns} columns needs more than ${x.columns} rows, not ${x.rows}.`,
    );
  const qr = new QrDecomposition(x);
  const unscaledCovariance = inverseOfGram(x, qr);
  const coefficients = qr.solve(Matrix.columnVector([...outcome])).getColumn(0);
  const fitted = x.mmul(Matrix.columnVector(coefficients)).getColumn(0);
  const differences = outcome.map((value, row) => value - (fitted[row] ?? Number.NaN));
  const sumOfSquares = (values: readonly number[]) => values.reduce((sum, value) => sum + value ** 2, 0);
  // A perfect fit leaves only rounding, which must not pass for a very small error.
  const isPerfect = sumOfSquares(differences) <= 1e-24 * sumOfSquares(outcome);
  const residuals = isPerfect ? differences.map(() => 0) : differences;
  const residualVariance = sumOfSquares(residuals) / df;
  const standardErrors = unscaledCovariance.diagonal().map((entry) => Math.sqrt(entry * residualVariance));
  return { coefficients, residuals, unscaledCovariance, df, residualVariance, standardErrors };
}

/** Rows to the library's matrix (a copy). */
export const toMatrix = (rows: Rows): Matrix => new Matrix(rows.map((row) => [...row]));

/** (X′X)⁻¹ through the triangle of QR, which keeps twice the digits of inverting X′X itself. */
function inverseOfGram(x: Matrix, qr: QrDecomposition): Matrix {
  const triangle = qr.upperTriangularMatrix;
  const size = x.columns;
  const inverse = Matrix.zeros(size, size);
  for (let column = 0; column < size; column++) {
    const length = Math.sqrt(x.getColumn(column).reduce((sum, value) => sum + value ** 2, 0));
    // What is left of a column after the ones before it are taken out; next to nothing means that it adds nothing.
    if (!(Math.abs(triangle.get(column, column)) > 1e-10 * length))
      throw new RangeError(
        `The design is singular: column ${column + 1} repeats what the columns before it say.`,
      );
    for (let row = column; row >= 0; row--) {
      let value = row === column ? 1 : 0;
      for (let inner = row + 1; inner <= column; inner++)
        value -= triangle.get(row, inner) * inverse.get(inner, column);
      inverse.set(row, column, value / triangle.get(row, row));
    }
  }
  return inverse.mmul(inverse.transpose());
}

/** V f(Λ) V′ of a symmetric matrix: its square root, its inverse square root, and so on. */
export function symmetricFunction(symmetric: Matrix, f: (eigenvalue: number) => number): Matrix {
  const { realEigenvalues, eigenvectorMatrix: vectors } = new EigenvalueDecomposition(symmetric, {
    assumeSymmetric: true,
  });
  return vectors.mmul(Matrix.diag(realEigenvalues.map(f))).mmul(vectors.transpose());
}

/** Inverse and log-determinant of a positive definite matrix; refuses any other. */
export function positiveDefinite(symmetric: Matrix): { inverse: Matrix; logDeterminant: number } {
  const cholesky = new CholeskyDecomposition(symmetric);
  if (!cholesky.isPositiveDefinite())
    throw new RangeError('The design is singular: one of its columns repeats what the others say.');
  const logDeterminant = cholesky.lowerTriangularMatrix
    .diagonal()
    .reduce((sum, entry) => sum + 2 * Math.log(entry), 0);
  return { inverse: cholesky.solve(Matrix.eye(symmetric.rows)), logDeterminant };
}
