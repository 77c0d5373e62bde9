import { chmod, chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const made: string[] = [];

/** For tests: a folder of an account's own, of mode 0700 if not said otherwise. */
export async function temporaryFolder(owner?: { uid: number; gid: number; mode?: number }): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'inward-test-'));
  made.push(folder);
  if (owner) await chown(folder, owner.uid, owner.gid);
  if (owner?.mode) await chmod(folder, owner.mode);
  return folder;
}

/** Removes them all; for `afterEach`. */
export async function removeTemporaryFolders(): Promise<void> {
  for (const folder of made.splice(0)) await rm(folder, { recursive: true, force: true });
}
