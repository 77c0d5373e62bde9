import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import pino from 'pino';
import type { ImportReport } from '#modules/people/domain/import-report.ts';
import { importPeopleFile } from '#modules/people/service/import-command.ts';
import { createContext, SYSTEM } from '#platform/context.ts';
import { copyRows } from '#platform/copy.ts';
import { csvLines } from '#platform/csv.ts';
import { type Database, openDatabase } from '#platform/database.ts';
import { openFiles } from '#platform/files.ts';
import { createQueue } from '#platform/queue.ts';
import { type Bench, type Measurement, withThrowawayDatabase } from './bench.ts';

const PEOPLE = 250_000;
const HEADER = [
  'Employee number',
  'Name',
  'E-mail',
  'Unit',
  'Manager',
  'Job title',
  'Job family',
  'Location',
  'Language',
  'Start date',
  'Birth year',
  'Contract type',
  'Shift',
];
const FIRST = ['Aino', 'Iker', 'Sanna', 'Jone', 'Veikko', 'Pilar', 'Onni', 'Ane', 'Eino', 'Lucía'];
const LAST = [
  'Virtanen',
  'Etxeberria',
  'Mäkinen',
  'García',
  'Öhman',
  'Ochoa',
  'Lahti',
  'Núñez',
  'Korhonen',
  'Zabala',
];

/**
 * Imports 250,000 people from a CSV file to the commit, in a process of its own so that its memory is only its own, and
 * compares with a bare COPY of the same rows into the same table with the same indexes.
 */
export const bench: Bench = {
  name: 'people',
  run: () =>
    withThrowawayDatabase(async (database) => {
      const file = join(database.directory, 'people.csv');
      await pipeline(Readable.from(csvOf(PEOPLE)), createWriteStream(file));
      const connection = connectionOf(database);
      const first = await importInChild(connection, file);
      const again = await importInChild(connection, file);
      const copySeconds = await bareCopy(database);
      return [
        ...figures('first import', first),
        ratio('first import to a bare COPY into the same table', first.seconds / copySeconds.indexed, 5),
        { metric: 'bare COPY, same table and indexes', value: copySeconds.indexed, unit: 's' },
        { metric: 'bare COPY, no indexes', value: copySeconds.plain, unit: 's' },
        ...figures('same file again, nothing changes', again),
      ];
    }),
};

interface Run {
  readonly seconds: number;
  readonly peakMegabytes: number;
  readonly counts: ImportReport['counts'];
}

type Connection = Parameters<typeof openDatabase>[0]['connection'];

function figures(what: string, { seconds, peakMegabytes }: Run): Measurement[] {
  return [
    { metric: `${what}: file to committed`, value: seconds, unit: 's', goal: '≤ 15', met: seconds <= 15 },
    {
      metric: `${what}: peak memory`,
      value: peakMegabytes,
      unit: 'MB',
      goal: '≤ 400',
      met: peakMegabytes <= 400,
    },
  ];
}

const ratio = (metric: string, value: number, most: number): Measurement => ({
  metric,
  value,
  unit: '×',
  goal: `≤ ${most}`,
  met: value <= most,
});

function* csvOf(count: number): Generator<string> {
  yield csvLines([HEADER]);
  for (let at = 0; at < count; at += 1_000)
    yield csvLines(Array.from({ length: 1_000 }, (_, index) => personOf(at + index)));
}

/** A staff with eight reports each, 500 units in two levels, and names, titles and days in every language. */
function personOf(index: number): (string | number)[] {
  const number = 100_000 + index;
  const manager = index === 0 ? '' : 100_000 + Math.floor((index - 1) / 8);
  const year = 1990 + (index % 35);
  return [
    number,
    `${FIRST[index % 10]} ${LAST[(index * 7) % 10]} ${index}`,
    `person${index}@example.org`,
    `Division ${index % 20} / Team ${index % 500}`,
    manager,
    `Technician ${index % 40}`,
    `Family ${index % 12}`,
    ['Tampere', 'Zaragoza', 'Bilbao', 'Helsinki'][index % 4] ?? '',
    ['fi', 'es', 'en'][index % 3] ?? '',
    `${1 + (index % 28)}.${1 + (index % 12)}.${year}`,
    1960 + (index % 45),
    'permanent',
    ['day', 'night', ''][index % 3] ?? '',
  ];
}

/** The rows that the import made, read back and loaded once more: into a twin of the table with all its indexes, and without. */
async function bareCopy({ db }: Database): Promise<{ indexed: number; plain: number }> {
  const { rows } = await sql<{ name: string }>`
    select column_name as name from information_schema.columns
    where table_name = 'people_person' and is_generated = 'NEVER' order by ordinal_position`.execute(db);
  const columns = rows.map(({ name }) => name);
  const list = columns.map((name) => `"${name}"::text`).join(', ');
  const people = await sql<Record<string, string | null>>`
    select ${sql.raw(list)} from people_person order by id`.execute(db.withoutPlugins());
  const texts = people.rows.map((person) => columns.map((name) => person[name] ?? null));
  await sql`create table bench_indexed (like people_person including all)`.execute(db);
  await sql`create table bench_plain (like people_person including generated including defaults)`.execute(db);
  return {
    indexed: await secondsOf(() => copyRows(db, { table: 'bench_indexed', columns }, batchesOf(texts))),
    plain: await secondsOf(() => copyRows(db, { table: 'bench_plain', columns }, batchesOf(texts))),
  };
}

async function* batchesOf<T>(rows: readonly T[]): AsyncGenerator<readonly T[]> {
  for (let at = 0; at < rows.length; at += 1_000) yield rows.slice(at, at + 1_000);
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

function connectionOf({ pool }: Database): Connection {
  const { host = '', port = 0, user = '', database = '' } = pool.options;
  return { host, port, user, database };
}

/**
 * Starts this file by itself, in a Node that strips types as it is, so that no loader is in its memory; it answers with
 * one line of JSON.
 */
async function importInChild(connection: Connection, file: string): Promise<Run> {
  const script = fileURLToPath(import.meta.url);
  const child = spawn(process.execPath, [script, JSON.stringify(connection), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  for await (const chunk of child.stdout) said += chunk;
  // Just written by `importHere`.
  return JSON.parse(said) as Run;
}

async function importHere(connection: Connection, path: string): Promise<Run> {
  const log = pino({ level: 'silent' });
  const database = openDatabase({ connection, poolSize: 4, log });
  const queue = createQueue({ database, log, jobs: [] });
  const clock = () => new Date().toISOString();
  const files = openFiles(path);
  const ctx = createContext(
    { db: database.db, log, queue, files, clock, url: 'http://localhost', mailFrom: undefined },
    SYSTEM,
  );
  let report: ImportReport | undefined;
  const seconds = await secondsOf(async () => {
    report = await importPeopleFile(ctx, { path });
  });
  await database.close();
  if (!report?.written) throw new Error(`The import was refused: ${JSON.stringify(report?.groups)}`);
  return { seconds, peakMegabytes: process.resourceUsage().maxRSS / 1024, counts: report.counts };
}

const [script, connection, path] = process.argv.slice(1);
if (connection && path && script === fileURLToPath(import.meta.url))
  console.log(JSON.stringify(await importHere(JSON.parse(connection), path)));
