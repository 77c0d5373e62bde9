/**
 * Guessing is slowed down, never shut out: a lock after some mistakes would let anyone lock out anyone. Each table
 * gives the seconds until the next try after so many failures in a row; the last entry holds from there on.
 */
export const SLOWDOWNS = {
  /**
   * One account from browsers it has not signed in from. At the end 96 tries a day: the 10^8 guesses that the
   * weakest accepted password takes are then 2,800 years.
   */
  account: [0, 0, 0, 0, 1, 2, 4, 8, 15, 30, 60, 120, 240, 480, 900],
  /** One account from a browser that it has signed in from: whoever attacks from outside cannot slow its owner down. */
  knownBrowser: [0, 0, 0, 0, 0, 0, 1, 2, 4, 8, 15, 30, 60],
  /**
   * One address, from browsers that the person has not signed in from. A whole office may share it: only a stream of
   * failures without successes between them is slowed, as when one password is tried at many names.
   */
  address: [...Array<number>(30).fill(0), 1, 2, 4, 8, 15, 30, 60, 120],
  /** Mails that anyone can cause for an account: three at once, then ever slower. */
  mail: [0, 0, 0, 60, 120, 300, 600, 900],
} as const;

/** Failures of an address fade, half of them an hour: those of one shift are not held against the next. */
export const HALF_LIFE_HOURS: Partial<Record<Slowdown, number>> = { address: 1 };

/** A success from an address outweighs itself and two mistakes before it: people mistype, then get in. */
export const TRIES_TAKEN_BACK = 3;

export type Slowdown = keyof typeof SLOWDOWNS;

/** Failures older than this are forgotten. */
export const FORGET_AFTER_HOURS = 24;

/** Seconds to wait after that many failures in a row; a faded failure counts whole. */
export function delayAfter(failures: number, kind: Slowdown): number {
  const delays: readonly number[] = SLOWDOWNS[kind];
  return failures <= 0 ? 0 : (delays[Math.min(Math.ceil(failures), delays.length) - 1] ?? 0);
}
