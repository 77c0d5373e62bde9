import type { FastifyInstance } from 'fastify';
import type { Instant } from '#kernel/calendar.ts';
import { adminsHere } from '#modules/access/service/role.ts';
import { modules } from '#modules.ts';
import { type Actor, type Context, createContext, type Runtime, SYSTEM } from '#platform/context.ts';
import type { Database } from '#platform/database.ts';
import { openFiles } from '#platform/files.ts';
import { createHttp, type HttpOptions } from '#platform/http.ts';
import { openLive } from '#platform/live.ts';
import type { Log } from '#platform/log.ts';
import type { Mailer } from '#platform/mail.ts';
import { createMetrics } from '#platform/metrics.ts';
import type { IdentityProvider } from '#platform/oidc.ts';
import { createQueue } from '#platform/queue.ts';
import type { Post } from '#platform/smtp/post.ts';
import { upkeepJobs } from '#platform/upkeep.ts';

const allJobs = [upkeepJobs, ...modules.map(({ jobs }) => jobs)];

export interface AssembleOptions {
  readonly database: Database;
  readonly log: Log;
  readonly url: string;
  readonly filesDirectory: string;
  readonly mailFrom?: string | undefined;
  readonly mail?: Mailer | undefined;
  readonly post?: Post | undefined;
  readonly identityProvider?: IdentityProvider | undefined;
  readonly clock?: () => Instant;
}

/** Joins database, queue, files and modules into one running product; the same in production and in tests. */
export function assemble(options: AssembleOptions) {
  const { database, log, url } = options;
  const queue = createQueue({ database, log, jobs: allJobs });
  const runtime: Runtime = {
    db: database.db,
    log,
    queue,
    files: openFiles(options.filesDirectory),
    url,
    mailFrom: options.mailFrom,
    mail: options.mail,
    post: options.post,
    identityProvider: options.identityProvider,
    admins: adminsHere,
    clock: options.clock ?? (() => new Date().toISOString()),
  };
  const live = openLive({ connection: database.connection, log });
  return {
    runtime,
    live,
    queue,
    context: (actor: Actor = SYSTEM): Context => createContext(runtime, actor),
    http: (
      web: Pick<HttpOptions, 'authenticate' | 'trustProxy' | 'metricsToken' | 'webDirectory' | 'perMinute'>,
    ): Promise<FastifyInstance> =>
      createHttp({ ...web, live, runtime, modules, metrics: createMetrics(database.pool) }),
  };
}

/** Makes the queue's own tables and queues, for a restore and for tests. */
export async function installQueue(database: Database, log: Log): Promise<void> {
  const queue = createQueue({ database, log, jobs: allJobs });
  await queue.install();
  await queue.stop();
}
