import type { z } from 'zod';
import { type Day, dayIn, type Instant } from '#kernel/calendar.ts';
import { newId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import type { Grant, Role } from '#kernel/roles.ts';
import { type Db, type Json, runSql } from './database.ts';
import type { EventType, Subject } from './events.ts';
import type { Files } from './files.ts';
import { TELL, topicOf } from './live.ts';
import type { Log } from './log.ts';
import type { Mailer } from './mail.ts';
import type { IdentityProvider } from './oidc.ts';
import type { EnqueueOptions, JobType, Queue } from './queue.ts';
import type { Post } from './smtp/post.ts';

/** Who acts: a signed-in person, an API token in somebody's name, the system itself (jobs), or nobody yet. */
export interface Actor {
  readonly kind: 'person' | 'token' | 'system' | 'nobody';
  readonly personId: string | null;
  /** Session or token, for the audit and for signing out this very device. */
  readonly credentialId: string | null;
  readonly grants: readonly Grant[];
  /** What a token may do, `people:read`; null: whatever its person may. */
  readonly scopes: readonly string[] | null;
  readonly language: Language;
  readonly zone: string;
}

/** What lives as long as the process. */
export interface Runtime {
  readonly db: Db;
  readonly log: Log;
  readonly queue: Queue;
  readonly files: Files;
  /** The address that people type, without a slash at the end. */
  readonly url: string;
  /** Where mail goes; undefined when no mail server is set: links are then shown to an admin instead of sent. */
  readonly mailFrom: string | undefined;
  /** Sends mail; undefined together with `mailFrom`. Only jobs use it, so that nobody waits for a mail server. */
  readonly mail?: Mailer | undefined;
  /** The way out for messages to many; undefined together with `mail`. */
  readonly post?: Post | undefined;
  /** Where people sign in with the organisation's own account; undefined when none is set. */
  readonly identityProvider?: IdentityProvider | undefined;
  /** Who looks after the product; see `Context.admins`. Nobody, where the product has no such people. */
  readonly admins?: ((db: Db) => Promise<readonly string[]>) | undefined;
  readonly clock: () => Instant;
}

/** All that a service is given. Services are plain functions of `(ctx, input)`. */
export interface Context {
  readonly db: Db;
  readonly actor: Actor;
  readonly now: Instant;
  /** The day it is where the actor works. */
  readonly today: Day;
  readonly log: Log;
  readonly files: Files;
  readonly url: string;
  readonly mailFrom: string | undefined;
  readonly mail: Mailer | undefined;
  readonly post: Post | undefined;
  readonly identityProvider: IdentityProvider | undefined;
  /** Everything inside commits or nothing does; inside a transaction it joins the one under way. */
  transaction<T>(work: (tx: Context) => Promise<T>): Promise<T>;
  /** Writes a fact and wakes whoever listens, with the change itself or not at all. */
  publish<S extends z.ZodType>(event: EventType<S>, subject: Subject | null, body: z.input<S>): Promise<void>;
  /** Puts a job into the queue, with the change itself or not at all. */
  enqueue<S extends z.ZodObject>(
    job: JobType<S>,
    payload: z.input<S>,
    options?: EnqueueOptions,
  ): Promise<void>;
  /** The people who may look after the product now; nobody else changes who that is until the transaction ends. */
  admins(): Promise<readonly string[]>;
  /** The same context in another's name: a job acting for a person, the system inside a public request. */
  as(actor: Actor): Context;
  /** The same context at another instant: an example that is told as it went, or a file of what happened earlier. */
  at(now: Instant): Context;
}

export const NOBODY: Actor = {
  kind: 'nobody',
  personId: null,
  credentialId: null,
  grants: [],
  scopes: null,
  language: 'en',
  zone: 'UTC',
};
export const SYSTEM: Actor = { ...NOBODY, kind: 'system' };

/** Whether the actor holds the role anywhere. The system may do everything. */
export function hasRole(actor: Actor, ...roles: readonly Role[]): boolean {
  return actor.kind === 'system' || actor.grants.some((grant) => roles.includes(grant.role));
}

declare module './database.ts' {
  interface Tables {
    event: {
      id: string;
      name: string;
      at: Instant;
      actorId: string | null;
      actorKind: string;
      requestId: string | null;
      subjectKind: string | null;
      subjectId: string | null;
      body: Json;
    };
  }
}

/** Makes the context of one request or job. */
export function createContext(runtime: Runtime, actor: Actor, requestId: string | null = null): Context {
  return build(runtime.db, false, { as: actor, now: runtime.clock() });

  function build(db: Db, inTransaction: boolean, { as, now }: { as: Actor; now: Instant }): Context {
    const ctx: Context = {
      db,
      actor: as,
      now,
      today: dayIn(as.zone, now),
      log: runtime.log,
      files: runtime.files,
      url: runtime.url,
      mailFrom: runtime.mailFrom,
      mail: runtime.mail,
      post: runtime.post,
      identityProvider: runtime.identityProvider,
      transaction: (work) =>
        inTransaction ? work(ctx) : db.transaction().execute((trx) => work(build(trx, true, { as, now }))),
      publish: (event, subject, body) =>
        inTransaction
          ? publish({ runtime, db, actor: as, now, requestId }, event, subject, body)
          : ctx.transaction((tx) => tx.publish(event, subject, body)),
      enqueue: (job, payload, options = {}) => runtime.queue.send(db, job, payload, options),
      admins: async () => (await runtime.admins?.(db)) ?? [],
      as: (other) => build(db, inTransaction, { as: other, now }),
      at: (instant) => build(db, inTransaction, { as, now: instant }),
    };
    return ctx;
  }
}

interface Origin {
  runtime: Runtime;
  db: Db;
  actor: Actor;
  now: Instant;
  requestId: string | null;
}

async function publish<S extends z.ZodType>(
  { runtime, db, actor, now, requestId }: Origin,
  event: EventType<S>,
  subject: Subject | null,
  body: z.input<S>,
): Promise<void> {
  const row = {
    id: newId(Date.parse(now)),
    name: event.name,
    at: now,
    actorId: actor.personId,
    actorKind: actor.kind,
    requestId,
    subjectKind: subject?.kind ?? null,
    subjectId: subject?.id ?? null,
    body: JSON.stringify(event.body.parse(body)),
  };
  await db.insertInto('event').values(row).execute();
  if (subject) await runSql(db, TELL, [topicOf(subject)]);
  for (const reaction of runtime.queue.reactionsTo(event.name)) {
    await runtime.queue.send(db, reaction, { eventId: row.id, eventAt: row.at }, {});
  }
}
