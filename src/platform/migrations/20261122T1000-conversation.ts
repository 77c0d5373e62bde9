import { type Kysely, sql } from 'kysely';

/**
 * Cases and their threads, the permits with which an unseen one is sent, sessions with leaders, and moderation.
 * What says when or by whom an unseen case was written has no column to stand in; see the module's README.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await subjectsAndSettings(db);
  await sessions(db);
  await cases(db);
  await threads(db);
  await moderation(db);
  await unseen(db);
}

async function subjectsAndSettings(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table conversation_settings (
      only_one boolean primary key default true check (only_one),
      due_days jsonb not null,
      house_rules jsonb not null,
      version integer not null default 1
    )`.execute(db);

  await sql`
    create table conversation_topic (
      id uuid primary key,
      name jsonb not null,
      owner_id uuid references people_person on delete set null,
      retired_at timestamptz,
      version integer not null default 1
    )`.execute(db);
  await sql`create index conversation_topic_by_owner on conversation_topic (owner_id)`.execute(db);

  await sql`
    create table conversation_subject (
      kind text not null,
      id uuid not null,
      title jsonb not null,
      owner_id uuid references people_person on delete set null,
      open boolean not null,
      primary key (kind, id)
    )`.execute(db);
  await sql`create index conversation_subject_by_owner on conversation_subject (owner_id)`.execute(db);
}

async function sessions(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table conversation_session (
      id uuid primary key,
      title text not null,
      description text not null,
      language text not null check (language in ('en', 'fi', 'es')),
      starts_at timestamptz not null,
      state text not null default 'planned' check (state in ('planned', 'live', 'ended', 'published', 'cancelled')),
      current_case_id uuid,
      created_by uuid references people_person on delete set null,
      version integer not null default 1
    )`.execute(db);
  await sql`create index conversation_session_by_time on conversation_session (starts_at desc, id)`.execute(
    db,
  );
  await sql`create index conversation_session_by_author on conversation_session (created_by)`.execute(db);

  await sql`
    create table conversation_session_leader (
      session_id uuid not null references conversation_session on delete cascade,
      person_id uuid not null references people_person on delete cascade,
      position integer not null,
      primary key (session_id, person_id)
    )`.execute(db);
  await sql`create index conversation_session_leader_by_person on conversation_session_leader (person_id)`.execute(
    db,
  );
}

async function cases(db: Kysely<unknown>): Promise<void> {
  // Each text is stemmed by its own language; trigrams find what stemming misses (typing errors, compounds, names).
  await sql`
    create table conversation_case (
      id uuid primary key,
      kind text not null check (kind in ('question', 'worry', 'idea', 'suggestion', 'comment')),
      text text not null,
      language text not null check (language in ('en', 'fi', 'es')),
      subject_kind text,
      subject_id uuid,
      unit_id uuid references people_unit,
      topic_id uuid references conversation_topic,
      session_id uuid references conversation_session,
      visibility text not null check (visibility in ('everyone', 'owner')),
      unseen boolean not null,
      author_id uuid references people_person on delete set null,
      reader_key bytea unique,
      owner_id uuid references people_person on delete set null,
      opened_on date not null,
      opened_at timestamptz,
      due_on date not null,
      state text not null default 'open' check (state in ('open', 'answered', 'merged', 'withdrawn')),
      outcome text check (outcome in ('answered', 'done', 'planned', 'notNow', 'no')),
      reason text,
      answered_by uuid references people_person on delete set null,
      first_answered_on date,
      answered_on date,
      objected_on date,
      objected_to uuid references people_person on delete set null,
      merged_into uuid references conversation_case,
      asked_unseen integer not null default 0,
      last_number integer not null default 0,
      version integer not null default 1,
      search tsvector generated always as (
        case language
          when 'fi' then to_tsvector('pg_catalog.finnish'::regconfig, text)
          when 'es' then to_tsvector('pg_catalog.spanish'::regconfig, text)
          else to_tsvector('pg_catalog.english'::regconfig, text)
        end
      ) stored,
      folded text generated always as (people_fold(text)) stored,
      constraint conversation_case_subject check ((subject_kind is null) = (subject_id is null)),
      constraint conversation_case_answered check (state <> 'answered' or (outcome is not null and answered_on is not null)),
      constraint conversation_case_merged check ((state = 'merged') = (merged_into is not null)),
      constraint conversation_case_unseen check (
        case when unseen then author_id is null and opened_at is null and reader_key is not null
        else opened_at is not null and reader_key is null end
      )
    )`.execute(db);
  // Read at every pause in typing, written some times a day: a list of pending entries would cost each reading 60 ms.
  await sql`create index conversation_case_search on conversation_case using gin (search) with (fastupdate = off)`.execute(
    db,
  );
  // GiST, not GIN: it gives the nearest ones in order (7 ms of 5,000), where GIN compares all that share enough (150 ms).
  await sql`create index conversation_case_folded on conversation_case using gist (folded gist_trgm_ops(siglen=64))`.execute(
    db,
  );
  await sql`create index conversation_case_by_subject on conversation_case (subject_kind, subject_id)`.execute(
    db,
  );
  await sql`create index conversation_case_by_age on conversation_case (state, opened_on, id)`.execute(db);
  await sql`create index conversation_case_by_answer on conversation_case (state, answered_on desc, id)`.execute(
    db,
  );
  await sql`create index conversation_case_by_due on conversation_case (due_on, id) where state = 'open'`.execute(
    db,
  );
  const references = 'unit topic session author owner answered_by objected_to merged_into'.split(' ');
  for (const name of references) {
    const column = /_/.test(name) ? name : `${name}_id`;
    await sql`create index ${sql.raw(`conversation_case_by_${column}`)} on conversation_case (${sql.raw(column)})`.execute(
      db,
    );
  }
  await sql`
    alter table conversation_session add constraint conversation_session_current
    foreign key (current_case_id) references conversation_case on delete set null`.execute(db);
  await sql`create index conversation_session_by_current on conversation_session (current_case_id)`.execute(
    db,
  );
}

async function threads(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table conversation_message (
      id uuid primary key,
      case_id uuid not null references conversation_case on delete cascade,
      number integer not null,
      kind text not null check (kind in ('reply', 'outcome', 'objection')),
      sender text not null check (sender in ('writer', 'owner', 'member')),
      author_id uuid references people_person on delete set null,
      text text not null,
      outcome text check (outcome in ('answered', 'done', 'planned', 'notNow', 'no')),
      written_on date not null,
      written_at timestamptz,
      unique (case_id, number),
      constraint conversation_message_outcome check ((kind = 'outcome') = (outcome is not null))
    )`.execute(db);
  await sql`create index conversation_message_by_author on conversation_message (author_id)`.execute(db);

  // Without times: who pressed «me too» when is nobody's business.
  await sql`
    create table conversation_vote (
      case_id uuid not null references conversation_case on delete cascade,
      person_id uuid not null references people_person on delete cascade,
      primary key (case_id, person_id)
    )`.execute(db);
  await sql`create index conversation_vote_by_person on conversation_vote (person_id)`.execute(db);

  await sql`
    create table conversation_follow (
      case_id uuid not null references conversation_case on delete cascade,
      person_id uuid not null references people_person on delete cascade,
      seen_number integer not null default 0,
      primary key (case_id, person_id)
    )`.execute(db);
  await sql`create index conversation_follow_by_person on conversation_follow (person_id)`.execute(db);

  // What was reminded of, so that a job that runs twice reminds once; a reopened case has another due day.
  await sql`
    create table conversation_reminder (
      case_id uuid not null references conversation_case on delete cascade,
      stage text not null check (stage in ('soon', 'overdue')),
      due_on date not null,
      primary key (case_id, stage, due_on)
    )`.execute(db);
}

async function moderation(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table conversation_report (
      id uuid primary key,
      case_id uuid not null references conversation_case on delete cascade,
      message_id uuid references conversation_message on delete cascade,
      reason text not null,
      reported_by uuid references people_person on delete set null,
      reported_at timestamptz not null,
      settled_by uuid references people_person on delete set null,
      settled_at timestamptz
    )`.execute(db);
  // The message or, when it is the case itself, the case: reported once by a person while it is not settled.
  await sql`
    create unique index conversation_report_once on conversation_report (coalesce(message_id, case_id), reported_by)
    where settled_at is null`.execute(db);

  await sql`
    create table conversation_hiding (
      id uuid primary key,
      case_id uuid not null references conversation_case on delete cascade,
      message_id uuid references conversation_message on delete cascade,
      reason text not null,
      hidden_by uuid references people_person on delete set null,
      hidden_at timestamptz not null,
      lifted_by uuid references people_person on delete set null,
      lifted_at timestamptz
    )`.execute(db);
  await sql`
    create unique index conversation_hiding_once on conversation_hiding (coalesce(message_id, case_id))
    where lifted_at is null`.execute(db);
  for (const [table, column] of [
    ['report', 'case_id'],
    ['report', 'message_id'],
    ['report', 'reported_by'],
    ['report', 'settled_by'],
    ['hiding', 'case_id'],
    ['hiding', 'message_id'],
    ['hiding', 'hidden_by'],
    ['hiding', 'lifted_by'],
  ]) {
    await sql`create index ${sql.raw(`conversation_${table}_by_${column}`)} on ${sql.raw(`conversation_${table}`)} (${sql.raw(String(column))})`.execute(
      db,
    );
  }
}

async function unseen(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table conversation_permit_key (
      week text primary key check (week ~ '^[0-9]{4}-W[0-9]{2}$'),
      public_jwk jsonb not null,
      private_pem text
    )`.execute(db);

  await sql`
    create table conversation_permit_issue (
      week text not null references conversation_permit_key on delete cascade,
      person_id uuid not null references people_person on delete cascade,
      blinded_hash bytea not null,
      primary key (week, person_id, blinded_hash)
    )`.execute(db);
  await sql`create index conversation_permit_issue_by_person on conversation_permit_issue (person_id)`.execute(
    db,
  );

  await sql`
    create table conversation_permit_spent (
      id bytea primary key,
      week text not null references conversation_permit_key on delete cascade
    )`.execute(db);
  await sql`create index conversation_permit_spent_by_week on conversation_permit_spent (week)`.execute(db);

  // What came in unseen since the letterbox was last emptied; `number` is the order within one case.
  await sql`
    create table conversation_letter (
      id uuid primary key,
      reader_key bytea not null,
      number integer not null,
      act text not null check (act in ('case', 'message', 'objection', 'withdrawal')),
      content jsonb not null,
      written_on date not null,
      unique (reader_key, number)
    )`.execute(db);

  // Facts about unseen acts that the event log is told of at night.
  await sql`
    create table conversation_untold (
      id uuid primary key,
      case_id uuid not null references conversation_case on delete cascade,
      fact text not null check (fact in ('opened', 'continued', 'reopened', 'withdrawn'))
    )`.execute(db);
  await sql`create index conversation_untold_by_case on conversation_untold (case_id)`.execute(db);
}
