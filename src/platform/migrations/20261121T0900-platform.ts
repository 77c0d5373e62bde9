import { type Kysely, sql } from 'kysely';

/** The event log, remembered answers to repeated requests, and secrets of the installation. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create extension if not exists pg_trgm`.execute(db);
  await sql`create extension if not exists unaccent`.execute(db);

  // Partitioned by month; a schedule makes the coming months, the default partition catches what has none yet.
  await sql`
    create table event (
      id uuid not null,
      name text not null,
      at timestamptz not null,
      actor_id uuid,
      actor_kind text not null,
      request_id text,
      subject_kind text,
      subject_id uuid,
      body jsonb not null,
      primary key (id, at)
    ) partition by range (at)`.execute(db);
  await sql`create table event_default partition of event default`.execute(db);
  await sql`create index event_by_time on event (at desc, id desc)`.execute(db);
  await sql`create index event_by_subject on event (subject_kind, subject_id, at desc)`.execute(db);
  await sql`create index event_by_actor on event (actor_id, at desc)`.execute(db);
  await sql`create index event_by_name on event (name, at desc)`.execute(db);
  // Append-only: not even a bug of ours may rewrite what happened.
  await sql`
    create function event_is_append_only() returns trigger language plpgsql as $$
    begin
      raise exception 'the event log is append-only' using errcode = 'insufficient_privilege';
    end $$`.execute(db);
  await sql`
    create trigger event_append_only before update or delete on event
    for each row execute function event_is_append_only()`.execute(db);
  await sql`
    create trigger event_no_truncate before truncate on event
    for each statement execute function event_is_append_only()`.execute(db);

  await sql`
    create table platform_repeat (
      actor_key text not null,
      endpoint text not null,
      key text not null,
      fingerprint text not null,
      status integer not null,
      answer jsonb not null,
      at timestamptz not null,
      primary key (actor_key, endpoint, key)
    )`.execute(db);
  await sql`create index platform_repeat_by_time on platform_repeat (at)`.execute(db);

  await sql`
    create table platform_secret (
      name text primary key,
      value bytea not null,
      created_at timestamptz not null
    )`.execute(db);
}
