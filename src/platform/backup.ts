import { mkdir, mkdtemp, readdir, rename, rm, rmdir, stat } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import type pg from 'pg';
import { z } from 'zod';
import { type Archive, ArchiveWriter, HEAD, jsonOf, MANIFEST, openArchive } from './backup/archive.ts';
import { BackupRefused } from './backup/backup-refused.ts';
import { catalogSchema, isEmpty, readCatalog, readMigrations } from './backup/catalog.ts';
import { clearDatabase } from './backup/clear.ts';
import { dumpFiles, dumpRows, type Measured, selectAll } from './backup/dump.ts';
import { loadFiles, loadRows, loadTables } from './backup/load.ts';
import { type Connection, UPLOADS_LOCK, withSession } from './backup/sessions.ts';
import { enqueueWaiting, makeJobTable, waitingJobs } from './backup/waiting-jobs.ts';

export interface BackupReport {
  readonly tables: number;
  readonly rows: number;
  readonly files: number;
  /** The size of the backup. */
  readonly bytes: number;
}

const JOBS = 'tables/waiting-jobs';

const headSchema = z.object({
  product: z.literal('inward'),
  /** Of the file's own format, not of Inward. */
  format: z.number().int(),
  appVersion: z.string(),
  postgresVersion: z.string(),
  takenAt: z.string(),
  migrations: z.array(z.string()).min(1),
  catalog: catalogSchema,
  jobColumns: z.array(z.string()).nullable(),
});
type Head = z.infer<typeof headSchema>;

const FORMAT = 1;

const manifestSchema = z.array(
  z.object({ name: z.string(), sha256: z.string(), bytes: z.number(), rows: z.number().optional() }),
);

/**
 * Saves the database as it is at one instant, and the uploads that belong to it, in one new file, while the product
 * runs. Memory stays bounded whatever the size.
 *
 * @throws BackupRefused when the file exists or the database is not Inward's; then no file is made.
 */
export async function backup(options: {
  connection: Connection;
  filesDirectory: string;
  target: string;
  appVersion: string;
}): Promise<BackupReport> {
  const { connection, filesDirectory, target, appVersion } = options;
  await requireFreeName(target, filesDirectory);
  const archive = await ArchiveWriter.create(target).catch((error) => {
    throw new BackupRefused(`${target} cannot be written: ${String(error)}`, { cause: error });
  });
  try {
    return await withSession(connection, async (client) => {
      await client.query('select pg_advisory_lock_shared($1)', [UPLOADS_LOCK]);
      await client.query('begin transaction isolation level repeatable read, read only');
      const { head, jobs } = await describe(client, appVersion);
      await archive.add(HEAD, json(head));
      const measured: Measured[] = [];
      for (const table of head.catalog.tables) {
        measured.push(await dumpRows(client, selectAll(table), { archive, name: entryOf(table.name) }));
      }
      if (jobs) measured.push(await dumpRows(client, `(${jobs.select})`, { archive, name: JOBS }));
      const files = await dumpFiles(filesDirectory, archive);
      await archive.add(MANIFEST, json([...measured, ...files]));
      const rows = measured.reduce((sum, table) => sum + (table.rows ?? 0), 0);
      return { tables: head.catalog.tables.length, rows, files: files.length, bytes: await archive.seal() };
    });
  } catch (error) {
    await archive.discard();
    throw whenFull(error, target);
  }
}

/**
 * Puts a backup into an empty database and an empty uploads directory. The whole file is checked before anything is
 * touched, and when a later step fails all is taken back.
 *
 * @throws BackupRefused when the file is no intact backup that this version understands, or something is in the way.
 */
export async function restore(options: {
  connection: Connection;
  filesDirectory: string;
  source: string;
  /** The names of all migrations that this version has. */
  knownMigrations: readonly string[];
  /** Brings the schema of the empty database to the named migration, and makes the queue's own tables. */
  migrate: (target: string) => Promise<void>;
}): Promise<BackupReport> {
  const { connection, filesDirectory, source, knownMigrations, migrate } = options;
  const archive = await openArchive(source);
  const head = await readHead(archive, knownMigrations);
  await requireEmptyFolder(filesDirectory);
  return withSession(connection, async (client) => {
    if (!(await isEmpty(client))) {
      throw new BackupRefused(
        'The database is not empty: restore into a new data directory or a new database.',
      );
    }
    await mkdir(dirname(filesDirectory), { recursive: true });
    const unpacked = await mkdtemp(`${filesDirectory}.restoring-`);
    try {
      await migrate(head.migrations.at(-1) ?? '');
      return await load(client, { archive, head, unpacked, filesDirectory });
    } catch (error) {
      await rm(unpacked, { recursive: true, force: true });
      // When the connection is what failed, the first error is the one to tell.
      await client
        .query('rollback')
        .then(() => clearDatabase(client))
        .catch(() => undefined);
      throw whenFull(error, filesDirectory);
    }
  });
}

async function describe(client: pg.Client, appVersion: string) {
  const migrations = await readMigrations(client);
  if (!migrations) throw new BackupRefused('This is not a database of Inward: there is nothing to back up.');
  const catalog = await readCatalog(client);
  // A migration that starts meanwhile waits until the backup is done, instead of changing a table before its turn.
  await client.query(`lock table ${catalog.tables.map(({ name }) => name).join(', ')} in access share mode`);
  const { rows } = await client.query<{ version: string }>(
    `select current_setting('server_version') as version`,
  );
  const jobs = await waitingJobs(client);
  const head: Head = {
    product: 'inward',
    format: FORMAT,
    appVersion,
    postgresVersion: rows[0]?.version ?? '',
    takenAt: new Date().toISOString(),
    migrations,
    catalog,
    jobColumns: jobs?.columns ?? null,
  };
  return { head, jobs };
}

async function readHead(archive: Archive, knownMigrations: readonly string[]): Promise<Head> {
  const parsed = headSchema.safeParse(await jsonOf(archive, HEAD));
  if (!parsed.success)
    throw new BackupRefused(`${archive.path} is not a backup that this Inward understands.`);
  const head = parsed.data;
  const unknown = head.migrations.find((name) => !knownMigrations.includes(name));
  if (head.format > FORMAT || unknown) {
    throw new BackupRefused(
      `The backup was made by a newer Inward (${head.appVersion}): install that version, or a later one, and restore with it.`,
    );
  }
  return head;
}

interface Loading {
  readonly archive: Archive;
  readonly head: Head;
  readonly unpacked: string;
  readonly filesDirectory: string;
}

async function load(
  client: pg.Client,
  { archive, head, unpacked, filesDirectory }: Loading,
): Promise<BackupReport> {
  const manifest = new Map(
    manifestSchema.parse(await jsonOf(archive, MANIFEST)).map((entry) => [entry.name, entry]),
  );
  const rowsOf = (name: string) => {
    const expected = manifest.get(name);
    if (!expected) throw new BackupRefused(`The backup lacks ${name}.`);
    return expected;
  };
  await client.query('begin');
  const migrated = await readMigrations(client);
  if (migrated?.join() !== head.migrations.join()) {
    throw new BackupRefused('The backup does not fit this Inward: its migrations are not the ones here.');
  }
  await loadTables(client, head.catalog, (table, columns) =>
    loadRows(client, rowsOf(entryOf(table)), { archive, table, columns }),
  );
  if (head.jobColumns) {
    const table = await makeJobTable(client, head.jobColumns);
    await loadRows(client, rowsOf(JOBS), { archive, table, columns: head.jobColumns });
    await enqueueWaiting(client, head.jobColumns);
  }
  const files = await loadFiles(archive, manifest, unpacked);
  // The uploads stand before the rows that name them become visible.
  await rmdir(filesDirectory).catch(() => undefined);
  await rename(unpacked, filesDirectory);
  await client.query('commit').catch(async (error) => {
    await rename(filesDirectory, unpacked);
    throw error;
  });
  await client.query('analyze');
  const rows = [...manifest.values()].reduce((sum, entry) => sum + (entry.rows ?? 0), 0);
  return { tables: head.catalog.tables.length, rows, files, bytes: (await stat(archive.path)).size };
}

// 53100 is PostgreSQL's own word for it.
function whenFull(error: unknown, place: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code !== 'ENOSPC' && code !== '53100') return error;
  return new BackupRefused(
    `The disk that holds ${place} is full; what was begun there has been taken back.`,
    { cause: error },
  );
}

// Quotes do not belong into a path; two tables whose names differ by quotes alone do not occur.
const entryOf = (table: string) => `tables/${table.replaceAll('"', '')}`;

const json = (value: unknown) => Buffer.from(`${JSON.stringify(value, undefined, 1)}\n`);

async function requireFreeName(target: string, filesDirectory: string): Promise<void> {
  const taken = await stat(target).then(
    () => true,
    () => false,
  );
  if (taken) throw new BackupRefused(`${target} exists already: choose another name.`);
  if (!relative(filesDirectory, target).startsWith('..')) {
    throw new BackupRefused(`${target} lies among the uploads that are being saved: choose another folder.`);
  }
}

async function requireEmptyFolder(directory: string): Promise<void> {
  const names = await readdir(directory).catch((error) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  if (names.length > 0)
    throw new BackupRefused(`${directory} is not empty: restore into a new data directory.`);
}
