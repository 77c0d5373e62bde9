import { createHash } from 'node:crypto';
import { open, readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { PassThrough, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createZstdCompress } from 'node:zlib';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { ArchiveWriter } from './archive.ts';
import type { Table } from './catalog.ts';

/** The content of a table or file as it was before compression. */
export interface Measured {
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly rows?: number | undefined;
}

/** The statement that reads a whole table; a partitioned one is read through its parent, so rows find their new place. */
export function selectAll({ name, partitioned, columns }: Table): string {
  const list = columns.join(', ');
  return partitioned ? `(select ${list} from ${name})` : `${name} (${list})`;
}

/** Streams the rows of a statement into the archive, compressed and cut into pieces of a few megabytes. */
export async function dumpRows(
  client: pg.Client,
  source: string,
  into: { archive: ArchiveWriter; name: string },
): Promise<Measured> {
  const rows = client.query(copyTo(`copy ${source} to stdout`));
  const meter = createMeter();
  const compressed = new PassThrough({ highWaterMark: PIECE_BYTES });
  const streamed = pipeline(
    rows,
    meter,
    createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: 3 } }),
    compressed,
  );
  // The failure is reported by the await below; until then it must not count as unhandled.
  streamed.catch(() => undefined);
  let piece: Buffer[] = [];
  let pieceBytes = 0;
  let pieces = 0;
  const flush = async () => {
    pieces += 1;
    await into.archive.add(`${into.name}/${String(pieces).padStart(5, '0')}`, Buffer.concat(piece));
    piece = [];
    pieceBytes = 0;
  };
  for await (const chunk of compressed) {
    piece.push(chunk);
    pieceBytes += chunk.length;
    if (pieceBytes >= PIECE_BYTES) await flush();
  }
  await streamed;
  if (pieceBytes > 0) await flush();
  return { name: into.name, ...meter.measured(), rows: rows.rowCount };
}

// A tar entry needs its size before its content, so a piece is what we hold in memory.
const PIECE_BYTES = 4 * 2 ** 20;

/** Adds all uploads. Those that vanish meanwhile were never complete: finished ones are kept by the uploads lock. */
export async function dumpFiles(directory: string, archive: ArchiveWriter): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const path of await uploads(directory)) {
    const handle = await open(join(directory, path), 'r').catch(absent);
    if (!handle) continue;
    try {
      const name = `files/${path.split(sep).join('/')}`;
      const { size } = await handle.stat();
      const hash = createHash('sha256');
      const source = handle.createReadStream({ autoClose: false });
      async function* content() {
        for await (const chunk of source) {
          hash.update(chunk);
          yield chunk;
        }
      }
      await archive.addStream(name, { size, content: content() });
      measured.push({ name, sha256: hash.digest('hex'), bytes: size });
    } finally {
      await handle.close();
    }
  }
  return measured;
}

async function uploads(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { withFileTypes: true, recursive: true }).catch(absent);
  return (entries ?? [])
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.partial'))
    .map((entry) => join(entry.parentPath, entry.name).slice(join(directory, sep).length))
    .sort();
}

function absent(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}

/** Passes everything on and knows its SHA-256 and length. */
export function createMeter(): Transform & { measured(): { sha256: string; bytes: number } } {
  const hash = createHash('sha256');
  let bytes = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, callback) {
      hash.update(chunk);
      bytes += chunk.length;
      callback(null, chunk);
    },
  });
  return Object.assign(meter, { measured: () => ({ sha256: hash.digest('hex'), bytes }) });
}
