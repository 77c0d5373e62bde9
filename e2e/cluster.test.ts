import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { type EmbeddedServer, startPostgres } from '#platform/postgres.ts';
import { removeTemporaryFolders, temporaryFolder } from '#test/temporary-folder.ts';

const main = fileURLToPath(new URL('../dist/server/main.js', import.meta.url));
const children: ChildProcess[] = [];
let outside: EmbeddedServer | undefined;

afterAll(async () => {
  for (const child of children.filter(({ exitCode }) => exitCode === null)) {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  await outside?.stop();
  await removeTemporaryFolders();
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  return typeof address === 'object' && address ? address.port : 0;
}

/** Resolves when the process has said that it is ready. */
async function start(command: string, environment: Record<string, string>): Promise<void> {
  const child = spawn(process.execPath, [main, command], {
    env: { PATH: process.env['PATH'], ...environment },
  });
  children.push(child);
  let printed = '';
  child.stderr?.on('data', (chunk) => (printed += chunk));
  for await (const chunk of child.stdout ?? []) {
    printed += chunk;
    if (/Inward is (ready|working)/.test(printed)) return;
  }
  throw new Error(`${command} did not become ready: ${printed}`);
}

test('two servers and a worker start at once on one empty outside database, and share it', async () => {
  outside = await startPostgres({ dataDirectory: await temporaryFolder(), settings: { fsync: 'off' } });
  const { host, port, user } = outside.connection;
  const admin = new pg.Client({ host, port, user, database: 'postgres' });
  await admin.connect();
  await admin.query('create database shared');
  await admin.end();
  const DATABASE_URL = `postgres://${user}@localhost:${port}/shared?host=${encodeURIComponent(host)}`;
  const INWARD_DATA = await temporaryFolder();
  const [one, two] = [await freePort(), await freePort()];
  const shared = { DATABASE_URL, INWARD_DATA, LOG_LEVEL: 'warn' };

  await Promise.all([
    start('serve', { ...shared, PORT: String(one) }),
    start('serve', { ...shared, PORT: String(two) }),
    start('work', shared),
  ]);

  const found = (at: number) =>
    fetch(`http://127.0.0.1:${at}/api/access/foundation`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        organisation: {
          name: `Founded at ${at}`,
          language: 'en',
          zone: 'Europe/Helsinki',
          accent: '#0e6b5c',
        },
        person: { name: 'Aino Lehtonen', email: 'aino@example.org', password: 'velvet tractor ninety lamps' },
      }),
    });
  const answers = await Promise.all([found(one), found(two)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  const names = await Promise.all(
    [one, two].map(async (at) =>
      (await fetch(`http://127.0.0.1:${at}/api/people/public-organisation`)).json(),
    ),
  );
  expect(names[0]).toEqual(names[1]);
});
