import { type Kysely, sql } from 'kysely';

/** The plan: its lines, the log of their changes, hearing, suggestions, offers, check-ins and imports. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table plan_strategy (
      id uuid primary key,
      title jsonb not null,
      why jsonb not null,
      serves jsonb not null,
      starts_on date not null,
      ends_on date not null,
      owner_id uuid references people_person on delete set null,
      version integer not null default 1,
      changed_by uuid references people_person on delete set null,
      changed_at timestamptz not null,
      constraint plan_strategy_period check (starts_on <= ends_on)
    )`.execute(db);
  await sql`create index plan_strategy_by_owner on plan_strategy (owner_id)`.execute(db);
  await sql`create index plan_strategy_by_changer on plan_strategy (changed_by)`.execute(db);

  // `sets` counts the change sets of the plan: whoever raises it holds the row, so that edits of one plan queue up.
  await sql`
    create table plan_plan (
      id uuid primary key,
      title jsonb not null,
      purpose jsonb,
      strategy_id uuid references plan_strategy,
      owner_id uuid references people_person on delete set null,
      starts_on date not null,
      ends_on date not null,
      sets integer not null default 0,
      version integer not null default 1,
      changed_at timestamptz not null,
      removed_at timestamptz,
      constraint plan_plan_period check (starts_on <= ends_on)
    )`.execute(db);
  await sql`create index plan_plan_by_strategy on plan_plan (strategy_id)`.execute(db);
  await sql`create index plan_plan_by_owner on plan_plan (owner_id)`.execute(db);

  // Lines are never deleted, only removed: their seals still hold for the log, and undoing brings them back. Positions
  // are keys that leave room between any two of them; byte order, whatever the collation of the database.
  await sql`
    create table plan_goal (
      id uuid primary key,
      plan_id uuid not null references plan_plan on delete cascade,
      position text collate "C" not null,
      sentence jsonb not null,
      audience_id uuid references people_audience,
      owner_id uuid references people_person on delete set null,
      by_on date,
      serves jsonb not null,
      seal_reason text,
      seal_opens_on date,
      version integer not null default 1,
      changed_at timestamptz not null,
      removed_at timestamptz,
      constraint plan_goal_seal check ((seal_reason is null) = (seal_opens_on is null))
    )`.execute(db);
  await sql`create index plan_goal_by_plan on plan_goal (plan_id, position)`.execute(db);
  await sql`create index plan_goal_by_audience on plan_goal (audience_id)`.execute(db);
  await sql`create index plan_goal_by_owner on plan_goal (owner_id)`.execute(db);
  await sql`create index plan_goal_by_seal on plan_goal (seal_opens_on) where seal_opens_on is not null`.execute(
    db,
  );

  await sql`
    create table plan_measure (
      id uuid primary key,
      plan_id uuid not null references plan_plan on delete cascade,
      goal_id uuid not null references plan_goal,
      position text collate "C" not null,
      name jsonb not null,
      unit text not null,
      unit_label jsonb,
      direction text not null check (direction in ('up', 'down')),
      baseline double precision,
      target double precision not null,
      source jsonb not null,
      answers jsonb,
      version integer not null default 1,
      changed_at timestamptz not null,
      removed_at timestamptz
    )`.execute(db);
  await sql`create index plan_measure_by_plan on plan_measure (plan_id)`.execute(db);
  await sql`create index plan_measure_by_goal on plan_measure (goal_id, position)`.execute(db);

  await sql`
    create table plan_phase (
      id uuid primary key,
      plan_id uuid not null references plan_plan on delete cascade,
      position text collate "C" not null,
      title jsonb not null,
      starts_on date,
      ends_on date,
      version integer not null default 1,
      changed_at timestamptz not null,
      removed_at timestamptz,
      constraint plan_phase_period check (starts_on <= ends_on)
    )`.execute(db);
  await sql`create index plan_phase_by_plan on plan_phase (plan_id, position)`.execute(db);

  // Helpers, goals and dependencies are arrays: an action is compared, logged and brought back as one document. Their
  // ids are checked when they are written; lines are never deleted, and people who are erased drop out when it is read.
  await sql`
    create table plan_action (
      id uuid primary key,
      plan_id uuid not null references plan_plan on delete cascade,
      phase_id uuid not null references plan_phase,
      position text collate "C" not null,
      kind text not null check (kind in
        ('piece', 'training', 'session', 'event', 'ambassadors', 'manual', 'expert', 'other')),
      title jsonb not null,
      description jsonb,
      owner_id uuid references people_person on delete set null,
      helper_ids uuid[] not null,
      audience_id uuid references people_audience,
      starts_on date,
      due_on date,
      costs jsonb not null,
      goal_ids uuid[] not null,
      waits_for_ids uuid[] not null,
      state text not null check (state in
        ('not_begun', 'under_way', 'realised', 'partly', 'not', 'stopped', 'blocked')),
      state_reason text,
      seal_reason text,
      seal_opens_on date,
      version integer not null default 1,
      changed_at timestamptz not null,
      removed_at timestamptz,
      constraint plan_action_period check (starts_on <= due_on),
      constraint plan_action_seal check ((seal_reason is null) = (seal_opens_on is null))
    )`.execute(db);
  await sql`create index plan_action_by_plan on plan_action (plan_id)`.execute(db);
  await sql`create index plan_action_by_phase on plan_action (phase_id, position)`.execute(db);
  await sql`create index plan_action_by_owner on plan_action (owner_id)`.execute(db);
  await sql`create index plan_action_by_audience on plan_action (audience_id)`.execute(db);
  await sql`create index plan_action_by_seal on plan_action (seal_opens_on) where seal_opens_on is not null`.execute(
    db,
  );

  // One act of one person, with all lines that it changed: what is undone, shown and credited as a whole.
  await sql`
    create table plan_change_set (
      id uuid primary key,
      plan_id uuid not null references plan_plan on delete cascade,
      number integer not null,
      at timestamptz not null,
      actor_id uuid references people_person on delete set null,
      cause text not null,
      cause_id uuid,
      note text,
      undone_by uuid references plan_change_set,
      unique (plan_id, number)
    )`.execute(db);
  await sql`create index plan_change_set_by_actor on plan_change_set (actor_id, plan_id, number desc)`.execute(
    db,
  );
  await sql`create index plan_change_set_hearing on plan_change_set (plan_id, number) where cause = 'hearing'`.execute(
    db,
  );
  await sql`create index plan_change_set_by_undoing on plan_change_set (undone_by)`.execute(db);
  await sql`
    create table plan_change (
      set_id uuid not null references plan_change_set on delete cascade,
      ordinal integer not null,
      plan_id uuid not null references plan_plan on delete cascade,
      line_kind text not null check (line_kind in ('plan', 'goal', 'measure', 'phase', 'action')),
      line_id uuid not null,
      change text not null check (change in ('made', 'changed', 'removed', 'restored')),
      before jsonb not null,
      after jsonb not null,
      postpones boolean generated always as
        (change = 'changed' and (before ->> 'dueOn') collate "C" < (after ->> 'dueOn') collate "C") stored,
      primary key (set_id, ordinal)
    )`.execute(db);
  await sql`create index plan_change_by_line on plan_change (line_id)`.execute(db);
  await sql`create index plan_change_postponed on plan_change (plan_id, line_id) where postpones`.execute(db);

  await sql`
    create table plan_hearing (
      plan_id uuid primary key references plan_plan on delete cascade,
      opens_on date not null,
      closes_on date not null,
      share_needed integer not null check (share_needed between 0 and 100),
      opened_by uuid references people_person on delete set null,
      opened_at timestamptz not null,
      version integer not null default 1,
      constraint plan_hearing_period check (opens_on <= closes_on)
    )`.execute(db);
  await sql`create index plan_hearing_by_opener on plan_hearing (opened_by)`.execute(db);
  await sql`
    create table plan_start (
      plan_id uuid primary key references plan_plan on delete cascade,
      started_by uuid references people_person on delete set null,
      started_at timestamptz not null,
      override_reason text,
      blockers jsonb not null
    )`.execute(db);
  await sql`create index plan_start_by_starter on plan_start (started_by)`.execute(db);
  await sql`
    create table plan_end (
      plan_id uuid primary key references plan_plan on delete cascade,
      ended_by uuid references people_person on delete set null,
      ended_at timestamptz not null,
      reason text not null
    )`.execute(db);
  await sql`create index plan_end_by_ender on plan_end (ended_by)`.execute(db);

  // That somebody had the plan in front of them; only shares of groups leave the store.
  await sql`
    create table plan_reader (
      plan_id uuid not null references plan_plan on delete cascade,
      person_id uuid not null references people_person on delete cascade,
      read_on date not null,
      primary key (plan_id, person_id)
    )`.execute(db);
  await sql`create index plan_reader_by_person on plan_reader (person_id)`.execute(db);
  await sql`
    create table plan_reach (
      plan_id uuid not null references plan_plan on delete cascade,
      audience_id uuid references people_audience on delete cascade,
      people integer not null,
      readers integer not null,
      counted_at timestamptz not null,
      unique nulls not distinct (plan_id, audience_id)
    )`.execute(db);
  await sql`create index plan_reach_by_audience on plan_reach (audience_id)`.execute(db);

  await sql`
    create table plan_suggestion (
      id uuid primary key,
      plan_id uuid not null references plan_plan on delete cascade,
      line_kind text not null check (line_kind in ('goal', 'action')),
      line_id uuid not null,
      author_id uuid references people_person on delete set null,
      named boolean not null,
      why text,
      parts jsonb not null,
      state text not null check (state in ('open', 'accepted', 'partly', 'declined', 'withdrawn')),
      made_at timestamptz not null,
      decided_by uuid references people_person on delete set null,
      decided_at timestamptz,
      reason text,
      taken jsonb not null,
      constraint plan_suggestion_decided check ((state = 'open') = (decided_at is null))
    )`.execute(db);
  await sql`create index plan_suggestion_by_plan on plan_suggestion (plan_id, id)`.execute(db);
  await sql`create index plan_suggestion_by_line on plan_suggestion (line_id, id)`.execute(db);
  await sql`create index plan_suggestion_by_author on plan_suggestion (author_id)`.execute(db);
  await sql`create index plan_suggestion_by_decider on plan_suggestion (decided_by)`.execute(db);

  await sql`
    create table plan_offer (
      id uuid primary key,
      plan_id uuid not null references plan_plan on delete cascade,
      action_id uuid not null references plan_action on delete cascade,
      person_id uuid not null references people_person on delete cascade,
      words text,
      state text not null check (state in ('open', 'accepted', 'declined', 'withdrawn')),
      made_at timestamptz not null,
      decided_by uuid references people_person on delete set null,
      decided_at timestamptz,
      reply text,
      constraint plan_offer_decided check ((state = 'open') = (decided_at is null))
    )`.execute(db);
  await sql`create unique index plan_offer_once on plan_offer (action_id, person_id) where state = 'open'`.execute(
    db,
  );
  await sql`create index plan_offer_by_plan on plan_offer (plan_id, id)`.execute(db);
  await sql`create index plan_offer_by_person on plan_offer (person_id)`.execute(db);
  await sql`create index plan_offer_by_decider on plan_offer (decided_by)`.execute(db);
  await makeCheckIns(db);
}

async function makeCheckIns(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table plan_check_in_series (
      plan_id uuid primary key references plan_plan on delete cascade,
      weekday integer not null check (weekday between 1 and 7),
      local_time text not null,
      zone text not null,
      owner_id uuid references people_person on delete set null,
      starts_on date not null,
      ends_on date,
      version integer not null default 1,
      changed_at timestamptz not null
    )`.execute(db);
  await sql`create index plan_check_in_series_by_owner on plan_check_in_series (owner_id)`.execute(db);
  await sql`
    create table plan_check_in (
      id uuid primary key,
      plan_id uuid not null references plan_plan on delete cascade,
      occurs_on date not null,
      opened_by uuid references people_person on delete set null,
      opened_at timestamptz not null,
      closed_by uuid references people_person on delete set null,
      closed_at timestamptz,
      note text,
      version integer not null default 1,
      unique (plan_id, occurs_on)
    )`.execute(db);
  await sql`create index plan_check_in_by_opener on plan_check_in (opened_by)`.execute(db);
  await sql`create index plan_check_in_by_closer on plan_check_in (closed_by)`.execute(db);
  await sql`
    create table plan_check_in_item (
      check_in_id uuid not null references plan_check_in on delete cascade,
      kind text not null check (kind in ('action', 'case')),
      object_id uuid not null,
      ordinal integer not null,
      reasons jsonb not null,
      outcome text check (outcome in ('realised', 'partly', 'not')),
      cause text,
      reaction text,
      new_due_on date,
      owner_id uuid references people_person on delete set null,
      words text,
      recorded_at timestamptz,
      version integer not null default 1,
      primary key (check_in_id, kind, object_id)
    )`.execute(db);
  await sql`create index plan_check_in_item_by_owner on plan_check_in_item (owner_id)`.execute(db);
  // Each draw with its seed, so that anybody can repeat it.
  await sql`
    create table plan_guest (
      check_in_id uuid not null references plan_check_in on delete cascade,
      draw integer not null,
      person_id uuid references people_person on delete set null,
      seed text not null,
      candidates integer not null,
      state text not null check (state in ('asked', 'coming', 'declined')),
      drawn_at timestamptz not null,
      primary key (check_in_id, draw)
    )`.execute(db);
  await sql`create index plan_guest_by_person on plan_guest (person_id)`.execute(db);
  await sql`
    create table plan_calendar (
      plan_id uuid not null references plan_plan on delete cascade,
      person_id uuid not null references people_person on delete cascade,
      token_hash bytea not null unique,
      made_at timestamptz not null,
      primary key (plan_id, person_id)
    )`.execute(db);
  await sql`create index plan_calendar_by_person on plan_calendar (person_id)`.execute(db);
  await sql`
    create table plan_import (
      id uuid primary key,
      plan_id uuid not null references plan_plan on delete cascade,
      started_by uuid references people_person on delete set null,
      started_at timestamptz not null,
      file_name text not null,
      language text not null,
      rows jsonb not null,
      columns jsonb not null,
      written_at timestamptz,
      set_id uuid references plan_change_set
    )`.execute(db);
  await sql`create index plan_import_by_plan on plan_import (plan_id)`.execute(db);
  await sql`create index plan_import_by_starter on plan_import (started_by)`.execute(db);
  await sql`create index plan_import_by_set on plan_import (set_id)`.execute(db);
}
