import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { StartRefused } from './start-refused.ts';

const run = promisify(execFile);

/** An account of the operating system other than our own, under which the server runs. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** What every process that we start sees of our environment: nothing of it can change what PostgreSQL does. */
export const PLAIN_ENVIRONMENT = { PATH: '/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C', TZ: 'UTC' };

/**
 * The account for the server: undefined for our own; when we are root (whom PostgreSQL refuses), the owner of the
 * data that is there, else `postgres`, else `nobody`.
 */
export async function serverAccount(clusterDirectory: string): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(clusterDirectory).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const account = (await accountNamed('postgres')) ?? (await accountNamed('nobody'));
  if (account) return account;
  throw new StartRefused(
    "PostgreSQL does not run as root, and this machine has neither an account 'postgres' nor 'nobody': start Inward as an ordinary user, or set DATABASE_URL.",
  );
}

// `id` asks the name service, so accounts of a directory service count too; /etc/passwd alone would miss those.
async function accountNamed(name: string): Promise<Account | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

/** The options of `spawn` that start a process under an account, without our environment. */
export function under(account: Account | undefined) {
  // libuv takes signed numbers, and `nobody` is 2^32 − 2 on macOS.
  return { env: PLAIN_ENVIRONMENT, ...(account ? { uid: account.uid | 0, gid: account.gid | 0 } : {}) };
}

/** Whether the account can walk the whole way to a folder (below `/root`, for one, it cannot). */
export async function canReach(directory: string, account: Account | undefined): Promise<boolean> {
  if (!account) return true;
  try {
    await run('/bin/sh', ['-c', 'test -x "$1/."', 'sh', directory], { ...under(account), cwd: '/' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 1) return false;
    throw new StartRefused(
      'Inward runs as root but may not switch to an unprivileged account (the container lacks the capability SETUID): start it as an ordinary user, or set DATABASE_URL.',
      { cause: error },
    );
  }
}
