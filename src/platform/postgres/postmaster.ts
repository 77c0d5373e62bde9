import { execFile, spawn } from 'node:child_process';
import { open, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type Account, under } from './account.ts';
import { type Cluster, dataArgument } from './cluster.ts';
import { PORT } from './settings.ts';

const run = promisify(execFile);

/** The running main process of a server, as its own lock file and the operating system describe it. */
export interface Postmaster {
  readonly pid: number;
  readonly socketFolder: string;
  readonly port: number;
  readonly state: 'starting' | 'ready' | 'stopping';
  /** Program and arguments, joined by spaces. */
  readonly commandLine: string;
}

/** The server that runs on a cluster, or undefined. A number in a lock file that now names another process counts for nothing. */
export async function findPostmaster(cluster: Cluster): Promise<Postmaster | undefined> {
  // Lines of postmaster.pid: number, folder, start time, port, socket folder, address, shared memory, state.
  const [pidLine, , , portLine, socketFolder, , , stateLine] = (await lockFile(cluster)).split('\n');
  const pid = Number(pidLine);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  const line = await commandLine(pid);
  if (!isServerOf(cluster, line)) return undefined;
  const word = stateLine?.trim();
  const state = word === 'ready' || word === 'stopping' ? word : 'starting';
  return { pid, socketFolder: socketFolder ?? '', port: Number(portLine), state, commandLine: line };
}

const lockFile = (cluster: Cluster) =>
  readFile(join(cluster.directory, 'postmaster.pid'), 'utf8').catch(() => '');

// The name in the command line tells a server from whatever got its number later; the children of a server call
// themselves "postgres: …". A zombie has no command line.
function isServerOf(cluster: Cluster, line: string): boolean {
  return line.includes(`cluster_name=${cluster.name}`) && !line.startsWith('postgres:');
}

async function commandLine(pid: number): Promise<string> {
  try {
    if (process.platform === 'linux') {
      const text = await readFile(`/proc/${pid}/cmdline`, 'utf8');
      return text.replace(/\0$/, '').replaceAll('\0', ' ');
    }
    return (await run('ps', ['-ww', '-o', 'args=', '-p', String(pid)])).stdout.trim();
  } catch {
    return '';
  }
}

export interface LaunchOptions {
  readonly program: string;
  readonly settings: readonly string[];
  readonly account: Account | undefined;
  readonly logFile: string;
  readonly log: (line: string) => void;
}

/** Program and arguments with which a server on this cluster is started now, joined as in `Postmaster.commandLine`. */
export async function launchLine(cluster: Cluster, options: LaunchOptions): Promise<string> {
  return [options.program, ...(await launchArguments(cluster, options))].join(' ');
}

const launchArguments = async ({ directory }: Cluster, { account, settings }: LaunchOptions) => [
  '-D',
  await dataArgument(directory, account),
  ...settings,
];

/** Starts a server and waits until it takes connections; when it ends instead, gives what it said. */
export async function launch(
  cluster: Cluster,
  options: LaunchOptions,
): Promise<{ postmaster: Postmaster } | { said: string }> {
  await disarmStaleLocks(cluster, options);
  const output = await openLog(options.logFile);
  const from = (await output.stat()).size;
  const child = spawn(options.program, await launchArguments(cluster, options), {
    ...under(options.account),
    cwd: cluster.directory,
    // A process group of its own: Ctrl+C in the terminal reaches Inward, which first drains and then stops the server.
    detached: true,
    stdio: ['ignore', output.fd, output.fd],
  });
  let ended: string | undefined;
  child.once('error', (error) => {
    ended = error.message;
  });
  child.once('exit', (code, signal) => {
    ended = `it ended with ${signal ?? `code ${code}`}`;
  });
  child.unref();
  await output.close();
  let patience = SAY_EACH_MS;
  for (; ended === undefined; patience -= POLL_MS) {
    const found = await findPostmaster(cluster);
    if (found?.pid === child.pid && found?.state === 'ready') return { postmaster: found };
    if (patience <= 0) {
      options.log('The database is still recovering; a large one needs minutes after a crash.');
      patience = SAY_EACH_MS;
    }
    await pause(POLL_MS);
  }
  const said = (await readFile(options.logFile, 'utf8')).slice(from);
  return { said: said.trim() || ended };
}

const POLL_MS = 10;
const SAY_EACH_MS = 10_000;
const LARGEST_LOG_BYTES = 10 * 2 ** 20;

// The server holds the file open for as long as it runs and says little, so one older file is enough.
async function openLog(path: string) {
  const bytes = await stat(path).then(
    ({ size }) => size,
    () => 0,
  );
  if (bytes > LARGEST_LOG_BYTES) await rename(path, `${path}.1`);
  return open(path, 'a', 0o600);
}

// Above the largest number of any Linux (2^22) or macOS (99,999), below 2^31: a process that cannot exist.
const NO_PROCESS = 2 ** 31 - 2;

/**
 * After a crash PostgreSQL takes a lock file for live when its number belongs to any process of the same account.
 * The number is replaced rather than the file removed: its other lines let PostgreSQL find processes of the dead
 * server that still hold the shared memory, its last protection against two servers on the same files.
 */
async function disarmStaleLocks(cluster: Cluster, { settings }: LaunchOptions): Promise<void> {
  const folder =
    settings.find((setting) => setting.startsWith('unix_socket_directories='))?.split('=')[1] ?? '';
  for (const path of [join(cluster.directory, 'postmaster.pid'), join(folder, `.s.PGSQL.${PORT}.lock`)]) {
    const text = await readFile(path, 'utf8').catch(() => '');
    const pid = Number(text.split('\n', 1)[0]);
    if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) continue;
    if (isServerOf(cluster, await commandLine(pid))) continue;
    await writeFile(path, text.replace(/^\d+/, String(NO_PROCESS)));
  }
}

/** Whether a process of that number exists, whosever it is. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Stops a server: clients are sent away and all is written; past the limit it is ended and recovers at the next start. */
export async function stopPostmaster(
  cluster: Cluster,
  { limitMs }: { limitMs: number },
): Promise<'clean' | 'ended'> {
  const running = await findPostmaster(cluster);
  if (!running) return 'clean';
  process.kill(running.pid, 'SIGINT');
  if (await isGone(cluster, { pid: running.pid, limitMs })) return 'clean';
  process.kill(running.pid, 'SIGQUIT');
  await isGone(cluster, { pid: running.pid, limitMs: 10_000 });
  return 'ended';
}

async function isGone(
  cluster: Cluster,
  { pid, limitMs }: { pid: number; limitMs: number },
): Promise<boolean> {
  for (let left = limitMs; left > 0; left -= POLL_MS) {
    if (!isServerOf(cluster, await commandLine(pid))) return true;
    await pause(POLL_MS);
  }
  return false;
}
