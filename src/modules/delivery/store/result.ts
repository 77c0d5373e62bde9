import { sql } from 'kysely';
import type { Instant } from '#kernel/calendar.ts';
import type { Db } from '#platform/database.ts';
import { PLACES } from '../contract/channel.ts';
import { bitOf } from '../domain/reading.ts';
import type { Counts } from '../domain/result.ts';

/** Notes that something arrived about messages since they were counted. */
export async function markUncounted(db: Db, messageIds: readonly string[], now: Instant): Promise<void> {
  if (messageIds.length === 0) return;
  await sql`
    insert into delivery_uncounted (message_id, since_at)
    select distinct message_id, ${now}::timestamptz from unnest(${[...messageIds]}::uuid[]) as given (message_id)`.execute(
    db,
  );
}

/** Marks messages that went out lately: letters leave without a mark of their own. */
export async function markRecent(db: Db, { since, now }: { since: Instant; now: Instant }): Promise<void> {
  await sql`
    insert into delivery_uncounted (message_id, since_at)
    select distinct message_id, ${now}::timestamptz from delivery_release where opened_at >= ${since}`.execute(
    db,
  );
}

/** Takes the marks that are there; what is marked while it is counted stays for the next time. */
export async function takeMarks(db: Db): Promise<string[]> {
  const { rows } = await sql<{ messageId: string }>`
    with taken as (delete from delivery_uncounted returning message_id)
    select distinct message_id from taken order by message_id`.execute(db);
  return rows.map(({ messageId }) => messageId);
}

const byPlace = (column: string) =>
  sql`jsonb_build_object(${sql.join(
    PLACES.flatMap((place) => [
      sql.lit(place),
      sql`count(*) filter (where ${sql.id(column)} & ${sql.lit(bitOf(place))} <> 0)`,
    ]),
  )})`;

const TALLY = sql`jsonb_build_object(
  'people', count(*),
  'reached', count(*) filter (where seen_at is not null or mailed),
  'seen', count(*) filter (where seen_at is not null),
  'read', count(*) filter (where read_at is not null),
  'asked', count(*) filter (where owed > 0),
  'acknowledged', count(*) filter (where owed > 0 and acknowledged >= owed),
  'useful', count(*) filter (where useful > 0),
  'notUseful', count(*) filter (where useful < 0),
  'seenBy', ${byPlace('seen_by')},
  'readBy', ${byPlace('read_by')})`;

/** Each unit with the one at the top above it: a root, or below the only root, which is the house, each of its parts. */
const TOPS = sql`
  roots as (select id, count(*) over () as many from people_unit where parent_id is null),
  tops as (
    select id from roots where many > 1
    union all select unit.id from people_unit unit join roots on roots.id = unit.parent_id where roots.many = 1),
  below as (
    select id, id as top_id from tops
    union all select unit.id, below.top_id from people_unit unit join below on unit.parent_id = below.id)`;

/** Counts a message anew, by release and unit, from how each person stands to it: right whatever arrived late, or twice. */
export async function countMessage(db: Db, messageId: string, now: Instant): Promise<void> {
  await sql`
    with recursive ${TOPS},
    mailed as (select distinct person_id from delivery_delivery where message_id = ${messageId} and state = 'sent'),
    standing as (
      select feed.*, mailed.person_id is not null as mailed, coalesce(below.top_id::text, 'none') as unit
      from delivery_feed feed
      left join mailed on mailed.person_id = feed.person_id
      left join people_person person on person.id = feed.person_id
      left join below on below.id = person.unit_id
      where feed.message_id = ${messageId}),
    tallied as (
      select release_id, unit, grouping(unit) = 1 as whole, ${TALLY} as counts
      from standing group by grouping sets ((release_id), (release_id, unit)))
    insert into delivery_result (message_id, release_id, counts, counted_at)
    select ${messageId}, release_id,
      (array_agg(counts) filter (where whole))[1] ||
        jsonb_build_object('byUnit', jsonb_object_agg(unit, counts) filter (where not whole)), ${now}
    from tallied group by release_id
    on conflict (message_id, release_id) do update set counts = excluded.counts, counted_at = excluded.counted_at`.execute(
    db,
  );
}

/** Names of units by id. */
export async function unitNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('people_unit')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export interface ResultRecord {
  messageId: string;
  releaseId: string;
  ring: string;
  audience: string | null;
  counts: Counts;
  countedAt: Instant;
}

/** The counts of messages by release, the first opened first. */
export async function resultsOf(db: Db, messageIds: readonly string[]): Promise<ResultRecord[]> {
  const { rows } = await sql<ResultRecord>`
    select result.message_id, result.release_id, release.ring, audience.name as audience, result.counts, result.counted_at
    from delivery_result result
    join delivery_release release on release.id = result.release_id
    left join people_audience audience on audience.id = release.audience_id
    where result.message_id = any(${[...messageIds]}::uuid[])
    order by release.opened_at, result.release_id limit 2000`.execute(db);
  return rows;
}
