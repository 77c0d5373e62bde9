import { chmod, chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** For tests: a folder of an account's own (mode 0700 if not said otherwise) that goes when the test ends. */
export async function temporaryFolder(owner?: { uid: number; gid: number; mode?: number }): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'inward-test-'));
  if (owner) await chown(folder, owner.uid, owner.gid);
  if (owner?.mode) await chmod(folder, owner.mode);
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
