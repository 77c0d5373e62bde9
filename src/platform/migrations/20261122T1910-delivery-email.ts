import { type Kysely, sql } from 'kysely';

/** What only letters need: addresses that are not written to, people who left, and what mail servers sent back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table delivery_suppression (
      address text primary key check (address = lower(address)),
      reason text not null check (reason in ('bounced', 'complained', 'by_hand')),
      words text,
      delivery_id uuid,
      created_by uuid references people_person,
      created_at timestamptz not null
    )`.execute(db);
  await sql`create index delivery_suppression_newest on delivery_suppression (created_at desc, address)`.execute(
    db,
  );
  await sql`create index delivery_suppression_by_person on delivery_suppression (created_by)`.execute(db);

  // One click under a letter without a topic: no more letters but those that must come.
  await sql`
    create table delivery_email_leave (
      person_id uuid primary key references people_person,
      delivery_id uuid,
      left_at timestamptz not null
    )`.execute(db);

  // The same report read twice is one row.
  await sql`
    create table delivery_bounce (
      id uuid primary key,
      delivery_id uuid not null,
      kind text not null check (kind in ('failed', 'delayed', 'complained')),
      status text not null,
      words text,
      received_at timestamptz not null,
      unique (delivery_id, kind, status)
    )`.execute(db);

  // Rows whose sender is gone are looked for several times a second.
  await sql`create index delivery_delivery_claimed on delivery_delivery (claimed_by) where state = 'claimed'`.execute(
    db,
  );
  await sql`
    create index delivery_delivery_undelivered on delivery_delivery (filed_on desc, id desc)
    where state in ('failed', 'suppressed')`.execute(db);
}
