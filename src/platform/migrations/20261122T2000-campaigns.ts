import { type Kysely, sql } from 'kysely';

/** Campaigns: the brief in parts, approvals, closure, pieces with editions and their pictures, rings, packets, screens. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await brief(db);
  await lessons(db);
  await pieces(db);
  await uploads(db);
  await cascade(db);
}

async function brief(db: Kysely<unknown>): Promise<void> {
  // `changes` numbers the changes of the brief: whoever raises it holds the row, so that edits of one campaign queue up.
  await sql`
    create table campaigns_campaign (
      id uuid primary key,
      template text,
      changes integer not null default 0,
      made_by uuid references people_person on delete set null,
      made_at timestamptz not null,
      removed_at timestamptz
    )`.execute(db);
  await sql`create index campaigns_campaign_by_maker on campaigns_campaign (made_by)`.execute(db);

  // Each part of the brief is a document of its own version: two people at two parts do not meet, two at one are told.
  await sql`
    create table campaigns_part (
      id uuid primary key,
      campaign_id uuid not null references campaigns_campaign on delete cascade,
      kind text not null check (kind in
        ('head', 'concept', 'messages', 'budget', 'approval', 'objective', 'member', 'card', 'objection')),
      position integer not null,
      content jsonb not null,
      version integer not null default 1,
      changed_by uuid references people_person on delete set null,
      changed_at timestamptz not null,
      removed_at timestamptz
    )`.execute(db);
  await sql`create index campaigns_part_by_campaign on campaigns_part (campaign_id, kind, position)`.execute(
    db,
  );
  await sql`create index campaigns_part_by_changer on campaigns_part (changed_by)`.execute(db);
  await sql`create index campaigns_part_members on campaigns_part ((content ->> 'personId')) where kind = 'member'`.execute(
    db,
  );
  await sql`create unique index campaigns_part_once on campaigns_part (campaign_id, kind)
    where kind in ('head', 'concept', 'messages', 'budget', 'approval')`.execute(db);

  await sql`
    create table campaigns_change (
      campaign_id uuid not null references campaigns_campaign on delete cascade,
      number integer not null,
      part_id uuid not null references campaigns_part on delete cascade,
      part_kind text not null,
      change text not null check (change in ('made', 'changed', 'removed')),
      before jsonb not null,
      after jsonb not null,
      actor_id uuid references people_person on delete set null,
      at timestamptz not null,
      primary key (campaign_id, number, part_id)
    )`.execute(db);
  await sql`create index campaigns_change_by_part on campaigns_change (part_id)`.execute(db);
  await sql`create index campaigns_change_by_actor on campaigns_change (actor_id)`.execute(db);

  // Actions are the plan's; here stands only that they work for the campaign, and for which objective.
  await sql`
    create table campaigns_action (
      campaign_id uuid not null references campaigns_campaign on delete cascade,
      action_id uuid not null references plan_action on delete cascade,
      objective_id uuid references campaigns_part on delete set null,
      primary key (campaign_id, action_id)
    )`.execute(db);
  await sql`create index campaigns_action_by_action on campaigns_action (action_id)`.execute(db);
  await sql`create index campaigns_action_by_objective on campaigns_action (objective_id)`.execute(db);

  await sql`
    create table campaigns_approval (
      id uuid primary key,
      campaign_id uuid not null references campaigns_campaign on delete cascade,
      person_id uuid references people_person on delete set null,
      decision text not null check (decision in ('approved', 'objected')),
      at_change integer not null,
      words text,
      at timestamptz not null,
      constraint campaigns_approval_words check (decision <> 'objected' or words is not null)
    )`.execute(db);
  await sql`create index campaigns_approval_by_campaign on campaigns_approval (campaign_id, at)`.execute(db);
  await sql`create index campaigns_approval_by_person on campaigns_approval (person_id)`.execute(db);
}

async function lessons(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table campaigns_closure (
      campaign_id uuid primary key references campaigns_campaign on delete cascade,
      results jsonb not null,
      conclusion jsonb not null,
      closed_by uuid references people_person on delete set null,
      closed_at timestamptz not null
    )`.execute(db);
  await sql`create index campaigns_closure_by_closer on campaigns_closure (closed_by)`.execute(db);

  // What a new brief is compared with: title, concept and conclusion of what was closed, a row for each language.
  await sql`
    create table campaigns_lesson (
      campaign_id uuid not null references campaigns_campaign on delete cascade,
      language text not null check (language in ('en', 'fi', 'es')),
      text text not null,
      search tsvector generated always as (
        case language
          when 'fi' then to_tsvector('pg_catalog.finnish'::regconfig, text)
          when 'es' then to_tsvector('pg_catalog.spanish'::regconfig, text)
          else to_tsvector('pg_catalog.english'::regconfig, text)
        end
      ) stored,
      folded text generated always as (people_fold(text)) stored,
      primary key (campaign_id, language)
    )`.execute(db);
  await sql`create index campaigns_lesson_search on campaigns_lesson using gin (search) with (fastupdate = off)`.execute(
    db,
  );
  await sql`create index campaigns_lesson_folded on campaigns_lesson using gist (folded gist_trgm_ops(siglen=64))`.execute(
    db,
  );
}

async function pieces(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table campaigns_piece (
      id uuid primary key,
      campaign_id uuid not null references campaigns_campaign,
      code text not null,
      settings jsonb not null,
      first_language text not null check (first_language in ('en', 'fi', 'es')),
      replaced_by uuid references campaigns_piece on delete set null,
      -- The message that delivery keeps of it, and which version of the piece that says.
      message_id uuid,
      published_version integer,
      version integer not null default 1,
      made_by uuid references people_person on delete set null,
      made_at timestamptz not null,
      changed_at timestamptz not null,
      removed_at timestamptz,
      constraint campaigns_piece_code unique (code),
      check (id <> replaced_by)
    )`.execute(db);
  await sql`create index campaigns_piece_by_campaign on campaigns_piece (campaign_id, made_at)`.execute(db);
  await sql`create index campaigns_piece_by_successor on campaigns_piece (replaced_by)`.execute(db);
  await sql`create index campaigns_piece_by_maker on campaigns_piece (made_by)`.execute(db);

  // Every saved state of an edition is a row of its history; the edition points at the newest.
  await sql`
    create table campaigns_edition (
      piece_id uuid not null references campaigns_piece on delete cascade,
      language text not null check (language in ('en', 'fi', 'es')),
      version integer not null,
      -- Of the first language: which of its versions this one says in another language.
      follows integer,
      primary key (piece_id, language)
    )`.execute(db);
  await sql`
    create table campaigns_edition_version (
      piece_id uuid not null,
      language text not null,
      number integer not null,
      title text not null,
      summary text,
      doc jsonb not null,
      changed_by uuid references people_person on delete set null,
      changed_at timestamptz not null,
      restored_from integer,
      primary key (piece_id, language, number),
      foreign key (piece_id, language) references campaigns_edition on delete cascade
    )`.execute(db);
  await sql`create index campaigns_edition_version_by_changer on campaigns_edition_version (changed_by)`.execute(
    db,
  );

  // What somebody is writing and has not saved yet: theirs alone, on all of their devices.
  await sql`
    create table campaigns_draft (
      piece_id uuid not null references campaigns_piece on delete cascade,
      language text not null check (language in ('en', 'fi', 'es')),
      person_id uuid not null references people_person on delete cascade,
      base_version integer not null,
      title text not null,
      summary text,
      doc jsonb not null,
      saved_at timestamptz not null,
      primary key (piece_id, language, person_id)
    )`.execute(db);
  await sql`create index campaigns_draft_by_person on campaigns_draft (person_id)`.execute(db);

  // Who is at it right now; unlogged, because it is worth nothing after a restart, and kept for half a minute.
  await sql`
    create unlogged table campaigns_presence (
      piece_id uuid not null,
      person_id uuid not null,
      language text not null,
      seen_at timestamptz not null,
      primary key (piece_id, person_id)
    )`.execute(db);

  // What went out: the release that delivery keeps, and which ring it was for.
  await sql`
    create table campaigns_release (
      id uuid primary key,
      piece_id uuid not null references campaigns_piece,
      ring_id uuid,
      wish jsonb not null,
      release_id uuid,
      planned_by uuid references people_person on delete set null,
      planned_at timestamptz not null,
      released_at timestamptz,
      withdrawn_at timestamptz
    )`.execute(db);
  await sql`create index campaigns_release_by_piece on campaigns_release (piece_id, planned_at)`.execute(db);
  await sql`create index campaigns_release_by_ring on campaigns_release (ring_id)`.execute(db);
  await sql`create index campaigns_release_by_planner on campaigns_release (planned_by)`.execute(db);
}

async function uploads(db: Kysely<unknown>): Promise<void> {
  // Ids of pictures are random: mail shows them to people who are not signed in, so they are not to be guessed.
  await sql`
    create table campaigns_image (
      id uuid primary key,
      campaign_id uuid not null references campaigns_campaign on delete cascade,
      name text not null,
      width integer not null,
      height integer not null,
      uploaded_by uuid references people_person on delete set null,
      uploaded_at timestamptz not null
    )`.execute(db);
  await sql`create index campaigns_image_by_campaign on campaigns_image (campaign_id)`.execute(db);
  await sql`create index campaigns_image_by_uploader on campaigns_image (uploaded_by)`.execute(db);
  await sql`
    create table campaigns_image_size (
      image_id uuid not null references campaigns_image on delete cascade,
      width integer not null,
      height integer not null,
      bytes integer not null,
      file_id uuid not null,
      primary key (image_id, width)
    )`.execute(db);
  await sql`
    create table campaigns_file (
      id uuid primary key,
      campaign_id uuid not null references campaigns_campaign on delete cascade,
      name text not null,
      type text not null,
      bytes bigint not null,
      uploaded_by uuid references people_person on delete set null,
      uploaded_at timestamptz not null
    )`.execute(db);
  await sql`create index campaigns_file_by_campaign on campaigns_file (campaign_id)`.execute(db);
  await sql`create index campaigns_file_by_uploader on campaigns_file (uploaded_by)`.execute(db);
}

async function cascade(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table campaigns_ring (
      id uuid primary key,
      campaign_id uuid not null references campaigns_campaign on delete cascade,
      position integer not null,
      name jsonb not null,
      audience_id uuid not null references people_audience,
      -- Until then nothing of it goes out, whoever asks.
      embargo_until timestamptz,
      -- What opens it: so much of the ring before has confirmed, and not before this.
      share_needed real check (share_needed between 0 and 1),
      opens_at timestamptz,
      packet jsonb,
      packet_version integer not null default 0,
      version integer not null default 1,
      changed_at timestamptz not null,
      removed_at timestamptz
    )`.execute(db);
  await sql`create index campaigns_ring_by_campaign on campaigns_ring (campaign_id, position)`.execute(db);
  await sql`create index campaigns_ring_by_audience on campaigns_ring (audience_id)`.execute(db);
  await sql`alter table campaigns_release add foreign key (ring_id) references campaigns_ring`.execute(db);

  await sql`
    create table campaigns_ring_opening (
      ring_id uuid primary key references campaigns_ring on delete cascade,
      opened_at timestamptz not null,
      opened_by uuid references people_person on delete set null,
      -- Why it was opened before its condition held.
      reason text,
      share real
    )`.execute(db);
  await sql`create index campaigns_ring_opening_by_opener on campaigns_ring_opening (opened_by)`.execute(db);

  await sql`
    create table campaigns_confirmation (
      ring_id uuid not null references campaigns_ring on delete cascade,
      person_id uuid not null references people_person on delete cascade,
      tries integer not null,
      packet_version integer,
      confirmed_at timestamptz,
      primary key (ring_id, person_id)
    )`.execute(db);
  await sql`create index campaigns_confirmation_by_person on campaigns_confirmation (person_id)`.execute(db);

  await sql`
    create table campaigns_telling (
      id uuid primary key,
      ring_id uuid not null references campaigns_ring on delete cascade,
      person_id uuid not null references people_person on delete cascade,
      told_on date not null,
      form text not null check (form in ('huddle', 'meeting', 'one_to_one', 'in_writing')),
      questions integer not null,
      recorded_at timestamptz not null
    )`.execute(db);
  await sql`create index campaigns_telling_by_ring on campaigns_telling (ring_id, person_id)`.execute(db);
  await sql`create index campaigns_telling_by_person on campaigns_telling (person_id)`.execute(db);

  await sql`
    create table campaigns_screen (
      id uuid primary key,
      name text not null,
      language text not null check (language in ('en', 'fi', 'es')),
      audience_id uuid references people_audience,
      token_hash bytea not null,
      made_by uuid references people_person on delete set null,
      made_at timestamptz not null,
      closed_at timestamptz
    )`.execute(db);
  await sql`create unique index campaigns_screen_by_token on campaigns_screen (token_hash)`.execute(db);
  await sql`create index campaigns_screen_by_audience on campaigns_screen (audience_id)`.execute(db);
  await sql`create index campaigns_screen_by_maker on campaigns_screen (made_by)`.execute(db);
}
