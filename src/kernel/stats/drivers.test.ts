import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { correlationTable } from './correlation-table.ts';
import { driverShares } from './drivers.ts';
import { expectClose } from './fixtures/close.ts';
import { attitude, columnsOf } from './fixtures/oracles.ts';
import { leastSquares } from './linear-algebra.ts';
import { lmgShares } from './lmg.ts';
import { variance } from './moments.ts';
import { randomNormal, seededRandom } from './random.ts';
import { relativeWeights } from './relative-weights.ts';

const columns = columnsOf('attitude');
const outcome = columns['rating'] ?? [];
const items = attitude.items.map((item) => columns[item] ?? []);

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Items that share a common cause, and an outcome that follows the first of them. */
function made(count: number, rows: number, seed: number) {
  const random = seededRandom(seed);
  const common = Array.from({ length: rows }, () => randomNormal(random));
  const drawn = Array.from({ length: count }, () => common.map((value) => value + randomNormal(random)));
  const follows = (drawn[0] ?? []).map((value) => value + 2 * randomNormal(random));
  return { items: drawn, outcome: follows };
}

describe('shares of explained variance', () => {
  test('LMG agrees with relaimpo', () => {
    expectClose(lmgShares(correlationTable(items, outcome)), attitude.lmg);
  });

  test('relative weights agree with R', () => {
    expectClose(relativeWeights(correlationTable(items, outcome)), attitude.relativeWeights);
  });

  test('both add up to R² of the regression, whatever the data', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.nat(10_000), (count, seed) => {
        const data = made(count, 40, seed);
        const design = data.outcome.map((_, row) => [1, ...data.items.map((item) => item[row] ?? 0)]);
        const fit = leastSquares(design, data.outcome);
        const explained = 1 - sum(fit.residuals.map((r) => r ** 2)) / (39 * variance(data.outcome));
        const table = correlationTable(data.items, data.outcome);
        expect(sum(lmgShares(table))).toBeCloseTo(explained, 10);
        expect(sum(relativeWeights(table))).toBeCloseTo(explained, 10);
      }),
      { numRuns: 30 },
    );
  });

  test('two identical items are refused, and so is one that nobody answered differently', () => {
    const [first = []] = items;
    expect(() => lmgShares(correlationTable([first, first], outcome))).toThrow('singular');
    expect(() => relativeWeights(correlationTable([first, first], outcome))).toThrow('singular');
    expect(() => correlationTable([outcome.map(() => 4)], outcome)).toThrow('same for everybody');
  });
});

describe('drivers with intervals', () => {
  test('with every person as a unit the interval is near relaimpo’s bootstrap', () => {
    const units = outcome.map((_, row) => `person ${row}`);
    const { shares, method } = driverShares({ items, outcome, units }, { draws: 2000, seed: 3 });
    expect(method).toBe('LMG');
    expectClose(
      shares.map((share) => share.estimate),
      attitude.lmg,
    );
    // Two bootstraps with different draws: ends agree to a few hundredths, not to digits.
    for (const [item, share] of shares.entries()) {
      expect(Math.abs(share.low - (attitude.lmgLow[item] ?? 0))).toBeLessThan(0.03);
      expect(Math.abs(share.high - (attitude.lmgHigh[item] ?? 0))).toBeLessThan(0.05);
    }
  });

  test('the same seed gives the same interval, another seed another', () => {
    const units = outcome.map((_, row) => `team ${row % 10}`);
    const once = driverShares({ items, outcome, units }, { draws: 200, seed: 5 });
    expect(driverShares({ items, outcome, units }, { draws: 200, seed: 5 })).toEqual(once);
    expect(driverShares({ items, outcome, units }, { draws: 200, seed: 6 })).not.toEqual(once);
  });

  test('people who answer alike within units make the interval wider than single people would', () => {
    const copies = 8;
    const repeated = (column: readonly number[]) =>
      column.flatMap((value) => Array<number>(copies).fill(value));
    const input = { items: items.map(repeated), outcome: repeated(outcome) };
    const byUnit = driverShares({
      ...input,
      units: input.outcome.map((_, row) => `${Math.floor(row / copies)}`),
    });
    const byPerson = driverShares({ ...input, units: input.outcome.map((_, row) => `${row}`) });
    const width = ({ shares }: typeof byUnit) => sum(shares.map(({ low, high }) => high - low));
    expect(width(byUnit)).toBeGreaterThan(2 * width(byPerson));
  });

  test('above 12 items relative weights are used', () => {
    const data = made(14, 120, 9);
    const units = data.outcome.map((_, row) => `team ${row % 12}`);
    const { method, shares } = driverShares({ ...data, units }, { draws: 100 });
    expect(method).toBe('relative weights');
    const most = Math.max(...shares.map((share) => share.estimate));
    expect(shares[0]?.estimate).toBe(most);
  });

  test('fewer than five units are refused: an interval from them would lie', () => {
    expect(() => driverShares({ items, outcome, units: outcome.map((_, row) => `${row % 4}`) })).toThrow(
      '5 units',
    );
  });
});
