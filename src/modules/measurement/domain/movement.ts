import { addDays, type Day, daysBetween } from '#kernel/calendar.ts';
import { smallestVisibleChange } from '#modules/plan/domain/measure.ts';
import type { Movement } from '../contract/measure.ts';

/** A reading as the rule needs it. */
export interface Read {
  readonly readOn: Day;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly people: number | null;
}

export interface Moving {
  readonly unit: Parameters<typeof smallestVisibleChange>[0]['unit'];
  readonly direction: 'up' | 'down';
  readonly baseline: number | null;
  readonly target: number;
  /** In the order of their days. */
  readonly readings: readonly Read[];
}

/** Fewer readings say nothing about how much a series wobbles by itself. */
const FEWEST_FOR_SCATTER = 4;
/** Paces further away are not worth a day. */
const FURTHEST_DAYS = 3650;

/**
 * Whether a measure is moving the way we want, in one word, with the change and what it has to exceed to be more than
 * chance: from the readings' own intervals; where there are none, from the people behind a share or score; else from how the
 * series wobbles, by the natural limits 2.66 × mean moving range (Wheeler & Chambers 1992, Understanding Statistical Process
 * Control). Where none of these can be had it says that it cannot tell. It is never a claim about causes.
 */
export function movementOf(measure: Moving): Movement {
  const { readings, baseline, target, direction } = measure;
  const newest = readings.at(-1);
  const nothing = { change: null, noise: null, share: null, reachesOn: null };
  if (!newest) return { word: 'no_reading', ...nothing };
  const sign = direction === 'up' ? 1 : -1;
  const share = shareDone(measure, newest.value);
  const reached = sign * (newest.value - target) >= 0;
  const from = baseline ?? (readings.length > 1 ? readings[0]?.value : undefined);
  if (from === undefined) return { ...nothing, word: reached ? 'reached' : 'cannot_tell', share };
  // Adding zero turns −0 into 0.
  const change = sign * (newest.value - from) + 0;
  const noise = noiseOf(measure, from, newest);
  const known = { change, noise, share };
  if (reached) return { ...known, word: 'reached', reachesOn: null };
  if (noise === null) return { ...known, word: 'cannot_tell', reachesOn: null };
  if (Math.abs(change) <= noise) return { ...known, word: 'standing', reachesOn: null };
  if (change < 0) return { ...known, word: 'wrong_way', reachesOn: null };
  return { ...known, word: 'right_way', reachesOn: dayReached(measure, newest) };
}

function shareDone({ baseline, target }: Moving, value: number): number | null {
  return baseline === null || baseline === target ? null : (value - baseline) / (target - baseline) + 0;
}

function noiseOf(measure: Moving, from: number, newest: Read): number | null {
  const first = measure.readings[0];
  if (newest.low !== null && newest.high !== null) {
    const own = (newest.high - newest.low) / 2;
    // A baseline that was written down without its interval is taken to be as uncertain as the reading.
    const before =
      measure.baseline === null && first?.low != null && first.high !== null
        ? (first.high - first.low) / 2
        : own;
    return Math.hypot(own, before);
  }
  if (newest.people !== null) {
    const visible = smallestVisibleChange({
      unit: measure.unit,
      people: newest.people,
      middle: (from + newest.value) / 2,
    });
    if (visible !== undefined) return visible;
  }
  return scatterOf(measure.readings);
}

function scatterOf(readings: readonly Read[]): number | null {
  if (readings.length < FEWEST_FOR_SCATTER) return null;
  const steps = readings
    .slice(1)
    .map(({ value }, index) => Math.abs(value - (readings[index]?.value ?? value)));
  return (2.66 * steps.reduce((sum, step) => sum + step, 0)) / steps.length;
}

function dayReached({ readings, target }: Moving, newest: Read): Day | null {
  const first = readings[0];
  if (!first || first === newest) return null;
  const pace = (newest.value - first.value) / daysBetween(first.readOn, newest.readOn);
  const days = Math.ceil((target - newest.value) / pace);
  return Number.isFinite(days) && days > 0 && days <= FURTHEST_DAYS ? addDays(newest.readOn, days) : null;
}
