import { pipeline } from 'node:stream/promises';
import { CompiledQuery } from 'kysely';
import { from } from 'pg-copy-streams';
import type { Db } from './database.ts';

/** A row of COPY's text format: null is SQL's null, everything else the text form of the column's type. */
export type CopyRow = readonly (string | null)[];

export interface CopyTarget {
  readonly table: string;
  readonly columns: readonly string[];
}

/**
 * Loads rows with COPY, the fastest way into PostgreSQL, inside whatever transaction the handle is. Rows come in
 * batches so that a hop of the event loop is paid once for many. Gives how many rows went in.
 */
export async function copyRows(
  db: Db,
  { table, columns }: CopyTarget,
  batches: AsyncIterable<readonly CopyRow[]>,
): Promise<number> {
  const copy = from(`copy ${quoted(table)} (${columns.map(quoted).join(', ')}) from stdin`, {
    highWaterMark: 1 << 16,
  });
  await db.getExecutor().provideConnection(async (connection) => {
    // node-postgres runs an object with `submit` in the place of SQL text, and Kysely hands on the text that it was
    // given as it is: so the stream gets the very connection of the transaction, which Kysely does not show otherwise.
    await connection.executeQuery(CompiledQuery.raw(copy as unknown as string));
    await pipeline(asText(batches), copy);
  });
  return copy.rowCount;
}

async function* asText(batches: AsyncIterable<readonly CopyRow[]>): AsyncGenerator<Buffer> {
  for await (const batch of batches) {
    if (batch.length > 0) yield Buffer.from(batch.map(asLine).join(''));
  }
}

function asLine(row: CopyRow): string {
  let line = '';
  for (let index = 0; index < row.length; index += 1) {
    const value = row[index];
    if (index > 0) line += '\t';
    line += value === null || value === undefined ? '\\N' : escaped(value);
  }
  return `${line}\n`;
}

const SPECIAL = /[\\\b\f\n\r\t\v]/;
const ESCAPES: Record<string, string> = {
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
};

function escaped(value: string): string {
  return SPECIAL.test(value) ? value.replace(/[\\\b\f\n\r\t\v]/g, (char) => ESCAPES[char] ?? char) : value;
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
