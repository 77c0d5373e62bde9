/** How much of a person's attention the house may take. A judgement, to be shown as one, not a law. */
export type Caps = {
  slotsADay: number;
  pushesADay: number;
  pushesAWeek: number;
  /** Reading that pushes may ask for in a week. */
  secondsAWeek: number;
  /** Pushes of one piece to one person, over all weeks. */
  pushesOfAPiece: number;
};

/** Two slots a day, one push a day, three a week, ten minutes of reading, three pushes of one piece. */
export const defaultCaps: Caps = {
  slotsADay: 2,
  pushesADay: 1,
  pushesAWeek: 3,
  secondsAWeek: 600,
  pushesOfAPiece: 3,
};

/** The default caps with some changed; refuses anything but whole numbers from 0 to 65,535. */
export function capsWith(changed: Partial<Caps>): Caps {
  const caps = { ...defaultCaps, ...changed };
  for (const [name, value] of Object.entries(caps))
    if (!Number.isInteger(value) || value < 0 || value > 65_535)
      throw new RangeError(`${name} must be a whole number from 0 to 65,535, not ${value}.`);
  return caps;
}
