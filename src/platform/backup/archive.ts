// A backup is one tar file, so that with nothing but `tar` and `zstd` a person can get at what is in it:
//
//   inward-backup.json              what it is: versions, migrations, tables with their columns, partitions, sequences
//   tables/<schema>.<table>/00001   rows in PostgreSQL's COPY text format, zstd-compressed, cut into pieces
//   files/<path>                    the uploads, as they are
//   manifest.json                   SHA-256, size and rows of each table and file, uncompressed
//   seal                            SHA-256 of every byte before it
//
// To rescue one table:  tar xf FILE && cat tables/public.person/* | zstd -d | psql -c 'copy person (…) from stdin'
import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { BackupRefused } from './backup-refused.ts';
import { BLOCK_BYTES, listTar, TAR_END, type TarFile, tarHeader, tarPadding } from './tar.ts';

/** The name of the first entry, by which a file is known to be a backup. */
export const HEAD = 'inward-backup.json';
export const MANIFEST = 'manifest.json';
const SEAL = 'seal';

/** Writes a backup beside its place and moves it there when it is whole. */
export class ArchiveWriter {
  readonly #target: string;
  readonly #handle: FileHandle;
  readonly #hash: Hash = createHash('sha256');
  #bytes = 0;

  private constructor(target: string, handle: FileHandle) {
    this.#target = target;
    this.#handle = handle;
  }

  /** The unfinished file is only its owner's to read, and so is the finished one. */
  static async create(target: string): Promise<ArchiveWriter> {
    return new ArchiveWriter(target, await open(partial(target), 'w', 0o600));
  }

  async add(name: string, content: Buffer): Promise<void> {
    await this.#append(tarHeader(name, content.length), content, tarPadding(content.length));
  }

  /** Adds what a stream gives, which must be exactly `size` bytes. */
  async addStream(
    name: string,
    { size, content }: { size: number; content: AsyncIterable<Buffer> },
  ): Promise<void> {
    await this.#append(tarHeader(name, size));
    let seen = 0;
    for await (const chunk of content) {
      seen += chunk.length;
      await this.#append(chunk);
    }
    if (seen !== size)
      throw new BackupRefused(`The file ${name} changed while it was being saved: try again.`);
    await this.#append(tarPadding(size));
  }

  /** Closes the archive; only now does a file of the wanted name exist. Gives its size in bytes. */
  async seal(): Promise<number> {
    const seal = sealBlocks(this.#hash.digest('hex'));
    await this.#handle.write(seal);
    await this.#handle.sync();
    await this.#handle.close();
    await rename(partial(this.#target), this.#target);
    const folder = await open(dirname(this.#target), 'r');
    await folder.sync().finally(() => folder.close());
    return this.#bytes + seal.length;
  }

  /** Removes the unfinished file. */
  async discard(): Promise<void> {
    await this.#handle.close().catch(() => undefined);
    await rm(partial(this.#target), { force: true });
  }

  async #append(...parts: Buffer[]): Promise<void> {
    for (const part of parts) {
      if (part.length === 0) continue;
      this.#hash.update(part);
      this.#bytes += part.length;
      for (let written = 0; written < part.length; ) {
        written += (await this.#handle.write(part, written)).bytesWritten;
      }
    }
  }
}

const partial = (target: string) => `${target}.partial`;

// The end of every archive is fully determined by what comes before, so a change there is found as well.
function sealBlocks(digest: string): Buffer {
  const content = Buffer.from(`${digest}\n`);
  return Buffer.concat([tarHeader(SEAL, content.length), content, tarPadding(content.length), TAR_END]);
}

const SEAL_BYTES = 4 * BLOCK_BYTES;

/** A backup whose every byte was checked. */
export interface Archive {
  readonly path: string;
  readonly files: readonly TarFile[];
}

/** Reads a whole file and checks it against its seal. */
export async function openArchive(path: string): Promise<Archive> {
  const handle = await open(path, 'r').catch((error) => {
    throw new BackupRefused(`The backup ${path} cannot be read: ${String(error)}`, { cause: error });
  });
  try {
    const { size } = await handle.stat();
    const read = async (start: number, bytes: number) => {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(bytes), 0, bytes, start);
      return buffer.subarray(0, bytesRead);
    };
    if (!(await read(0, HEAD.length)).equals(Buffer.from(HEAD))) {
      throw new BackupRefused(`${path} is not a backup of Inward.`);
    }
    const bodyBytes = size - SEAL_BYTES;
    const hash = createHash('sha256');
    if (bodyBytes > 0)
      for await (const chunk of createReadStream(path, { end: bodyBytes - 1 })) hash.update(chunk);
    if (bodyBytes <= 0 || !(await read(bodyBytes, SEAL_BYTES)).equals(sealBlocks(hash.digest('hex')))) {
      throw new BackupRefused(
        `The backup ${path} is damaged or cut short: nothing was changed; use another copy.`,
      );
    }
    return { path, files: await listTar(read) };
  } finally {
    await handle.close();
  }
}

/** The content of files of an archive, one after the other. */
export async function* contentOf({ path }: Archive, files: readonly TarFile[]): AsyncGenerator<Buffer> {
  for (const { start, size } of files) {
    if (size > 0) yield* createReadStream(path, { start, end: start + size - 1 });
  }
}

/** The content of one small file, as JSON. */
export async function jsonOf(archive: Archive, name: string): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of contentOf(
    archive,
    archive.files.filter((file) => file.name === name),
  ))
    chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}
