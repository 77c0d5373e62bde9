import { describe, expect, test } from 'vitest';
import { expectClose } from './fixtures/close.ts';
import { columnsOf } from './fixtures/oracles.ts';
import { leadLagTable, twoWayEffect } from './panel.ts';
import { randomNormal, seededRandom } from './random.ts';

/** Twenty sites over two years; the second measure follows the first by two months. */
function sitesThatFollow() {
  const random = seededRandom(21);
  return Array.from({ length: 20 }, (_, site) => {
    const quality = 2 * randomNormal(random);
    const staff = Array.from({ length: 24 }, (_, month) => quality + month / 6 + randomNormal(random));
    return staff.map((first, month) => ({
      site: `site ${site}`,
      month,
      first,
      second: quality + Math.sin(month) + 0.4 * (staff[month - 2] ?? 0) + randomNormal(random),
    }));
  }).flat();
}

describe('sites over months', () => {
  test('taking site effects out by centring agrees with a column per site', () => {
    const wedge = columnsOf('stepped-wedge');
    const effect = twoWayEffect(
      (wedge['y'] ?? []).map((outcome, row) => ({
        site: `${wedge['cluster']?.[row]}`,
        month: wedge['period']?.[row] ?? 0,
        predictor: wedge['x']?.[row] ?? 0,
        outcome,
      })),
    );
    // The 900 × 900 matrices with dummies of all sites and months, written out in NumPy; estimate as lm's on cell means.
    expectClose([effect.estimate, effect.standardError], [0.20166666667, 0.11457462319103297]);
    expectClose(effect.df, 10.456704159027034);
  });

  test('the table finds which measure leads, by how much and how long, and not the other way round', () => {
    const table = leadLagTable(sitesThatFollow());
    expect(table).toHaveLength(8);
    const clear = table.filter(({ pValue }) => pValue < 0.05 / 8);
    expect(clear.map(({ direction, lag }) => [direction, lag])).toEqual([['first leads second', 2]]);
    expect(clear[0]?.low).toBeLessThan(0.4);
    expect(clear[0]?.high).toBeGreaterThan(0.4);
    expect(clear[0]?.cells).toBe(20 * 22);
  });

  test('good sites and good months change nothing', () => {
    const cells = sitesThatFollow();
    const moved = cells.map((cell) => ({
      ...cell,
      first: cell.first + 5 * cell.site.length + cell.month ** 2,
      second: cell.second - 3 * cell.site.length + 7 * Math.cos(cell.month),
    }));
    const estimates = (table: ReturnType<typeof leadLagTable>) => table.map(({ estimate }) => estimate);
    expectClose(estimates(leadLagTable(moved)), estimates(leadLagTable(cells)));
  });

  test('a month twice, too few sites and a predictor that never moves within sites are refused', () => {
    const cells = sitesThatFollow();
    expect(() => leadLagTable([...cells, ...cells.slice(0, 1)])).toThrow('month 0 twice');
    expect(() => leadLagTable(cells.slice(0, 48))).toThrow('3 sites');
    expect(() => leadLagTable(cells.map((cell) => ({ ...cell, first: cell.month })))).toThrow('singular');
  });
});
