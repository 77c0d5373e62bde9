/** One figure of a benchmark. */
export interface Measurement {
  readonly metric: string;
  readonly value: number;
  readonly unit: string;
  /** What is aimed at, in words: `≤ 60`. */
  readonly goal?: string;
  readonly met?: boolean;
}

/** A benchmark: it seeds its own data in a throw-away place, warms up, repeats, and gives medians and ratios. */
export interface Bench {
  readonly name: string;
  run(): Promise<Measurement[]>;
}
