import { type Day, daysBetween } from '#kernel/calendar.ts';

export interface TimedPhase {
  readonly id: string;
  readonly title: string;
  readonly startsOn: Day | null;
  readonly endsOn: Day | null;
}

export interface Stretch {
  readonly id: string;
  readonly title: string;
  readonly startsOn: Day;
  readonly endsOn: Day;
  /** Shares of the whole line, 0 to 1; the last day is included. */
  readonly from: number;
  readonly to: number;
  readonly isNow: boolean;
}

/**
 * Phases as stretches of one line from the plan's first day to its last. A phase without days of its own is left out; one
 * that reaches beyond the plan makes the line longer rather than being cut.
 */
export function timeLineOf(
  phases: readonly TimedPhase[],
  { startsOn, endsOn, today }: { startsOn: Day; endsOn: Day; today: Day },
): { stretches: Stretch[]; today: number | null; weeks: number } {
  const timed = phases.flatMap((phase) =>
    phase.startsOn !== null && phase.endsOn !== null
      ? [{ ...phase, startsOn: phase.startsOn, endsOn: phase.endsOn }]
      : [],
  );
  const first = timed.reduce((day, phase) => (phase.startsOn < day ? phase.startsOn : day), startsOn);
  const last = timed.reduce((day, phase) => (phase.endsOn > day ? phase.endsOn : day), endsOn);
  const days = Math.max(1, daysBetween(first, last) + 1);
  const at = (day: Day) => daysBetween(first, day) / days;
  return {
    stretches: timed.map(({ id, title, startsOn: from, endsOn: to }) => ({
      id,
      title,
      startsOn: from,
      endsOn: to,
      from: at(from),
      to: at(to) + 1 / days,
      isNow: from <= today && today <= to,
    })),
    // The middle of the day, so that neither end of the line is confused with a phase's end.
    today: today < first || today > last ? null : at(today) + 0.5 / days,
    weeks: Math.max(1, Math.round(days / 7)),
  };
}

/** How labels are set along the line: each gets the room up to the next; what has too little is left to the list below. */
export function roomFor(stretches: readonly Stretch[], width: number): (number | null)[] {
  return stretches.map((stretch, index) => {
    const next = stretches[index + 1];
    const room = ((next ? next.from : 1) - stretch.from) * width;
    return room >= LEAST_ROOM ? room : null;
  });
}

/** Pixels under which a name of a phase cannot be read. */
const LEAST_ROOM = 52;
