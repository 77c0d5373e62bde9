import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import readXlsxFile from 'read-excel-file/node';

/** The workbook cannot be read, or asks for more memory than we give: a small file can unpack to gigabytes. */
export class XlsxUnreadable extends Error {
  readonly reason: 'not_xlsx' | 'encrypted' | 'unpacks_too_large' | 'too_many_rows' | 'too_many_columns';

  constructor(reason: XlsxUnreadable['reason'], cause?: unknown) {
    super(reason, { cause });
    this.name = 'XlsxUnreadable';
    this.reason = reason;
  }
}

export interface XlsxLimits {
  readonly unpackedBytes: number;
  readonly rows: number;
  readonly columns: number;
}

export interface Sheet {
  readonly name: string;
  /** Days as `2026-11-22`, other instants as ISO text, numbers as JavaScript writes them, empty cells as ''. */
  readonly rows: string[][];
}

/**
 * Reads all sheets of a workbook, after measuring what it unpacks to.
 *
 * @throws XlsxUnreadable
 */
export async function readXlsx(path: string, limits: XlsxLimits): Promise<Sheet[]> {
  const bytes = await readFile(path);
  await measure(bytes, limits);
  try {
    const sheets = await readXlsxFile(bytes);
    return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(asText)) }));
  } catch (error) {
    // The library's many errors all say that the XML is not what the standard asks for.
    throw new XlsxUnreadable('not_xlsx', error);
  }
}

function asText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (!(cell instanceof Date)) return String(cell);
  const text = cell.toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text;
}

// The parts of the ZIP format that we need (PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16).
const LOCAL_ENTRY = Buffer.from('PK\u0003\u0004', 'latin1');
const DIRECTORY_ENTRY = 0x02014b50;
const DIRECTORY_END = Buffer.from('PK\u0005\u0006', 'latin1');
const DEFLATED = 8;
const MAX_ENTRIES = 2_000;

const inflate = promisify<Buffer, { maxOutputLength: number }, Buffer>(inflateRaw);

/**
 * Unpacks every entry against one budget. Sizes written in the file are not believed: each entry is inflated from where
 * it starts to where its own stream ends, and entries that the directory does not name are refused.
 */
async function measure(bytes: Buffer, limits: XlsxLimits): Promise<void> {
  const entries = directory(bytes);
  if (entries.length !== occurrences(bytes, LOCAL_ENTRY)) throw new XlsxUnreadable('not_xlsx');
  let left = limits.unpackedBytes;
  for (const { name, start, method, size } of entries) {
    if (method !== DEFLATED) {
      left -= size;
    } else {
      const unpacked = await unpack(bytes.subarray(start), left);
      left -= unpacked.length;
      if (/^xl\/worksheets\/[^/]+\.xml$/i.test(name)) checkExtent(unpacked, limits);
    }
    if (left < 0) throw new XlsxUnreadable('unpacks_too_large');
  }
}

function directory(bytes: Buffer): { name: string; start: number; method: number; size: number }[] {
  const end = bytes.lastIndexOf(DIRECTORY_END);
  if (end < 0 || end + 22 > bytes.length) throw new XlsxUnreadable('not_xlsx');
  const count = bytes.readUInt16LE(end + 10);
  if (count > MAX_ENTRIES) throw new XlsxUnreadable('unpacks_too_large');
  const entries = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_ENTRY)
      throw new XlsxUnreadable('not_xlsx');
    if ((bytes.readUInt16LE(at + 8) & 1) === 1) throw new XlsxUnreadable('encrypted');
    const nameLength = bytes.readUInt16LE(at + 28);
    const local = bytes.readUInt32LE(at + 42);
    if (local + 30 > bytes.length || bytes.indexOf(LOCAL_ENTRY, local) !== local)
      throw new XlsxUnreadable('not_xlsx');
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      start: local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28),
      method: bytes.readUInt16LE(local + 8),
      size: bytes.readUInt32LE(at + 24),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

async function unpack(packed: Buffer, budget: number): Promise<Buffer> {
  try {
    return await inflate(packed, { maxOutputLength: Math.max(1, budget) });
  } catch (error) {
    const tooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw new XlsxUnreadable(tooLarge ? 'unpacks_too_large' : 'not_xlsx', error);
  }
}

/** One cell in the far corner makes a reader fill everything before it: the furthest reference decides. */
function checkExtent(sheet: Buffer, limits: XlsxLimits): void {
  // Latin 1 keeps one byte per character, and references are ASCII.
  for (const match of sheet
    .toString('latin1')
    .matchAll(/<(?:\w+:)?(?:c|row)\s[^>]*?\br="([A-Za-z]*)(\d+)"/g)) {
    if (Number(match[2]) > limits.rows) throw new XlsxUnreadable('too_many_rows');
    if (columnNumber(match[1] ?? '') > limits.columns) throw new XlsxUnreadable('too_many_columns');
  }
}

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}

function occurrences(bytes: Buffer, pattern: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(pattern); at >= 0; at = bytes.indexOf(pattern, at + 4)) count += 1;
  return count;
}
