import { type Kysely, sql } from 'kysely';

/**
 * Messages, releases, what lies in each person's feed, what is pushed to them, and what they did with it.
 *
 * The large tables have no foreign keys: each would be checked row by row, and a release writes a quarter of a million rows
 * at once. They are filled by `insert … select` from the tables that they point to, and messages and releases are never
 * deleted.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await attention(db);
  await messages(db);
  await releases(db);
  await feed(db);
  await pushes(db);
  await receipts(db);
  await results(db);
}

async function attention(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table delivery_settings (
      only_one boolean primary key default true check (only_one),
      daily_pushes integer not null check (daily_pushes between 0 and 10),
      weekly_pushes integer not null check (weekly_pushes between 0 and 50),
      piece_pushes integer not null check (piece_pushes between 0 and 20),
      weekly_seconds integer not null check (weekly_seconds between 0 and 36000),
      version integer not null default 1
    )`.execute(db);

  await sql`
    create table delivery_topic (
      id uuid primary key,
      name jsonb not null,
      retired_at timestamptz,
      version integer not null default 1
    )`.execute(db);

  // Working times by weekday; `code` is what people_person.shift says.
  await sql`
    create table delivery_shift (
      id uuid primary key,
      code text not null unique,
      work jsonb not null,
      version integer not null default 1
    )`.execute(db);

  // A day off for everybody, or for those who live in a zone.
  await sql`
    create table delivery_holiday (
      id uuid primary key,
      held_on date not null,
      zone text,
      name jsonb not null
    )`.execute(db);
  await sql`create unique index delivery_holiday_once on delivery_holiday (held_on, coalesce(zone, ''))`.execute(
    db,
  );

  await sql`
    create table delivery_preference (
      person_id uuid primary key references people_person on delete cascade,
      channels text[] not null default '{email}',
      quiet_from text check (quiet_from ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
      quiet_to text check (quiet_to ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
      zone text,
      work jsonb,
      disconnect boolean not null default true,
      here_on date,
      version integer not null default 1,
      check ((quiet_from is null) = (quiet_to is null))
    )`.execute(db);

  await sql`
    create table delivery_leave (
      id uuid primary key,
      person_id uuid not null references people_person on delete cascade,
      from_on date not null,
      to_on date not null,
      check (from_on <= to_on)
    )`.execute(db);
  await sql`create index delivery_leave_by_person on delivery_leave (person_id, to_on)`.execute(db);
  await sql`create index delivery_leave_by_day on delivery_leave (to_on, from_on)`.execute(db);

  await sql`
    create table delivery_mute (
      person_id uuid not null references people_person on delete cascade,
      topic_id uuid not null references delivery_topic on delete cascade,
      primary key (person_id, topic_id)
    )`.execute(db);
  await sql`create index delivery_mute_by_topic on delivery_mute (topic_id)`.execute(db);
}

async function messages(db: Kysely<unknown>): Promise<void> {
  // `seconds`: reading time of the newest version in each language of the product, in their order, so that a list of hundreds
  // can be summed without its editions. `filed_on`: the first day of the month of the first release. It places the message's rows in a partition of the feed,
  // so that a person can have a message only once although partitions know nothing of each other.
  await sql`
    create table delivery_message (
      id uuid primary key,
      piece_kind text not null,
      piece_id uuid not null,
      version integer not null default 1,
      lane text not null check (lane in ('safety', 'must_know', 'ours', 'nice_to_know')),
      level text not null check (level in ('none', 'seen', 'understood', 'signed')),
      topic_id uuid references delivery_topic,
      because jsonb not null default '[]',
      true_until_on date,
      replaced_by uuid references delivery_message,
      withdrawn_at timestamptz,
      filed_on date,
      seconds integer[] not null default '{0,0,0}',
      created_by uuid references people_person on delete set null,
      created_at timestamptz not null,
      unique (piece_kind, piece_id)
    )`.execute(db);
  await sql`create index delivery_message_by_topic on delivery_message (topic_id)`.execute(db);
  await sql`create index delivery_message_by_author on delivery_message (created_by)`.execute(db);
  await sql`create index delivery_message_by_replacement on delivery_message (replaced_by)`.execute(db);

  await sql`
    create table delivery_message_version (
      message_id uuid not null references delivery_message,
      version integer not null,
      piece_version integer not null,
      question jsonb,
      changed jsonb,
      asks_again text not null check (asks_again in ('nobody', 'affected', 'everyone')),
      affected jsonb,
      published_by uuid references people_person on delete set null,
      published_at timestamptz not null,
      primary key (message_id, version)
    )`.execute(db);
  await sql`create index delivery_message_version_by_author on delivery_message_version (published_by)`.execute(
    db,
  );

  // `card`: what a list shows of it, as ready JSON text without its closing brace, so that a list is put together by joining texts.
  await sql`
    create table delivery_edition (
      message_id uuid not null,
      version integer not null,
      language text not null check (language in ('en', 'fi', 'es')),
      title text not null,
      one_line text not null,
      from_whom text not null,
      changes_for_you text,
      doc jsonb not null,
      seconds integer not null check (seconds between 0 and 36000),
      subject text,
      html text,
      plain text,
      links jsonb not null default '[]',
      card text not null,
      primary key (message_id, version, language),
      foreign key (message_id, version) references delivery_message_version
    )`.execute(db);
}

async function releases(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table delivery_release (
      id uuid primary key,
      message_id uuid not null references delivery_message,
      audience_id uuid,
      rule jsonb not null,
      ring text not null,
      changes_for_you jsonb,
      channels text[] not null,
      priority integer not null check (priority between 1 and 100),
      timing text not null check (timing in ('at', 'best')),
      opens_at timestamptz,
      ends_at timestamptz,
      state text not null default 'draft'
        check (state in ('draft', 'seconding', 'confirmed', 'open', 'paused', 'cancelled', 'stopped')),
      paused_from text,
      stop_code text,
      advice text check (advice in ('go', 'soften', 'wait', 'talk_first')),
      advice_reasons jsonb not null default '[]',
      against_reason text,
      created_by uuid references people_person on delete set null,
      created_at timestamptz not null,
      confirmed_by uuid references people_person on delete set null,
      confirmed_at timestamptz,
      seconded_by uuid references people_person on delete set null,
      seconded_at timestamptz,
      planned_at timestamptz,
      opened_at timestamptz,
      people integer,
      version integer not null default 1,
      check (state in ('draft', 'cancelled') or opens_at is not null)
    )`.execute(db);
  await sql`create index delivery_release_by_message on delivery_release (message_id)`.execute(db);
  await sql`create index delivery_release_by_time on delivery_release (opens_at, id)`.execute(db);
  await sql`create index delivery_release_by_state on delivery_release (state, opens_at) where state in ('confirmed', 'open', 'paused')`.execute(
    db,
  );
  for (const column of ['created_by', 'confirmed_by', 'seconded_by']) {
    await sql`create index ${sql.id(`delivery_release_${column}`)} on delivery_release (${sql.id(column)})`.execute(
      db,
    );
  }
}

// One row for a person and a message: what lies in the feed, and how the person stands to it. No column that receipts
// change is indexed, and pages keep room, so that PostgreSQL changes rows in place (HOT).
async function feed(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table delivery_feed (
      person_id uuid not null,
      message_id uuid not null,
      filed_on date not null,
      release_id uuid not null,
      opened_at timestamptz not null,
      seen_at timestamptz,
      read_at timestamptz,
      seconds integer not null default 0,
      version smallint not null,
      owed smallint not null default 0,
      acknowledged smallint not null default 0,
      seen_by smallint not null default 0,
      read_by smallint not null default 0,
      useful smallint,
      primary key (person_id, message_id, filed_on)
    ) partition by range (filed_on)`.execute(db);
  await sql`create table delivery_feed_default partition of delivery_feed default with (fillfactor = 85)`.execute(
    db,
  );
  await sql`create index delivery_feed_by_message on delivery_feed (message_id)`.execute(db);
}

async function pushes(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table delivery_delivery (
      id uuid not null,
      filed_on date not null,
      person_id uuid not null,
      message_id uuid,
      release_id uuid,
      kind text not null check (kind in ('message', 'reminder', 'digest')),
      channel text not null,
      version smallint not null default 1,
      seconds integer not null,
      safety boolean not null default false,
      message_ids uuid[],
      state text not null default 'waiting'
        check (state in ('waiting', 'paused', 'claimed', 'sent', 'failed', 'suppressed', 'cancelled', 'digest')),
      due_at timestamptz not null,
      own_on date not null,
      attempt smallint not null default 0,
      claimed_by uuid,
      lease_until_at timestamptz,
      sent_at timestamptz,
      reason text,
      primary key (id, filed_on),
      check ((kind = 'digest') = (message_id is null)),
      check ((kind = 'digest') = (message_ids is not null))
    ) partition by range (filed_on)`.execute(db);
  await sql`create table delivery_delivery_default partition of delivery_delivery default with (fillfactor = 85)`.execute(
    db,
  );
  await sql`
    create index delivery_delivery_due on delivery_delivery (channel, due_at)
    where state in ('waiting', 'claimed')`.execute(db);
  await sql`create index delivery_delivery_by_person on delivery_delivery (person_id, own_on)`.execute(db);
  await sql`create index delivery_delivery_by_message on delivery_delivery (message_id)`.execute(db);

  // What did not fit into the week of a person, to be told in one letter at its end. Without a due time it waits for a week
  // in which the person works.
  await sql`
    create table delivery_digest (
      person_id uuid not null,
      week_on date not null,
      due_at timestamptz,
      message_ids uuid[] not null,
      outcomes smallint[] not null,
      sent_at timestamptz,
      primary key (person_id, week_on)
    )`.execute(db);
  await sql`create index delivery_digest_due on delivery_digest (due_at) where sent_at is null`.execute(db);

  await sql`
    create table delivery_week (
      week_on date primary key,
      planned_at timestamptz not null
    )`.execute(db);
}

async function receipts(db: Kysely<unknown>): Promise<void> {
  // `id` is made by the client, once for an act: the same twice is one row.
  await sql`
    create table delivery_receipt (
      person_id uuid not null,
      at timestamptz not null,
      id uuid not null,
      message_id uuid not null,
      version smallint not null,
      kind text not null check (kind in ('seen', 'read', 'useful', 'not_useful')),
      channel text not null,
      seconds integer not null default 0,
      primary key (person_id, at, id)
    ) partition by range (at)`.execute(db);
  await sql`create table delivery_receipt_default partition of delivery_receipt default`.execute(db);

  // Bound to the version and the edition that were read; kept after a person has left, as evidence.
  await sql`
    create table delivery_acknowledgement (
      message_id uuid not null references delivery_message,
      version integer not null,
      person_id uuid not null references people_person,
      level text not null check (level in ('seen', 'understood', 'signed')),
      language text not null check (language in ('en', 'fi', 'es')),
      answer integer,
      wrong_answers integer not null default 0,
      signed_name text,
      at timestamptz not null,
      primary key (message_id, version, person_id)
    )`.execute(db);
  await sql`create index delivery_acknowledgement_by_person on delivery_acknowledgement (person_id, at desc)`.execute(
    db,
  );

  await sql`
    create table delivery_attempt (
      message_id uuid not null references delivery_message,
      version integer not null,
      person_id uuid not null references people_person on delete cascade,
      wrong integer not null,
      primary key (message_id, version, person_id)
    )`.execute(db);
  await sql`create index delivery_attempt_by_person on delivery_attempt (person_id)`.execute(db);
}

async function results(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table delivery_result (
      message_id uuid not null references delivery_message,
      release_id uuid not null references delivery_release,
      counts jsonb not null,
      counted_at timestamptz not null,
      primary key (message_id, release_id)
    )`.execute(db);
  await sql`create index delivery_result_by_release on delivery_result (release_id)`.execute(db);

  // A mark for each batch of receipts: what arrived since messages were counted. Marks are added and never changed, so that a
  // batch which commits while its message is being counted leaves a mark that the count did not see, and is counted next.
  await sql`
    create table delivery_uncounted (
      message_id uuid not null,
      since_at timestamptz not null
    )`.execute(db);
  await sql`create index delivery_uncounted_by_message on delivery_uncounted (message_id)`.execute(db);

  await sql`
    create table delivery_calendar_token (
      token_hash bytea primary key,
      person_id uuid not null references people_person on delete cascade,
      audience_id uuid,
      created_at timestamptz not null
    )`.execute(db);
  await sql`create unique index delivery_calendar_token_once
    on delivery_calendar_token (person_id, coalesce(audience_id, '00000000-0000-0000-0000-000000000000'))`.execute(
    db,
  );
}
