import { addDays, type Day, type Instant, weekday } from '#kernel/calendar.ts';
import { type Span, type WeekPattern, weekPattern } from '#kernel/schedule/week-pattern.ts';
import { instantIn } from '#kernel/time-zone.ts';

/** Working time on one day of the week (Monday 1 … Sunday 7), on the clocks of the zone; `to` not after `from` ends the next day. */
export interface WorkingTime {
  readonly weekday: number;
  readonly from: string;
  readonly to: string;
}

/** What the slots of a week depend on; people with the same share one pattern. */
export interface Habits {
  readonly zone: string;
  readonly work: readonly WorkingTime[];
  readonly quiet: { readonly from: string; readonly to: string } | null;
  /** Nothing outside working time; without it, all hours that are not quiet will do. */
  readonly disconnect: boolean;
  /** Days on leave or holiday as bits: Monday 1, Tuesday 2, … Sunday 64. */
  readonly awayDays: number;
}

/** Monday to Friday, eight to four: for whoever says nothing else. A judgement, and shown as one. */
export const OFFICE_HOURS: readonly WorkingTime[] = [1, 2, 3, 4, 5].map((day) => ({
  weekday: day,
  from: '08:00',
  to: '16:00',
}));

/** For whoever gives up the right to disconnect without naming quiet hours. */
const NIGHT = { from: '21:00', to: '07:00' };

/** UTC+14, where Monday begins first. */
const FIRST_ZONE_MINUTES = 14 * 60;

/** Minute 0 of the grid of a week: where its Monday begins on the first clocks of the earth. */
export const gridStart = (weekOn: Day): Instant =>
  new Date(Date.parse(`${weekOn}T00:00:00.000Z`) - FIRST_ZONE_MINUTES * 60_000).toISOString();

/** The minute of the grid at an instant; may lie outside the week. */
export const gridMinute = (weekOn: Day, at: Instant): number =>
  Math.ceil((Date.parse(at) - Date.parse(gridStart(weekOn))) / 60_000);

/** Where the week ends on the last clocks of the earth (UTC−12). */
export const GRID_END = 7 * 1440 + FIRST_ZONE_MINUTES + 12 * 60;

/** The Monday of the week in which a day lies. */
export const mondayOf = (day: Day): Day => addDays(day, 1 - weekday(day));

/** Turns habits into patterns of one week. Remembers clock times, because few zones and hours serve many patterns. */
export function patternMaker(weekOn: Day, { slotsADay = 2 }: { slotsADay?: number } = {}) {
  const known = new Map<string, number>();
  const minuteAt = (zone: string, day: Day, time: string): number => {
    const key = `${zone} ${day} ${time}`;
    const minute = known.get(key) ?? gridMinute(weekOn, instantIn(zone, day, time));
    known.set(key, minute);
    return minute;
  };

  return (habits: Habits): WeekPattern => {
    const { zone, awayDays } = habits;
    const dayStarts = Array.from({ length: 8 }, (_, day) => minuteAt(zone, addDays(weekOn, day), '00:00'));
    const [start = 0, end = GRID_END] = [dayStarts[0], dayStarts[7]];
    const clipped = (spans: Span[]) =>
      spans
        .map(([from, to]): Span => [Math.max(from, start), Math.min(to, end)])
        .filter(([from, to]) => from < to);
    // The day before the week too: its night shift ends on Monday.
    const spansOf = (times: readonly WorkingTime[]): Span[] =>
      Array.from({ length: 8 }, (_, index) => addDays(weekOn, index - 1)).flatMap((day) =>
        times
          .filter((time) => time.weekday === weekday(day))
          .map(
            ({ from, to }): Span => [
              minuteAt(zone, day, from),
              minuteAt(zone, to > from ? day : addDays(day, 1), to),
            ],
          ),
      );
    const daily = (time: { from: string; to: string }) =>
      clipped(spansOf([1, 2, 3, 4, 5, 6, 7].map((day) => ({ weekday: day, ...time }))));
    const quiet = habits.quiet ?? (habits.disconnect ? null : NIGHT);
    return weekPattern(
      {
        dayStarts,
        work: habits.disconnect ? clipped(spansOf(habits.work)) : [[start, end]],
        quiet: quiet ? daily(quiet) : [],
        leave: dayStarts.slice(0, 7).flatMap((from, day): Span[] => {
          const to = dayStarts[day + 1] ?? end;
          return awayDays & (1 << day) ? [[from, to]] : [];
        }),
      },
      { slotsADay },
    );
  };
}
