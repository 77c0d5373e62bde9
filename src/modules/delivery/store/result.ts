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
      sql`count(*) filter (where feed.${sql.id(column)} & ${sql.lit(bitOf(place))} <> 0)`,
    ]),
  )})`;

/** Counts a message anew, by release, from how each person stands to it: right whatever arrived late, or twice. */
export async function countMessage(db: Db, messageId: string, now: Instant): Promise<void> {
  await sql`
    insert into delivery_result (message_id, release_id, counts, counted_at)
    select ${messageId}, feed.release_id, jsonb_build_object(
        'people', count(*),
        'reached', count(*) filter (where feed.seen_at is not null or mailed.person_id is not null),
        'seen', count(*) filter (where feed.seen_at is not null),
        'read', count(*) filter (where feed.read_at is not null),
        'asked', count(*) filter (where feed.owed > 0),
        'acknowledged', count(*) filter (where feed.owed > 0 and feed.acknowledged >= feed.owed),
        'useful', count(*) filter (where feed.useful > 0),
        'notUseful', count(*) filter (where feed.useful < 0),
        'seenBy', ${byPlace('seen_by')},
        'readBy', ${byPlace('read_by')}), ${now}
    from delivery_feed feed
    left join (select distinct person_id from delivery_delivery where message_id = ${messageId} and state = 'sent') mailed
      on mailed.person_id = feed.person_id
    where feed.message_id = ${messageId}
    group by feed.release_id
    on conflict (message_id, release_id) do update set counts = excluded.counts, counted_at = excluded.counted_at`.execute(
    db,
  );
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
