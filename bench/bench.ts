import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { type Database, openDatabase } from '#platform/database.ts';
import { migrate } from '#platform/migrate.ts';
import { migrations } from '#platform/migrations.ts';
import { startPostgres } from '#platform/postgres.ts';

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

/** Runs on a database of its own, with the newest schema and full fsync as in production, and leaves nothing behind. */
export async function withThrowawayDatabase<T>(
  run: (database: Database & { readonly directory: string }) => Promise<T>,
): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), 'inward-bench-'));
  const log = pino({ level: 'silent' });
  try {
    const server = await startPostgres({ dataDirectory: directory });
    try {
      const database = openDatabase({ connection: server.connection, poolSize: 6, log });
      try {
        await migrate(database.db, migrations, { log });
        return await run({ ...database, directory });
      } finally {
        await database.close();
      }
    } finally {
      await server.stop();
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
