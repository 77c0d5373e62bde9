import { sql } from 'kysely';
import type { Day, Instant } from '#kernel/calendar.ts';
import type { Editions, Language } from '#kernel/language.ts';
import { type Db, runPrepared } from '#platform/database.ts';
import type { Lane } from '../contract/message.ts';
import type { DeliveryKind } from '../tables.ts';

/** A row that is this sender's to send, with all that is to be known about whom it goes to. */
export interface ClaimedEmail {
  id: string;
  filedOn: Day;
  attempt: number;
  kind: DeliveryKind;
  messageId: string | null;
  version: number;
  messageIds: string[] | null;
  personId: string;
  name: string | null;
  email: string | null;
  language: Language | null;
  personLeft: boolean;
  lane: Lane | null;
  topicId: string | null;
  withdrawn: boolean;
  suppressed: boolean;
  leftEmail: boolean;
  muted: boolean;
}

/** How a claimed row ended. */
export interface EmailEnd {
  readonly id: string;
  readonly filedOn: Day;
  readonly attempt: number;
  readonly state: 'sent' | 'waiting' | 'failed' | 'suppressed';
  readonly sentAt: Instant | null;
  /** When a waiting row is due again; null: as before. */
  readonly dueAt: Instant | null;
  readonly reason: string | null;
}

// The first number of the advisory locks that senders hold, the second comes from their id.
const LOCKS = 0x6d61_696c;

const lockOf = (senderId: string) =>
  sql`${sql.lit(LOCKS)}, ('x' || left(${senderId}::text, 8))::bit(32)::integer`;

/** Marks this session as the sender's own. False when another lives under the same number. */
export async function lockSender(session: Db, senderId: string): Promise<boolean> {
  const { rows } = await sql<{
    locked: boolean;
  }>`select pg_try_advisory_lock(${lockOf(senderId)}) as locked`.execute(session);
  return rows[0]?.locked ?? false;
}

/** Whether a sender lives: it holds its lock as long as its session stands. */
export async function isSending(db: Db, senderId: string): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`
    select exists (
      select from pg_locks
      where locktype = 'advisory' and classid = ${sql.lit(LOCKS)}::oid and objsubid = 2
        and database = (select oid from pg_database where datname = current_database())
        and objid = (('x' || left(${senderId}::text, 8))::bit(32)::bigint)::oid) as held`.execute(db);
  return rows[0]?.held ?? false;
}

/** Gives back what a sender still holds; whoever calls it knows that the sender sends nothing more. */
export async function freeSender(db: Db, senderId: string): Promise<void> {
  await sql`
    update delivery_delivery set state = 'waiting', claimed_by = null, lease_until_at = null
    where state = 'claimed' and claimed_by = ${senderId}`.execute(db);
}

/** Takes the mark from the session. */
export async function unlockSender(session: Db, senderId: string): Promise<void> {
  await sql`select pg_advisory_unlock(${lockOf(senderId)})`.execute(session);
}

/** Whether any letter is due, or held longer than its sender may. */
export async function emailIsDue(db: Db, now: Instant): Promise<boolean> {
  const { rows } = await sql<{ due: boolean }>`
    select exists (
      select from delivery_delivery where channel = 'email' and state = 'waiting' and due_at <= ${now}::timestamptz
    ) or exists (
      select from delivery_delivery where state = 'claimed' and channel = 'email'
        and lease_until_at <= ${now}::timestamptz
    ) as due`.execute(db);
  return rows[0]?.due ?? false;
}

/** Frees what senders hold longer than they may. */
export async function freeExpired(db: Db, now: Instant): Promise<void> {
  await sql`
    update delivery_delivery set state = 'waiting', claimed_by = null, lease_until_at = null
    where state = 'claimed' and channel = 'email' and lease_until_at <= ${now}::timestamptz`.execute(db);
}

/** Claims letters that are due, the longest waiting first; other senders pass over them. */
export async function claimEmails(
  db: Db,
  claim: { senderId: string; now: Instant; leaseUntilAt: Instant; limit: number },
): Promise<ClaimedEmail[]> {
  const { rows } = await sql<ClaimedEmail>`
    with due as materialized (
      select id, filed_on from delivery_delivery
      where channel = 'email' and state = 'waiting' and due_at <= ${claim.now}::timestamptz
      order by due_at limit ${claim.limit} for update skip locked
    ), claimed as (
      update delivery_delivery set state = 'claimed', claimed_by = ${claim.senderId},
        lease_until_at = ${claim.leaseUntilAt}::timestamptz, attempt = attempt + 1
      from due where delivery_delivery.id = due.id and delivery_delivery.filed_on = due.filed_on
      returning delivery_delivery.*
    )
    select claimed.id, claimed.filed_on, claimed.attempt, claimed.kind, claimed.message_id, claimed.version,
      claimed.message_ids, claimed.person_id, person.name, person.email, person.language,
      person.state = 'left' as person_left, message.lane, message.topic_id,
      message.withdrawn_at is not null as withdrawn,
      suppression.address is not null as suppressed,
      email_leave.person_id is not null as left_email,
      mute.person_id is not null as muted
    from claimed
    join people_person person on person.id = claimed.person_id
    left join delivery_message message on message.id = claimed.message_id
    left join delivery_mute mute on mute.person_id = claimed.person_id and mute.topic_id = message.topic_id
    left join delivery_suppression suppression on suppression.address = lower(person.email)
    left join delivery_email_leave email_leave on email_leave.person_id = claimed.person_id`.execute(db);
  return rows;
}

const RECORD = {
  name: 'delivery_record_emails',
  // Only the sender that still holds a row may say how it ended: whoever lost it in between has no say.
  text: `
    update delivery_delivery set state = ended.state, sent_at = ended.sent_at,
      due_at = coalesce(ended.due_at, delivery_delivery.due_at), reason = ended.reason,
      claimed_by = null, lease_until_at = null
    from unnest($1::uuid[], $2::date[], $3::smallint[], $4::text[], $5::timestamptz[], $6::timestamptz[], $7::text[])
      as ended(id, filed_on, attempt, state, sent_at, due_at, reason)
    where delivery_delivery.id = ended.id and delivery_delivery.filed_on = ended.filed_on
      and delivery_delivery.attempt = ended.attempt and delivery_delivery.state = 'claimed'`,
};

/** Writes how claimed rows ended, all in one durable step. */
export async function recordEmails(session: Db, ends: readonly EmailEnd[]): Promise<void> {
  await runPrepared(session, RECORD, [
    ends.map(({ id }) => id),
    ends.map(({ filedOn }) => filedOn),
    ends.map(({ attempt }) => attempt),
    ends.map(({ state }) => state),
    ends.map(({ sentAt }) => sentAt),
    ends.map(({ dueAt }) => dueAt),
    ends.map(({ reason }) => reason),
  ]);
}

/** An edition as a letter, where it has one. */
export interface LetterRow {
  messageId: string;
  version: number;
  language: Language;
  subject: string | null;
  html: string | null;
  plain: string | null;
  links: string[];
}

/** The editions of a version of a message. */
export const lettersOf = (db: Db, messageId: string, version: number): Promise<LetterRow[]> =>
  db
    .selectFrom('delivery_edition')
    .select(['messageId', 'version', 'language', 'subject', 'html', 'plain', 'links'])
    .where('messageId', '=', messageId)
    .where('version', '=', version)
    .execute();

/** Who writes, as letters show it; before anybody has set up an organisation nobody is named. */
export async function organisationOf(db: Db): Promise<{ name: string; language: Language; accent: string }> {
  const row = await db
    .selectFrom('people_organisation')
    .select(['name', 'language', 'accent'])
    .executeTakeFirst();
  return row ?? { name: 'Inward', language: 'en', accent: '#0e6b5c' };
}

/** What a digest says of the messages that still hold, in the order given. */
export async function digestItems(
  db: Db,
  messageIds: readonly string[],
): Promise<{ titles: Editions; oneLines: Editions }[]> {
  const { rows } = await sql<{ titles: Editions; oneLines: Editions }>`
    select jsonb_object_agg(edition.language, edition.title) as titles,
      jsonb_object_agg(edition.language, edition.one_line) as one_lines
    from unnest(${[...messageIds]}::uuid[]) with ordinality as wanted(id, place)
    join delivery_message message on message.id = wanted.id and message.withdrawn_at is null
    join delivery_edition edition on edition.message_id = message.id and edition.version = message.version
    group by wanted.place order by wanted.place`.execute(db);
  return rows;
}
