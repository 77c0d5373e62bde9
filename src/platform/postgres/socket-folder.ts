import { chown, lstat, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Account, canReach } from './account.ts';
import { StartRefused, systemCode } from './start-refused.ts';

// sun_path has 108 bytes on Linux and 104 on macOS; "/.s.PGSQL.5432" and the closing zero need 15 of them.
const LONGEST_FOLDER = 85;

/** Makes, or finds again, the private folder in the temporary directory that holds the server's socket. */
export async function socketFolder(clusterName: string, account: Account | undefined): Promise<string> {
  const folder = join(await temporaryDirectory(clusterName, account), clusterName);
  const owner = account?.uid ?? process.getuid?.();
  try {
    await mkdir(folder, { mode: 0o700 });
    if (account) await chown(folder, account.uid, account.gid);
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error;
  }
  // The name can be foreseen and the directory is everybody's: a folder that someone else put there could hold a
  // server of theirs.
  const found = await lstat(folder);
  if (found.isDirectory() && found.uid === owner && (found.mode & 0o077) === 0) return folder;
  if (found.isDirectory() && found.uid === 0 && account && process.getuid?.() === 0) {
    // Left by a start that ended between mkdir and chown.
    await chown(folder, account.uid, account.gid);
    return folder;
  }
  throw new StartRefused(
    `${folder} is where the database's socket belongs, but it belongs to another account or others may enter it: remove it and start again.`,
  );
}

/** TMPDIR, or `/tmp` when that is too long for a socket, would need quoting, or is closed to the account. */
async function temporaryDirectory(clusterName: string, account: Account | undefined): Promise<string> {
  const wanted = tmpdir();
  const fits = Buffer.byteLength(join(wanted, clusterName)) <= LONGEST_FOLDER && /^[\w./-]+$/.test(wanted);
  return fits && (await canReach(wanted, account)) ? wanted : '/tmp';
}
