import { sql } from 'kysely';
import type { Day, Instant } from '#kernel/calendar.ts';
import type { Db } from '#platform/database.ts';
import { reaches } from './channel.ts';
import { madeId } from './placement.ts';

/**
 * Turns the digests that are due into letters, once: whatever was read meanwhile, withdrawn or replaced is left out, and a
 * digest that has nothing left makes no letter. Gives how many letters there will be.
 */
export async function openDigests(db: Db, { now, today }: { now: Instant; today: Day }): Promise<number> {
  const { numAffectedRows } = await sql`
    with due as (
      update delivery_digest set sent_at = ${now} where due_at <= ${now} and sent_at is null
      returning person_id, week_on, message_ids
    )
    insert into delivery_delivery (id, filed_on, person_id, kind, channel, seconds, message_ids, due_at, own_on)
    select ${madeId(now, sql`row_number() over ()`)}, ${today}, due.person_id, 'digest', 'email', 0, list.message_ids, ${now}, ${today}
    from due
    join people_person person on person.id = due.person_id and person.state in ('active', 'on_leave')
    left join delivery_preference preference on preference.person_id = due.person_id
    cross join lateral (
      select array_agg(entry.id order by entry.place) as message_ids
      from unnest(due.message_ids) with ordinality as entry (id, place)
      join delivery_message message on message.id = entry.id
      join delivery_feed feed on feed.person_id = due.person_id and feed.message_id = entry.id and feed.filed_on = message.filed_on
      where message.withdrawn_at is null and message.replaced_by is null
        and (message.true_until_on is null or message.true_until_on >= ${today}::date)
        and (feed.read_at is null or feed.owed > feed.acknowledged)) list
    where ${reaches('email', today)} and list.message_ids is not null`.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** Holds back the digests of people who are on leave today, until a week in which they work. */
export async function holdDigestsOfAbsent(
  db: Db,
  { now, today }: { now: Instant; today: Day },
): Promise<void> {
  await sql`
    update delivery_digest digest set due_at = null
    from delivery_leave leave
    where leave.person_id = digest.person_id and ${today}::date between leave.from_on and leave.to_on
      and digest.due_at <= ${now} and digest.sent_at is null`.execute(db);
}

/** Open releases whose message asks to be acknowledged, and which opened before an instant. */
export async function askingReleaseIds(db: Db, before: Instant): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select release.id from delivery_release release join delivery_message message on message.id = release.message_id
    where release.state = 'open' and release.opened_at <= ${before} and message.level <> 'none'
      and message.withdrawn_at is null and message.replaced_by is null and message.filed_on is not null
    order by release.opened_at, release.id limit 500`.execute(db);
  return rows.map(({ id }) => id);
}

/** Takes pushes of a topic that wait for a person away: they have just said that they want none. */
export async function cancelMuted(
  db: Db,
  { personId, topicId }: { personId: string; topicId: string },
): Promise<void> {
  await sql`
    update delivery_delivery delivery set state = 'cancelled', reason = 'muted'
    from delivery_message message
    where delivery.person_id = ${personId} and delivery.state in ('waiting', 'paused') and message.id = delivery.message_id
      and message.topic_id = ${topicId} and message.lane in ('ours', 'nice_to_know')`.execute(db);
}
