import { type Kysely, sql } from 'kysely';

/** Results: what is published of a wave, once; themes, focus, the answer to it, and who looked. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await publications(db);
  await afterwards(db);
}

async function publications(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table listening_publication (
      wave_id uuid primary key references listening_wave on delete cascade,
      parts integer not null,
      started_at timestamptz not null,
      finished_at timestamptz,
      drivers jsonb
    )`.execute(db);
  // What was made before a restart is not made again.
  await sql`
    create table listening_publication_part (
      wave_id uuid not null references listening_publication on delete cascade,
      part text not null,
      primary key (wave_id, part)
    )`.execute(db);
  // A group is everybody or a label; numbers of withheld groups stand nowhere in a publication.
  await sql`
    create table listening_result_group (
      wave_id uuid not null references listening_publication on delete cascade,
      group_key text not null,
      invited integer not null,
      answered integer,
      withheld text,
      position integer not null,
      primary key (wave_id, group_key),
      check ((answered is null) = (withheld is not null))
    )`.execute(db);
  await sql`
    create table listening_figure (
      wave_id uuid not null references listening_publication on delete cascade,
      group_key text not null,
      item_id uuid not null,
      favourable text,
      unfavourable text,
      mean text,
      spread text,
      withheld text,
      primary key (wave_id, group_key, item_id),
      check (withheld is null or coalesce(favourable, unfavourable, mean, spread) is null)
    )`.execute(db);
  // A trend asks for one item over all waves.
  await sql`create index listening_figure_by_item on listening_figure (item_id, group_key, wave_id)`.execute(
    db,
  );
  await sql`
    create table listening_comment_list (
      wave_id uuid not null references listening_publication on delete cascade,
      item_id uuid not null,
      group_key text not null,
      comments text,
      withheld text,
      primary key (wave_id, item_id, group_key),
      check ((comments is null) = (withheld is not null))
    )`.execute(db);
}

async function afterwards(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table listening_theme (
      id uuid primary key,
      wave_id uuid not null references listening_wave on delete cascade,
      name jsonb not null,
      phrases jsonb not null,
      origin text not null check (origin in ('found', 'hand')),
      version integer not null default 1,
      changed_by uuid references people_person on delete set null,
      changed_at timestamptz not null
    )`.execute(db);
  await sql`create index listening_theme_by_wave on listening_theme (wave_id, id)`.execute(db);
  await sql`create index listening_theme_by_changer on listening_theme (changed_by)`.execute(db);
  await sql`
    create table listening_focus (
      id uuid primary key,
      wave_id uuid not null references listening_wave on delete cascade,
      group_key text not null,
      item_id uuid not null,
      action_id uuid,
      ask_again_on date not null,
      follow_up_id uuid references listening_survey on delete set null,
      version integer not null default 1,
      chosen_by uuid references people_person on delete set null,
      chosen_at timestamptz not null,
      unique (wave_id, group_key, item_id)
    )`.execute(db);
  await sql`create index listening_focus_due on listening_focus (ask_again_on, id) where follow_up_id is null`.execute(
    db,
  );
  await sql`create index listening_focus_by_follow_up on listening_focus (follow_up_id)`.execute(db);
  await sql`create index listening_focus_by_chooser on listening_focus (chosen_by)`.execute(db);
  await sql`
    create table listening_wave_answer (
      wave_id uuid primary key references listening_wave on delete cascade,
      parts jsonb not null,
      version integer not null default 1,
      written_by uuid references people_person on delete set null,
      written_at timestamptz not null,
      published_by uuid references people_person on delete set null,
      published_at timestamptz
    )`.execute(db);
  await sql`create index listening_wave_answer_by_writer on listening_wave_answer (written_by)`.execute(db);
  await sql`create index listening_wave_answer_by_publisher on listening_wave_answer (published_by)`.execute(
    db,
  );
  // A day is enough to know who looked; a person who is erased takes their lines along.
  await sql`
    create table listening_reading (
      wave_id uuid not null references listening_wave on delete cascade,
      person_id uuid not null references people_person on delete cascade,
      report text not null,
      group_key text not null,
      read_on date not null,
      primary key (wave_id, read_on, person_id, report, group_key)
    )`.execute(db);
  await sql`create index listening_reading_by_person on listening_reading (person_id)`.execute(db);
}
