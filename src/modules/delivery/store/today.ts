import { sql } from 'kysely';
import type { Day, Instant } from '#kernel/calendar.ts';
import { LANGUAGES, type Language } from '#kernel/language.ts';
import { type Db, runPrepared } from '#platform/database.ts';

export interface Reader {
  readonly personId: string;
  readonly language: Language;
  readonly today: Day;
  /** The oldest partition that is looked into. */
  readonly filedSince: Day;
}

const SHOWN = 20;

// A person's own fields, appended to the card that was written when the message was published.
const OWN_FIELDS = `
  ',"version":' || mine.version
  || ',"openedAt":"' || to_char(mine.opened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
  || '","owed":' || (mine.owed > mine.acknowledged)
  || ',"changed":' || (mine.acknowledged > 0 and mine.owed > mine.acknowledged)
  || ',"seen":' || (mine.seen_at is not null)
  || ',"read":' || (mine.read_at is not null)
  || ',"useful":' || coalesce((mine.useful = 1)::text, 'null') || '}'`;

const EDITION = `
  cross join lateral (
    select edition.card, edition.seconds from delivery_edition edition
    where edition.message_id = mine.message_id and edition.version = mine.version
    order by edition.language = $2 desc, edition.language = 'en' desc, edition.language limit 1) edition`;

const RANK = `case message.lane when 'safety' then 0 when 'must_know' then 1 when 'ours' then 2 else 3 end`;

const TODAY = `
  with mine as (
    select feed.message_id, feed.version, feed.opened_at, feed.owed, feed.acknowledged, feed.seen_at, feed.read_at, feed.useful,
      ${RANK} as rank, message.seconds[$5::integer] as seconds
    from delivery_feed feed join delivery_message message on message.id = feed.message_id
    where feed.person_id = $1 and feed.filed_on >= $3::date
      and (feed.read_at is null or feed.owed > feed.acknowledged)
      and message.withdrawn_at is null and message.replaced_by is null
      and (message.true_until_on is null or message.true_until_on >= $4::date)
      and (message.topic_id is null or message.lane in ('safety', 'must_know') or not exists (
        select from delivery_mute mute where mute.person_id = $1 and mute.topic_id = message.topic_id))
  ),
  first as (
    select * from mine order by (owed > acknowledged) desc, rank, opened_at desc, message_id limit ${SHOWN}
  )
  select '{"rows":[' || coalesce(string_agg(edition.card || ${OWN_FIELDS}, ','
      order by (mine.owed > mine.acknowledged) desc, mine.rank, mine.opened_at desc, mine.message_id), '')
    || '],"total":' || (select count(*) from mine)
    || ',"seconds":' || (select coalesce(sum(seconds), 0) from mine) || '}' as answer
  from first as mine ${EDITION}`;

/** What is new for a person, as the JSON text of `readToday`: one prepared statement, nothing parsed on the way. */
export async function todayText(db: Db, { personId, language, today, filedSince }: Reader): Promise<string> {
  const { rows } = await runPrepared(db, { name: 'delivery_today', text: TODAY }, [
    personId,
    language,
    filedSince,
    today,
    LANGUAGES.indexOf(language) + 1,
  ]);
  const [row] = rows as { answer: string }[];
  return row?.answer ?? '{"rows":[],"total":0,"seconds":0}';
}

export interface FeedPage {
  readonly after: { at: Instant; id: string } | undefined;
  readonly limit: number;
}

const FEED = `
  select mine.opened_at, mine.message_id, edition.card || ${OWN_FIELDS} as card
  from (
    select feed.* from delivery_feed feed join delivery_message message on message.id = feed.message_id
    where feed.person_id = $1 and message.withdrawn_at is null
      and ($3::timestamptz is null or (feed.opened_at, feed.message_id) < ($3::timestamptz, $4::uuid))
    order by feed.opened_at desc, feed.message_id desc limit $5) mine ${EDITION}
  order by mine.opened_at desc, mine.message_id desc`;

/** Everything that came to a person, the latest first; each card is JSON text. */
export async function feedPage(
  db: Db,
  { personId, language }: Pick<Reader, 'personId' | 'language'>,
  { after, limit }: FeedPage,
): Promise<{ openedAt: Instant; messageId: string; card: string }[]> {
  const values = [personId, language, after?.at ?? null, after?.id ?? null, limit];
  const { rows } = await runPrepared(db, { name: 'delivery_feed', text: FEED }, values);
  // Safe: the columns of the statement above.
  return (rows as { opened_at: string; message_id: string; card: string }[]).map((row) => ({
    openedAt: row.opened_at,
    messageId: row.message_id,
    card: row.card,
  }));
}

export interface AttentionRecord {
  secondsAsked: number;
  pushes: number;
  secondsRead: number;
  messages: {
    id: string;
    title: string;
    seconds: number;
    readingSeconds: number;
    openedAt: Instant;
    ring: string;
    because: { kind: string; title: Partial<Record<Language, string>> }[];
  }[];
  digest: { id: string; title: string; outcome: number }[];
}

/** What a week asked of a person and what they gave, from the week's pushes and receipts. */
export async function attentionOf(
  db: Db,
  {
    personId,
    language,
    weekOn,
    weekStartsAt,
  }: { personId: string; language: Language; weekOn: Day; weekStartsAt: Instant },
): Promise<AttentionRecord> {
  const title = (message: string) => sql`(
    select edition.title from delivery_edition edition join delivery_message newest
      on newest.id = edition.message_id and newest.version = edition.version
    where edition.message_id = ${sql.ref(message)} order by edition.language = ${language} desc, edition.language limit 1)`;
  const { rows } = await sql<AttentionRecord>`
    with pushed as (
      select coalesce(sum(seconds), 0)::integer as seconds, count(*)::integer as pushes from delivery_delivery
      where person_id = ${personId} and own_on between ${weekOn}::date and ${weekOn}::date + 6 and kind <> 'digest'
        and state in ('sent', 'claimed')
    )
    select pushed.seconds as seconds_asked, pushed.pushes,
      (select coalesce(sum(seconds), 0)::integer from delivery_receipt
        where person_id = ${personId} and at >= ${weekStartsAt}) as seconds_read,
      (select coalesce(jsonb_agg(jsonb_build_object('id', came.message_id, 'title', ${title('came.message_id')},
          'seconds', came.seconds, 'readingSeconds', message.seconds[${LANGUAGES.indexOf(language) + 1}::integer], 'openedAt', to_char(came.opened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'ring', release.ring, 'because', message.because) order by came.opened_at desc), '[]')
        from (select * from delivery_feed where person_id = ${personId} and opened_at >= ${weekStartsAt}
          order by opened_at desc limit 100) came
        join delivery_message message on message.id = came.message_id
        join delivery_release release on release.id = came.release_id) as messages,
      (select coalesce(jsonb_agg(jsonb_build_object('id', entry.id, 'title', ${title('entry.id')}, 'outcome', entry.outcome)
          order by entry.place), '[]')
        from delivery_digest digest, unnest(digest.message_ids, digest.outcomes) with ordinality as entry (id, outcome, place)
        where digest.person_id = ${personId} and digest.sent_at is null) as digest
    from pushed`.execute(db);
  return rows[0] ?? { secondsAsked: 0, pushes: 0, secondsRead: 0, messages: [], digest: [] };
}
