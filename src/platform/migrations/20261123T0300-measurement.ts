import { type Kysely, sql } from 'kysely';

/** Readings of measures, rollups of what people did, experiments, probes, effects and reports. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await readings(db);
  await rollups(db);
  await experiments(db);
  await probes(db);
  await reports(db);
}

async function readings(db: Kysely<unknown>): Promise<void> {
  // `measure_id`: a measure of the plan, or an objective of a campaign; both keep their readings when they go. `people`: over how
  // many the value was taken. Without a unit it is of the whole.
  await sql`
    create table measurement_reading (
      id uuid primary key,
      measure_id uuid not null,
      unit_id uuid,
      read_on date not null,
      value double precision not null,
      low double precision,
      high double precision,
      people integer check (people >= 0),
      source text not null check (source in ('by_hand', 'import', 'api', 'survey_item', 'behaviour')),
      source_id uuid,
      note text,
      entered_by uuid references people_person on delete set null,
      entered_at timestamptz not null,
      removed_at timestamptz,
      version integer not null default 1,
      check ((low is null) = (high is null)),
      check (low is null or (low <= value and value <= high))
    )`.execute(db);
  await sql`create unique index measurement_reading_once
    on measurement_reading (measure_id, coalesce(unit_id, '00000000-0000-0000-0000-000000000000'), read_on)
    where removed_at is null`.execute(db);
  await sql`create index measurement_reading_by_source on measurement_reading (source_id)`.execute(db);
  await sql`create index measurement_reading_by_person on measurement_reading (entered_by)`.execute(db);
  await sql`
    create table measurement_correction (
      reading_id uuid not null references measurement_reading,
      number integer not null,
      before jsonb not null,
      after jsonb,
      reason text not null,
      corrected_by uuid references people_person on delete set null,
      corrected_at timestamptz not null,
      primary key (reading_id, number)
    )`.execute(db);
  await sql`create index measurement_correction_by_person on measurement_correction (corrected_by)`.execute(
    db,
  );
  // What feeds a measure by itself.
  await sql`
    create table measurement_feed (
      measure_id uuid primary key,
      feed jsonb not null,
      set_by uuid references people_person on delete set null,
      set_at timestamptz not null,
      version integer not null default 1
    )`.execute(db);
  await sql`create index measurement_feed_by_person on measurement_feed (set_by)`.execute(db);
  await sql`
    create table measurement_annotation (
      id uuid primary key,
      kind text not null check (kind in ('shock', 'holiday', 'note')),
      occurred_on date not null,
      until_on date check (until_on >= occurred_on),
      words jsonb not null,
      plan_id uuid,
      campaign_id uuid,
      made_by uuid references people_person on delete set null,
      made_at timestamptz not null
    )`.execute(db);
  await sql`create index measurement_annotation_by_day on measurement_annotation (occurred_on, id)`.execute(
    db,
  );
  await sql`create index measurement_annotation_by_person on measurement_annotation (made_by)`.execute(db);
  await sql`
    create table measurement_import (
      id uuid primary key,
      measure_id uuid,
      started_by uuid references people_person on delete set null,
      started_at timestamptz not null,
      file_name text not null,
      rows jsonb not null,
      columns jsonb not null,
      written_at timestamptz
    )`.execute(db);
  await sql`create index measurement_import_by_person on measurement_import (started_by)`.execute(db);
  await sql`create index measurement_import_by_time on measurement_import (started_at)`.execute(db);
}

// Counted anew from the feed, message by message, whenever something arrived about one: right whatever came late, twice, or was
// erased. The unit of zeros holds people without a unit.
async function rollups(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table measurement_reach (
      message_id uuid not null,
      unit_id uuid not null,
      people integer not null,
      seen integer not null,
      read integer not null,
      understood integer not null,
      signed integer not null,
      useful integer not null,
      not_useful integer not null,
      seconds bigint not null,
      primary key (message_id, unit_id)
    )`.execute(db);
  await sql`create index measurement_reach_by_unit on measurement_reach (unit_id)`.execute(db);
  await sql`
    create table measurement_day (
      message_id uuid not null,
      day date not null,
      opened integer not null,
      seen integer not null,
      read integer not null,
      understood integer not null,
      signed integer not null,
      primary key (message_id, day)
    )`.execute(db);
  // Marks are added and never changed: one that commits while its message is counted is taken the next time.
  await sql`create table measurement_uncounted (message_id uuid not null)`.execute(db);
}

async function experiments(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table measurement_experiment (
      id uuid primary key,
      campaign_id uuid not null,
      kind text not null check (kind in ('editions', 'hold_out', 'stepped')),
      draw_of text not null check (draw_of in ('people', 'units')),
      design jsonb not null,
      starts_on date not null,
      ends_on date not null check (ends_on >= starts_on),
      seed bigint,
      subjects integer,
      digest text,
      drawn_by uuid references people_person on delete set null,
      drawn_at timestamptz,
      ended_at timestamptz,
      stop_reason text,
      made_by uuid references people_person on delete set null,
      made_at timestamptz not null,
      removed_at timestamptz,
      version integer not null default 1,
      check ((drawn_at is null) = (seed is null))
    )`.execute(db);
  await sql`create index measurement_experiment_by_campaign on measurement_experiment (campaign_id)`.execute(
    db,
  );
  await sql`create index measurement_experiment_running on measurement_experiment (ends_on)
    where drawn_at is not null and ended_at is null and removed_at is null`.execute(db);
  for (const column of ['drawn_by', 'made_by'])
    await sql`create index ${sql.id(`measurement_experiment_${column}`)} on measurement_experiment (${sql.id(column)})`.execute(
      db,
    );
  // A subject is a person or a unit, as `draw_of` says.
  await sql`
    create table measurement_draw (
      experiment_id uuid not null references measurement_experiment on delete cascade,
      subject_id uuid not null,
      arm smallint not null,
      stratum integer not null,
      size integer not null,
      baseline double precision,
      primary key (experiment_id, subject_id)
    )`.execute(db);
  await sql`create index measurement_draw_by_subject on measurement_draw (subject_id)`.execute(db);
  await sql`
    create table measurement_effect (
      experiment_id uuid not null references measurement_experiment on delete cascade,
      outcome smallint not null,
      look integer not null,
      looked_on date not null,
      final boolean not null,
      family text not null,
      estimate double precision,
      standard_error double precision,
      effect jsonb not null,
      primary key (experiment_id, outcome, look)
    )`.execute(db);
  await sql`create index measurement_effect_by_family on measurement_effect (family) where final`.execute(db);
}

// Who was asked and who answered what stand in tables that nothing joins: a person has no choice and no time, a choice no person.
async function probes(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table measurement_probe (
      id uuid primary key,
      campaign_id uuid not null,
      experiment_id uuid references measurement_experiment on delete set null,
      items jsonb not null,
      audience_id uuid not null,
      sample_size integer not null check (sample_size between 10 and 20000),
      seed bigint not null,
      made_by uuid references people_person on delete set null,
      made_at timestamptz not null,
      cancelled_at timestamptz
    )`.execute(db);
  await sql`create index measurement_probe_by_campaign on measurement_probe (campaign_id)`.execute(db);
  await sql`create index measurement_probe_by_experiment on measurement_probe (experiment_id)`.execute(db);
  await sql`create index measurement_probe_by_person on measurement_probe (made_by)`.execute(db);
  await sql`
    create table measurement_probe_round (
      probe_id uuid not null references measurement_probe on delete cascade,
      round text not null check (round in ('before', 'after')),
      opens_on date not null,
      closes_on date not null check (closes_on >= opens_on),
      drawn_at timestamptz,
      people integer,
      primary key (probe_id, round)
    )`.execute(db);
  await sql`create index measurement_probe_round_undrawn on measurement_probe_round (opens_on) where drawn_at is null`.execute(
    db,
  );
  await sql`
    create table measurement_probe_person (
      probe_id uuid not null,
      round text not null,
      person_id uuid not null references people_person on delete cascade,
      asked_on date not null,
      arm smallint,
      answered boolean not null default false,
      primary key (probe_id, round, person_id),
      foreign key (probe_id, round) references measurement_probe_round on delete cascade
    )`.execute(db);
  await sql`create index measurement_probe_person_by_person on measurement_probe_person (person_id, asked_on)`.execute(
    db,
  );
  await sql`
    create table measurement_probe_count (
      probe_id uuid not null,
      round text not null,
      item smallint not null,
      arm smallint not null,
      has_read boolean not null,
      choice smallint not null,
      votes integer not null default 0,
      primary key (probe_id, round, item, arm, has_read, choice),
      foreign key (probe_id, round) references measurement_probe_round on delete cascade
    )`.execute(db);
}

async function reports(db: Kysely<unknown>): Promise<void> {
  // `body` is the canonical text that `sha256` is of, together with the hash of the version before it.
  await sql`
    create table measurement_report (
      id uuid primary key,
      campaign_id uuid not null,
      number integer not null,
      body text not null,
      sha256 text not null,
      previous text,
      signed_by uuid references people_person on delete set null,
      signed_name text not null,
      frozen_at timestamptz not null,
      unique (campaign_id, number)
    )`.execute(db);
  await sql`create index measurement_report_by_person on measurement_report (signed_by)`.execute(db);
}
