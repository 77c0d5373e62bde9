import { type Kysely, sql } from 'kysely';

/** What the check of an import found, kept while its planner decides; personal, so it goes when the import ends. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table people_import add column version integer not null default 1`.execute(db);
  await sql`create index people_import_by_time on people_import (started_at desc, id desc)`.execute(db);

  await sql`
    create table people_import_problem (
      import_id uuid not null references people_import on delete cascade,
      position integer not null,
      code text not null,
      severity text not null check (severity in ('blocks', 'tells')),
      row_number integer,
      column_index integer,
      field text,
      value text,
      params jsonb not null,
      primary key (import_id, position)
    )`.execute(db);

  await sql`
    create table people_import_preview (
      import_id uuid not null references people_import on delete cascade,
      position integer not null,
      kind text not null check (kind in ('created', 'changed', 'left')),
      row_number integer,
      person_id uuid,
      person_label text,
      before jsonb not null,
      after jsonb not null,
      primary key (import_id, position)
    )`.execute(db);
}
