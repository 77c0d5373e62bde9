import { statfs } from 'node:fs/promises';

export interface DiskSpace {
  readonly freeBytes: number;
  readonly totalBytes: number;
  /**
   * `full`: the database may be unable to write, or to start again. `low`: a burst of writes can fill it, because the
   * write-ahead log grows up to 1 GB between two checkpoints (max_wal_size).
   */
  readonly state: 'enough' | 'low' | 'full';
}

const MEGABYTE = 2 ** 20;
// Measured: a server stopped by a full disk started again with 40 MB free and did not with 8 MB.
const FULL_BELOW_BYTES = 64 * MEGABYTE;
/** The reserve that an operator should keep free on the disk of the data, in bytes. */
export const RESERVE_BYTES = 1_536 * MEGABYTE;

/** The space that this process may still use on the disk which holds a directory (that must exist). */
export async function diskSpace(directory: string): Promise<DiskSpace> {
  const { bavail, blocks, bsize } = await statfs(directory);
  const freeBytes = bavail * bsize;
  return { freeBytes, totalBytes: blocks * bsize, state: spaceState(freeBytes) };
}

/** Judges a number of free bytes. */
export function spaceState(freeBytes: number): DiskSpace['state'] {
  if (freeBytes < FULL_BELOW_BYTES) return 'full';
  return freeBytes < RESERVE_BYTES ? 'low' : 'enough';
}
