import { type ChildProcess, fork } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { build } from 'vite';
import { createDeliveries, createLetter } from '#modules/delivery/fixtures/letters.ts';
import { compileLetter } from '#platform/smtp/letter.ts';
import { createOrganisation } from '#test/factories.ts';
import { type Bench, type Measurement, withThrowawayDatabase } from './bench.ts';

const RUNS = [
  { people: 20_000, dkim: 'none' },
  { people: 100_000, dkim: 'none' },
  { people: 20_000, dkim: 'rsa' },
  { people: 20_000, dkim: 'ed25519' },
] as const;
const KILOBYTES = 8;

/**
 * A release by e-mail, from durable rows to a mail server in another process over ten connections: personalised letters of
 * 8 kB with ten tracked links, and leave headers; beside it a bare client that sends ready bytes of the same size.
 */
export const bench: Bench = {
  name: 'mail',
  run: () =>
    withThrowawayDatabase(async (database) => {
      const { db } = database;
      await createOrganisation(db);
      await buildSender();
      const sink = await started('sink', {});
      const { port } = await told<{ port: number }>(sink);
      const measured: Measurement[] = [];
      try {
        for (const { people, dkim } of RUNS) {
          await addPeople(db, people);
          const commits = await durableCommits(db);
          const bare = await bareRate(sink, port);
          await asked(sink, 'reset');
          const sender = await started('sender', {
            connection: database.connection,
            smtpUrl: `smtp://127.0.0.1:${port}`,
            pem: dkim === 'none' ? undefined : newKey(dkim),
            filesDirectory: database.directory,
          });
          await told(sender);
          const messageId = await createLetter(db, { ...letter(), at: new Date().toISOString() });
          // Time for a release of this size to be written before it is due: the first letter is counted from there.
          const dueAt = Date.now() + people / 10 + 1_000;
          await createDeliveries(db, { messageId, at: new Date(dueAt).toISOString() });
          if (Date.now() > dueAt) throw new Error('The deliveries were made too slowly for this measurement');
          await asked(sender, 'begin');
          const result = await untilAll(sink, people);
          const usage = await asked<{ cpuMs: number; rss: number }>(sender, 'usage');
          await allSent(db, messageId);
          sender.send('stop');
          await once(sender, 'exit');
          measured.push(...figures({ people, dkim, commits, bare, dueAt, ...result, ...usage }));
        }
      } finally {
        sink.disconnect();
      }
      return measured;
    }),
};

interface Run {
  people: number;
  dkim: 'none' | 'rsa' | 'ed25519';
  /** What one client of the database commits durably in a second: each letter waits for such a commit, up to ten together. */
  commits: number;
  bare: { rate: number; cpuMs: number };
  dueAt: number;
  first: number;
  last: number;
  twice: number;
  cpuMs: number;
  rss: number;
}

function figures({ people, dkim, commits, bare, dueAt, first, last, twice, cpuMs, rss }: Run): Measurement[] {
  const what = `${people / 1000},000${dkim === 'none' ? '' : `, DKIM ${dkim}`}`;
  const rate = people / ((last - dueAt) / 1000);
  const wanted = dkim === 'none' ? 6_000 : 2_500;
  const firstAfter = (first - dueAt) / 1000;
  const goals = dkim === 'none';
  return [
    { metric: `${what}: rate`, value: rate, unit: '/s', goal: `≥ ${wanted}`, met: rate >= wanted },
    {
      metric: `${what}: processor time of a message`,
      value: cpuMs / people,
      unit: 'ms',
      ...(goals ? { goal: '≤ 0.15', met: cpuMs / people <= 0.15 } : {}),
    },
    { metric: `${what}: memory`, value: rss / 1e6, unit: 'MB', goal: '≤ 200', met: rss <= 200e6 },
    {
      metric: `${what}: first message after`,
      value: firstAfter,
      unit: 's',
      goal: '≤ 0.3',
      met: firstAfter <= 0.3,
    },
    { metric: `${what}: sent twice`, value: twice, unit: '', goal: '0', met: twice === 0 },
    { metric: `${what}: durable commits of one client`, value: commits, unit: '/s' },
    { metric: `${what}: bare client`, value: bare.rate, unit: '/s' },
    { metric: `${what}: bare client, processor time`, value: bare.cpuMs, unit: 'ms' },
    { metric: `${what}: of the bare rate`, value: (rate / bare.rate) * 100, unit: '%' },
  ];
}

/** A letter of the size and with the links of an ordinary newsletter. */
function letter() {
  const paragraph =
    'Maanantaista alkaen jokainen saa kuvata omaa työtään hallissa, kun kysyy ensin lähellä olevilta. ';
  const links = Array.from({ length: 10 }, (_, at) => `https://intra.example.org/uutiset/${at}`);
  const anchors = links
    .map((_, at) => `<p><a href="[[inward:link:${at}]]">Lue lisää ${at}</a></p>`)
    .join('\n');
  const rest = `${anchors}\n<p><a href="[[inward:read]]">Lue selaimessa</a> <a href="[[inward:unsubscribe]]">Peru</a></p>`;
  const texts = `Hei [[inward:name]],\n\n${paragraph}\n\n[[inward:read]]\n`;
  const html = (times: number) =>
    `<html><body><p>Hei [[inward:name]],</p>\n${`<p>${paragraph}</p>\n`.repeat(times)}${rest}</body></html>`;
  let times = 1;
  while (sizeOf({ html: html(times), plain: texts, links }) < KILOBYTES * 1024) times += 1;
  return { subject: 'Kuvaaminen hallissa, [[inward:name]]', html: html(times), plain: texts, links };
}

const sizeOf = (given: { html: string; plain: string; links: string[] }) => sample(given).length;

function sample({ html, plain, links }: { html: string; plain: string; links: string[] }): Buffer {
  const token = 'a'.repeat(42);
  const values: Record<string, string> = {
    name: 'Aino Lehtonen',
    read: `https://inward.example.org/m#${token}`,
    unsubscribe: `https://inward.example.org/unsubscribe#${token}`,
  };
  for (const at of links.keys())
    values[`link:${at}`] = `https://inward.example.org/api/delivery/links/${token}/${at}`;
  return compileLetter({
    from: { name: 'Inward', address: 'inward@example.org' },
    subject: 'Kuvaaminen hallissa',
    html,
    text: plain,
    slot: /\[\[inward:([^\]]*)\]\]/g,
    headers: { 'Auto-Submitted': 'auto-generated' },
  }).fill({
    to: { name: 'Aino Lehtonen', address: 'aino@example.org' },
    messageId: `<${'0'.repeat(36)}@example.org>`,
    date: new Date(0),
    headers: {
      'List-Unsubscribe': `<https://inward.example.org/api/delivery/unsubscribe/${token}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
    values,
  });
}

async function bareRate(sink: ChildProcess, port: number): Promise<{ rate: number; cpuMs: number }> {
  await asked(sink, 'reset');
  const client = await started('bare', {
    port,
    messages: 40_000,
    content: sample(letter()).toString('latin1'),
  });
  return told(client);
}

async function durableCommits(db: Parameters<typeof createOrganisation>[0]): Promise<number> {
  const began = performance.now();
  let commits = 0;
  for (; performance.now() - began < 1_000; commits += 1)
    await sql`update people_organisation set version = version + 1`.execute(db);
  return commits / ((performance.now() - began) / 1000);
}

async function addPeople(db: Parameters<typeof createOrganisation>[0], people: number): Promise<void> {
  await sql`truncate delivery_delivery`.execute(db);
  await sql`
    insert into people_person (id, name, email, attributes, language)
    select gen_random_uuid(), 'Äinö Lehtonen ' || number, 'person' || number || '@example.org', '{}', 'fi'
    from generate_series((select count(*) + 1 from people_person), ${people}) as number`.execute(db);
  // Fewer than before: the rest are not written to.
  await sql`delete from people_person where id in (
    select id from people_person order by email offset ${people})`.execute(db);
  await sql`analyze`.execute(db);
}

function newKey(kind: 'rsa' | 'ed25519'): string {
  const { privateKey } =
    kind === 'rsa' ? generateKeyPairSync('rsa', { modulusLength: 2048 }) : generateKeyPairSync('ed25519');
  return privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
}

async function untilAll(sink: ChildProcess, people: number) {
  for (;;) {
    const now = await asked<{ count: number; first: number; last: number; twice: number }>(sink, 'count');
    if (now.count >= people) return now;
    if (now.last > 0 && Date.now() - now.last > 20_000)
      throw new Error(`Only ${now.count} of ${people} letters came`);
    await pause(50);
  }
}

async function allSent(db: Parameters<typeof createOrganisation>[0], messageId: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const { rows } = await sql<{ left: number }>`
      select count(*) as left from delivery_delivery where message_id = ${messageId} and state <> 'sent'`.execute(
      db,
    );
    if (rows[0]?.left === 0) return;
    await pause(50);
  }
  throw new Error('Some letters went out and are not recorded as sent');
}

/** The sending process in the form in which it runs in production: one built file, not sources that are translated on the way. */
async function buildSender(): Promise<void> {
  const root = fileURLToPath(new URL('..', import.meta.url));
  await build({
    root,
    configFile: `${root}vite.config.ts`,
    logLevel: 'error',
    build: { ssr: `${root}bench/mail/sender.ts`, outDir: `${root}dist/bench`, sourcemap: false },
  });
}

async function started(name: 'sink' | 'sender' | 'bare', given: object): Promise<ChildProcess> {
  const file = fileURLToPath(
    new URL(name === 'sender' ? '../dist/bench/sender.js' : `./mail/${name}.ts`, import.meta.url),
  );
  return fork(file, [JSON.stringify(given)], {
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

async function told<T>(child: ChildProcess): Promise<T> {
  const [answer] = await once(child, 'message');
  return answer as T;
}

function asked<T>(child: ChildProcess, ask: string): Promise<T> {
  child.send(ask);
  return told<T>(child);
}
