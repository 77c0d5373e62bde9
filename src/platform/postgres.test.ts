import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, afterEach, expect, onTestFinished, test } from 'vitest';
import { removeTemporaryFolders, temporaryFolder } from '#test/temporary-folder.ts';
import { canReach, serverAccount, under } from './postgres/account.ts';
import { locateCluster } from './postgres/cluster.ts';
import { findPostmaster, stopPostmaster } from './postgres/postmaster.ts';
import { StartRefused } from './postgres/start-refused.ts';
import { type EmbeddedConnection, runningPostgres, type StartOptions, startPostgres } from './postgres.ts';

const FAST = { fsync: 'off' };

// Making a database takes a second; where a test is not about that it begins with a copy of one made before.
let made: Promise<string> | undefined;
const madeOnce = () =>
  (made ??= (async () => {
    const folder = await mkdtemp(join(tmpdir(), 'inward-test-'));
    await (await startPostgres({ dataDirectory: folder, settings: FAST })).stop();
    return folder;
  })());
afterAll(async () => {
  if (made) await rm(await made, { recursive: true, force: true });
});

async function freshData(): Promise<string> {
  const folder = await temporaryFolder();
  // Not fs.cp: it would give the files to us, and the test would then be of another case.
  await promisify(execFile)('cp', ['-a', join(await madeOnce(), 'postgres'), folder]);
  return folder;
}

const servers: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
  await removeTemporaryFolders();
});

async function start(dataDirectory: string, options: Partial<StartOptions> = {}) {
  const server = await startPostgres({ dataDirectory, settings: FAST, ...options });
  servers.push(server);
  return server;
}

async function ask(connection: EmbeddedConnection, text: string): Promise<unknown[]> {
  const client = new pg.Client({ ...connection, ssl: false });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query({ text, rowMode: 'array' })).rows.flat();
  } finally {
    await client.end();
  }
}

async function postmasterOf(dataDirectory: string) {
  const found = await findPostmaster(await locateCluster(dataDirectory));
  if (!found) throw new Error('No server runs');
  return found;
}

test('the first start makes a database with checksums and full fsync, the second finds it again', async () => {
  const dataDirectory = await temporaryFolder();
  const times: number[] = [];
  for (const expected of [1, 2]) {
    const startedAt = performance.now();
    const server = await start(dataDirectory, { settings: {} });
    times.push(Math.round(performance.now() - startedAt));
    await ask(server.connection, 'create table if not exists visit (id bigint generated always as identity)');
    await ask(server.connection, 'insert into visit default values');
    expect(await ask(server.connection, 'select count(*)::int from visit')).toEqual([expected]);
    expect(
      await ask(
        server.connection,
        `select current_setting('data_checksums'), current_setting('fsync'), current_setting('synchronous_commit'),
                current_setting('listen_addresses'), current_setting('work_mem'), current_setting('jit'),
                (select datlocprovider::text || datlocale from pg_database where datname = current_database())`,
      ),
    ).toEqual(['on', 'on', 'on', '', '64MB', 'off', 'bC.UTF-8']);
    expect(server.adopted).toBe(false);
    await server.stop();
  }
  process.stdout.write(`first start ${times[0]} ms, second start ${times[1]} ms\n`);
});

test('nobody but the account of the server may enter the folder of its socket, and its path is short', async () => {
  const { connection } = await start(await freshData());
  const folder = await stat(connection.host);
  expect(folder.mode & 0o777).toBe(0o700);
  expect(Buffer.byteLength(connection.host)).toBeLessThan(86);
});

test('a second process on the same data is refused with a clear sentence, and the first goes on', async () => {
  const dataDirectory = await freshData();
  const first = await start(dataDirectory);
  await expect(start(dataDirectory)).rejects.toThrow(
    /^Another Inward process is using the data in .*: stop that one first, or .* DATABASE_URL\.$/,
  );
  await expect(start(dataDirectory)).rejects.toBeInstanceOf(StartRefused);
  expect(await ask(first.connection, 'select 1')).toEqual([1]);
});

test('of two processes that make the same database at the same moment one wins and the other is refused', async () => {
  const dataDirectory = await temporaryFolder();
  const outcomes = await Promise.allSettled([start(dataDirectory), start(dataDirectory)]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const refused = outcomes.find((outcome) => outcome.status === 'rejected');
  expect(String(refused?.reason)).toContain('Another Inward process');
});

test('a command beside the running product finds its server; beside none it finds nothing', async () => {
  const dataDirectory = await freshData();
  expect(await runningPostgres(dataDirectory)).toBeUndefined();
  const server = await start(dataDirectory);
  expect(await runningPostgres(dataDirectory)).toEqual(server.connection);
  await server.stop();
  expect(await runningPostgres(dataDirectory)).toBeUndefined();
});

test('after the process was killed the next start adopts the server that it left', async () => {
  const dataDirectory = await freshData();
  await leaveServerBehind(dataDirectory);
  const left = await postmasterOf(dataDirectory);
  const server = await start(dataDirectory, { settings: {} });
  expect(server.adopted).toBe(true);
  expect((await postmasterOf(dataDirectory)).pid).toBe(left.pid);
  expect(await ask(server.connection, 'select count(*) > 0 from acknowledged')).toEqual([true]);
});

test('a left server with other settings is not adopted but replaced', async () => {
  const dataDirectory = await freshData();
  await leaveServerBehind(dataDirectory);
  const server = await start(dataDirectory, { settings: { work_mem: '8MB' } });
  expect(server.adopted).toBe(false);
  expect(await ask(server.connection, 'show work_mem')).toEqual(['8MB']);
});

test('when the database dies under a running product it comes back under the same address', async () => {
  const dataDirectory = await freshData();
  const said: string[] = [];
  const server = await start(dataDirectory, { log: (line) => said.push(line) });
  await ask(server.connection, 'create table kept as select 42 as answer');
  const { pid } = await postmasterOf(dataDirectory);
  process.kill(pid, 'SIGKILL');
  await expect
    .poll(() => ask(server.connection, 'select answer from kept').catch(() => []), { timeout: 20_000 })
    .toEqual([42]);
  expect((await postmasterOf(dataDirectory)).pid).not.toBe(pid);
  await expect.poll(() => said).toContain('The database is back.');
  await server.stop();
  expect(said.at(-1)).toBe('The database was stopped.');
});

test('a lock file whose number now belongs to another process does not stop the start', async () => {
  const dataDirectory = await freshData();
  await leaveServerBehind(dataDirectory);
  const cluster = await locateCluster(dataDirectory);
  const dead = await postmasterOf(dataDirectory);
  process.kill(dead.pid, 'SIGKILL');
  // A process of the server's own account: PostgreSQL by itself would take it for the old server.
  const stranger = spawn('sleep', ['60'], { ...under(await serverAccount(cluster.directory)), cwd: '/' });
  onTestFinished(() => void stranger.kill());
  await once(stranger, 'spawn');
  for (const lock of [
    join(cluster.directory, 'postmaster.pid'),
    join(dead.socketFolder, '.s.PGSQL.5432.lock'),
  ]) {
    await writeFile(lock, (await readFile(lock, 'utf8')).replace(/^\d+/, String(stranger.pid)));
  }
  const server = await start(dataDirectory);
  expect(await ask(server.connection, 'select count(*) > 0 from acknowledged')).toEqual([true]);
  expect(stranger.exitCode).toBeNull();
});

test('data of another major version is refused with what to do', async () => {
  const dataDirectory = await temporaryFolder();
  await mkdir(join(dataDirectory, 'postgres'));
  await writeFile(join(dataDirectory, 'postgres', 'PG_VERSION'), '17\n');
  await expect(start(dataDirectory)).rejects.toThrow(
    /made by PostgreSQL 17 and this Inward brings PostgreSQL 18: .*'inward backup FILE'.*'inward restore FILE'/,
  );
});

test('a folder with files of something else is refused and left as it is', async () => {
  const dataDirectory = await temporaryFolder();
  await mkdir(join(dataDirectory, 'postgres'));
  await writeFile(join(dataDirectory, 'postgres', 'thesis.txt'), 'mine');
  await expect(start(dataDirectory)).rejects.toThrow(/holds files but no database/);
  expect(await readFile(join(dataDirectory, 'postgres', 'thesis.txt'), 'utf8')).toBe('mine');
});

test.each([
  ['with spaces and marks', `our 'data' $HOME "ä"`],
  ['longer than a socket path can be', `${'long-'.repeat(20)}/${'longer-'.repeat(20)}`],
])('the data may lie in a path %s', async (_name, path) => {
  const dataDirectory = join(await temporaryFolder(), path);
  await ask((await start(dataDirectory)).connection, 'create table kept as select 42 as answer');
  await servers.pop()?.stop();
  expect(await ask((await start(dataDirectory)).connection, 'select answer from kept')).toEqual([42]);
});

test('what a failed statement carried does not reach the log of the server', async () => {
  const dataDirectory = await freshData();
  const { connection } = await start(dataDirectory);
  await ask(connection, 'create table person (email text primary key)');
  await ask(connection, `insert into person values ('aino@example.org')`);
  await expect(ask(connection, `insert into person values ('aino@example.org')`)).rejects.toThrow(
    /duplicate/,
  );
  const log = await readFile(join(dataDirectory, 'postgres.log'), 'utf8');
  expect(log).toContain('ready to accept connections');
  expect(log).not.toContain('aino');
});

const nobody = { uid: 65_534, gid: 65_534 };
const asRoot = process.getuid?.() === 0;
const nobodyCanRun = asRoot && (await canReach(fileURLToPath(new URL('.', import.meta.url)), nobody));

test.runIf(nobodyCanRun)(
  'an ordinary user needs no other account, and root takes over data of that user',
  async () => {
    const dataDirectory = await temporaryFolder(nobody);
    await leaveServerBehind(dataDirectory, nobody);
    await stopPostmaster(await locateCluster(dataDirectory), { limitMs: 10_000 });
    const owner = (await stat(join(dataDirectory, 'postgres'))).uid;
    expect(owner).toBe(nobody.uid);
    const server = await start(dataDirectory);
    expect(await ask(server.connection, 'select count(*) > 0 from acknowledged')).toEqual([true]);
  },
);

test.runIf(asRoot)(
  'as root the server runs under another account, below an open and below a closed folder',
  async () => {
    const closed = await temporaryFolder();
    const open = await temporaryFolder({ uid: 0, gid: 0, mode: 0o755 });
    for (const dataDirectory of [closed, open]) {
      await start(dataDirectory);
      const { pid, commandLine } = await postmasterOf(dataDirectory);
      expect((await stat(`/proc/${pid}`)).uid).not.toBe(0);
      expect(commandLine.includes('/proc/self/cwd')).toBe(dataDirectory === closed);
    }
  },
);

/** Lets a process start the database, write, and be killed, so that its server stays. */
async function leaveServerBehind(
  dataDirectory: string,
  account?: { uid: number; gid: number },
): Promise<void> {
  const program = fileURLToPath(new URL('./postgres/crash-writer.ts', import.meta.url));
  const writer = spawn(process.execPath, [program, dataDirectory], {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...(account ?? {}),
  });
  const ended = once(writer, 'exit');
  await Promise.race([
    ended.then(() => Promise.reject(new Error('The writer ended by itself'))),
    (async () => {
      let said = '';
      for await (const chunk of writer.stdout) {
        said += String(chunk);
        if (/^\d+\n/m.test(said)) return;
      }
    })(),
  ]);
  writer.kill('SIGKILL');
  await ended;
}
