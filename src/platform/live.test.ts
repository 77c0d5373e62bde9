import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { newId } from '#kernel/ids.ts';
import { quiet, testDatabase } from '#test/postgres.ts';
import { type Actor, createContext, NOBODY, type Runtime, SYSTEM } from './context.ts';
import { eventType } from './events.ts';
import { openFiles } from './files.ts';
import { createHttp } from './http.ts';
import { type Live, openLive } from './live.ts';
import { createMetrics } from './metrics.ts';
import { createQueue } from './queue.ts';

const moved = eventType('sample.moved', z.object({}));
const database = await testDatabase();
const runtime: Runtime = {
  db: database.db,
  log: quiet,
  queue: createQueue({ database, log: quiet, jobs: [] }),
  files: openFiles('/tmp/inward-live-test'),
  url: 'http://localhost',
  mailFrom: undefined,
  mail: undefined,
  clock: () => '2026-11-23T09:00:00.000Z',
};
const ctx = createContext(runtime, SYSTEM);
const someone: Actor = { ...NOBODY, kind: 'person', personId: newId() };
let visits = 0;
/** What happens while the server asks who listens. */
let recognised: (() => Promise<void>) | undefined;
let listeners = 0;
// Two servers on one database: what is changed through one is told by the other.
const servers = await Promise.all([0, 1].map(startServer));

afterAll(async () => {
  for (const { http, live } of servers) {
    await http.close();
    await live.close();
  }
  await database.close();
});

async function startServer() {
  const live = counted(openLive({ connection: database.connection, log: quiet }));
  const http = await createHttp({
    runtime,
    modules: [],
    live,
    authenticate: async (_ctx, { bearer }, exchange) => {
      if (exchange) visits += 1;
      await recognised?.();
      return bearer ? someone : null;
    },
    metrics: createMetrics(database.pool),
    trustProxy: false,
    metricsToken: undefined,
    webDirectory: undefined,
  });
  await http.listen({ port: 0, host: '127.0.0.1' });
  return { http, live, port: (http.server.address() as AddressInfo).port };
}

function counted(live: Live): Live {
  return {
    ...live,
    subscribe(topics, onChange) {
      const end = live.subscribe(topics, onChange);
      listeners += 1;
      return () => {
        listeners -= 1;
        end();
      };
    },
  };
}

async function open(
  server: number,
  topic: string,
  headers = { authorization: 'Bearer 0123456789abcdef' },
): Promise<IncomingMessage> {
  const request = get({
    host: '127.0.0.1',
    port: servers[server]?.port,
    path: `/api/live?topics=${topic}`,
    headers,
  });
  const [response] = await once(request, 'response');
  return response;
}

/** Reads on until the text appears; the test's own time limit ends the wait. */
async function readUntil(stream: IncomingMessage, text: string): Promise<string> {
  let read = '';
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    read += chunk;
    if (read.includes(text)) return read;
  }
  throw new Error(`The stream ended before ${text}: ${read}`);
}

test('a change is told to the screens that show it, on every server, once it is committed', async () => {
  const [mine, other] = [newId(), newId()];
  const streams = await Promise.all([open(0, `sample.card:${mine}`), open(1, `sample.card:${mine}`)]);
  await Promise.all(streams.map((stream) => readUntil(stream, 'data: *')));
  await expect(
    ctx.transaction(async (tx) => {
      await tx.publish(moved, { kind: 'sample.card', id: mine }, {});
      throw new Error('rolled back');
    }),
  ).rejects.toThrow('rolled back');
  await ctx.publish(moved, { kind: 'sample.card', id: other }, {});
  await ctx.publish(moved, { kind: 'sample.card', id: mine }, {});
  for (const stream of streams) {
    const told = await readUntil(stream, mine);
    expect(told.split(mine)).toHaveLength(2);
    expect(told).not.toContain(other);
    stream.destroy();
  }
});

test('a lost connection is made again, and screens are told that they may have missed something', async () => {
  const stream = await open(0, `sample.card:${newId()}`);
  await readUntil(stream, 'retry');
  await database.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'inward live'`,
  );
  expect(await readUntil(stream, 'data: *')).toContain('changed');
  stream.destroy();
});

test('nobody listens without signing in, or to nothing', async () => {
  const topic = `sample.card:${newId()}`;
  expect((await open(0, topic, { authorization: '' })).statusCode).toBe(401);
  expect((await open(0, 'everything')).statusCode).toBe(422);
});

test('to listen is no visit: the session grows no younger, and gets no cookie that a stream cannot hand over', async () => {
  const stream = await open(0, `sample.card:${newId()}`);
  await readUntil(stream, 'retry');
  expect(visits).toBe(0);
  stream.destroy();
});

test('whoever goes away while being recognised leaves nobody listening', async () => {
  const stream = await open(0, `sample.card:${newId()}`);
  await readUntil(stream, 'retry');
  stream.destroy();
  await expect.poll(() => listeners).toBe(0);
  const connected = once(servers[0]?.http.server ?? process, 'connection');
  const asked = Promise.withResolvers<void>();
  recognised = async () => {
    const [socket] = await connected;
    request.destroy();
    await once(socket, 'close');
    asked.resolve();
  };
  const request = get({
    host: '127.0.0.1',
    port: servers[0]?.port,
    path: `/api/live?topics=sample.card:${newId()}`,
    headers: { authorization: 'Bearer 0123456789abcdef' },
    agent: false,
  }).on('error', () => undefined);
  await asked.promise;
  recognised = undefined;
  await servers[0]?.http.inject('/healthz');
  expect(listeners).toBe(0);
});
