import { type Kysely, sql } from 'kysely';

/** Polls of one question in a message, and what other modules know about the moment of a message. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Who voted and what was chosen stand in two tables that nothing joins: a voter has no choice and no time, a choice no
  // person. `shown` is what readers see; it follows `votes` at every fifth vote.
  await sql`
    create table delivery_poll (
      id uuid primary key,
      message_id uuid not null references delivery_message on delete cascade,
      options smallint not null check (options between 2 and 6)
    )`.execute(db);
  await sql`create index delivery_poll_by_message on delivery_poll (message_id)`.execute(db);
  await sql`
    create table delivery_poll_voter (
      poll_id uuid not null references delivery_poll on delete cascade,
      person_id uuid not null references people_person on delete cascade,
      primary key (poll_id, person_id)
    )`.execute(db);
  await sql`create index delivery_poll_voter_by_person on delivery_poll_voter (person_id)`.execute(db);
  await sql`
    create table delivery_poll_count (
      poll_id uuid not null references delivery_poll on delete cascade,
      choice smallint not null,
      votes integer not null default 0,
      shown integer not null default 0,
      primary key (poll_id, choice)
    )`.execute(db);

  await sql`
    create table delivery_advice (
      message_id uuid not null references delivery_message on delete cascade,
      source text not null,
      reasons jsonb not null,
      primary key (message_id, source)
    )`.execute(db);

  // The second name behind a safety message is asked for before its ring opens.
  await sql`alter table campaigns_release add column seconded_by uuid references people_person on delete set null`.execute(
    db,
  );
  await sql`alter table campaigns_release add column seconded_at timestamptz`.execute(db);
  await sql`create index campaigns_release_by_seconder on campaigns_release (seconded_by)`.execute(db);
}
