import type { FigureMeaning, LineUnit, Loss, Metric } from '../contract/import.ts';

/** A figure on a line: in percent (`favourable`, `score`) or from −100 to 100 (`enps`). */
export interface Placed {
  readonly unit: LineUnit;
  readonly value: number;
  /** The bounds, where only they are certain. */
  readonly low: number | null;
  readonly high: number | null;
  readonly losses: readonly Loss[];
}

/** What a figure of a metric can be; null: within. */
export function outOfRange(value: number, metric: Metric): boolean {
  const [low, high] = rangeOf(metric);
  return value < low || value > high;
}

/**
 * A figure in the unit that keeps most of it: shares stay shares, eNPS stays, means and indices become a score from 0 to 100.
 * `losses` says what it cannot keep.
 */
export function naturalFigure(given: number, meaning: FigureMeaning): Placed {
  const { unit, value, losses } = exactFigure(given, meaning);
  return {
    ...{ unit, value: tenth(value), low: null, high: null },
    losses: losses.length === 0 ? ['none'] : losses,
  };
}

/**
 * The same figure in another unit. From a mean follows not how many agree, and from how many agree no mean, but both bound
 * each other: among all ways in which answers can make the figure, the extremes are found by moving each answer to an end of
 * its side (the share of four and five out of five, given the mean m, lies between (m − 3) ÷ 2 and (m − 1) ÷ 3). Null: there is no way.
 */
export function inUnit(given: number, meaning: FigureMeaning, unit: LineUnit): Placed | null {
  const natural = exactFigure(given, meaning);
  if (natural.unit === unit) return naturalFigure(given, meaning);
  const scale = scaleOf(meaning.metric);
  if (natural.unit === 'enps' || unit === 'enps' || !scale) return null;
  const bounds =
    unit === 'favourable' ? shareBounds(natural.value / 100, scale) : meanBounds(natural.value / 100, scale);
  // Rounded outwards: what is certain stays certain. The slack keeps a bound of 25 from becoming 24.9 by the last bit.
  const low = Math.floor(1000 * bounds.low + SLACK) / 10;
  const high = Math.ceil(1000 * bounds.high - SLACK) / 10;
  const kept = natural.losses.filter((loss) => loss !== 'spread_unknown');
  return { unit, value: tenth((low + high) / 2), low, high, losses: ['bounds_only', ...kept] };
}

const SLACK = 1e-6;

function exactFigure(
  given: number,
  { metric, composite, reversed }: FigureMeaning,
): { unit: LineUnit; value: number; losses: Loss[] } {
  const common: Loss[] = [
    ...(composite ? (['composite'] as const) : []),
    ...(reversed ? (['reversed'] as const) : []),
  ];
  const [low, high] = rangeOf(metric);
  const value = reversed ? low + high - given : given;
  switch (metric.kind) {
    case 'favourable':
      return { unit: 'favourable', value, losses: [...pointLoss(metric.points), ...common] };
    case 'enps':
      return { unit: 'enps', value, losses: common };
    case 'index':
      return { unit: 'score', value, losses: ['spread_unknown', ...common] };
    case 'mean':
      return {
        unit: 'score',
        value: (100 * (value - low)) / (high - low),
        losses: ['spread_unknown', ...common],
      };
  }
}

/** How many points a scale has, and from which of them on (from 1) an answer counts as favourable. */
interface Points {
  readonly points: number;
  readonly from: number;
}

// The same line between «neither» and «agree» as our own scales have; 0 to 10 counts promoters.
const FAVOURABLE_FROM: Readonly<Record<number, number>> = { 2: 2, 4: 3, 5: 4, 6: 5, 7: 5, 11: 10 };

function scaleOf(metric: Metric): Points | null {
  const points =
    metric.kind === 'favourable'
      ? metric.points
      : metric.kind === 'mean'
        ? metric.highest - metric.lowest + 1
        : metric.kind === 'index'
          ? // Indices of the field weigh the five points of agreement 0, 25, 50, 75, 100.
            5
          : null;
  const from = points === null ? undefined : FAVOURABLE_FROM[points];
  return points === null || from === undefined ? null : { points, from };
}

/** Between which shares (0 to 1) the favourable lie, given the mean place (0 to 1). */
function shareBounds(mean: number, { points, from }: Points): { low: number; high: number } {
  const place = mean * (points - 1);
  const [lastBad, firstGood, top] = [from - 2, from - 1, points - 1];
  return {
    low: clamp((place - lastBad) / (top - lastBad)),
    high: clamp(place / firstGood),
  };
}

/** Between which mean places (0 to 1) the mean lies, given the share (0 to 1) of the favourable. */
function meanBounds(share: number, { points, from }: Points): { low: number; high: number } {
  const top = points - 1;
  return {
    low: (share * (from - 1)) / top,
    high: (share * top + (1 - share) * (from - 2)) / top,
  };
}

function rangeOf(metric: Metric): readonly [number, number] {
  if (metric.kind === 'mean') return [metric.lowest, metric.highest];
  return metric.kind === 'enps' ? [-100, 100] : [0, 100];
}

const pointLoss = (points: number | null): Loss[] =>
  points === null ? ['points_unknown'] : points === 5 ? [] : ['other_points'];

const clamp = (share: number) => Math.min(1, Math.max(0, share));

const tenth = (value: number) => Math.round(value * 10) / 10;
