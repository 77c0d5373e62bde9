import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { refuse } from '#kernel/errors.ts';

/** Uploads on disk, named by id and never by what a user called them. */
export interface Files {
  readonly directory: string;
  /** Streams a body to disk; more than `maxBytes` is refused and nothing is kept. Gives the id and the size. */
  save(body: Readable, maxBytes: number): Promise<{ fileId: string; bytes: number }>;
  read(fileId: string): Readable;
  path(fileId: string): string;
  remove(fileId: string): Promise<void>;
}

const FILE_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Keeps files below a directory, spread over 256 folders by the first two letters of their id. */
export function openFiles(directory: string): Files {
  const path = (fileId: string) => {
    if (!FILE_ID.test(fileId)) throw new RangeError('Not the id of a file');
    return join(directory, fileId.slice(0, 2), fileId);
  };
  return {
    directory,
    path,
    read: (fileId) => createReadStream(path(fileId)),
    remove: (fileId) => rm(path(fileId), { force: true }),
    async save(body, maxBytes) {
      const fileId = randomUUID();
      const target = path(fileId);
      const partial = `${target}.partial`;
      await mkdir(join(directory, fileId.slice(0, 2)), { recursive: true, mode: 0o700 });
      try {
        await pipeline(limited(body, maxBytes), createWriteStream(partial, { mode: 0o600, flush: true }));
        await rename(partial, target);
      } catch (error) {
        await rm(partial, { force: true });
        throw error;
      }
      return { fileId, bytes: (await stat(target)).size };
    },
  };
}

/** Passes the body on up to a limit. The rest of one that is too large is read away, so that the sender still hears why. */
async function* limited(body: Readable, maxBytes: number): AsyncGenerator<Buffer> {
  let seen = 0;
  for await (const chunk of body.iterator({ destroyOnReturn: false })) {
    seen += chunk.length;
    if (seen > maxBytes) {
      body.resume();
      refuse('too_large', 'file_too_large', { maxBytes });
    }
    yield chunk;
  }
}
