import { PgBoss } from 'pg-boss';
import { z } from 'zod';
import type { Context } from './context.ts';
import { type Database, type Db, oneAtATime, runOnPool, runSql } from './database.ts';
import type { EventType, PublishedEvent } from './events.ts';
import type { Log } from './log.ts';
import { type Loop, NEVER, type Turning, turn } from './loops.ts';

/** A kind of work. The payload is checked when it is sent and again when it is done: versions may differ. */
export interface JobType<S extends z.ZodObject = z.ZodObject> {
  readonly name: string;
  readonly payload: S;
  readonly retryLimit: number;
  /** After so many seconds without an end a job counts as dead and is given to another worker. */
  readonly expireInSeconds: number;
}

/** Defines a kind of job: `module.verbNoun`. */
export function jobType<S extends z.ZodObject>(
  name: string,
  payload: S,
  options: { retryLimit?: number; expireInSeconds?: number } = {},
): JobType<S> {
  return {
    name,
    payload,
    retryLimit: options.retryLimit ?? 5,
    expireInSeconds: options.expireInSeconds ?? 900,
  };
}

export interface EnqueueOptions {
  readonly startAfter?: string;
  /** Sends none while a job of this kind and key waits: that one will see this change too. */
  readonly singletonKey?: string;
}

/** What a module's `jobs.ts` exports: work, when it comes round by itself, and what it does when others report facts. */
export interface Jobs {
  readonly handlers?: readonly JobHandler[];
  readonly schedules?: readonly Schedule[];
  readonly reactions?: readonly Reaction[];
  readonly loops?: readonly Loop[];
}

export interface JobHandler {
  readonly job: JobType;
  run(ctx: Context, payload: unknown): Promise<void>;
}

export interface Schedule {
  readonly name: string;
  /** Cron of five fields, in UTC. */
  readonly every: string;
  run(ctx: Context): Promise<void>;
}

export interface Reaction {
  readonly name: string;
  readonly event: EventType;
  run(ctx: Context, event: PublishedEvent): Promise<void>;
}

/** Binds a job type to the function that does it. */
export function onJob<S extends z.ZodObject>(
  job: JobType<S>,
  run: (ctx: Context, payload: z.output<S>) => Promise<void>,
): JobHandler {
  return { job, run: (ctx, payload) => run(ctx, job.payload.parse(payload)) };
}

/** Binds a fact to what a module does about it; `name` keeps two reactions to one fact apart. */
export function onEvent<S extends z.ZodType>(
  name: string,
  event: EventType<S>,
  run: (ctx: Context, event: PublishedEvent<z.output<S>>) => Promise<void>,
): Reaction {
  return {
    name,
    event,
    run: (ctx, published) => run(ctx, { ...published, body: event.body.parse(published.body) }),
  };
}

export interface Queue {
  /** Makes the tables and queues; safe while others do the same. */
  install(): Promise<void>;
  send<S extends z.ZodObject>(
    db: Db,
    job: JobType<S>,
    payload: z.input<S>,
    options: EnqueueOptions,
  ): Promise<void>;
  reactionsTo(eventName: string): readonly JobType<typeof reactionPayload>[];
  /** Works until `stop`; schedules come round. */
  work(contextFor: () => Context): Promise<void>;
  /** Does what is due now, jobs that this makes included, and returns how many were done. */
  drain(contextFor: () => Context): Promise<number>;
  stop(): Promise<void>;
}

const reactionPayload = z.object({ eventId: z.string(), eventAt: z.string() });

interface Task {
  readonly job: JobType;
  run(ctx: Context, payload: unknown): Promise<void>;
}

/** The queue over pg-boss on the product's own database. */
export function createQueue(options: { database: Database; log: Log; jobs: readonly Jobs[] }): Queue {
  const { log, jobs } = options;
  const { pool } = options.database;
  const schedules = jobs.flatMap((module) => module.schedules ?? []);
  const reactions = jobs.flatMap((module) => module.reactions ?? []).map(asReactionTask);
  const loops = jobs.flatMap((module) => module.loops ?? []);
  let turning: Turning | undefined;
  const tasks: Task[] = [
    ...jobs.flatMap((module) => module.handlers ?? []),
    ...reactions,
    ...schedules.map((schedule) => ({
      job: jobType(schedule.name, z.object({}), { retryLimit: 1 }),
      run: (ctx: Context) => schedule.run(ctx),
    })),
  ];
  const boss = new PgBoss({
    db: { executeSql: (text, values) => runOnPool(pool, text, values) },
    schema: 'pgboss',
    superviseIntervalSeconds: 60,
    monitorVacuum: false,
  });
  boss.on('error', (error) => log.warn({ reason: error.message }, 'the queue had an error'));
  let starting: Promise<unknown> | undefined;
  const started = () =>
    (starting ??= boss.start().catch((error) => {
      starting = undefined;
      throw error;
    }));

  return {
    // The library's own installation is not safe against another process that installs at the same moment.
    install: () =>
      oneAtATime(pool, 'inward queue', async () => {
        await started();
        await makeQueues(boss, tasks);
        await makeSchedules(boss, schedules);
      }),
    async send(handle, job, payload, { startAfter, singletonKey }) {
      await started();
      if (singletonKey && (await isWaiting(handle, job, singletonKey))) return;
      await boss.send(job.name, job.payload.parse(payload), {
        db: { executeSql: async (text, values) => ({ rows: (await runSql(handle, text, values)).rows }) },
        ...(startAfter ? { startAfter } : {}),
        ...(singletonKey ? { singletonKey } : {}),
      });
    },
    reactionsTo: (eventName) => reactions.filter(({ event }) => event === eventName).map(({ job }) => job),
    async work(contextFor) {
      await started();
      for (const task of tasks) {
        await boss.work(task.job.name, { batchSize: 1, pollingIntervalSeconds: 1 }, async ([job]) => {
          if (job) await task.run(contextFor(), job.data);
        });
      }
      turning ??= turn(loops, { contextFor, log });
    },
    async drain(contextFor) {
      await started();
      return drainAll(boss, { tasks, loops, contextFor, log });
    },
    async stop() {
      await turning?.stop();
      turning = undefined;
      if (starting) await boss.stop({ graceful: true, timeout: 10_000 });
      starting = undefined;
    },
  };
}

/**
 * Whether a job with the key waits. It is held until this transaction ends, and workers pass over rows that are held: so it
 * cannot be done before the change that it is to see is there. (The library's own rule needs a policy of the whole queue, and lets it.)
 */
async function isWaiting(handle: Db, { name }: JobType, key: string): Promise<boolean> {
  const { rows } = await runSql(
    handle,
    `select 1 from pgboss.job where name = $1 and singleton_key = $2 and state < 'active' limit 1 for share`,
    [name, key],
  );
  return rows.length > 0;
}

/** Makes what is missing and changes what is set otherwise: on most starts there is nothing to do, and there are many. */
async function makeQueues(boss: PgBoss, tasks: readonly Task[]): Promise<void> {
  const known = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]));
  for (const { job } of tasks) {
    const settings = settingsOf(job);
    const queue: Record<string, unknown> | undefined = known.get(job.name) && { ...known.get(job.name) };
    if (!queue) await boss.createQueue(job.name, settings);
    else if (Object.entries(settings).some(([name, value]) => queue[name] !== value))
      await boss.updateQueue(job.name, settings);
  }
}

async function makeSchedules(boss: PgBoss, schedules: readonly Schedule[]): Promise<void> {
  const known = new Map((await boss.getSchedules()).map(({ name, cron }) => [name, cron]));
  for (const { name, every } of schedules)
    if (known.get(name) !== every) await boss.schedule(name, every, {}, { tz: 'UTC' });
}

function settingsOf({ retryLimit, expireInSeconds }: JobType) {
  return {
    retryLimit,
    expireInSeconds,
    retryDelay: 2,
    retryBackoff: true,
    retryDelayMax: 3600,
    deleteAfterSeconds: 7 * 86_400,
  };
}

/** A reaction is a job that reads its fact back from the table: the job row carries no content. */
function asReactionTask(reaction: Reaction): Task & { job: JobType<typeof reactionPayload>; event: string } {
  return {
    event: reaction.event.name,
    job: jobType(reaction.name, reactionPayload),
    async run(ctx, payload) {
      const { eventId, eventAt } = reactionPayload.parse(payload);
      const row = await ctx.db
        .selectFrom('event')
        .selectAll()
        .where('id', '=', eventId)
        .where('at', '=', eventAt)
        .executeTakeFirstOrThrow();
      const subject = row.subjectKind && row.subjectId ? { kind: row.subjectKind, id: row.subjectId } : null;
      await reaction.run(ctx, {
        id: row.id,
        name: row.name,
        at: row.at,
        actorId: row.actorId,
        subject,
        body: row.body,
      });
    },
  };
}

interface Drain {
  tasks: readonly Task[];
  loops: readonly Loop[];
  contextFor: () => Context;
  log: Log;
}

async function drainAll(boss: PgBoss, { tasks, loops, contextFor, log }: Drain): Promise<number> {
  let doneInAll = 0;
  for (let doneInRound = -1; doneInRound !== 0; ) {
    doneInRound = 0;
    for (const task of tasks) {
      const jobs = await boss.fetch(task.job.name, { batchSize: 50 });
      for (const job of jobs) {
        try {
          await task.run(contextFor(), job.data);
          await boss.complete(task.job.name, job.id);
          doneInRound += 1;
        } catch (error) {
          log.error({ err: error, job: task.job.name }, 'a job failed and will be tried again');
          await boss.fail(task.job.name, job.id, {
            message: error instanceof Error ? error.message : String(error),
          });
        }
      }
    }
    for (const loop of loops) doneInRound += await loop.run(contextFor(), NEVER);
    doneInAll += doneInRound;
  }
  return doneInAll;
}
