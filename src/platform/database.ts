import {
  CamelCasePlugin,
  type ColumnType,
  CompiledQuery as Compiled,
  type CompiledQuery,
  Kysely,
  PostgresDialect,
  type QueryResult,
  type Transaction,
} from 'kysely';
import pg from 'pg';
import type { Log } from './log.ts';

/** Row types of all tables. Each module's `tables.ts` adds its own by declaration merging. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface Tables {}

/** A handle on the database: the pool, or the transaction that is under way. */
export type Db = Kysely<Tables> | Transaction<Tables>;

/** A jsonb column: read as what it holds, written as JSON text. */
export type Json<T = unknown> = ColumnType<T, string, string>;

export interface DatabaseOptions {
  /** A server on a Unix socket folder or a TCP host, or everything in one address. */
  readonly connection:
    | { readonly host: string; readonly port: number; readonly user: string; readonly database: string }
    | { readonly connectionString: string };
  readonly poolSize: number;
  readonly log: Log;
}

export interface Database {
  readonly db: Kysely<Tables>;
  readonly pool: pg.Pool;
  /** For the few who need a connection of their own beside the pool. */
  readonly connection: pg.PoolConfig;
  close(): Promise<void>;
}

// Days stay text (a Date would shift them by the zone); instants become ISO text; counts become numbers:
// nothing here counts beyond 2^53.
const PARSERS: Record<number, (text: string) => unknown> = {
  [pg.types.builtins.DATE]: (text) => text,
  [pg.types.builtins.TIMESTAMPTZ]: (text) => new Date(text).toISOString(),
  [pg.types.builtins.INT8]: Number,
};

/** Opens a pool. A lost connection is logged and replaced at the next query; it never ends the process. */
export function openDatabase({ connection, poolSize, log }: DatabaseOptions): Database {
  const pool = new pg.Pool({
    ...connection,
    max: poolSize,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 5_000,
    application_name: 'inward',
    // Planner settings that the embedded server has by default, for outside servers too (see the decision on PostgreSQL).
    onConnect: async (client) => {
      client.on('error', () => undefined);
      await client.query(`set jit = off; set work_mem = '64MB'; set timezone = 'UTC'`).catch(() => undefined);
    },
    types: {
      getTypeParser: (oid: number, format?: string) =>
        PARSERS[oid] ?? pg.types.getTypeParser(oid, format as 'text'),
    },
  });
  pool.on('error', (error) => log.warn({ reason: error.message }, 'a database connection was lost'));
  const db = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  return {
    db,
    pool,
    connection,
    async close() {
      await db.destroy();
      // Kysely ends the pool only if it ran a query of its own; a pool left open keeps the process for half a minute.
      if (!pool.ending) await pool.end();
    },
  };
}

/** Runs SQL text inside whatever the handle is, as libraries that bring their own SQL need it (the queue). */
export async function runSql(
  db: Db,
  text: string,
  values: readonly unknown[] = [],
): Promise<QueryResult<unknown>> {
  const query: CompiledQuery = Compiled.raw(text, [...values]);
  // Without plugins: the library expects its own column names.
  return db.withoutPlugins().executeQuery(query);
}

/**
 * Runs SQL text that each connection parses and plans once, by name, instead of at every call: for the few statements that
 * run a thousand times a second, where planning costs more than the work. The same name must always have the same text.
 */
export async function runPrepared(
  db: Db,
  { name, text }: { name: string; text: string },
  values: readonly unknown[] = [],
): Promise<QueryResult<unknown>> {
  // node-postgres takes an object with a name in the place of SQL text, and Kysely hands on what it was given as it is.
  const query = Compiled.raw({ name, text } as unknown as string, [...values]);
  return db.withoutPlugins().executeQuery(query);
}

/**
 * Runs a library's SQL on a connection of the pool. SQL of several statements that opens a transaction of its own and fails
 * in it would leave the connection inside; it is freed before it goes back to the others.
 */
export async function runOnPool(
  pool: pg.Pool,
  text: string,
  values?: readonly unknown[],
): Promise<{ rows: unknown[] }> {
  const client = await pool.connect();
  try {
    const result: pg.QueryResult | pg.QueryResult[] = await client.query(text, values && [...values]);
    client.release();
    return { rows: (Array.isArray(result) ? result.at(-1)?.rows : result.rows) ?? [] };
  } catch (error) {
    await client.query('rollback').then(
      () => client.release(),
      (lost) => client.release(lost),
    );
    throw error;
  }
}

/** Lets only one of several processes on a database do the work at a time; a killed one frees the lock. */
export async function oneAtATime<T>(pool: pg.Pool, key: string, work: () => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock(hashtext($1))', [key]);
    const result = await work();
    await client.query('select pg_advisory_unlock(hashtext($1))', [key]);
    client.release();
    return result;
  } catch (error) {
    // Ending the session frees the lock, whatever state it is in.
    client.release(true);
    throw error;
  }
}

const UNAVAILABLE = new Set([
  '57P01',
  '57P02',
  '57P03',
  '53300',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
]);

/** Whether an error says that the database cannot be reached just now, so that asking again later makes sense. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  if (UNAVAILABLE.has(code) || code.startsWith('08')) return true;
  // The server's socket is not there. The same code for a file says nothing about the database.
  if (code === 'ENOENT') return 'syscall' in error && error.syscall === 'connect';
  return /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable/.test(
    error.message,
  );
}

/**
 * Whether a text holds what PostgreSQL keeps in no text, the null character (22021; 22P05 within jsonb). No form sends one,
 * so whoever does is told that we cannot read it.
 */
export function isUnkeepableText(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '22021' || error.code === '22P05');
}

/** The constraint that a unique violation (23505) broke, else undefined. */
export function brokenUnique(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || error.code !== '23505') return undefined;
  return 'constraint' in error ? String(error.constraint) : '';
}
