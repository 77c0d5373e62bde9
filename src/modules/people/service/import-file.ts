import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { refuse } from '#kernel/errors.ts';
import { CsvUnreadable, readCsv } from '#platform/csv.ts';
import { readXlsx, XlsxUnreadable } from '#platform/xlsx.ts';
import type { ImportFindings } from '../contract/import.ts';
import {
  type ImportSettings,
  MAX_COLUMNS,
  MAX_CSV_BYTES,
  MAX_XLSX_BYTES,
  MAX_XLSX_ROWS,
} from '../contract/import-settings.ts';
import {
  type Encoding,
  encodingWatch,
  fileKind,
  guessDelimiter,
  guessHeaderRow,
} from '../domain/import-table.ts';

export type FileFormat = 'csv' | 'xlsx';

/** A file as a table: its format, its first rows, and all of its rows as often as one asks. */
export interface OpenedFile {
  readonly format: NonNullable<ImportFindings['format']>;
  readonly headers: readonly string[];
  /** The first rows below the header. */
  readonly sample: readonly (readonly string[])[];
  /** Everything from the first row of the file, in batches, with the share of the file that is read. */
  rows(): AsyncGenerator<{ readonly batch: readonly string[][]; readonly share: number }>;
}

const SAMPLE_ROWS = 2_000;
const SAMPLE_BYTES = 256 * 1024;
const UNPACKED_BYTES = 150 * 2 ** 20;

/** What a file is, by its first bytes and its size. Refuses what is neither CSV nor XLSX, saying what it is instead. */
export async function recogniseFile(path: string): Promise<FileFormat> {
  const { size } = await stat(path);
  const start = await firstBytes(path, 4096);
  switch (fileKind(start)) {
    case 'empty':
      return refuse('invalid', 'people.import_file_empty');
    case 'pdf':
      return refuse('invalid', 'people.import_file_is_pdf');
    case 'old_office':
      return refuse(
        'invalid',
        (await isEncryptedOffice(path)) ? 'people.import_encrypted' : 'people.import_old_xls',
      );
    case 'other':
      return refuse('invalid', 'people.import_not_a_table');
    case 'zip':
      if (size > MAX_XLSX_BYTES) refuse('too_large', 'people.import_xlsx_too_large', { maxMegabytes: 20 });
      return 'xlsx';
    case 'text':
      if (size > MAX_CSV_BYTES) refuse('too_large', 'people.import_csv_too_large', { maxMegabytes: 100 });
      return 'csv';
  }
}

/** Opens a file with what the planner chose and guesses for the rest. Refuses what cannot be read, saying where. */
export async function openFile(path: string, settings: ImportSettings): Promise<OpenedFile> {
  const opened = (await recogniseFile(path)) === 'csv' ? openCsv(path, settings) : openXlsx(path, settings);
  return opened.catch(asRefusal);
}

async function openCsv(path: string, settings: ImportSettings): Promise<OpenedFile> {
  const { bytes, encoding: guessed } = await survey(path);
  const encoding = settings.encoding ?? guessed;
  const start = new TextDecoder(encoding).decode(await firstBytes(path, SAMPLE_BYTES), { stream: true });
  const delimiter = settings.delimiter ?? guessDelimiter(start);
  let read = 0;
  async function* records() {
    const source = createReadStream(path, { highWaterMark: 1 << 16 });
    source.on('data', (chunk) => (read += chunk.length));
    yield* readCsv(encoding === 'utf-8' ? source : decoded(source, encoding), { delimiter });
  }
  const first: string[][] = [];
  for await (const batch of records()) {
    first.push(...batch);
    if (first.length >= SAMPLE_ROWS) break;
  }
  return {
    ...withHeaders(first, settings, { kind: 'csv', encoding, delimiter, sheets: [] }),
    async *rows() {
      read = 0;
      try {
        for await (const batch of records()) yield { batch, share: read / bytes };
      } catch (error) {
        asRefusal(error);
      }
    },
  };
}

async function openXlsx(path: string, settings: ImportSettings): Promise<OpenedFile> {
  const limits = { unpackedBytes: UNPACKED_BYTES, rows: MAX_XLSX_ROWS, columns: MAX_COLUMNS };
  const sheets = await readXlsx(path, limits);
  const rows = sheets[settings.sheet]?.rows ?? refuse('invalid', 'people.import_no_such_sheet');
  const names = sheets.map(({ name }) => name);
  return {
    ...withHeaders(rows, settings, { kind: 'xlsx', encoding: null, delimiter: null, sheets: names }),
    async *rows() {
      for (let at = 0; at < rows.length; at += 1_000)
        yield { batch: rows.slice(at, at + 1_000), share: at / rows.length };
    },
  };
}

function withHeaders(
  first: readonly string[][],
  settings: ImportSettings,
  format: Omit<NonNullable<ImportFindings['format']>, 'headerRow'>,
): Pick<OpenedFile, 'format' | 'headers' | 'sample'> {
  const headerRow = settings.headerRow ?? guessHeaderRow(first);
  const sample = first.slice(headerRow, headerRow + SAMPLE_ROWS);
  const named = (first[headerRow - 1] ?? []).map((header) =>
    header.replace(/\s+/g, ' ').trim().slice(0, 200),
  );
  const unnamed = sample.slice(0, 100).reduce((most, row) => Math.max(most, row.length), 0);
  const headers = headerRow === 0 ? new Array<string>(unnamed).fill('') : withoutTrailingEmpty(named);
  if (headers.length > MAX_COLUMNS) refuse('invalid', 'people.import_too_many_columns', { max: MAX_COLUMNS });
  if (!sample.some((row) => row.some((cell) => cell.trim() !== '')))
    refuse('invalid', 'people.import_no_rows');
  return { format: { ...format, headerRow }, headers, sample };
}

function withoutTrailingEmpty(headers: string[]): string[] {
  return headers.slice(0, headers.findLastIndex((header) => header !== '') + 1);
}

/** One look at every byte: only the whole file tells its encoding. */
async function survey(path: string): Promise<{ bytes: number; encoding: Encoding }> {
  const watch = encodingWatch();
  let bytes = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    watch.see(chunk);
    bytes += chunk.length;
  }
  return { bytes, encoding: watch.guess() };
}

async function* decoded(source: AsyncIterable<Uint8Array>, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of source) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

async function firstBytes(path: string, count: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(count), 0, count, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** A workbook with a password is an old-style container with a stream of this name ([MS-OFFCRYPTO], 2.3.4). */
async function isEncryptedOffice(path: string): Promise<boolean> {
  const name = Buffer.from('EncryptedPackage', 'utf16le');
  let tail = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const piece = Buffer.concat([tail, chunk]);
    if (piece.includes(name)) return true;
    tail = piece.subarray(-name.length);
  }
  return false;
}

const CSV_CODES: Record<CsvUnreadable['reason'], string> = {
  quote_not_closed: 'people.import_quote_not_closed',
  record_too_large: 'people.import_record_too_large',
  not_csv: 'people.import_not_csv',
};

const XLSX_CODES: Record<XlsxUnreadable['reason'], readonly [code: string, max?: number]> = {
  not_xlsx: ['people.import_not_xlsx'],
  encrypted: ['people.import_encrypted'],
  unpacks_too_large: ['people.import_unpacks_too_large', UNPACKED_BYTES / 2 ** 20],
  too_many_rows: ['people.import_too_many_rows', MAX_XLSX_ROWS],
  too_many_columns: ['people.import_too_many_columns', MAX_COLUMNS],
};

function asRefusal(error: unknown): never {
  if (error instanceof CsvUnreadable) refuse('invalid', CSV_CODES[error.reason], { line: error.line });
  if (error instanceof XlsxUnreadable) {
    const [code, max] = XLSX_CODES[error.reason];
    refuse('invalid', code, max === undefined ? {} : { max });
  }
  throw error;
}
