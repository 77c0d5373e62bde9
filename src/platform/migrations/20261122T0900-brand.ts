import { type Kysely, sql } from 'kysely';

/** The brand core in versions, what its promises are proved with, and the thread that later modules tie to it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // `version` counts every change of the draft, so that what was compared is what is published.
  await sql`
    create table brand_version (
      id uuid primary key,
      state text not null check (state in ('draft', 'published', 'discarded')),
      number integer unique,
      note text,
      restored_from uuid references brand_version,
      started_by uuid references people_person on delete set null,
      started_at timestamptz not null,
      published_by uuid references people_person on delete set null,
      published_at timestamptz,
      discarded_by uuid references people_person on delete set null,
      discarded_at timestamptz,
      version integer not null default 1,
      constraint brand_version_published check ((state = 'published') = (published_at is not null and number is not null)),
      constraint brand_version_discarded check ((state = 'discarded') = (discarded_at is not null))
    )`.execute(db);
  // One draft at a time: everybody works on the same next version.
  await sql`create unique index brand_version_one_draft on brand_version ((true)) where state = 'draft'`.execute(
    db,
  );
  await sql`create index brand_version_by_source on brand_version (restored_from)`.execute(db);
  await sql`create index brand_version_by_starter on brand_version (started_by)`.execute(db);
  await sql`create index brand_version_by_publisher on brand_version (published_by)`.execute(db);
  await sql`create index brand_version_by_discarder on brand_version (discarded_by)`.execute(db);

  // The id stays the same from version to version. Texts travel as one document: they are copied, compared and
  // restored as a whole; what is joined or filtered by is a column.
  await sql`
    create table brand_object (
      version_id uuid not null references brand_version on delete cascade,
      id uuid not null,
      kind text not null check (kind in ('mission', 'vision', 'value', 'promise')),
      position integer not null,
      owner_id uuid references people_person on delete set null,
      audience_id uuid references people_audience,
      content jsonb not null,
      version integer not null default 1,
      changed_by uuid references people_person on delete set null,
      changed_at timestamptz not null,
      primary key (version_id, id)
    )`.execute(db);
  await sql`
    create unique index brand_object_once on brand_object (version_id, kind)
    where kind in ('mission', 'vision')`.execute(db);
  await sql`create index brand_object_by_owner on brand_object (owner_id)`.execute(db);
  await sql`create index brand_object_by_audience on brand_object (audience_id)`.execute(db);
  await sql`create index brand_object_by_changer on brand_object (changed_by)`.execute(db);
  await sql`create index brand_object_content on brand_object using gin (content jsonb_path_ops)`.execute(db);

  await sql`
    create table brand_retirement (
      version_id uuid not null references brand_version on delete cascade,
      object_id uuid not null,
      kind text not null check (kind in ('value', 'promise')),
      reason text not null,
      left_hanging jsonb not null,
      retired_by uuid references people_person on delete set null,
      retired_at timestamptz not null,
      primary key (version_id, object_id)
    )`.execute(db);
  await sql`create index brand_retirement_by_person on brand_retirement (retired_by)`.execute(db);

  await sql`
    create table brand_file (
      id uuid primary key,
      name text not null,
      type text not null,
      bytes bigint not null,
      uploaded_by uuid references people_person on delete set null,
      uploaded_at timestamptz not null
    )`.execute(db);
  await sql`create index brand_file_by_uploader on brand_file (uploaded_by)`.execute(db);
  await sql`create index brand_file_by_time on brand_file (uploaded_at)`.execute(db);

  await sql`
    create table brand_thread_node (
      kind text not null check (kind in ('value', 'promise', 'goal', 'campaign', 'action', 'piece', 'measure')),
      id uuid not null,
      title jsonb not null,
      state text not null check (state in ('draft', 'open', 'closed')),
      sealed boolean not null default false,
      owner_id uuid references people_person on delete set null,
      starts_on date,
      ends_on date,
      closed_at timestamptz,
      primary key (kind, id),
      constraint brand_thread_node_closed check ((state = 'closed') = (closed_at is not null))
    )`.execute(db);
  await sql`create index brand_thread_node_by_owner on brand_thread_node (owner_id)`.execute(db);

  await sql`
    create table brand_link (
      from_kind text not null,
      from_id uuid not null,
      to_kind text not null,
      to_id uuid not null,
      primary key (from_kind, from_id, to_kind, to_id),
      foreign key (from_kind, from_id) references brand_thread_node on delete cascade,
      foreign key (to_kind, to_id) references brand_thread_node on delete cascade,
      check (from_kind <> to_kind)
    )`.execute(db);
  await sql`create index brand_link_by_target on brand_link (to_kind, to_id)`.execute(db);
}
