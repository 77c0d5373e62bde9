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
  /** One address, which a whole office may share: only a stream of failures is slowed, as when many accounts are tried. */
  address: [...Array<number>(30).fill(0), 1, 2, 4, 8, 15, 30, 60, 120],
  /** Mails that anyone can cause for an account: three at once, then ever slower. */
  mail: [0, 0, 0, 60, 120, 300, 600, 900],
} as const;

export type Slowdown = keyof typeof SLOWDOWNS;

/** Failures older than this are forgotten. */
export const FORGET_AFTER_HOURS = 24;

/** Seconds to wait after that many failures in a row. */
export function delayAfter(failures: number, kind: Slowdown): number {
  const delays: readonly number[] = SLOWDOWNS[kind];
  return failures < 1 ? 0 : (delays[Math.min(failures, delays.length) - 1] ?? 0);
}
