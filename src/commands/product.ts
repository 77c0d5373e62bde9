import { join } from 'node:path';
import { assemble } from '#assemble.ts';
import type { Config } from '#platform/config.ts';
import { type Database, openDatabase } from '#platform/database.ts';
import { createLog, type Log } from '#platform/log.ts';
import { openMailer } from '#platform/mail.ts';
import { migrate } from '#platform/migrate.ts';
import { migrations } from '#platform/migrations.ts';
import { openIdentityProvider } from '#platform/oidc.ts';
import { runningPostgres, startPostgres } from '#platform/postgres.ts';
import { openPostOf } from './post.ts';

export interface Product extends ReturnType<typeof assemble> {
  readonly log: Log;
  readonly database: Database;
  close(): Promise<void>;
}

/** The log of a command: the service's own, or only errors for those that print for a person. */
export function commandLog(config: Config, speaks: 'log' | 'prints'): Log {
  return createLog(speaks === 'log' ? config.logLevel : 'error');
}

/** Opens the database: an outside server, the embedded one, or the embedded one of a product that runs already. */
export async function openStore(
  config: Config,
  log: Log,
): Promise<{ database: Database; close(): Promise<void> }> {
  const poolSize = config.databasePool;
  if (config.databaseUrl) {
    const database = openDatabase({ connection: { connectionString: config.databaseUrl }, poolSize, log });
    return { database, close: database.close };
  }
  const running = await runningPostgres(config.dataDirectory);
  if (running) {
    const inUse = openDatabase({ connection: running, poolSize: Math.min(poolSize, 4), log });
    if (await hasOwner(inUse)) return { database: inUse, close: inUse.close };
    await inUse.close();
  }
  return openOwnStore(config, log);
}

/** Opens the database for a process that serves: of the embedded server there is one owner only. */
export async function openOwnStore(
  config: Config,
  log: Log,
): Promise<{ database: Database; close(): Promise<void> }> {
  if (config.databaseUrl) return openStore(config, log);
  const server = await startPostgres({ dataDirectory: config.dataDirectory, log: (line) => log.info(line) });
  const database = openDatabase({ connection: server.connection, poolSize: config.databasePool, log });
  return {
    database,
    async close() {
      await database.close();
      await server.stop();
    },
  };
}

/** The product with its newest schema, ready to serve or to work. */
export async function openProduct(
  config: Config,
  options: { log: Log; store?: typeof openStore; url?: string },
): Promise<Product> {
  const { log } = options;
  const store = await (options.store ?? openStore)(config, log);
  try {
    await migrate(store.database.db, migrations, { log });
    const mailer = config.smtpUrl
      ? openMailer({ smtpUrl: config.smtpUrl, from: config.mailFrom })
      : undefined;
    const product = assemble({
      database: store.database,
      log,
      url: options.url ?? config.url ?? `http://localhost:${config.port}`,
      filesDirectory: join(config.dataDirectory, 'files'),
      mailFrom: config.smtpUrl ? config.mailFrom : undefined,
      mail: mailer,
      post: await openPostOf(config),
      identityProvider: config.oidc ? openIdentityProvider(config.oidc) : undefined,
    });
    await product.queue.install().catch(async (error) => {
      await product.queue.stop();
      throw error;
    });
    return {
      ...product,
      log,
      database: store.database,
      async close() {
        await product.queue.stop();
        await product.live.close();
        mailer?.close();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Whether a living Inward process holds the server, so that this one may use it beside that. */
async function hasOwner(database: Database): Promise<boolean> {
  const { rows } = await database.pool.query<{ owned: boolean }>(
    // The owner's session stands on the database `postgres`; locks of migrations and the queue are in ours.
    `select exists (
       select from pg_locks join pg_database on pg_database.oid = pg_locks.database
       where locktype = 'advisory' and granted and datname = 'postgres') as owned`,
  );
  return rows[0]?.owned ?? false;
}
