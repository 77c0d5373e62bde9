import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import fastify from 'fastify';
import { sql } from 'kysely';
import pino from 'pino';
import { assemble } from '#assemble.ts';
import { newId } from '#kernel/ids.ts';
import { authenticate } from '#modules/access/service/authenticate.ts';
import { openSession } from '#modules/access/service/session.ts';
import { takeReceipts } from '#modules/delivery/store/receipt.ts';
import type { Database } from '#platform/database.ts';
import { hashToken } from '#platform/secrets.ts';
import { type Bench, type Measurement, withThrowawayDatabase } from './bench.ts';
import type { Load } from './seed/load.ts';

const PEOPLE = 25_000;
const MESSAGES = 200;
const READERS = 100;
const CONNECTIONS = 10;
const REQUESTS = 15_000;
const NOW = '2026-11-23T09:00:00.000Z';

/**
 * Today of signed-in people over HTTP: 20 of 200 messages each, five million receipts in the database, ten connections from
 * another process. The same process also serves a bare answer of the same size, so that the ratio holds on any machine.
 */
export const bench: Bench = {
  name: 'today',
  run: () =>
    withThrowawayDatabase(async (database) => {
      await seed(database);
      const log = pino({ level: 'silent' });
      const product = assemble({
        database,
        log,
        url: 'http://localhost',
        filesDirectory: database.directory,
        clock: () => NOW,
      });
      const http = await product.http({
        authenticate,
        trustProxy: false,
        metricsToken: undefined,
        webDirectory: undefined,
        perMinute: 100_000_000,
      });
      const cookies: string[] = [];
      for (let number = 1; number <= READERS; number += 1) {
        const personId = await personOf(database, number * 37);
        const opening = { personId, method: 'password', userAgent: 'bench' } as const;
        const { token } = await openSession(product.context(), { ...opening, browser: hashToken(personId) });
        cookies.push(`inward_session=${token}`);
      }
      const address = await http.listen({ port: 0, host: '127.0.0.1' });
      const first = await http.inject({ url: '/api/delivery/today', headers: { cookie: cookies[0] ?? '' } });
      const answer: { rows: unknown[]; total: number } = first.json();
      if (answer.rows.length !== 20 || answer.total !== MESSAGES)
        throw new Error(`Today is not as it was seeded: ${first.body.slice(0, 300)}`);
      const bare = fastify();
      bare.get('/bare', (_request, reply) => reply.type('application/json').send(first.body));
      const bareAddress = await bare.listen({ port: 0, host: '127.0.0.1' });
      await loaded({
        url: `${address}/api/delivery/today`,
        cookies,
        requests: 3_000,
        connections: CONNECTIONS,
      });
      const today = await loaded({
        url: `${address}/api/delivery/today`,
        cookies,
        requests: REQUESTS,
        connections: CONNECTIONS,
      });
      const alone = await loaded({
        url: `${address}/api/delivery/today`,
        cookies,
        requests: 2_000,
        connections: 1,
      });
      const plain = await loaded({
        url: `${bareAddress}/bare`,
        cookies: [''],
        requests: REQUESTS,
        connections: CONNECTIONS,
      });
      await bare.close();
      const perSecond = await receiptsASecond(database);
      await http.close();
      await product.queue.stop();
      return [
        goal('Today, 10 connections', today.perSecond, 'a second', { least: 1_000 }),
        goal('Today, one connection, median', alone.median, 'ms', { most: 10 }),
        { metric: 'Today, 10 connections, median', value: today.median, unit: 'ms' },
        { metric: 'Today, 10 connections, 95th percentile', value: today.p95, unit: 'ms' },
        goal('Today, CPU of the server process', today.cpuMillis, 'ms', { most: 1 }),
        { metric: 'Today, size of the answer', value: first.rawPayload.length / 1024, unit: 'kB' },
        { metric: 'bare answer of the same size', value: plain.perSecond, unit: 'a second' },
        { metric: 'bare answer, CPU of the server process', value: plain.cpuMillis, unit: 'ms' },
        { metric: 'bare to Today', value: plain.perSecond / today.perSecond, unit: '×' },
        goal('receipts in batches of 20, 6 connections', perSecond, 'a second', { least: 5_000 }),
      ];
    }),
};

function goal(
  metric: string,
  value: number,
  unit: string,
  { least, most }: { least?: number; most?: number },
): Measurement {
  if (least !== undefined)
    return { metric, value, unit, goal: `≥ ${least.toLocaleString('en')}`, met: value >= least };
  return { metric, value, unit, goal: `≤ ${most}`, met: value <= (most ?? 0) };
}

/** Requests from a process of its own; CPU is that of this process meanwhile, for each answer. */
async function loaded(
  load: Load,
): Promise<{ perSecond: number; median: number; p95: number; cpuMillis: number }> {
  const child = fork(fileURLToPath(new URL('./seed/load.ts', import.meta.url)));
  try {
    await once(child, 'message');
    const before = process.cpuUsage();
    child.send(load);
    const [result] = await once(child, 'message');
    const { user, system } = process.cpuUsage(before);
    return { ...result, cpuMillis: (user + system) / 1000 / load.requests };
  } finally {
    child.kill();
  }
}

/** Batches of twenty receipts of different people at once, as the handler takes them. */
async function receiptsASecond({ db }: Database): Promise<number> {
  const people: string[] = [];
  for (let number = 1; number <= 60; number += 1) people.push(await sqlPerson(db, number * 11));
  const { rows } = await sql<{ id: string }>`select id from delivery_message order by id limit 20`.execute(
    db,
  );
  const batches = people.flatMap((personId) => Array.from({ length: 15 }, () => personId));
  const start = performance.now();
  await Promise.all(
    Array.from({ length: 6 }, async (_, lane) => {
      for (let at = lane; at < batches.length; at += 6) {
        const given = rows.map(({ id: messageId }) => ({
          id: newId(),
          messageId,
          version: 1,
          kind: 'read' as const,
          channel: 'feed' as const,
          bit: 1,
          seconds: 4,
          at: NOW,
        }));
        await takeReceipts(db, batches[at] ?? '', { rows: given, now: NOW });
      }
    }),
  );
  return (batches.length * 20) / ((performance.now() - start) / 1000);
}

const personOf = ({ db }: Database, number: number) => sqlPerson(db, number);

async function sqlPerson(db: Database['db'], number: number): Promise<string> {
  const { rows } = await sql<{ id: string }>`select bench_id(${`person${number}`}) as id`.execute(db);
  return rows[0]?.id ?? '';
}

/** People, two hundred messages in the feed of each, and a receipt for each of them: five million. */
async function seed({ db }: Database): Promise<void> {
  await sql`create function bench_id(name text) returns uuid language sql immutable
    return overlay(overlay(md5(name) placing '4' from 13) placing '8' from 17)::uuid`.execute(db);
  await sql`insert into people_organisation (name, language, zone, accent, founded_at)
    values ('Satamala', 'en', 'Europe/Helsinki', '#0e6b5c', ${NOW})`.execute(db);
  await sql`insert into people_person (id, name, email, state)
    select bench_id('person' || n), 'Person ' || n, 'person' || n || '@example.org', 'active'
    from generate_series(1, ${PEOPLE}::integer) as n`.execute(db);
  await seedMessages(db);
  await sql`insert into delivery_feed (person_id, message_id, filed_on, release_id, opened_at, seen_at, version, owed, seen_by)
    select person.id, release.message_id, '2026-11-01', release.id, release.opened_at, timestamptz '2026-11-20T08:00Z', 1,
      case when message.level = 'seen' then 1 else 0 end, 1
    from delivery_release release join delivery_message message on message.id = release.message_id
    cross join people_person person`.execute(db);
  await sql`insert into delivery_receipt (person_id, at, id, message_id, version, kind, channel)
    select person_id, seen_at, gen_random_uuid(), message_id, 1, 'seen', 'feed' from delivery_feed`.execute(
    db,
  );
  await sql`vacuum analyze`.execute(db);
}

async function seedMessages(db: Database['db']): Promise<void> {
  await sql`insert into delivery_message (id, piece_kind, piece_id, lane, level, filed_on, seconds, created_at)
    select bench_id('message' || m), 'campaigns.piece', bench_id('piece' || m), (array['must_know', 'ours', 'nice_to_know'])[1 + m % 3],
      case when m % 10 = 0 then 'seen' else 'none' end, '2026-11-01', '{90,90,90}', ${NOW}
    from generate_series(1, ${MESSAGES}::integer) as m`.execute(db);
  await sql`insert into delivery_message_version (message_id, version, piece_version, asks_again, published_at)
    select id, 1, 1, 'nobody', ${NOW} from delivery_message`.execute(db);
  // Letters of 8 kB beside the cards, as in life: they must not be read along.
  await sql`insert into delivery_edition (message_id, version, language, title, one_line, from_whom, doc, seconds, html, card)
    select message.id, 1, language, 'What you may film on the floor', repeat('Everyone in the picture says yes first. ', 4),
      'Petri Nieminen, plant manager', '{"type": "doc"}', 90, (select string_agg(md5(n::text || message.id), '') from generate_series(1, 250) n),
      left(jsonb_build_object('id', message.id, 'language', language, 'lane', message.lane, 'level', message.level,
        'title', 'What you may film on the floor', 'oneLine', repeat('Everyone in the picture says yes first. ', 4),
        'fromWhom', 'Petri Nieminen, plant manager', 'changesForYou', null, 'seconds', 90, 'trueUntilOn', null)::text, -1)
    from delivery_message message, unnest(array['en', 'fi', 'es']) as language`.execute(db);
  await sql`insert into delivery_release (id, message_id, rule, ring, channels, priority, timing, opens_at, ends_at, state, created_at, opened_at)
    select bench_id('release' || m), bench_id('message' || m), '{"kind": "everyone"}', 'Everyone', '{feed,email}', 50, 'at', ${NOW},
      ${NOW}, 'open', ${NOW}, timestamptz '2026-11-01T08:00Z' + m * interval '2 hours' from generate_series(1, ${MESSAGES}::integer) as m`.execute(
    db,
  );
}
