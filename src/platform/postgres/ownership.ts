import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Postmaster } from './postmaster.ts';
import { DATABASE, USER } from './settings.ts';
import { StartRefused } from './start-refused.ts';

// "inward" in ASCII. Advisory locks are told apart by database, and nothing else of ours locks in `postgres`.
const KEY = '0x696e77617264';

/**
 * Connects and takes the lock that only one Inward process has on an embedded server.
 *
 * An advisory lock that lives as long as its session: when the process is killed the operating system closes the
 * socket, the server ends the session and the lock is free; no number in a file can be left over or taken for another
 * process. The session stands on the database `postgres`, so that `inward` can be copied and dropped. It tells at
 * once when the server goes.
 */
export async function takeOwnership(postmaster: Postmaster, dataDirectory: string): Promise<pg.Client> {
  const session = new pg.Client({
    host: postmaster.socketFolder,
    port: postmaster.port,
    user: USER,
    database: 'postgres',
    ssl: false,
    application_name: 'inward owner',
    connectionTimeoutMillis: 10_000,
  });
  // Without a listener a lost connection would end the process; `end` follows and is acted upon.
  session.on('error', () => undefined);
  await session.connect();
  // The session of an owner who was just killed needs a moment to notice.
  for (let left = 2_000; left > 0; left -= 50) {
    const { rows } = await session.query<{ free: boolean }>(`select pg_try_advisory_lock(${KEY}) as free`);
    if (rows[0]?.free) return session;
    await pause(50);
  }
  await session.end();
  throw new StartRefused(
    `Another Inward process is using the data in ${dataDirectory}: stop that one first, or let both share a PostgreSQL server with DATABASE_URL.`,
  );
}

/** Makes the product's database at the first start. Only the owner may call it. */
export async function ensureDatabase(owner: pg.Client): Promise<void> {
  const { rowCount } = await owner.query('select from pg_database where datname = $1', [DATABASE]);
  if (rowCount === 0) await owner.query(`create database ${DATABASE}`);
}
