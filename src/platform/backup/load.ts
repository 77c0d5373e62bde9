import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdDecompress } from 'node:zlib';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { type Archive, contentOf } from './archive.ts';
import { BackupRefused } from './backup-refused.ts';
import { type Catalog, OWN, QUEUE_SCHEMA, readCatalog } from './catalog.ts';
import { createMeter, type Measured } from './dump.ts';

/**
 * Puts rows into the tables that the migrations made, inside the transaction that the client is in.
 *
 * Rules between tables and triggers are taken off for the time and put back, with the rules checked over all rows:
 * so tables may come in any order and refer to each other in circles, and the owner of the tables needs no further
 * right (`session_replication_role` would need a superuser, and would leave the rules unchecked).
 */
export async function loadTables(
  client: pg.Client,
  catalog: Catalog,
  copyInto: (table: string, columns: readonly string[]) => Promise<void>,
): Promise<void> {
  await requireSameTables(client, catalog);
  for (const { name, parent, bound, key } of catalog.partitions) {
    const split = key ? ` partition by ${key}` : '';
    // The extended protocol takes one statement only: what stands in a file cannot smuggle in a second one.
    const statement: pg.QueryConfig & { queryMode: 'extended' } = {
      text: `create table if not exists ${name} partition of ${parent} ${bound}${split}`,
      queryMode: 'extended',
    };
    await client.query(statement);
  }
  const triggers = (await client.query<Trigger>(TRIGGERS)).rows;
  const rules = (await client.query<ForeignKey>(FOREIGN_KEYS)).rows;
  for (const { table, trigger } of triggers)
    await client.query(`alter table ${table} disable trigger ${trigger}`);
  for (const { table, name } of rules) await client.query(`alter table ${table} drop constraint ${name}`);
  const present = (await readCatalog(client)).tables.map(({ name }) => name);
  // Migrations may have put first rows in; the backup has these as they are by now.
  await client.query(`truncate ${present.join(', ')}`);
  for (const { name, columns } of catalog.tables) await copyInto(name, columns);
  for (const { name, lastValue, isCalled } of catalog.sequences) {
    await client.query('select setval($1::regclass, $2, $3)', [name, lastValue, isCalled]);
  }
  for (const { table, name, definition } of rules) {
    await client.query(`alter table ${table} add constraint ${name} ${definition}`);
  }
  for (const { table, trigger, mode } of triggers)
    await client.query(`alter table ${table} enable ${mode} ${trigger}`);
  const views = (await client.query<{ name: string }>(STORED_VIEWS)).rows;
  for (const { name } of views) await client.query(`refresh materialized view ${name}`);
}

/** Streams one table or job list of the archive into a table and checks what went in against the manifest. */
export async function loadRows(
  client: pg.Client,
  expected: Measured,
  into: { archive: Archive; table: string; columns: readonly string[] },
): Promise<void> {
  const pieces = into.archive.files.filter(({ name }) => name.startsWith(`${expected.name}/`));
  const meter = createMeter();
  const rows = client.query(copyFrom(`copy ${into.table} (${into.columns.join(', ')}) from stdin`));
  await pipeline(Readable.from(contentOf(into.archive, pieces)), createZstdDecompress(), meter, rows);
  requireSame(expected, meter.measured().sha256);
}

/** Writes the uploads of the archive below a directory. */
export async function loadFiles(
  archive: Archive,
  manifest: ReadonlyMap<string, Measured>,
  directory: string,
): Promise<number> {
  const files = archive.files.filter(({ name }) => name.startsWith('files/'));
  for (const file of files) {
    const segments = file.name.split('/').slice(1);
    const expected = manifest.get(file.name);
    if (!expected || segments.some((segment) => segment === '' || segment === '.' || segment === '..')) {
      throw new BackupRefused(`The backup holds a file with an impossible name: ${file.name}.`);
    }
    const target = join(directory, ...segments);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    const meter = createMeter();
    await pipeline(
      Readable.from(contentOf(archive, [file])),
      meter,
      createWriteStream(target, { mode: 0o600, flags: 'wx', flush: true }),
    );
    requireSame(expected, meter.measured().sha256);
  }
  return files.length;
}

// The whole file was checked before; this finds a disk that gives other bytes at the second reading.
function requireSame(expected: Measured, sha256: string): void {
  if (sha256 !== expected.sha256)
    throw new BackupRefused(`The backup changed while it was read (${expected.name}).`);
}

async function requireSameTables(client: pg.Client, { tables, sequences }: Catalog): Promise<void> {
  const present = await readCatalog(client);
  const shapes = new Map(present.tables.map(({ name, columns }) => [name, [...columns].sort().join()]));
  const different = tables.find(({ name, columns }) => shapes.get(name) !== [...columns].sort().join());
  const names = new Set(present.sequences.map(({ name }) => name));
  const missing = different?.name ?? sequences.find(({ name }) => !names.has(name))?.name;
  if (!missing) return;
  throw new BackupRefused(
    `The backup does not fit this Inward: ${missing} is missing or has other columns here; restore with the version that made it.`,
  );
}

interface Trigger {
  table: string;
  trigger: string;
  mode: string;
}

// Parents first: switching one on or off also switches its copies on the partitions.
const TRIGGERS = `
  select format('%I.%I', n.nspname, c.relname) as table, quote_ident(t.tgname) as trigger,
         case t.tgenabled when 'A' then 'always trigger' when 'R' then 'replica trigger' else 'trigger' end as mode
  from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
  where not t.tgisinternal and t.tgenabled <> 'D' and n.nspname <> '${QUEUE_SCHEMA}' and ${OWN}
  order by c.relispartition, 1, 2`;

// A view can only be made after the ones that it reads, so the order of making is one that works.
const STORED_VIEWS = `
  select format('%I.%I', n.nspname, c.relname) as name
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'm' and n.nspname <> '${QUEUE_SCHEMA}' and ${OWN} order by c.oid`;

interface ForeignKey {
  table: string;
  name: string;
  definition: string;
}

const FOREIGN_KEYS = `
  select format('%I.%I', n.nspname, c.relname) as table, quote_ident(k.conname) as name,
         pg_get_constraintdef(k.oid) as definition
  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
  where k.contype = 'f' and k.conparentid = 0 and n.nspname <> '${QUEUE_SCHEMA}' and ${OWN}
  order by 1, 2`;
