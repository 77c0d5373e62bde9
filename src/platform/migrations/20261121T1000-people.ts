import { type Kysely, sql } from 'kysely';

/** The organisation, its units and people, what is declared about them, their history, imports and audiences. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // unaccent() is only stable because its dictionary could change; ours does not, and an index needs immutable.
  await sql`
    create function people_fold(words text) returns text language sql immutable parallel safe
    as $$ select lower(public.unaccent('public.unaccent'::regdictionary, coalesce(words, ''))) $$`.execute(
    db,
  );

  await sql`
    create table people_organisation (
      only_one boolean primary key default true check (only_one),
      name text not null,
      language text not null check (language in ('en', 'fi', 'es')),
      zone text not null,
      accent text not null check (accent ~ '^#[0-9a-f]{6}$'),
      version integer not null default 1,
      founded_at timestamptz not null
    )`.execute(db);

  await sql`
    create table people_unit (
      id uuid primary key,
      code text not null unique,
      name text not null,
      parent_id uuid references people_unit,
      closed_at timestamptz,
      version integer not null default 1,
      check (id <> parent_id)
    )`.execute(db);
  await sql`create index people_unit_by_parent on people_unit (parent_id)`.execute(db);

  await sql`
    create table people_person (
      id uuid primary key,
      name text,
      email text,
      employee_number text,
      unit_id uuid references people_unit,
      manager_id uuid references people_person deferrable initially deferred,
      title text,
      role_family text,
      location text,
      language text check (language in ('en', 'fi', 'es')),
      started_on date,
      birth_year smallint check (birth_year between 1900 and 2100),
      employment text,
      zone text,
      shift text,
      attributes jsonb not null default '{}',
      state text not null default 'active' check (state in ('candidate', 'active', 'on_leave', 'left')),
      left_on date,
      version integer not null default 1,
      search text generated always as (
        people_fold(coalesce(name, '') || ' ' || coalesce(employee_number, '') || ' ' || coalesce(email, '') || ' ' || coalesce(title, ''))
      ) stored,
      check (id <> manager_id)
    )`.execute(db);
  await sql`create unique index people_person_employee_number on people_person (employee_number)`.execute(db);
  await sql`create unique index people_person_email on people_person (lower(email))`.execute(db);
  await sql`create index people_person_by_unit on people_person (unit_id)`.execute(db);
  await sql`create index people_person_by_manager on people_person (manager_id)`.execute(db);
  await sql`create index people_person_search on people_person using gin (search gin_trgm_ops)`.execute(db);

  await sql`
    create table people_attribute (
      key text primary key check (key ~ '^[a-z][a-z0-9_]{0,39}$'),
      label jsonb not null,
      type text not null check (type in ('text', 'number', 'day', 'choice')),
      choices jsonb not null default '[]'
    )`.execute(db);

  // The values before and after, apart from the event log: they are personal and go when a person is erased.
  await sql`
    create table people_change (
      id uuid primary key,
      person_id uuid not null references people_person on delete cascade,
      at timestamptz not null,
      actor_id uuid,
      source text not null check (source in ('hand', 'import', 'api', 'scim')),
      import_id uuid,
      before jsonb not null,
      after jsonb not null
    )`.execute(db);
  await sql`create index people_change_by_person on people_change (person_id, id desc)`.execute(db);
  await sql`create index people_change_by_import on people_change (import_id)`.execute(db);

  await sql`
    create table people_import (
      id uuid primary key,
      started_by uuid references people_person,
      file_id uuid,
      file_name text not null,
      bytes bigint not null,
      state text not null check (state in ('uploaded', 'checking', 'checked', 'writing', 'done', 'stopped', 'failed', 'undone')),
      settings jsonb not null default '{}',
      result jsonb not null default '{}',
      progress real not null default 0,
      stop_asked boolean not null default false,
      started_at timestamptz not null,
      finished_at timestamptz
    )`.execute(db);
  await sql`create index people_import_by_starter on people_import (started_by)`.execute(db);

  await sql`
    create table people_audience (
      id uuid primary key,
      name text not null,
      rule jsonb not null,
      created_by uuid references people_person,
      created_at timestamptz not null,
      retired_at timestamptz,
      version integer not null default 1
    )`.execute(db);
  await sql`create unique index people_audience_name on people_audience (lower(name)) where retired_at is null`.execute(
    db,
  );
  await sql`create index people_audience_by_author on people_audience (created_by)`.execute(db);
}
