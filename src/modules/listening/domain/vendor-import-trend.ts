import type { FigureMeaning, LineUnit, Loss, TrendPoint, TrendSegment } from '../contract/import.ts';
import { inUnit } from './vendor-import-convert.ts';

/** A kept figure, as the line needs it. */
export interface KeptFigure {
  readonly vendor: string;
  readonly source: string;
  readonly year: number;
  readonly measure: string;
  readonly meaning: FigureMeaning;
  readonly given: number;
  readonly respondents: number | null;
}

/** What one instrument drew: a measure of a vendor, or an item of our own. */
export interface Stretch {
  /** Null: ours. */
  readonly vendor: string | null;
  readonly measure: string;
  readonly source: string | null;
  /** Two stretches of one instrument asked the same words on the same scale. */
  readonly instrument: string;
  readonly losses: readonly Loss[];
  readonly points: readonly TrendPoint[];
}

/** The instrument of an item of the bank on its own scale; other vendors that asked its words have the same. */
export const bankInstrument = (bankKey: string, points: number | null): string => `bank ${bankKey} ${points}`;

/**
 * The stretch of each vendor for a construct, in a unit. Of several measures of a vendor the one that loses least is taken:
 * single items before composites, whole conversions before bounds, then the one with most years.
 */
export function stretchesOf(figures: readonly KeptFigure[], unit: LineUnit): Stretch[] {
  const byMeasure = Map.groupBy(figures, ({ vendor, measure }) => JSON.stringify([vendor, measure]));
  const drawn = [...byMeasure.values()].flatMap((own) => stretchOf(own, unit) ?? []);
  const byVendor = Map.groupBy(drawn, ({ vendor }) => vendor);
  return [...byVendor.values()].flatMap((own) => own.toSorted(byWorth)[0] ?? []);
}

/**
 * One line over the years: stretches in the order of their beginnings, each with how it joins those before. The same
 * instrument goes straight on. Others are linked only where both asked in one year, by the mean of what they differed then
 * (chain linking, as indices of prices are joined when their basket changes); else the line is broken.
 */
export function joined(stretches: readonly Stretch[]): TrendSegment[] {
  const sorted = stretches.toSorted((left, right) =>
    compare(left.points[0]?.on ?? '', right.points[0]?.on ?? ''),
  );
  return sorted.map(({ instrument, ...stretch }, at): TrendSegment => {
    const before = sorted[at - 1];
    return {
      ...stretch,
      losses: [...stretch.losses],
      points: [...stretch.points],
      join: before ? joinOf(before, { instrument, ...stretch }) : { kind: 'first' },
    };
  });
}

function stretchOf(figures: readonly KeptFigure[], unit: LineUnit): Stretch | null {
  const [first] = figures;
  if (!first) return null;
  const losses = new Set<Loss>();
  const points = new Map<string, TrendPoint>();
  for (const { given, meaning, year, respondents } of figures) {
    const placed = inUnit(given, meaning, unit);
    if (!placed) return null;
    for (const loss of placed.losses) losses.add(loss);
    const { value, low, high } = placed;
    points.set(String(year), { on: String(year), value, low, high, respondents });
  }
  const { vendor, source, measure, meaning } = first;
  return {
    ...{ vendor, source, measure },
    instrument: instrumentOf(measure, meaning),
    losses: [...losses],
    points: [...points.values()].sort((left, right) => compare(left.on, right.on)),
  };
}

function instrumentOf(measure: string, { bankKey, metric }: FigureMeaning): string {
  if (bankKey !== null && metric.kind === 'favourable') return bankInstrument(bankKey, metric.points);
  return JSON.stringify([measure.toLocaleLowerCase(), metric]);
}

function joinOf(before: Stretch, now: Stretch): TrendSegment['join'] {
  const earlier = Map.groupBy(before.points, ({ on }) => on.slice(0, 4));
  if (before.instrument === now.instrument) return { kind: 'straight' };
  const shared = now.points.flatMap((point) => {
    const year = point.on.slice(0, 4);
    const others = earlier.get(year);
    return others ? [{ year, difference: point.value - mean(others.map(({ value }) => value)) }] : [];
  });
  if (shared.length === 0) return { kind: 'break' };
  const shift = Math.round(10 * mean(shared.map(({ difference }) => difference))) / 10;
  return { kind: 'linked', shift, years: [...new Set(shared.map(({ year }) => year))] };
}

const isBounds = ({ losses }: Stretch) => Number(losses.includes('bounds_only'));
const isComposite = ({ losses }: Stretch) => Number(losses.includes('composite'));

const byWorth = (left: Stretch, right: Stretch): number =>
  isBounds(left) - isBounds(right) ||
  isComposite(left) - isComposite(right) ||
  right.points.length - left.points.length ||
  compare(left.measure, right.measure);

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

const compare = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);
