import { Matrix } from 'ml-matrix';
import { criticalT, tPValue } from './distributions.ts';
import { around, type TestedInterval } from './interval.ts';
import { positiveDefinite } from './linear-algebra.ts';
import { requireFinite, requireLevel } from './requirements.ts';

/** One answer in a stepped start. */
export type WedgeAnswer = { unit: string; period: number; treated: boolean; answer: number };

export type MixedWedgeEffect = TestedInterval & {
  df: number;
  /** Variances between units, between the periods of one unit, and between people. */
  variances: { unit: number; unitPeriod: number; person: number };
};

/**
 * Effect of a stepped start from single answers, with fixed periods and random units (Hussey & Hughes 2007); with
 * `unitPeriods: 'vary'` also random periods within units (Hooper et al. 2016; Girling & Hemming 2016), the safer choice.
 * REML; t with units − 2. Unlike `steppedWedge` it trusts its model of the variation: show it as the second opinion.
 * Checked against lmer.
 */
export function steppedWedgeMixed(
  answers: readonly WedgeAnswer[],
  { unitPeriods = 'same', confidence = 0.95 }: { unitPeriods?: 'same' | 'vary'; confidence?: number } = {},
): MixedWedgeEffect {
  requireLevel(confidence, 'Confidence');
  const wedge = collect(answers);
  const [unit, unitPeriod] =
    unitPeriods === 'vary' ? minimiseBoth(wedge) : [minimiseOne((x) => remlFit(wedge, x, 0).deviance), 0];
  const best = remlFit(wedge, unit, unitPeriod);
  const df = wedge.units.length - 2;
  const standardError = Math.sqrt(best.covariance.get(0, 0) * best.personVariance);
  return {
    ...around(best.effect, criticalT(confidence, df) * standardError),
    standardError,
    pValue: tPValue(best.effect / standardError, df),
    df,
    variances: {
      unit: unit ** 2 * best.personVariance,
      unitPeriod: unitPeriod ** 2 * best.personVariance,
      person: best.personVariance,
    },
  };
}

type Cell = { period: number; treated: boolean; answers: number; mean: number };
type Wedge = { units: Cell[][]; periods: number[]; people: number; withinCells: number };

/**
 * Everything the likelihood needs: cell means and the squares within cells. Both columns of the model are constant within
 * a cell, so nothing is lost and a million answers cost as much as sixty.
 */
function collect(answers: readonly WedgeAnswer[]): Wedge {
  const units = new Map<string, Map<number, Cell & { squares: number }>>();
  for (const { unit, period, treated, answer } of answers) {
    requireFinite(answer, 'An answer');
    const cells = units.get(unit) ?? new Map<number, Cell & { squares: number }>();
    units.set(unit, cells);
    const cell = cells.get(period) ?? { period, treated, answers: 0, mean: 0, squares: 0 };
    cells.set(period, cell);
    if (cell.treated !== treated)
      throw new RangeError(`Unit ${unit} is both with and without the campaign in period ${period}.`);
    cell.answers++;
    const step = answer - cell.mean;
    cell.mean += step / cell.answers;
    cell.squares += step * (answer - cell.mean);
  }
  if (units.size < 3) throw new RangeError(`A stepped start needs at least 3 units, not ${units.size}.`);
  const cells = [...units.values()].flatMap((unit) => [...unit.values()]);
  const withinCells = cells.reduce((sum, cell) => sum + cell.squares, 0);
  if (!(withinCells > 0)) throw new RangeError('Answers must differ within a unit and period.');
  const periods = [...new Set(cells.map((cell) => cell.period))].sort((a, b) => a - b);
  return {
    units: [...units.values()].map((unit) => [...unit.values()]),
    periods,
    people: answers.length,
    withinCells,
  };
}

type Fit = { deviance: number; effect: number; covariance: Matrix; personVariance: number };

/** REML deviance with the person variance profiled out; the arguments are standard deviations relative to a person's. */
function remlFit({ units, periods, people, withinCells }: Wedge, unit: number, unitPeriod: number): Fit {
  const size = periods.length + 1;
  const information = Matrix.zeros(size, size);
  const score = Matrix.zeros(size, 1);
  let squares = withinCells;
  let logDeterminant = 0;
  const add = (row: Matrix, outcome: number, weight: number) => {
    information.add(row.transpose().mmul(row).mul(weight));
    score.add(row.transpose().mul(weight * outcome));
    squares += weight * outcome ** 2;
  };
  for (const cells of units) {
    let total = 0;
    let outcomeTotal = 0;
    const rowTotal = Matrix.zeros(1, size);
    for (const cell of cells) {
      const weight = 1 / (unitPeriod ** 2 + 1 / cell.answers);
      const row = Matrix.rowVector([
        cell.treated ? 1 : 0,
        ...periods.map((period) => (period === cell.period ? 1 : 0)),
      ]);
      add(row, cell.mean, weight);
      logDeterminant -= Math.log(weight);
      total += weight;
      outcomeTotal += weight * cell.mean;
      rowTotal.add(row.mul(weight));
    }
    // Sherman–Morrison: what the cells of a unit share counts once.
    const shared = unit ** 2 / (1 + unit ** 2 * total);
    add(rowTotal, outcomeTotal, -shared);
    logDeterminant += Math.log1p(unit ** 2 * total);
  }
  const { inverse, logDeterminant: logInformation } = positiveDefinite(information);
  const coefficients = inverse.mmul(score);
  const residual = squares - score.transpose().mmul(coefficients).get(0, 0);
  const df = people - size;
  const personVariance = residual / df;
  const deviance = df * Math.log(personVariance) + logDeterminant + logInformation;
  return { deviance, effect: coefficients.get(0, 0), covariance: inverse, personVariance };
}

/** Golden-section search from 0 to `most`; a relative deviation of 10 would be an intraclass correlation of 0.99. */
function minimiseOne(f: (x: number) => number, most = 10): number {
  const golden = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [0, most];
  while (high - low > 1e-9) {
    const [left, right] = [high - golden * (high - low), low + golden * (high - low)];
    if (f(left) <= f(right)) high = right;
    else low = left;
  }
  // The variance may truly be estimated as none, which a search inside the range never reaches.
  return f(0) <= f((low + high) / 2) ? 0 : (low + high) / 2;
}

/** One coordinate after the other until neither moves: two smooth dimensions need no more. */
function minimiseBoth(wedge: Wedge): [number, number] {
  let [unit, unitPeriod] = [0.3, 0.3];
  for (let sweep = 0; sweep < 200; sweep++) {
    const before = [unit, unitPeriod] as const;
    unit = minimiseOne((x) => remlFit(wedge, x, unitPeriod).deviance);
    unitPeriod = minimiseOne((x) => remlFit(wedge, unit, x).deviance);
    if (Math.abs(unit - before[0]) + Math.abs(unitPeriod - before[1]) < 1e-7) break;
  }
  return [unit, unitPeriod];
}
