import { type Kysely, sql } from 'kysely';

/** Waves: who is invited under which labels, the sealed ballot box while one is open, and what is left of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await waves(db);
  await ballotBox(db);
  await remains(db);
}

async function waves(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table listening_wave (
      id uuid primary key,
      survey_id uuid not null references listening_survey on delete cascade,
      number integer not null,
      status text not null default 'draft' check (status in
        ('draft', 'planned', 'open', 'closing', 'closed', 'published', 'answered', 'cancelled')),
      settings jsonb not null,
      questionnaire jsonb,
      manifest jsonb,
      manifest_hash bytea,
      invited integer,
      version integer not null default 1,
      made_by uuid references people_person on delete set null,
      made_at timestamptz not null,
      planned_at timestamptz,
      opened_at timestamptz,
      closes_at timestamptz,
      closed_at timestamptz,
      unique (survey_id, number)
    )`.execute(db);
  await sql`create index listening_wave_by_maker on listening_wave (made_by)`.execute(db);
  await sql`create index listening_wave_by_status on listening_wave (status, closes_at)`.execute(db);

  // What was done to a wave out of turn, with the reason that everybody reads.
  await sql`
    create table listening_wave_act (
      id uuid primary key,
      wave_id uuid not null references listening_wave on delete cascade,
      kind text not null check (kind in ('overridden', 'extended', 'closed_early', 'cancelled')),
      reason text not null,
      from_at timestamptz,
      to_at timestamptz,
      by_id uuid references people_person on delete set null,
      at timestamptz not null
    )`.execute(db);
  await sql`create index listening_wave_act_by_wave on listening_wave_act (wave_id, at)`.execute(db);
  await sql`create index listening_wave_act_by_person on listening_wave_act (by_id)`.execute(db);

  // Ids are random: a label's place must not tell when, or of whom, it was made.
  await sql`
    create table listening_label (
      id uuid primary key,
      wave_id uuid not null references listening_wave on delete cascade,
      view text not null,
      key text not null,
      kind text not null,
      names jsonb not null,
      invited integer not null,
      parent_id uuid references listening_label on delete cascade,
      unit_ids uuid[] not null default '{}',
      public_key jsonb,
      ballots integer,
      unique (wave_id, view, key)
    )`.execute(db);
  await sql`create index listening_label_by_parent on listening_label (parent_id)`.execute(db);

  await sql`
    create table listening_roster (
      wave_id uuid not null references listening_wave on delete cascade,
      person_id uuid not null references people_person on delete cascade,
      attributes jsonb not null,
      labels jsonb not null,
      by_code boolean not null default false,
      primary key (wave_id, person_id)
    )`.execute(db);
  await sql`create index listening_roster_by_person on listening_roster (person_id)`.execute(db);

  // Letters to the invited, each sent once; they say nothing about who answered, which nobody knows.
  await sql`
    create table listening_letter (
      wave_id uuid not null references listening_wave on delete cascade,
      round integer not null,
      person_id uuid not null references people_person on delete cascade,
      state text not null default 'waiting' check (state in ('waiting', 'sent', 'nowhere')),
      primary key (wave_id, round, person_id)
    )`.execute(db);
  await sql`create index listening_letter_by_person on listening_letter (person_id)`.execute(db);
  await sql`create index listening_letter_waiting on listening_letter (wave_id, round) where state = 'waiting'`.execute(
    db,
  );
  await sql`
    create table listening_reminder (
      wave_id uuid not null references listening_wave on delete cascade,
      round integer not null,
      label_ids uuid[] not null,
      by_id uuid references people_person on delete set null,
      at timestamptz not null,
      primary key (wave_id, round)
    )`.execute(db);
  await sql`create index listening_reminder_by_person on listening_reminder (by_id)`.execute(db);
}

async function ballotBox(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table listening_private_key (
      label_id uuid primary key references listening_label on delete cascade,
      wave_id uuid not null references listening_wave on delete cascade,
      sealed bytea not null
    )`.execute(db);
  await sql`create index listening_private_key_by_wave on listening_private_key (wave_id)`.execute(db);

  // Who drew a token of a view: yes or no. No time, no label, and nothing that a ballot carries.
  await sql`
    create table listening_issued (
      wave_id uuid not null,
      person_id uuid not null,
      view text not null,
      blinded_hash bytea not null,
      primary key (wave_id, person_id, view),
      foreign key (wave_id, person_id) references listening_roster on delete cascade
    )`.execute(db);

  // A printed code stands for somebody of a label, not for a person.
  await sql`
    create table listening_code (
      wave_id uuid not null references listening_wave on delete cascade,
      code_hash bytea not null,
      label_id uuid not null references listening_label on delete cascade,
      primary key (wave_id, code_hash)
    )`.execute(db);
  await sql`create index listening_code_by_label on listening_code (label_id)`.execute(db);
  await sql`
    create table listening_code_issued (
      wave_id uuid not null,
      code_hash bytea not null,
      view text not null,
      blinded_hash bytea not null,
      primary key (wave_id, code_hash, view),
      foreign key (wave_id, code_hash) references listening_code on delete cascade
    )`.execute(db);

  // Keys are hashes of what only the voter's device and one moment of the server know. Only an unlabelled ballot keeps its
  // answers together; those of a labelled one are cells that nothing joins, so that equal answers cannot tie two
  // ballots of one person. No foreign keys: a vote must touch nothing that everybody touches.
  await sql`
    create table listening_ballot (
      wave_id uuid not null,
      id bytea not null,
      view text not null,
      label_id uuid not null,
      answers jsonb,
      primary key (wave_id, id)
    )`.execute(db);
  await sql`
    create table listening_ballot_cell (
      wave_id uuid not null,
      id bytea not null,
      view text not null,
      label_id uuid not null,
      item_id uuid not null,
      answer jsonb,
      primary key (wave_id, id)
    )`.execute(db);

  for (const table of [
    'listening_private_key',
    'listening_issued',
    'listening_code',
    'listening_code_issued',
    'listening_ballot',
    'listening_ballot_cell',
  ])
    await sql`comment on table ${sql.table(table)} is 'left out of backups: two copies of an open ballot box tell what came between them'`.execute(
      db,
    );
}

async function remains(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table listening_ballot_id (
      wave_id uuid not null references listening_wave on delete cascade,
      id bytea not null,
      primary key (wave_id, id)
    )`.execute(db);
  await sql`
    create table listening_count (
      wave_id uuid not null references listening_wave on delete cascade,
      view text not null,
      label_id uuid not null references listening_label on delete cascade,
      item_id uuid not null,
      value integer not null,
      people integer not null,
      primary key (wave_id, label_id, item_id, value)
    )`.execute(db);
  await sql`create index listening_count_by_label on listening_count (label_id)`.execute(db);
  await sql`
    create table listening_row (
      id uuid primary key,
      wave_id uuid not null references listening_wave on delete cascade,
      answers jsonb not null
    )`.execute(db);
  await sql`create index listening_row_by_wave on listening_row (wave_id, id)`.execute(db);
  await sql`
    create table listening_comment (
      id uuid primary key,
      wave_id uuid not null references listening_wave on delete cascade,
      label_id uuid not null references listening_label on delete cascade,
      item_id uuid not null,
      language text not null,
      text text not null
    )`.execute(db);
  await sql`create index listening_comment_by_wave on listening_comment (wave_id, item_id, id)`.execute(db);
  await sql`create index listening_comment_by_label on listening_comment (label_id)`.execute(db);
}
