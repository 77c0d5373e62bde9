import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chown, mkdir, mkdtemp, open, readdir, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type Account, canReach, under } from './account.ts';
import type { Binaries } from './binaries.ts';
import { USER } from './settings.ts';
import { diskFull, StartRefused, systemCode } from './start-refused.ts';

const run = promisify(execFile);

/** The folder with the database's files (a "cluster" in PostgreSQL's words) and the name its server goes by. */
export interface Cluster {
  readonly directory: string;
  readonly name: string;
}

/** The place of the database below Inward's data directory, which is made when it is not there. */
export async function locateCluster(dataDirectory: string): Promise<Cluster> {
  try {
    await mkdir(dataDirectory, { recursive: true });
  } catch (error) {
    if (systemCode(error) === 'ENOSPC') throw diskFull(dataDirectory);
    throw new StartRefused(`The data directory ${dataDirectory} cannot be made: ${String(error)}`, {
      cause: error,
    });
  }
  const directory = join(await realpath(dataDirectory), 'postgres');
  const name = `inward-${createHash('sha256').update(directory).digest('hex').slice(0, 16)}`;
  return { directory, name };
}

export interface ClusterOptions {
  readonly binaries: Binaries;
  readonly account: Account | undefined;
  /** False leaves out fsync while the files are made; for tests. */
  readonly durable: boolean;
}

/** Makes the cluster at the first start; afterwards checks that this PostgreSQL and this account can use it. */
export async function ensureCluster(cluster: Cluster, options: ClusterOptions): Promise<void> {
  const { directory } = cluster;
  const found = await majorVersion(directory);
  if (found === undefined) {
    const names = await readdir(directory).catch(() => []);
    if (names.length > 0) {
      throw new StartRefused(
        `${directory} holds files but no database: if nothing in it is yours, remove the folder and start again.`,
      );
    }
    await makeCluster(directory, options);
    return;
  }
  const major = options.binaries.version.split('.')[0];
  if (found !== major) {
    throw new StartRefused(
      `The database in ${directory} was made by PostgreSQL ${found} and this Inward brings PostgreSQL ${major}: with the Inward that made it run 'inward backup FILE', then with this one, on an empty data directory, 'inward restore FILE'.`,
    );
  }
  await settleOwner(directory, options.account);
}

/** How the server is told where the cluster is; it is started inside of it. */
export async function dataArgument(directory: string, account: Account | undefined): Promise<string> {
  if (await canReach(directory, account)) return directory;
  // Data below a closed folder (an install in /root). The process is put into the folder before it gives up root,
  // and this link leads there without the walk through its parents, also for the server's own children.
  if (process.platform === 'linux') return '/proc/self/cwd';
  throw new StartRefused(
    `The unprivileged account that PostgreSQL runs under cannot reach ${directory}: choose another place with INWARD_DATA, or start Inward as an ordinary user.`,
  );
}

async function majorVersion(directory: string): Promise<string | undefined> {
  try {
    return (await readFile(join(directory, 'PG_VERSION'), 'utf8')).trim();
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    if (systemCode(error) === 'EACCES') throw foreignOwner(directory);
    throw error;
  }
}

async function settleOwner(directory: string, account: Account | undefined): Promise<void> {
  const { uid } = await stat(directory);
  if (account) {
    // Files that root copied or unpacked belong to root; the server would refuse them.
    if (uid !== account.uid) await run('chown', ['-R', '-h', `${account.uid}:${account.gid}`, directory]);
  } else if (process.getuid && uid !== process.getuid()) {
    throw foreignOwner(directory);
  }
}

function foreignOwner(directory: string): StartRefused {
  return new StartRefused(
    `The database in ${directory} belongs to another account: start Inward as that account or as root, or give the folder to yours with chown -R.`,
  );
}

/** Makes the files beside their place and moves them there whole, so that an interrupted first start leaves nothing. */
async function makeCluster(directory: string, { binaries, account, durable }: ClusterOptions): Promise<void> {
  const parent = dirname(directory);
  let partial: string | undefined;
  try {
    await clearInterrupted(parent);
    partial = await mkdtemp(join(parent, UNFINISHED));
    if (account) await chown(partial, account.uid, account.gid);
    const place = ['-D', await dataArgument(partial, account)];
    await run(binaries.initdb, [...place, ...INITDB_ARGUMENTS, ...(durable ? [] : ['--no-sync'])], {
      ...under(account),
      cwd: partial,
    });
    await rename(partial, directory);
    if (durable) await syncDirectory(parent);
  } catch (error) {
    if (partial) await rm(partial, { recursive: true, force: true });
    // Another process may have been first; whose start it is, is decided by the lock inside the database.
    if (await majorVersion(directory)) return;
    throw whyNotMade(parent, error);
  }
}

const UNFINISHED = 'postgres.new-';

const INITDB_ARGUMENTS = [
  `--username=${USER}`,
  // Only the account itself and root get into the folder of the socket, so the door needs no password.
  '--auth=trust',
  '--encoding=UTF8',
  // The builtin provider sorts the same on every machine for ever; the C library's order changes with its version and
  // then breaks indexes. Screens sort with the ICU collation of the reader's language.
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--data-checksums',
  '--no-instructions',
];

// What is older than a quarter of an hour belongs to a first start that was killed, not to one that runs beside us.
async function clearInterrupted(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    if (!name.startsWith(UNFINISHED)) continue;
    const path = join(parent, name);
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > 15 * 60_000) await rm(path, { recursive: true, force: true });
  }
}

async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function whyNotMade(parent: string, error: unknown): StartRefused {
  if (error instanceof StartRefused) return error;
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
  if (systemCode(error) === 'ENOSPC' || /No space left on device/.test(said)) return diskFull(parent);
  return new StartRefused(`The database could not be made in ${parent}: ${lastLine(said)}`, { cause: error });
}

function lastLine(text: string): string {
  const lines = text.trim().split('\n');
  return lines.findLast((line) => /error|FATAL/i.test(line)) ?? lines.at(-1) ?? '';
}
