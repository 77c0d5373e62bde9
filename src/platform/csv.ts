import { pipeline } from 'node:stream/promises';
import { type CsvError, parse } from 'csv-parse';
import { stringify } from 'csv-stringify/sync';

/** The text is not CSV that can be read: a quote that never closes, or a record beyond all measure. */
export class CsvUnreadable extends Error {
  readonly reason: 'quote_not_closed' | 'record_too_large' | 'not_csv';
  readonly line: number;

  constructor(reason: CsvUnreadable['reason'], line: number) {
    super(`${reason} at line ${line}`);
    this.name = 'CsvUnreadable';
    this.reason = reason;
    this.line = line;
  }
}

const MAX_RECORD_BYTES = 1_000_000;
const BATCH = 250;

/**
 * Reads records of RFC 4180 with any one-character delimiter, in batches. Rows may be ragged and quotes may stand inside
 * unquoted fields, as spreadsheets write them; empty lines are records of one empty field, so that row numbers hold.
 *
 * @throws CsvUnreadable
 */
export async function* readCsv(
  source: AsyncIterable<Uint8Array | string>,
  { delimiter }: { delimiter: string },
): AsyncGenerator<string[][]> {
  const parser = parse({
    bom: true,
    delimiter,
    // Files put together from several have several line ends; guessing one would join the lines of the others.
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: MAX_RECORD_BYTES,
  });
  // The error of either side ends the parser with it, and so the loop below.
  const feeding = pipeline(source, parser).catch(() => undefined);
  let batch: string[][] = [];
  try {
    for await (const record of parser) {
      batch.push(record);
      if (batch.length === BATCH) {
        yield batch;
        batch = [];
      }
    }
  } catch (error) {
    throw asUnreadable(error);
  } finally {
    parser.destroy();
    await feeding;
  }
  if (batch.length > 0) yield batch;
}

/**
 * Makes a text harmless in a spreadsheet: what would be run as a formula (leading `=`, `+`, `-`, `@`, tab or return) gets
 * an apostrophe before it, after the advice of OWASP on CSV injection. Numbers pass as they are.
 */
export function neutralised(value: string): string {
  return /^[=+\-@\t\r]/.test(value) && !/^[+-]?\d+([.,]\d+)?$/.test(value) ? `'${value}` : value;
}

/** One CSV cell for an export: neutralised, and quoted where its content asks for it. */
export function csvCell(value: string | number | null | undefined, delimiter = ','): string {
  return csvLines([[value]], { delimiter }).slice(0, -2);
}

/** CSV lines of an export (RFC 4180, CRLF), every text neutralised. */
export function csvLines(
  rows: readonly (readonly (string | number | null | undefined)[])[],
  { delimiter = ',' }: { delimiter?: string } = {},
): string {
  const safe = rows.map((row) =>
    row.map((value) => (typeof value === 'string' ? neutralised(value) : value)),
  );
  return stringify(safe, { delimiter, record_delimiter: '\r\n', quoted_match: /[\r\n]/ });
}

function asUnreadable(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!code.startsWith('CSV_')) return error;
  // Safe: only csv-parse gives errors such codes, and its errors carry the line.
  const line = Number((error as CsvError & { lines?: number }).lines ?? 0);
  if (code === 'CSV_QUOTE_NOT_CLOSED') return new CsvUnreadable('quote_not_closed', line);
  if (code === 'CSV_MAX_RECORD_SIZE') return new CsvUnreadable('record_too_large', line);
  return new CsvUnreadable('not_csv', line);
}
