import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CrashRound, crashRound, type Victim } from '#platform/postgres/crash-rounds.ts';
import type { Bench, Measurement } from './bench.ts';

const ROUNDS = 20;

/** Kills the writer, the database and both, 20 times each in the middle of committed writes with full fsync. */
export const bench: Bench = {
  name: 'durability',
  async run() {
    const measurements: Measurement[] = [];
    for (const victim of ['node', 'postmaster', 'both'] as const) {
      const directory = await mkdtemp(join(tmpdir(), 'inward-durability-'));
      try {
        measurements.push(...summary(victim, await rounds(victim, directory)));
      } finally {
        await rm(directory, { recursive: true, force: true });
      }
    }
    return measurements;
  },
};

async function rounds(victim: Victim, dataDirectory: string): Promise<CrashRound[]> {
  const done: CrashRound[] = [];
  // The kill comes after 100 to 2,000 commits: early, and well after the first write-ahead log file.
  for (let round = 0; round < ROUNDS; round += 1) {
    done.push(await crashRound({ dataDirectory, victim, commits: 100 * (1 + round) }));
  }
  return done;
}

function summary(victim: Victim, done: readonly CrashRound[]): Measurement[] {
  const sum = (part: (round: CrashRound) => number) => done.reduce((total, round) => total + part(round), 0);
  const lost = sum(({ lost }) => lost);
  const times = done.map(({ recoveryMs }) => recoveryMs).sort((a, b) => a - b);
  const median = times[Math.floor(times.length / 2)] ?? Number.NaN;
  const slowest = times.at(-1) ?? Number.NaN;
  const after = `after kill -9 of ${victim}`;
  return [
    // A start that fails throws, so all rounds stand here or none.
    {
      metric: `starts that succeeded ${after}`,
      value: done.length,
      unit: 'starts',
      goal: `${ROUNDS}`,
      met: done.length === ROUNDS,
    },
    {
      metric: `acknowledged commits ${after}`,
      value: sum(({ acknowledged }) => acknowledged),
      unit: 'commits',
    },
    {
      metric: `acknowledged commits lost ${after}`,
      value: lost,
      unit: 'commits',
      goal: '0',
      met: lost === 0,
    },
    { metric: `servers adopted ${after}`, value: sum(({ adopted }) => Number(adopted)), unit: 'servers' },
    { metric: `recovery, median, ${after}`, value: Math.round(median), unit: 'ms' },
    // Mostly the disk: after a crash PostgreSQL first flushes every file of the database.
    { metric: `recovery, slowest, ${after}`, value: Math.round(slowest), unit: 'ms' },
  ];
}
