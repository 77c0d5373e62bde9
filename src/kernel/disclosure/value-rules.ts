/** A number as it is shown. At an end of its range only a bound is shown, because unanimity would expose everybody. */
export interface Figure {
  readonly value: number;
  readonly bound: 'about' | 'at-most' | 'at-least';
}

/** The lowest and highest answer that a question allows. */
export interface Scale {
  readonly min: number;
  readonly max: number;
}

/** Shares are shown no closer to 0 and 100 % than this, by the number of answers. */
const SHARE_LIMITS = [
  { below: 20, percent: 20 },
  { below: 40, percent: 10 },
  { below: 100, percent: 5 },
  { below: 300, percent: 2 },
  { below: Number.POSITIVE_INFINITY, percent: 1 },
];

/** A share of `answered` answers: whole percent, 5 points below 20 answers; at the ends only "at most" or "at least". */
export function codedShare(hits: number, answered: number): Figure {
  if (
    !Number.isInteger(hits) ||
    !Number.isInteger(answered) ||
    hits < 0 ||
    hits > answered ||
    answered === 0
  ) {
    throw new RangeError(`${hits} of ${answered} is not a share.`);
  }
  const limit = SHARE_LIMITS.find(({ below }) => answered < below)?.percent ?? 1;
  // Compared without division: 29 % of 100 must not become 28.999….
  if (100 * hits <= limit * answered) return { value: limit, bound: 'at-most' };
  if (100 * hits >= (100 - limit) * answered) return { value: 100 - limit, bound: 'at-least' };
  return { value: steppedShare(hits, answered, answered < 20 ? 5 : 1), bound: 'about' };
}

/** A share in percent, rounded to a multiple of `step`. */
export function steppedShare(hits: number, total: number, step: number): number {
  return step * Math.round((100 * hits) / (step * total));
}

/**
 * A mean to 0.1. So near to an end of the scale that somebody's answer would have to lie within one point of the end,
 * only the bound is shown: of n answers that average m or more, one is at least n·m − (n − 1)·max, which says more than
 * "one point below the best" as soon as m > max − 1/n; and the same at the other end.
 */
export function codedMean(mean: number, { answered, scale }: { answered: number; scale: Scale }): Figure {
  requireScale(scale);
  const slack = 1e-9;
  if (!(mean >= scale.min - slack && mean <= scale.max + slack)) {
    throw new RangeError(`A mean of ${mean} is not on a scale from ${scale.min} to ${scale.max}.`);
  }
  const { lowest, highest } = meanLimits(answered, scale);
  if (mean >= highest) return { value: highest, bound: 'at-least' };
  if (mean <= lowest) return { value: lowest, bound: 'at-most' };
  return { value: tenth(mean), bound: 'about' };
}

/** What a reader can conclude about the mean from the figure: an interval, for the interval audit. */
export function meanInterval(figure: Figure, scale: Scale): { readonly low: number; readonly high: number } {
  switch (figure.bound) {
    case 'at-least':
      return { low: figure.value, high: scale.max };
    case 'at-most':
      return { low: scale.min, high: figure.value };
    case 'about':
      return {
        low: Math.max(scale.min, figure.value - 0.05),
        high: Math.min(scale.max, figure.value + 0.05),
      };
  }
}

/** The means, on tenths, from which on only a bound is shown. A scale too short for both ends shows none exactly. */
function meanLimits(answered: number, { min, max }: Scale): { lowest: number; highest: number } {
  const highest = tenthDown(max - 1 / answered);
  const lowest = tenthUp(min + 1 / answered);
  const middle = tenthDown((min + max) / 2);
  return { lowest: Math.min(lowest, middle), highest: Math.max(highest, middle) };
}

/** Throws a RangeError unless the scale has a width of at least one point. */
export function requireScale({ min, max }: Scale): void {
  if (!(Number.isFinite(min) && Number.isFinite(max) && max - min >= 1)) {
    throw new RangeError(`From ${min} to ${max} is not a scale of one point or more.`);
  }
}

function tenth(value: number): number {
  return Math.round(10 * value) / 10;
}

function tenthDown(value: number): number {
  return Math.floor(10 * value + 1e-9) / 10;
}

function tenthUp(value: number): number {
  return Math.ceil(10 * value - 1e-9) / 10;
}
