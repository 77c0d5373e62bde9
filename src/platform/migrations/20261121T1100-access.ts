import { type Kysely, sql } from 'kysely';

/** Passwords, sessions, links, codes, passkeys, tokens, roles, and what slows guessing down. No column holds a usable secret. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table access_account (
      person_id uuid primary key references people_person on delete cascade,
      password_hash text not null,
      password_set_at timestamptz not null
    )`.execute(db);

  await sql`
    create table access_session (
      id uuid primary key,
      person_id uuid not null references people_person on delete cascade,
      token_hash bytea not null unique,
      previous_hash bytea,
      rotated_at timestamptz,
      rotation_due boolean not null default false,
      method text not null check (method in ('password', 'link', 'invitation', 'code', 'passkey', 'oidc', 'foundation', 'operator')),
      browser text,
      system text,
      opened_at timestamptz not null,
      last_seen_at timestamptz not null,
      ends_at timestamptz not null
    )`.execute(db);
  await sql`create index access_session_by_person on access_session (person_id)`.execute(db);
  await sql`create index access_session_by_previous on access_session (previous_hash) where previous_hash is not null`.execute(
    db,
  );
  await sql`create index access_session_by_end on access_session (ends_at)`.execute(db);

  await sql`
    create table access_device (
      person_id uuid not null references people_person on delete cascade,
      device_hash bytea not null,
      first_seen_at timestamptz not null,
      last_seen_at timestamptz not null,
      primary key (person_id, device_hash)
    )`.execute(db);

  // person_id is null when somebody asked for a link with an address that nobody has: the same work for both.
  await sql`
    create table access_link (
      id uuid primary key,
      kind text not null check (kind in ('signIn', 'invitation', 'operator', 'example')),
      person_id uuid references people_person on delete cascade,
      browser_hash bytea,
      created_by uuid references people_person on delete set null,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      used_at timestamptz
    )`.execute(db);
  await sql`create index access_link_by_person on access_link (person_id)`.execute(db);
  await sql`create index access_link_by_maker on access_link (created_by)`.execute(db);

  await sql`
    create table access_code (
      person_id uuid primary key references people_person on delete cascade,
      code_hash bytea not null,
      issued_by uuid references people_person on delete set null,
      issued_at timestamptz not null,
      expires_at timestamptz not null
    )`.execute(db);
  await sql`create index access_code_by_issuer on access_code (issued_by)`.execute(db);

  await sql`
    create table access_passkey (
      id text primary key,
      person_id uuid not null references people_person on delete cascade,
      public_key bytea not null,
      counter bigint not null,
      transports jsonb not null,
      name text not null,
      synced boolean not null,
      added_at timestamptz not null,
      last_used_on date
    )`.execute(db);
  await sql`create index access_passkey_by_person on access_passkey (person_id)`.execute(db);

  // What a browser was asked and has not yet answered: a challenge of WebAuthn, a request to an identity provider.
  await sql`
    create table access_ceremony (
      id uuid primary key,
      kind text not null check (kind in ('addPasskey', 'usePasskey', 'oidc')),
      browser_hash bytea not null,
      person_id uuid references people_person on delete cascade,
      challenge text not null,
      details jsonb not null default '{}',
      expires_at timestamptz not null
    )`.execute(db);
  await sql`create index access_ceremony_by_browser on access_ceremony (browser_hash, kind)`.execute(db);
  await sql`create index access_ceremony_by_person on access_ceremony (person_id)`.execute(db);

  await sql`
    create table access_identity (
      issuer text not null,
      subject text not null,
      person_id uuid not null references people_person on delete cascade,
      bound_at timestamptz not null,
      primary key (issuer, subject)
    )`.execute(db);
  await sql`create index access_identity_by_person on access_identity (person_id)`.execute(db);

  await sql`
    create table access_token (
      id uuid primary key,
      person_id uuid not null references people_person on delete cascade,
      name text not null,
      token_hash bytea not null unique,
      scopes jsonb not null,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      last_used_on date
    )`.execute(db);
  await sql`create index access_token_by_person on access_token (person_id)`.execute(db);

  await sql`
    create table access_grant (
      id uuid primary key,
      person_id uuid not null references people_person on delete cascade,
      role text not null check (role in ('planner', 'leader', 'ambassador', 'representative', 'admin')),
      unit_id uuid references people_unit on delete cascade,
      granted_by uuid references people_person on delete set null,
      granted_at timestamptz not null,
      constraint access_grant_once unique nulls not distinct (person_id, role, unit_id),
      constraint access_grant_whole check (unit_id is null or role not in ('admin', 'representative'))
    )`.execute(db);
  await sql`create index access_grant_by_unit on access_grant (unit_id)`.execute(db);
  await sql`create index access_grant_by_giver on access_grant (granted_by)`.execute(db);
  await sql`create index access_grant_by_role on access_grant (role, id)`.execute(db);

  // Keys are keyed hashes: what people type as their name is at times their password.
  await sql`
    create table access_throttle (
      key bytea primary key,
      failures double precision not null,
      last_at timestamptz not null,
      allowed_at timestamptz not null
    )`.execute(db);
  await sql`create index access_throttle_by_time on access_throttle (last_at)`.execute(db);

  // Row triggers reach the partitions of a table, statement triggers do not: each partition needs its own.
  await sql`
    create trigger event_no_truncate before truncate on event_default
    for each statement execute function event_is_append_only()`.execute(db);
}
