import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import pino from 'pino';
import { afterAll, expect, test } from 'vitest';
import { createDeliveries, createLetter } from '#modules/delivery/fixtures/letters.ts';
import { type Db, isUnavailable, openDatabase } from '#platform/database.ts';
import { migrate } from '#platform/migrate.ts';
import { migrations } from '#platform/migrations.ts';
import { type EmbeddedServer, startPostgres } from '#platform/postgres.ts';
import { createOrganisation } from '#test/factories.ts';
import { removeTemporaryFolders, temporaryFolder } from '#test/temporary-folder.ts';

// 20,000 as the promise says it: MAIL_FAULTS=20000.
const PEOPLE = Number(process.env['MAIL_FAULTS'] ?? 2_000);
const CONNECTIONS = 10;
const KILLS = ['worker', 'server', 'worker', 'database', 'worker'] as const;

const children: ChildProcess[] = [];
let postgres: EmbeddedServer | undefined;

afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await postgres?.stop();
  await removeTemporaryFolders();
});

async function started(
  name: 'sink' | 'sender',
  given: object,
): Promise<{ child: ChildProcess; port: number }> {
  const file = fileURLToPath(new URL(`../bench/mail/${name}.ts`, import.meta.url));
  const child = fork(file, [JSON.stringify(given)], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  children.push(child);
  const [message] = (await once(child, 'message')) as [{ port?: number }];
  return { child, port: message.port ?? 0 };
}

async function killed(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** How many letters are not recorded as sent; all, while the database is not there. */
async function unsent(db: Db): Promise<number> {
  try {
    const { rows } = await sql<{ left: number }>`
      select count(*) as left from delivery_delivery where state <> 'sent'`.execute(db);
    return rows[0]?.left ?? 0;
  } catch (error) {
    if (isUnavailable(error)) return PEOPLE;
    throw error;
  }
}

test('worker, database and mail server are killed in the middle: everybody gets the letter, at most those in flight twice', async () => {
  const folder = await temporaryFolder();
  const dataDirectory = join(folder, 'data');
  const journal = join(folder, 'arrived');
  postgres = await startPostgres({ dataDirectory });
  const log = pino({ level: 'silent' });
  const database = openDatabase({ connection: postgres.connection, poolSize: 2, log });
  await migrate(database.db, migrations, { log });
  await createOrganisation(database.db);
  await sql`
    insert into people_person (id, name, email, attributes)
    select gen_random_uuid(), 'Person ' || number, 'person' || number || '@example.org', '{}'
    from generate_series(1, ${PEOPLE}) as number`.execute(database.db);
  const messageId = await createLetter(database.db);
  await createDeliveries(database.db, { messageId, at: new Date().toISOString() });

  const sink = { journal, port: 0 };
  let server = await started('sink', sink);
  sink.port = server.port;
  const sender = () =>
    started('sender', {
      connection: postgres?.connection,
      smtpUrl: `smtp://127.0.0.1:${sink.port}`,
      filesDirectory: folder,
    });
  let worker = await sender();
  const arrived = async () => (await readFile(journal, 'utf8').catch(() => '')).split('\n').filter(Boolean);

  for (const [round, victim] of KILLS.entries()) {
    const goal = ((round + 1) * PEOPLE) / (KILLS.length + 2);
    while ((await arrived()).length < goal) await pause(5);
    if (victim === 'worker') {
      await killed(worker.child);
      worker = await sender();
    } else if (victim === 'server') {
      await killed(server.child);
      server = await started('sink', sink);
    } else {
      // Whoever started it brings it up again under the same address.
      const words = await readFile(join(dataDirectory, 'postgres', 'postmaster.pid'), 'utf8');
      process.kill(Number(words.split('\n')[0]), 'SIGKILL');
    }
  }

  while ((await unsent(database.db)) > 0) await pause(100);
  const ids = await arrived();
  const expected = await sql<{ id: string }>`select id from delivery_delivery order by id`.execute(
    database.db,
  );
  expect([...new Set(ids)].sort()).toEqual(expected.rows.map(({ id }) => id));
  // A connection has at most one letter that was sent and is not recorded, at each kill.
  expect(ids.length - PEOPLE).toBeLessThanOrEqual(CONNECTIONS * KILLS.length);
  await database.close();
}, 300_000);
