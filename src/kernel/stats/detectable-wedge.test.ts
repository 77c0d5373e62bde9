import fc from 'fast-check';
import { inverse, Matrix } from 'ml-matrix';
import { describe, expect, test } from 'vitest';
import { detectableInWedge } from './detectable-wedge.ts';
import { expectClose } from './fixtures/close.ts';

/** The variance of the effect by generalised least squares of the whole model, cell by cell. */
function byLeastSquares(starts: readonly number[], betweenUnits: number, withinUnit: number): number {
  const periods = starts.length + 1;
  const startOf = starts.flatMap((count, step) => new Array<number>(count).fill(step + 1));
  const information = Matrix.zeros(periods + 1, periods + 1);
  for (const start of startOf) {
    const x = Matrix.zeros(periods, periods + 1);
    for (let period = 0; period < periods; period++) {
      x.set(period, period, 1);
      x.set(period, periods, period >= start ? 1 : 0);
    }
    const covariance = Matrix.ones(periods, periods)
      .mul(betweenUnits ** 2)
      .add(Matrix.eye(periods).mul(withinUnit ** 2));
    information.add(x.transpose().mmul(inverse(covariance)).mmul(x));
  }
  return inverse(information).get(periods, periods);
}

describe('what a stepped start can find', () => {
  test('it is (1.96 + 0.84) standard errors of the mixed model', () => {
    const design = { starts: [3, 3, 3, 3], betweenUnits: 1, withinUnit: 1 };
    const z = 1.959963984540054 + 0.8416212335729143;
    expectClose(detectableInWedge(design), z * Math.sqrt(byLeastSquares(design.starts, 1, 1)));
  });

  test('the short formula is the long way, whatever the steps', () => {
    const spread = fc.double({ min: 0.1, max: 5, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 3, maxLength: 6 }),
        spread,
        spread,
        (starts, between, within) => {
          const z = 1.959963984540054 + 0.8416212335729143;
          const exact = z * Math.sqrt(byLeastSquares(starts, between, within));
          const found = detectableInWedge({ starts, betweenUnits: between, withinUnit: within });
          expect(Math.abs(found / exact - 1)).toBeLessThan(1e-6);
        },
      ),
      { numRuns: 50 },
    );
  });

  test('a design that compares nothing is refused', () => {
    expect(() => detectableInWedge({ starts: [2], betweenUnits: 1, withinUnit: 1 })).toThrow('2 steps');
    expect(() => detectableInWedge({ starts: [2, 2], betweenUnits: 1, withinUnit: 0 })).toThrow('vary');
  });
});
