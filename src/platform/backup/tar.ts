// The POSIX tar format (IEEE Std 1003.1, pax: "ustar Interchange Format" and "pax Extended Header"), as much as a
// backup needs: regular files, and a pax header where a name or a size does not fit the fixed fields.

/** Everything in a tar file comes in blocks of so many bytes. */
export const BLOCK_BYTES = 512;

const LARGEST_OCTAL_SIZE = 8 ** 11 - 1;
const LONGEST_NAME = 100;

/** The blocks that stand before a file's content. */
export function tarHeader(name: string, size: number): Buffer {
  const plainName = /^[\x20-\x7e]+$/.test(name) && name.length <= LONGEST_NAME;
  if (plainName && size <= LARGEST_OCTAL_SIZE) return headerBlock({ name, size, type: '0' });
  const records = Buffer.from(paxRecord('path', name) + paxRecord('size', String(size)));
  return Buffer.concat([
    headerBlock({ name: 'pax', size: records.length, type: 'x' }),
    records,
    tarPadding(records.length),
    headerBlock({ name: 'see-pax', size: Math.min(size, LARGEST_OCTAL_SIZE), type: '0' }),
  ]);
}

/** The zeros that fill up the last block of a file of that size. */
export function tarPadding(size: number): Buffer {
  return Buffer.alloc((BLOCK_BYTES - (size % BLOCK_BYTES)) % BLOCK_BYTES);
}

/** The two empty blocks at the end of an archive. */
export const TAR_END = Buffer.alloc(2 * BLOCK_BYTES);

export interface TarFile {
  readonly name: string;
  readonly size: number;
  /** Where the content begins, in bytes from the beginning of the archive. */
  readonly start: number;
}

/** Lists the files of an archive of which `read` gives any range; throws a RangeError where it is no tar. */
export async function listTar(read: (start: number, bytes: number) => Promise<Buffer>): Promise<TarFile[]> {
  const files: TarFile[] = [];
  let pax = new Map<string, string>();
  for (let position = 0; ; ) {
    const block = await read(position, BLOCK_BYTES);
    if (block.every((byte) => byte === 0)) return files;
    const header = parseHeader(block);
    const start = position + BLOCK_BYTES;
    const size = Number(pax.get('size') ?? header.size);
    if (header.type === 'x') {
      pax = parsePax((await read(start, size)).toString('utf8'));
    } else {
      files.push({ name: pax.get('path') ?? header.name, size, start });
      pax = new Map();
    }
    position = start + size + tarPadding(size).length;
  }
}

function headerBlock({ name, size, type }: { name: string; size: number; type: '0' | 'x' }): Buffer {
  const block = Buffer.alloc(BLOCK_BYTES);
  block.write(name, 0, 'ascii');
  // Only the owner may read what is unpacked: it is everybody's data.
  block.write('0000600\0', 100, 'ascii');
  block.write('0000000\0', 108, 'ascii');
  block.write('0000000\0', 116, 'ascii');
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124, 'ascii');
  block.write('00000000000\0', 136, 'ascii');
  block.write(type, 156, 'ascii');
  block.write('ustar\0' + '00', 257, 'ascii');
  block.write(`${checksum(block).toString(8).padStart(6, '0')}\0 `, 148, 'ascii');
  return block;
}

// The sum of all bytes with the checksum's own field taken as blanks.
function checksum(block: Buffer): number {
  let sum = 8 * 0x20;
  for (const [index, byte] of block.entries()) if (index < 148 || index >= 156) sum += byte;
  return sum;
}

function parseHeader(block: Buffer): { name: string; size: number; type: string } {
  const field = (start: number, length: number) => {
    const bytes = block.subarray(start, start + length);
    const end = bytes.indexOf(0);
    return bytes.toString('ascii', 0, end < 0 ? length : end);
  };
  const isUstar = field(257, 6) === 'ustar';
  if (block.length < BLOCK_BYTES || !isUstar || Number.parseInt(field(148, 8), 8) !== checksum(block)) {
    throw new RangeError('Not a tar header');
  }
  return { name: field(0, LONGEST_NAME), size: Number.parseInt(field(124, 12), 8), type: field(156, 1) };
}

/** `27 path=…\n`: the number counts the whole record, itself included. */
function paxRecord(keyword: string, value: string): string {
  const rest = Buffer.byteLength(` ${keyword}=${value}\n`);
  let length = rest + String(rest).length;
  if (rest + String(length).length > length) length = rest + String(length).length;
  return `${length} ${keyword}=${value}\n`;
}

function parsePax(text: string): Map<string, string> {
  const records = new Map<string, string>();
  let bytes = Buffer.from(text);
  while (bytes.length > 0) {
    const length = Number.parseInt(bytes.toString('utf8', 0, 20), 10);
    const record = bytes.toString('utf8', 0, length);
    const [, keyword, value] = /^\d+ ([^=]+)=(.*)\n$/s.exec(record) ?? [];
    if (keyword === undefined || value === undefined) throw new RangeError('Not a pax record');
    records.set(keyword, value);
    bytes = bytes.subarray(length);
  }
  return records;
}
