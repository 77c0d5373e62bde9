import { clusterRobust, type RobustCoefficient } from './cluster-robust.ts';
import { requireCount, requireFinite } from './requirements.ts';

/** Two measures of one site in one month (counted in whole months from any beginning). */
export type PanelCell = { site: string; month: number; first: number; second: number };

export type LagRow = RobustCoefficient & {
  direction: 'first leads second' | 'second leads first';
  /** Months from cause to consequence, if it is one. */
  lag: number;
  cells: number;
};

/**
 * Do staff move before customers, or customers before staff? The association of two measures over sites and months, at
 * every lag and in both directions in one table, so that nobody can show only the flattering arrow. Site and month
 * effects take out "good sites" and "good months" (two-way fixed effects); errors are clustered by site, CR2. It never
 * says "effect"; compare both directions, and adjust the p-values with `benjaminiHochberg`.
 */
export function leadLagTable(cells: readonly PanelCell[], { mostLag = 3 } = {}): LagRow[] {
  requireCount(mostLag, 'The longest lag');
  const table = new Map<string, PanelCell>();
  for (const cell of cells) {
    requireFinite(cell.first, 'The first measure');
    requireFinite(cell.second, 'The second measure');
    requireCount(cell.month, 'A month');
    if (table.has(keyOf(cell.site, cell.month)))
      throw new RangeError(`Site ${cell.site} has month ${cell.month} twice.`);
    table.set(keyOf(cell.site, cell.month), cell);
  }
  const rows: LagRow[] = [];
  for (let lag = 0; lag <= mostLag; lag++)
    for (const direction of ['first leads second', 'second leads first'] as const) {
      const pairs = cells.flatMap((later) => {
        const earlier = table.get(keyOf(later.site, later.month - lag));
        if (!earlier) return [];
        const [predictor, outcome] =
          direction === 'first leads second' ? [earlier.first, later.second] : [earlier.second, later.first];
        return [{ site: later.site, month: later.month, predictor, outcome }];
      });
      rows.push({ direction, lag, cells: pairs.length, ...twoWayEffect(pairs) });
    }
  return rows;
}

export type TwoWayCell = { site: string; month: number; predictor: number; outcome: number };

/**
 * Coefficient of a predictor with an effect of every site and every month, clustered by site with CR2. Refuses fewer than
 * 3 sites, and a predictor that site and month already give.
 */
export function twoWayEffect(cells: readonly TwoWayCell[]): RobustCoefficient {
  const sites = new Map<string, TwoWayCell[]>();
  for (const cell of cells) sites.set(cell.site, [...(sites.get(cell.site) ?? []), cell]);
  if (sites.size < 3) throw new RangeError(`A panel needs at least 3 sites, not ${sites.size}.`);
  const [, ...months] = [...new Set(cells.map((cell) => cell.month))].sort((a, b) => a - b);
  // Site effects are taken out by centring within sites: with errors clustered by site CR2 is the same as with a column per
  // site (Pustejovsky & Tipton 2018, theorem 2), and the design stays narrow.
  const rows = [...sites.values()].flatMap((own) =>
    centred(
      own.map(({ outcome, predictor, month }) => [
        outcome,
        predictor,
        ...months.map((m) => (m === month ? 1 : 0)),
      ]),
    ),
  );
  const clusters = [...sites].flatMap(([site, own]) => own.map(() => site));
  const design = rows.map(([, ...columns]) => columns);
  const [effect] = clusterRobust(
    design,
    rows.map(([outcome = Number.NaN]) => outcome),
    { clusters, columns: [0] },
  );
  if (!effect) throw new RangeError('A panel needs at least one cell.');
  return effect;
}

const keyOf = (site: string, month: number) => `${month} ${site}`;

function centred(rows: readonly (readonly number[])[]): number[][] {
  const means = (rows[0] ?? []).map(
    (_, column) => rows.reduce((sum, row) => sum + (row[column] ?? Number.NaN), 0) / rows.length,
  );
  return rows.map((row) => row.map((value, column) => value - (means[column] ?? Number.NaN)));
}
