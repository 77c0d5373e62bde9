import type pg from 'pg';
import { z } from 'zod';

// The queue's tables change with its library, and most of them are its own bookkeeping. See waiting-jobs.ts.
export const QUEUE_SCHEMA = 'pgboss';
export const MIGRATION_TABLE = 'public.platform_migration';

/** What of a database a backup has to know to be put back: rows go in by COPY, everything else comes from migrations. */
export const catalogSchema = z.object({
  /** Tables that are no partitions; identifiers are quoted as SQL needs them. */
  tables: z.array(z.object({ name: z.string(), partitioned: z.boolean(), columns: z.array(z.string()) })),
  /** Outer ones first. Jobs make them as time goes by, so migrations alone do not bring them. */
  partitions: z.array(
    z.object({ name: z.string(), parent: z.string(), bound: z.string(), key: z.string().nullable() }),
  ),
  sequences: z.array(z.object({ name: z.string(), lastValue: z.string(), isCalled: z.boolean() })),
});

export type Catalog = z.infer<typeof catalogSchema>;
export type Table = Catalog['tables'][number];

/** Reads the catalogue of the product's own schemas inside the transaction that the client is in. */
export async function readCatalog(client: pg.ClientBase): Promise<Catalog> {
  return {
    tables: (await client.query<Table>(TABLES)).rows,
    partitions: (await client.query<Catalog['partitions'][number]>(PARTITIONS)).rows,
    sequences: await readSequences(client),
  };
}

/** The names of the migrations that the database has, in their order; undefined when it is not one of Inward's. */
export async function readMigrations(client: pg.ClientBase): Promise<string[] | undefined> {
  const { rows } = await client.query<{ found: boolean }>('select to_regclass($1) is not null as found', [
    MIGRATION_TABLE,
  ]);
  if (!rows[0]?.found) return undefined;
  const names = await client.query<{ name: string }>(`select name from ${MIGRATION_TABLE} order by name`);
  return names.rows.map(({ name }) => name);
}

/** Whether the database has no tables, views or sequences besides those of PostgreSQL and its extensions. */
export async function isEmpty(client: pg.ClientBase): Promise<boolean> {
  const { rowCount } = await client.query(`
    select from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm', 'S', 'f') and ${OWN} limit 1`);
  return rowCount === 0;
}

/** Condition on `pg_class c` and `pg_namespace n`: not PostgreSQL's, not an extension's, not temporary. */
export const OWN = `
  n.nspname <> 'information_schema' and n.nspname !~ '^pg_' and c.relpersistence <> 't'
  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')`;

/**
 * A migration says of a table that is to be in no backup, and why: `comment on table … is 'left out of backups: …'`. It has
 * columns that refer to others, and none refers to it; after a restore it is empty.
 */
const KEPT = `coalesce(obj_description(c.oid, 'pg_class'), '') not like 'left out of backups:%'`;

const TABLES = `
  select format('%I.%I', n.nspname, c.relname) as name, c.relkind = 'p' as partitioned,
         array_agg(quote_ident(a.attname) order by a.attnum) as columns
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
  where c.relkind in ('r', 'p') and not c.relispartition and n.nspname <> '${QUEUE_SCHEMA}' and ${OWN} and ${KEPT}
  group by n.nspname, c.relname, c.relkind
  order by n.nspname, c.relname`;

const PARTITIONS = `
  with recursive tree as (
    select c.oid, 0 as depth, null::oid as parent from pg_class c
    where c.relkind = 'p' and not c.relispartition
    union all
    select i.inhrelid, tree.depth + 1, i.inhparent from tree join pg_inherits i on i.inhparent = tree.oid
  )
  select format('%I.%I', n.nspname, c.relname) as name, format('%I.%I', pn.nspname, p.relname) as parent,
         pg_get_expr(c.relpartbound, c.oid) as bound, pg_get_partkeydef(c.oid) as key
  from tree
  join pg_class c on c.oid = tree.oid join pg_namespace n on n.oid = c.relnamespace
  join pg_class p on p.oid = tree.parent join pg_namespace pn on pn.oid = p.relnamespace
  where n.nspname <> '${QUEUE_SCHEMA}' and ${OWN}
  order by tree.depth, name`;

const SEQUENCES = `
  select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'S' and n.nspname <> '${QUEUE_SCHEMA}' and ${OWN} order by name`;

// Sequences stand outside of transactions: what is read after the snapshot began is at or past every number in it.
async function readSequences(client: pg.ClientBase): Promise<Catalog['sequences']> {
  const { rows } = await client.query<{ name: string }>(SEQUENCES);
  const states = rows.map(
    ({ name }) =>
      `select '${name.replaceAll("'", "''")}' as name, last_value::text as "lastValue", is_called as "isCalled" from ${name}`,
  );
  return states.length === 0
    ? []
    : (await client.query<Catalog['sequences'][number]>(states.join(' union all '))).rows;
}
