import { closeSync, ftruncateSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * What a process has done that its database does not know of yet, line by line in a file. A line is with the operating system when
 * `append` returns, and so outlives this process and the database, killed at whatever moment; not a power cut, for that it
 * would have to wait for the disk.
 */
export interface Journal {
  /** False when the line could not be written, the disk being full: then it is not kept. */
  append(line: string): boolean;
  /** Forgets all lines. */
  clear(): void;
  /** Takes the file away. */
  remove(): void;
  /** Lets go of the file and leaves it to whoever takes over. */
  leave(): void;
}

// Backups pass over what ends so: a journal is worth something only beside the database of its moment.
const ENDING = '.partial';

/** Begins a journal. Where no file can be made, it keeps nothing and says so at every line. */
export function openJournal(directory: string, name: string): Journal {
  const path = join(directory, `${name}${ENDING}`);
  const file = opened(directory, path);
  return {
    append: (line) => file !== undefined && appended(file, line),
    clear: () => file !== undefined && ftruncateSync(file),
    remove() {
      if (file !== undefined) closeSync(file);
      rmSync(path, { force: true });
    },
    leave: () => file !== undefined && closeSync(file),
  };
}

function opened(directory: string, path: string): number | undefined {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    return openSync(path, 'a', 0o600);
  } catch {
    return undefined;
  }
}

function appended(file: number, line: string): boolean {
  const bytes = Buffer.from(`${line}\n`);
  try {
    return writeSync(file, bytes) === bytes.length;
  } catch {
    return false;
  }
}

/** The names of all journals that lie there. */
export async function journalsIn(directory: string): Promise<string[]> {
  const names = await readdir(directory).catch((error) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  return names.filter((name) => name.endsWith(ENDING)).map((name) => name.slice(0, -ENDING.length));
}

/**
 * The lines of a journal, or undefined when it is not there or was written to within `quietMs`: its process may be alive still.
 * A line that was cut off by the end of its process is none.
 */
export async function readJournal(
  directory: string,
  name: string,
  quietMs: number,
): Promise<string[] | undefined> {
  const path = join(directory, `${name}${ENDING}`);
  try {
    if (Date.now() - (await stat(path)).mtimeMs < quietMs) return undefined;
    return (await readFile(path, 'utf8')).split('\n').slice(0, -1);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Takes a journal away that was taken over. */
export const removeJournal = (directory: string, name: string): Promise<void> =>
  rm(join(directory, `${name}${ENDING}`), { force: true });
