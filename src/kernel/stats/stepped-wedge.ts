import type { Interval } from './interval.ts';
import { invertRandomisation, type Redraw } from './randomisation.ts';
import { possibleDraws } from './redraws.ts';
import { requireCount, requireLevel, requireNumbers } from './requirements.ts';

/** A unit of a stepped start: one mean per period, and the index of the first period with the campaign. */
export type WedgeUnit = {
  outcomes: readonly number[];
  /** 0 is the first period; leave it out when the unit never starts within the periods. */
  startsAt?: number;
  /** The group within which the order was drawn, when it was drawn within groups. */
  stratum?: string;
};

export type WedgeEffect = Interval & {
  pValue: number;
  draws: number;
  exact: boolean;
  /** Of the least-squares model; for comparison only, it believes that cells of one unit are independent. */
  modelStandardError: number;
};

/**
 * Effect of a stepped start (leaders, then managers, then everyone; the order of units drawn): cell means with an effect
 * of every unit and every period, so that neither "these units were better anyway" nor "everything got better that
 * month" can pass for it. p-value and interval come from redrawing the order: exact up to 20,000 orders, else 10,000
 * draws with the seed. Hussey & Hughes (2007); Ji, Fink, Robyn & Small (2017) on the permutation.
 * Needs every unit in every period and at least two different starts.
 */
export function steppedWedge(
  units: readonly WedgeUnit[],
  { draws = 10_000, seed = 1, confidence = 0.95 } = {},
): WedgeEffect {
  const periods = requireWedge(units);
  requireCount(draws, 'The number of draws', { least: 100 });
  requireLevel(confidence, 'Confidence');
  const starts = units.map((unit) => unit.startsAt ?? periods);
  const campaign = doublyCentred(starts.map((start) => periodsFrom(start, periods)));
  const outcomes = doublyCentred(units.map((unit) => unit.outcomes));
  const leverage = sumOfProducts(campaign, campaign);
  if (!(leverage > 1e-9))
    throw new RangeError('The design is singular: units must start in different periods.');
  const outcomeAfter = tailSums(outcomes);
  const campaignAfter = tailSums(campaign);
  const redraw = (order: readonly number[]): Redraw => ({
    statistic: sumFrom(outcomeAfter, order) / leverage,
    perUnitOfEffect: sumFrom(campaignAfter, order) / leverage,
  });
  const strata = units.map((unit) => unit.stratum ?? '');
  const possible = possibleDraws(starts, strata, { draws, seed });
  const redraws = Array.from(possible.draws, redraw);
  const observed = redraw(starts).statistic;
  const df = (units.length - 1) * (periods - 1) - 1;
  const residual = sumOfProducts(outcomes, outcomes) - observed ** 2 * leverage;
  return {
    ...invertRandomisation(observed, redraws, { confidence }),
    draws: redraws.length,
    exact: possible.exact,
    modelStandardError: Math.sqrt(Math.max(0, residual) / df / leverage),
  };
}

const periodsFrom = (start: number, periods: number) =>
  Array.from({ length: periods }, (_, period) => (period >= start ? 1 : 0));

/** Takes unit and period means out; what is left is what unit and period effects cannot explain. */
function doublyCentred(table: Rows): number[][] {
  const rowMeans = table.map(meanOf);
  const columnMeans = (table[0] ?? []).map((_, column) =>
    meanOf(table.map((row) => row[column] ?? Number.NaN)),
  );
  const grandMean = meanOf(rowMeans);
  return table.map((row, unit) =>
    row.map((value, period) => value - (rowMeans[unit] ?? 0) - (columnMeans[period] ?? 0) + grandMean),
  );
}

/**
 * For each unit the sum of its row from each period on. Centring is a projection, so the statistic of any order is the
 * centred outcomes summed over the cells that this order would have treated, and an order costs one look-up per unit.
 */
const tailSums = (table: Rows): number[][] =>
  table.map((row) => {
    const sums = new Array<number>(row.length + 1).fill(0);
    for (let period = row.length - 1; period >= 0; period--)
      sums[period] = (sums[period + 1] ?? 0) + (row[period] ?? 0);
    return sums;
  });

function sumFrom(tails: Rows, starts: readonly number[]): number {
  let sum = 0;
  for (let unit = 0; unit < starts.length; unit++) sum += tails[unit]?.[starts[unit] ?? -1] ?? Number.NaN;
  return sum;
}

type Rows = readonly (readonly number[])[];

const sumOfProducts = (first: Rows, second: Rows): number =>
  first.reduce(
    (sum, row, unit) =>
      sum + row.reduce((rowSum, value, period) => rowSum + value * (second[unit]?.[period] ?? 0), 0),
    0,
  );

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function requireWedge(units: readonly WedgeUnit[]): number {
  const periods = units[0]?.outcomes.length ?? 0;
  if (units.length < 3 || periods < 2)
    throw new RangeError(
      `A stepped start needs at least 3 units and 2 periods, not ${units.length} and ${periods}.`,
    );
  for (const [index, { outcomes, startsAt }] of units.entries()) {
    if (outcomes.length !== periods)
      throw new RangeError(`Unit ${index + 1} has ${outcomes.length} periods, others have ${periods}.`);
    requireNumbers(outcomes, `Unit ${index + 1}`);
    if (startsAt !== undefined) requireCount(startsAt, `The start of unit ${index + 1}`);
    if (startsAt !== undefined && startsAt >= periods)
      throw new RangeError(
        `Unit ${index + 1} starts in period ${startsAt}, after the last; leave its start out.`,
      );
  }
  return periods;
}
