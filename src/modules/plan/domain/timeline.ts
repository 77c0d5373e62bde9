import { addDays, type Day, daysBetween, weekday } from '#kernel/calendar.ts';

/** How a plan is laid out in time: the first day at the left edge, and how wide a day is. */
export interface Scale {
  readonly from: Day;
  readonly until: Day;
  /** Pixels. */
  readonly dayWidth: number;
}

export type Zoom = 'weeks' | 'months';

const DAY_WIDTHS: Record<Zoom, number> = { weeks: 18, months: 5 };
/** Room before the first and after the last day, so that a bar can be dragged out of the plan's present ends. */
const MARGIN_DAYS: Record<Zoom, number> = { weeks: 14, months: 35 };

export interface Dated {
  readonly startsOn: Day | null;
  readonly dueOn: Day | null;
}

/** The scale on which the plan, today, and everything that has a day can be seen; it begins on a Monday. */
export function scaleFor(
  period: { readonly startsOn: Day; readonly endsOn: Day },
  { dated, today, zoom }: { dated: readonly Dated[]; today: Day; zoom: Zoom },
): Scale {
  const days = [
    period.startsOn,
    period.endsOn,
    today,
    ...dated.flatMap(({ startsOn, dueOn }) => [startsOn, dueOn]),
  ];
  let [first, last] = [period.startsOn, period.endsOn];
  for (const day of days) {
    if (day === null) continue;
    if (day < first) first = day;
    if (day > last) last = day;
  }
  const begin = addDays(first, -MARGIN_DAYS[zoom]);
  return {
    from: addDays(begin, 1 - weekday(begin)),
    until: addDays(last, MARGIN_DAYS[zoom]),
    dayWidth: DAY_WIDTHS[zoom],
  };
}

/** How wide the whole scale is. */
export const widthOf = ({ from, until, dayWidth }: Scale): number =>
  (daysBetween(from, until) + 1) * dayWidth;

/** Where a day begins, in pixels from the left edge. */
export const leftOf = ({ from, dayWidth }: Scale, day: Day): number => daysBetween(from, day) * dayWidth;

/** The day at a place; outside of the scale the days go on. */
export const dayAt = ({ from, dayWidth }: Scale, left: number): Day =>
  addDays(from, Math.floor(left / dayWidth));

/** A bar reaches from the morning of its first day to the evening of its last; with one day only it is one day long. */
export function barOf(scale: Scale, { startsOn, dueOn }: Dated): { left: number; width: number } | null {
  const first = startsOn ?? dueOn;
  const last = dueOn ?? startsOn;
  if (first === null || last === null) return null;
  return { left: leftOf(scale, first), width: (Math.max(0, daysBetween(first, last)) + 1) * scale.dayWidth };
}

/** What a drag or a key does to the days of a bar: moves both, or one end. An end never passes the other. */
export function shifted({ startsOn, dueOn }: Dated, part: 'both' | 'start' | 'end', days: number): Dated {
  const by = (day: Day | null) => (day === null ? null : addDays(day, days));
  if (part === 'both') return { startsOn: by(startsOn), dueOn: by(dueOn) };
  // Pulling at an end of a bar of one day gives it the day that it did not have.
  const first = startsOn ?? dueOn;
  const last = dueOn ?? startsOn;
  if (first === null || last === null) return { startsOn, dueOn };
  if (part === 'start') {
    const moved = addDays(first, days);
    return { startsOn: moved > last ? last : moved, dueOn: last };
  }
  const moved = addDays(last, days);
  return {
    startsOn: startsOn === null ? null : first,
    dueOn: moved < first && startsOn !== null ? first : moved,
  };
}

interface Waiting {
  readonly id: string;
  readonly waitsForIds: readonly string[];
}

/** Everything that waits for an action, directly or through others: what moves along when it is moved. */
export function thoseWhoWait(actions: readonly Waiting[], id: string): Set<string> {
  const waiting = new Map<string, string[]>();
  for (const action of actions)
    for (const awaited of action.waitsForIds) {
      const others = waiting.get(awaited);
      if (others) others.push(action.id);
      else waiting.set(awaited, [action.id]);
    }
  const found = new Set<string>();
  const next = [id];
  for (let at = next.pop(); at !== undefined; at = next.pop())
    for (const one of waiting.get(at) ?? [])
      if (one !== id && !found.has(one)) {
        found.add(one);
        next.push(one);
      }
  return found;
}

/** The lines of the head: Mondays, or the firsts of months, with the day that each begins on. */
export function ticksOf({ from, until }: Scale, zoom: Zoom): Day[] {
  const ticks: Day[] = [];
  for (let day = from; day <= until; day = addDays(day, 1))
    if (zoom === 'weeks' ? weekday(day) === 1 : day.endsWith('-01')) ticks.push(day);
  return ticks;
}

/** The way of an arrow from the end of what is awaited to the beginning of what waits, in right angles. */
export function arrowPath(
  from: { readonly x: number; readonly y: number },
  to: { readonly x: number; readonly y: number },
): string {
  const room = 8;
  if (to.x >= from.x + 2 * room) {
    const middle = to.x - room;
    return `M${from.x} ${from.y}H${middle}V${to.y}H${to.x}`;
  }
  // What waits begins before the other ends: around, between the two rows.
  const between = from.y + (to.y > from.y ? 1 : -1) * 18;
  return `M${from.x} ${from.y}H${from.x + room}V${between}H${to.x - room}V${to.y}H${to.x}`;
}
