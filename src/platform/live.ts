import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Log } from './log.ts';

const CHANNEL = 'inward_live';

/** Tells open screens that something changed, on whichever server process it was changed. */
export interface Live {
  /** Calls back with the topic (`plan.plan:<id>`) whenever one of them changes; with `*` when changes may have been missed. */
  subscribe(topics: ReadonlySet<string>, onChange: (topic: string) => void): () => void;
  close(): Promise<void>;
}

type Subscriber = { readonly topics: ReadonlySet<string>; readonly onChange: (topic: string) => void };

/**
 * Listens on a connection of its own (LISTEN binds a session). The connection is made again when it is lost; whoever
 * listens is then told that changes may have been missed. Facts are sent by `ctx.publish` in their transaction, so a change is
 * told when it is committed, and never when it is rolled back.
 */
export function openLive(options: { connection: pg.PoolConfig; log: Log }): Live {
  const subscribers = new Set<Subscriber>();
  let client: pg.Client | undefined;
  let closing = false;
  let listening = false;

  async function keepListening(): Promise<void> {
    for (let wait = 100; !closing; wait = Math.min(wait * 2, 5_000)) {
      const attempt = new pg.Client({ ...options.connection, application_name: 'inward live' });
      try {
        const ended = new Promise<void>((resolve) => attempt.once('end', () => resolve()));
        attempt.on('error', () => undefined);
        attempt.on('notification', ({ payload }) => tell(payload ?? ''));
        await attempt.connect();
        client = attempt;
        await attempt.query(`listen ${CHANNEL}`);
        wait = 100;
        tell('*');
        await ended;
      } catch (error) {
        options.log.warn(
          { reason: error instanceof Error ? error.message : String(error) },
          'live updates wait for the database',
        );
        await attempt.end().catch(() => undefined);
      }
      if (!closing) await pause(wait, undefined, { ref: false });
    }
  }

  function tell(topic: string): void {
    for (const { topics, onChange } of subscribers) if (topic === '*' || topics.has(topic)) onChange(topic);
  }

  return {
    subscribe(topics, onChange) {
      // Nobody listens, no connection: a process that only works in the background needs none.
      if (!listening) void keepListening();
      listening = true;
      const subscriber = { topics, onChange };
      subscribers.add(subscriber);
      return () => void subscribers.delete(subscriber);
    },
    async close() {
      closing = true;
      await client?.end().catch(() => undefined);
    },
  };
}

/** The statement that tells about a change; for `ctx.publish`, inside its transaction. */
export const TELL = `select pg_notify('${CHANNEL}', $1)`;

/** The topic of an object. */
export const topicOf = ({ kind, id }: { kind: string; id: string }): string => `${kind}:${id}`;
