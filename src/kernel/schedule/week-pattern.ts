import { capsWith } from './caps.ts';

/** From a minute up to, but not including, another. */
export type Span = readonly [from: number, to: number];

/**
 * One way to spend a week: zone, shift and leave, already turned into minutes of a grid that all people share. The caller
 * chooses where the grid begins (early enough that no minute is negative) and knows zones and summer time; nothing here
 * does.
 */
export type Availability = {
  /** Grid minutes at which the person's own seven days begin, and the end of the last: eight ascending numbers. */
  dayStarts: readonly number[];
  work: readonly Span[];
  quiet?: readonly Span[];
  leave?: readonly Span[];
};

/** A moment at which something may be delivered, on the `day` (0–6) of the person's own week. */
export type Slot = {
  minute: number;
  day: number;
  /** How well this moment is read, above 0; only its ratio to other slots of the pattern matters. */
  quality: number;
};

export type WeekPattern = { dayStarts: readonly number[]; slots: readonly Slot[] };

/** The last minute that a plan can hold (16 bits); a week with all zones of the earth needs about 11,700. */
export const LAST_MINUTE = 32_767;

/**
 * The delivery slots of a week: two a day (or `slotsADay`), spread over what is left of the working time of that day after
 * quiet hours and leave: the first when it begins, the second half-way. A day without working time has none. All have
 * quality 1; change it where reading rates are known. People with the same zone, shift and leave share one pattern.
 */
export function weekPattern(
  availability: Availability,
  { slotsADay = 2, quality = () => 1 }: { slotsADay?: number; quality?: (minute: number) => number } = {},
): WeekPattern {
  const { dayStarts, work, quiet = [], leave = [] } = availability;
  requireDays(dayStarts);
  capsWith({ slotsADay });
  for (const span of [...work, ...quiet, ...leave]) requireSpan(span);
  const open = without(merged(work), merged([...quiet, ...leave]));
  const slots: Slot[] = [];
  for (let day = 0; day < 7; day++) {
    const ownDay: Span = [dayStarts[day] ?? 0, dayStarts[day + 1] ?? 0];
    const parts = open.map((span) => overlap(span, ownDay)).filter(([from, to]) => from < to);
    for (const minute of spread(parts, slotsADay)) slots.push({ minute, day, quality: quality(minute) });
  }
  return { dayStarts: [...dayStarts], slots };
}

/** When the weekly digest fits the person: the last slot of the week, or `undefined` for one who is away all week. */
export const digestMinute = ({ slots }: WeekPattern): number | undefined =>
  slots.reduce<number | undefined>((last, { minute }) => Math.max(last ?? minute, minute), undefined);

/** Minutes at equal steps through the open parts of a day, the first at the very beginning; fewer if it is short. */
function spread(parts: readonly Span[], count: number): number[] {
  const length = parts.reduce((sum, [from, to]) => sum + to - from, 0);
  const steps = Math.min(count, length);
  return Array.from({ length: steps }, (_, step) => minuteAt(parts, Math.floor((step * length) / steps)));
}

function minuteAt(parts: readonly Span[], index: number): number {
  let left = index;
  for (const [from, to] of parts) {
    if (left < to - from) return from + left;
    left -= to - from;
  }
  throw new RangeError(`The day has no open minute ${index}.`);
}

const overlap = ([a, b]: Span, [c, d]: Span): Span => [Math.max(a, c), Math.min(b, d)];

/** The same minutes in ascending spans that do not touch. */
function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last && from <= last[1]) result[result.length - 1] = [last[0], Math.max(last[1], to)];
    else result.push([from, to]);
  }
  return result;
}

function without(spans: readonly Span[], taken: readonly Span[]): Span[] {
  return spans.flatMap(([from, to]) => {
    const parts: Span[] = [];
    let start = from;
    for (const [away, back] of taken) {
      if (back <= start || away >= to) continue;
      if (away > start) parts.push([start, away]);
      start = Math.max(start, back);
    }
    if (start < to) parts.push([start, to]);
    return parts;
  });
}

function requireDays(dayStarts: readonly number[]): void {
  if (dayStarts.length !== 8) throw new RangeError(`A week has 8 day borders, not ${dayStarts.length}.`);
  for (const [day, minute] of dayStarts.entries()) {
    requireMinute(minute);
    if (day > 0 && minute <= (dayStarts[day - 1] ?? 0)) throw new RangeError('Day borders must ascend.');
  }
}

function requireSpan([from, to]: Span): void {
  requireMinute(from);
  requireMinute(to);
  if (from >= to) throw new RangeError(`A span must end after it begins, not run from ${from} to ${to}.`);
}

/** Refuses what is not a minute of the grid. */
export function requireMinute(minute: number): void {
  if (!Number.isInteger(minute) || minute < 0 || minute > LAST_MINUTE)
    throw new RangeError(`A minute of the grid is a whole number from 0 to ${LAST_MINUTE}, not ${minute}.`);
}
