import { sql } from 'kysely';
import type { Day } from '#kernel/calendar.ts';
import type { Db } from '#platform/database.ts';

/** Stands for people without a unit. */
export const NO_UNIT = '00000000-0000-0000-0000-000000000000';

/** Notes that messages have to be counted anew. */
export async function markMessages(db: Db, messageIds: readonly string[]): Promise<void> {
  if (messageIds.length === 0) return;
  await sql`
    insert into measurement_uncounted (message_id)
    select unnest(${[...messageIds]}::uuid[])`.execute(db);
}

/** Notes the messages in the feed of a person: they moved to another unit. */
export async function markMessagesOf(db: Db, personId: string): Promise<void> {
  await sql`
    insert into measurement_uncounted (message_id)
    select message_id from delivery_feed where person_id = ${personId}`.execute(db);
}

/**
 * Notes every message whose rollup is not what the feed says: people moved by an import, a person was erased, or a count was
 * missed. One pass over the feed.
 */
export async function markDifferent(db: Db): Promise<number> {
  const { numAffectedRows } = await sql`
    with fed as (
      select feed.message_id, coalesce(person.unit_id, ${NO_UNIT}::uuid) as unit_id, count(*) as people,
        count(feed.seen_at) as seen, count(feed.read_at) as read, sum(feed.seconds) as seconds
      from delivery_feed feed left join people_person person on person.id = feed.person_id
      group by 1, 2
    )
    insert into measurement_uncounted (message_id)
    select distinct coalesce(fed.message_id, reach.message_id)
    from fed full join measurement_reach reach on reach.message_id = fed.message_id and reach.unit_id = fed.unit_id
    where (fed.people, fed.seen, fed.read, fed.seconds)
      is distinct from (reach.people, reach.seen, reach.read, reach.seconds)`.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** Takes the marks that are there; what is marked while it is counted stays for the next time. */
export async function takeMarks(db: Db): Promise<string[]> {
  const { rows } = await sql<{ messageId: string }>`
    with taken as (delete from measurement_uncounted returning message_id)
    select distinct message_id from taken order by message_id`.execute(db);
  return rows.map(({ messageId }) => messageId);
}

/** Counts a message anew from how each person stands to it, by unit and by day of the house. */
export async function countMessage(db: Db, messageId: string, zone: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('measurement rollup'), hashtext(${messageId}))`.execute(db);
  await sql`delete from measurement_reach where message_id = ${messageId}`.execute(db);
  await sql`
    insert into measurement_reach
      (message_id, unit_id, people, seen, read, understood, signed, useful, not_useful, seconds)
    select ${messageId}, coalesce(person.unit_id, ${NO_UNIT}::uuid), count(*), count(feed.seen_at), count(feed.read_at),
      count(*) filter (where said.understood), count(*) filter (where said.signed),
      count(*) filter (where feed.useful > 0), count(*) filter (where feed.useful < 0), sum(feed.seconds)
    from delivery_feed feed
    left join people_person person on person.id = feed.person_id
    left join (
      select person_id, bool_or(level = 'understood') as understood, bool_or(level = 'signed') as signed
      from delivery_acknowledgement where message_id = ${messageId} group by person_id
    ) said on said.person_id = feed.person_id
    where feed.message_id = ${messageId}
    group by 2`.execute(db);
  await sql`delete from measurement_day where message_id = ${messageId}`.execute(db);
  // Whoever acknowledged and is no longer in the feed was erased, or the release was called back: not counted either.
  await sql`
    insert into measurement_day (message_id, day, opened, seen, read, understood, signed)
    select ${messageId}, (act.at at time zone ${zone})::date, count(*) filter (where act.kind = 'opened'),
      count(*) filter (where act.kind = 'seen'), count(*) filter (where act.kind = 'read'),
      count(*) filter (where act.kind = 'understood'), count(*) filter (where act.kind = 'signed')
    from (
      select told.kind, told.at
      from delivery_feed feed
      cross join lateral (values ('opened', feed.opened_at), ('seen', feed.seen_at), ('read', feed.read_at)) as told (kind, at)
      where feed.message_id = ${messageId} and told.at is not null
      union all
      select said.level, min(said.at)
      from delivery_acknowledgement said
      join delivery_feed feed on feed.message_id = said.message_id and feed.person_id = said.person_id
      where said.message_id = ${messageId} and said.level in ('understood', 'signed')
      group by said.person_id, said.level
    ) act
    group by 2`.execute(db);
}

export interface DayCounts {
  readonly day: Day;
  readonly opened: number;
  readonly read: number;
  readonly understood: number;
  readonly signed: number;
}

/** Days of the pieces of a campaign, or of the house, added up; and how many people the largest message has. */
export async function daysOf(db: Db, campaignId: string | null): Promise<DayCounts[]> {
  const { rows } = await sql<DayCounts>`
    select counted.day, sum(counted.opened) as opened, sum(counted.read) as read,
      sum(counted.understood) as understood, sum(counted.signed) as signed
    from measurement_day counted
    where ${campaignId}::uuid is null or counted.message_id in (
      select piece.message_id from campaigns_piece piece where piece.campaign_id = ${campaignId})
    group by counted.day order by counted.day limit 20000`.execute(db);
  return rows;
}

/** How many people the largest message of a campaign, or of the house, went to. */
export async function mostPeople(db: Db, campaignId: string | null): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select coalesce(max(people), 0)::integer as people from (
      select sum(reach.people) as people from measurement_reach reach
      where ${campaignId}::uuid is null or reach.message_id in (
        select piece.message_id from campaigns_piece piece where piece.campaign_id = ${campaignId})
      group by reach.message_id) each_message`.execute(db);
  return rows[0]?.people ?? 0;
}

/** How many of an act fell on each day: cases, suggestions, teams that were told. */
export async function actsByDay(
  db: Db,
  {
    behaviour,
    campaignId,
    zone,
  }: { behaviour: 'cases' | 'suggestions' | 'told'; campaignId: string | null; zone: string },
): Promise<{ day: Day; count: number }[]> {
  const all = sql`${campaignId}::uuid is null`;
  const acts = {
    cases: sql`
      select opened_on as day from conversation_case
      where ${all} or subject_id = ${campaignId}::uuid
        or subject_id in (select id from campaigns_piece where campaign_id = ${campaignId}::uuid)`,
    suggestions: sql`
      select (made_at at time zone ${zone})::date as day from plan_suggestion
      where ${all} or line_id in (select action_id from campaigns_action where campaign_id = ${campaignId}::uuid)`,
    told: sql`
      select told_on as day from campaigns_telling
      where ${all} or ring_id in (select id from campaigns_ring where campaign_id = ${campaignId}::uuid)`,
  };
  const { rows } = await sql<{ day: Day; count: number }>`
    select day, count(*) as count from (${acts[behaviour]}) act group by day order by day limit 20000`.execute(
    db,
  );
  return rows;
}
