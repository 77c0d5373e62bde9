import { adjustedEnps } from '#kernel/stats/enps.ts';
import { nonResponseBound } from '#kernel/stats/non-response.ts';
import { wilson } from '#kernel/stats/proportion.ts';
import type { Change, ShownFigure } from '../contract/figure.ts';

/**
 * Everything here is reckoned from numbers as they were published, never from answers: whoever reads the report could do
 * the same with pencil and paper, so it gives nothing away that the report does not.
 */
export interface Published {
  readonly value: number;
  readonly bound: 'about' | 'at-most' | 'at-least';
  readonly answered: number;
}

/** A published share in percent with Wilson's interval; beyond a bound the interval goes to the end. */
export function withShareInterval({ value, bound, answered }: Published): ShownFigure {
  const { low, high } = wilson({ count: countOf({ value, answered }), of: answered });
  return {
    value,
    bound,
    low: bound === 'at-most' ? 0 : Math.round(100 * low),
    high: bound === 'at-least' ? 100 : Math.round(100 * high),
    answered,
  };
}

/** How many of the answers a published share is, to the nearest whole one. */
export const countOf = ({ value, answered }: Pick<Published, 'value' | 'answered'>): number =>
  Math.round((value * answered) / 100);

/**
 * A published mean with a large-sample interval from a published spread: that of the group, or for a group too small to
 * show one that of everybody. Null ends without any spread.
 */
export function withMeanInterval(
  { value, bound, answered }: Published,
  { deviation, scale }: { deviation: number | null; scale: { low: number; high: number } },
): ShownFigure {
  if (deviation === null) return { value, bound, low: null, high: null, answered };
  const half = (1.96 * deviation) / Math.sqrt(answered);
  return {
    value,
    bound,
    low: bound === 'at-most' ? scale.low : tenth(Math.max(scale.low, value - half)),
    high: bound === 'at-least' ? scale.high : tenth(Math.min(scale.high, value + half)),
    answered,
  };
}

/** The standard deviation of a published spread; its shares are rounded, so they are made to add up to one first. */
export function deviationOf(
  shares: readonly { readonly value: number; readonly percent: number }[],
): number | null {
  const total = shares.reduce((sum, { percent }) => sum + percent, 0);
  if (total === 0) return null;
  const mean = shares.reduce((sum, { value, percent }) => sum + value * percent, 0) / total;
  const variance = shares.reduce((sum, { value, percent }) => sum + percent * (value - mean) ** 2, 0) / total;
  return Math.sqrt(variance);
}

/** eNPS from the published shares of promoters and detractors, with the interval adjusted for small groups. */
export function enpsOf(promoters: Published, detractors: Published): ShownFigure {
  const answered = promoters.answered;
  const up = countOf(promoters);
  const down = Math.min(countOf(detractors), answered - up);
  const { low, high } = adjustedEnps({ promoters: up, detractors: down, answers: answered });
  return {
    value: promoters.value - detractors.value,
    bound: scoreBound(promoters.bound, detractors.bound),
    low: Math.max(-100, Math.round(low)),
    high: Math.min(100, Math.round(high)),
    answered,
  };
}

/** Where the share of all invited lies, whatever the silent think, in whole percent. */
export function rangeOf(
  { value, answered }: Published,
  invited: number,
): { low: number; high: number; must: boolean } {
  const bound = nonResponseBound({ yes: countOf({ value, answered }), answers: answered, invited });
  return { low: Math.floor(100 * bound.low), high: Math.ceil(100 * bound.high), must: bound.mustShow };
}

/**
 * The difference of two shown figures, later − earlier, with the interval that squares and adds theirs (Newcombe 1998,
 * method 10; Zou & Donner 2008 for other figures). It takes them as independent: people of both waves mostly answer alike,
 * which makes the true interval narrower, never wider. Null without intervals.
 */
export function changeBetween(earlier: ShownFigure, later: ShownFigure): Change | null {
  if (earlier.low === null || earlier.high === null || later.low === null || later.high === null) return null;
  const points = tenth(later.value - earlier.value);
  const low = points - Math.hypot(later.value - later.low, earlier.high - earlier.value);
  const high = points + Math.hypot(later.high - later.value, earlier.value - earlier.low);
  // Where both stand at a bound the true difference may be anything between.
  const clear = low > 0 || high < 0;
  return { points, low: tenth(low), high: tenth(high), clear };
}

/** One stratum of a correction for silence: a published group and how many it has. */
export interface Stratum {
  readonly figure: Published;
  readonly invited: number;
}

/**
 * The favourable share of everybody from published groups that part them, each by its head count: corrects for groups that
 * answer less often. The groups are finite, so one that answered in full adds no uncertainty (Cochran 1977, 5.3). Null
 * when fewer than two groups are given.
 */
export function weightedShare(strata: readonly Stratum[]): (ShownFigure & { groups: number }) | null {
  if (strata.length < 2) return null;
  const people = strata.reduce((sum, { invited }) => sum + invited, 0);
  let value = 0;
  let squaredError = 0;
  for (const { figure, invited } of strata) {
    const share = figure.value / 100;
    const unheard = Math.max(0, 1 - figure.answered / invited);
    value += (invited / people) * figure.value;
    squaredError +=
      (invited / people) ** 2 * unheard * ((share * (1 - share)) / Math.max(1, figure.answered - 1));
  }
  const half = 196 * Math.sqrt(squaredError);
  return {
    value: Math.round(value),
    bound: 'about',
    low: Math.max(0, Math.round(value - half)),
    high: Math.min(100, Math.round(value + half)),
    answered: strata.reduce((sum, { figure }) => sum + figure.answered, 0),
    groups: strata.length,
  };
}

/**
 * The share of a construct: the mean of its items' shares. Its interval is the mean of theirs, which is what it would be if
 * people answered all items alike, so it is never too narrow.
 */
export function constructShare(items: readonly ShownFigure[]): ShownFigure | null {
  const whole = items.flatMap(({ low, high, ...rest }) =>
    low === null || high === null ? [] : [{ ...rest, low, high }],
  );
  if (whole.length === 0) return null;
  const mean = (pick: (one: (typeof whole)[number]) => number) =>
    Math.round(whole.reduce((sum, one) => sum + pick(one), 0) / whole.length);
  const bounds = new Set(whole.map(({ bound }) => bound));
  const [only] = bounds;
  return {
    value: mean(({ value }) => value),
    bound: bounds.size === 1 && only ? only : 'about',
    low: mean(({ low }) => low),
    high: mean(({ high }) => high),
    answered: Math.min(...whole.map(({ answered }) => answered)),
  };
}

function scoreBound(promoters: Published['bound'], detractors: Published['bound']): Published['bound'] {
  if (promoters === 'at-least' && detractors !== 'at-least') return 'at-least';
  if (detractors === 'at-most' && promoters === 'about') return 'at-least';
  if (detractors === 'at-least' && promoters !== 'at-least') return 'at-most';
  if (promoters === 'at-most' && detractors === 'about') return 'at-most';
  return 'about';
}

const tenth = (value: number) => Math.round(10 * value) / 10;
