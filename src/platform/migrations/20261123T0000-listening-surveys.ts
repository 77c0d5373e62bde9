import { type Kysely, sql } from 'kysely';

/** Surveys with their versions, the limit of items a person, and results of other vendors. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await surveys(db);
  await resultImports(db);
}

async function surveys(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table listening_survey (
      id uuid primary key,
      content jsonb not null,
      version integer not null default 1,
      made_by uuid references people_person on delete set null,
      made_at timestamptz not null,
      changed_by uuid references people_person on delete set null,
      changed_at timestamptz not null,
      archived_at timestamptz
    )`.execute(db);
  await sql`create index listening_survey_by_maker on listening_survey (made_by)`.execute(db);
  await sql`create index listening_survey_by_changer on listening_survey (changed_by)`.execute(db);
  await sql`create index listening_survey_by_change on listening_survey (changed_at, id)`.execute(db);

  await sql`
    create table listening_survey_version (
      survey_id uuid not null references listening_survey on delete cascade,
      version integer not null,
      content jsonb not null,
      changed_by uuid references people_person on delete set null,
      changed_at timestamptz not null,
      primary key (survey_id, version)
    )`.execute(db);
  await sql`create index listening_survey_version_by_changer on listening_survey_version (changed_by)`.execute(
    db,
  );

  await sql`
    create table listening_limit (
      one boolean primary key default true check (one),
      items_per_fortnight integer not null check (items_per_fortnight between 3 and 80),
      version integer not null default 1,
      changed_by uuid references people_person on delete set null,
      changed_at timestamptz not null
    )`.execute(db);
  await sql`create index listening_limit_by_changer on listening_limit (changed_by)`.execute(db);
}

async function resultImports(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table listening_result_import (
      id uuid primary key,
      file_name text not null,
      mapping jsonb not null,
      version integer not null default 1,
      rows jsonb not null,
      started_by uuid references people_person on delete set null,
      started_at timestamptz not null,
      written_at timestamptz
    )`.execute(db);
  await sql`create index listening_result_import_by_starter on listening_result_import (started_by)`.execute(
    db,
  );

  // One figure of one organisation in one year as its vendor published it (given), and as it stands on our line (value).
  await sql`
    create table listening_result_figure (
      id uuid primary key,
      import_id uuid not null references listening_result_import on delete cascade,
      organisation text not null,
      parent text,
      own boolean not null,
      year integer not null check (year between 1900 and 2200),
      measure text not null,
      construct text not null,
      meaning jsonb not null,
      given double precision not null,
      unit text not null check (unit in ('favourable', 'score', 'enps')),
      value double precision not null,
      losses jsonb not null,
      respondents integer check (respondents >= 5),
      unique (import_id, organisation, year, measure)
    )`.execute(db);
  await sql`create index listening_result_figure_by_line on listening_result_figure (construct, organisation, year)`.execute(
    db,
  );
  await sql`create index listening_result_figure_own on listening_result_figure (construct, year) where own`.execute(
    db,
  );
}
