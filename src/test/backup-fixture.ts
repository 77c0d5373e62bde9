// For tests: a small schema with everything that makes a backup hard, in the place of the product's migrations.
import { randomUUID } from 'node:crypto';
import pg from 'pg';

export type TestConnection = { host: string; port: number; user: string; database: string };

/** Makes an empty database on the test server. */
export async function createDatabase(server: Omit<TestConnection, 'database'>): Promise<TestConnection> {
  const database = `b_${randomUUID().replaceAll('-', '')}`;
  await ask({ ...server, database: 'postgres' }, `create database ${database}`);
  return { ...server, database };
}

/** The same database, given to a new account that may do nothing beyond it. */
export async function givenToOrdinaryUser(connection: TestConnection): Promise<TestConnection> {
  const user = `u_${randomUUID().replaceAll('-', '')}`;
  await ask(connection, `create role ${user} login; alter database ${connection.database} owner to ${user}`);
  return { ...connection, user };
}

/** Runs statements on a connection of their own and gives the rows of the last one. */
export async function ask(connection: TestConnection, text: string): Promise<unknown[][]> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    const result = await client.query({ text, rowMode: 'array' });
    return (Array.isArray(result) ? result.at(-1) : result).rows;
  } finally {
    await client.end();
  }
}

export const KNOWN = ['1-fixture', '2-fixture'];

/** The migrations of the fixture up to `target`. */
export async function migrateFixture(connection: TestConnection, target: string): Promise<void> {
  await ask(connection, FIRST);
  if (target >= '2-fixture') {
    await ask(
      connection,
      `alter table person add column later text; insert into platform_migration values ('2-fixture')`,
    );
  }
}

const FIRST = `
  create table platform_migration (name text primary key, at timestamptz not null default now());
  insert into platform_migration values ('1-fixture');
  create type mood as enum ('glad', 'sad');
  create domain short_text as text check (length(value) < 1000);
  create table unit (
    id integer generated always as identity primary key, code text not null unique, head_id integer, parent_id integer);
  create table person (
    id integer generated always as identity primary key, unit_id integer not null references unit,
    name short_text, tags text[], mood mood, picture bytea, facts jsonb, born date, seen_at timestamptz,
    score double precision, price numeric, pause interval, key uuid,
    search text generated always as (lower(name)) stored);
  -- A circle, and a tree within one table.
  alter table unit add foreign key (head_id) references person deferrable initially deferred;
  alter table unit add foreign key (parent_id) references unit;
  insert into unit (code) values ('seeded by the migration');
  create sequence ticket;
  create table "Odd Name" ("select" integer, "käyttö" text);
  create table fact (at timestamptz not null, id integer not null, body jsonb, primary key (at, id)) partition by range (at);
  create table fact_default partition of fact default;
  -- Append-only: neither changed, nor emptied.
  create function refuse_change() returns trigger language plpgsql as $$ begin raise exception 'append-only'; end $$;
  create table audit (id bigint generated always as identity, said text);
  create trigger audit_append_only before update or delete on audit for each row execute function refuse_change();
  create trigger audit_keeps before truncate on audit for each statement execute function refuse_change();
  create trigger fact_append_only before update or delete on fact for each row execute function refuse_change();
  create materialized view unit_size as select unit_id, count(*) as people from person group by unit_id;
  create table counted (n integer not null);
  create function count_person() returns trigger language plpgsql as $$ begin insert into counted values (1); return new; end $$;
  create trigger person_counted after insert on person for each row execute function count_person();`;

/** Rows whose text form tempts a careless copy. */
export const FILL = `
  insert into unit (code, parent_id) values ('A', 1), ('B', 2);
  insert into person (unit_id, name, tags, mood, picture, facts, born, seen_at, score, price, pause, key) values
    (2, E'tab\\t newline\\n return\\r backslash\\\\ \\\\N \\\\. end', array['a,b', null, '', '"q"', '{}'], 'sad', '\\x00ff5c0a',
     '{"a": [1, null, "ü\\n"], "long": 12345678901234567890.123456789}', '0044-03-15 BC', '2026-03-29 03:30:00+03', '-0', 'NaN', '1 mon -2 days 03:04:05.678', gen_random_uuid()),
    (3, '', '{}', null, '', 'null', 'infinity', '-infinity', 'Infinity', 1e-30, '0', null),
    (3, null, null, 'glad', null, null, null, null, 0.1::float8 + 0.2::float8, 12345678901234567890.0987654321, null, null),
    (3, repeat('日本語 👩‍👩‍👧 ñ ', 60), array[repeat('x', 100000)], null, null, '"\\u00e9"', '2026-02-28', '2026-11-22 10:00:00.123456Z', null, null, null, null);
  update unit set head_id = 1 where code = 'A';
  select setval('ticket', 41);
  insert into "Odd Name" values (1, 'yes'), (null, null);
  create table fact_2026_11 partition of fact for values from ('2026-11-01') to ('2026-12-01') partition by hash (id);
  create table fact_2026_11_0 partition of fact_2026_11 for values with (modulus 2, remainder 0);
  create table fact_2026_11_1 partition of fact_2026_11 for values with (modulus 2, remainder 1);
  insert into fact select timestamptz '2026-10-30' + make_interval(hours => i), i, jsonb_build_object('i', i) from generate_series(1, 2000) i;
  refresh materialized view unit_size;
  insert into audit (said) select 'line ' || i from generate_series(1, 50) i;`;

/** Every row of every table and leaf, the state of sequences, rules and triggers, as text. */
export async function everything(connection: TestConnection): Promise<unknown[][]> {
  const tables = await ask(
    connection,
    `select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'm') and n.nspname = 'public' order by 1`,
  );
  const rows = tables.map(([table]) => `select '${table}' as place, t::text as content from ${table} t`);
  return ask(
    connection,
    `set timezone = 'UTC'; ${rows.join(' union all ')}
     union all select 'sequence', last_value || ' ' || is_called from ticket
     union all select 'sequence', last_value || ' ' || is_called from person_id_seq
     union all select 'rule', conrelid::regclass || conname || pg_get_constraintdef(oid) from pg_constraint
       where connamespace = 'public'::regnamespace and contype <> 'n'
     union all select 'trigger', tgrelid::regclass || tgname || tgenabled::text from pg_trigger where not tgisinternal
     order by 1, 2`,
  );
}
