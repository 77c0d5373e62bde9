import type { Instant } from '#kernel/calendar.ts';
import { type Db, runPrepared } from '#platform/database.ts';
import type { Receipt } from '../contract/receipt.ts';

/** A receipt with the place as its bit. */
export interface ReceiptRow
  extends Pick<Receipt, 'id' | 'messageId' | 'version' | 'kind' | 'channel' | 'seconds' | 'at'> {
  readonly bit: number;
}

// One statement for a batch, so that a batch is all or nothing. What is not in the person's feed is passed over; what was
// taken before conflicts with itself and changes nothing. «Read» is decided here, from the seconds that have added up.
const TAKE = `
  with given as (
    select * from unnest($2::uuid[], $3::uuid[], $4::smallint[], $5::text[], $6::text[], $7::smallint[], $8::integer[], $9::timestamptz[])
      as given (id, message_id, version, kind, channel, bit, seconds, at)
  ),
  taken as (
    insert into delivery_receipt (person_id, at, id, message_id, version, kind, channel, seconds)
    select $1::uuid, given.at, given.id, given.message_id, given.version, given.kind, given.channel, given.seconds
    from given join delivery_feed feed on feed.person_id = $1::uuid and feed.message_id = given.message_id
    on conflict do nothing
    returning id, message_id, at
  ),
  summed as (
    select given.message_id, min(given.at) as first_at, max(given.at) as last_at, sum(given.seconds) as seconds,
      coalesce(bit_or(given.bit) filter (where kind in ('seen', 'read')), 0) as seen_by,
      coalesce(bit_or(given.bit) filter (where kind = 'read'), 0) as read_by,
      (array_agg(case kind when 'useful' then 1 else -1 end order by given.at desc, given.id)
        filter (where kind in ('useful', 'not_useful')))[1] as useful
    from taken join given on given.id = taken.id and given.message_id = taken.message_id and given.at = taken.at
    group by given.message_id
  ),
  changed as (
    update delivery_feed feed set
      seen_at = least(feed.seen_at, summed.first_at),
      seconds = least(feed.seconds + summed.seconds, 1000000),
      read_at = coalesce(feed.read_at, case when feed.seconds + summed.seconds >= needed.seconds then least(summed.last_at, $10::timestamptz) end),
      seen_by = feed.seen_by | summed.seen_by,
      read_by = case when feed.read_at is not null or feed.seconds + summed.seconds >= needed.seconds
        then feed.read_by | summed.read_by else feed.read_by end,
      useful = coalesce(summed.useful, feed.useful)
    from summed
    cross join lateral (
      select least(30, greatest(3, ceil(min(edition.seconds) / 2.0))) as seconds from delivery_edition edition
      join delivery_message message on message.id = edition.message_id and message.version = edition.version
      where edition.message_id = summed.message_id) needed
    where feed.person_id = $1::uuid and feed.message_id = summed.message_id
    returning feed.message_id
  ),
  marked as (
    insert into delivery_uncounted (message_id, since_at) select message_id, $10::timestamptz from changed
  ),
  here as (
    insert into delivery_preference (person_id, here_on) select $1::uuid, $10::timestamptz::date where exists (select from changed)
    on conflict (person_id) do update set here_on = excluded.here_on
      where delivery_preference.here_on is distinct from excluded.here_on
  )
  select count(*)::integer as count from taken`;

/** Takes a person's receipts; gives how many were new. */
export async function takeReceipts(
  db: Db,
  personId: string,
  { rows: given, now }: { rows: readonly ReceiptRow[]; now: Instant },
): Promise<number> {
  const { rows } = await runPrepared(db, { name: 'delivery_receipts', text: TAKE }, [
    personId,
    given.map(({ id }) => id),
    given.map(({ messageId }) => messageId),
    given.map(({ version }) => version),
    given.map(({ kind }) => kind),
    given.map(({ channel }) => channel),
    given.map(({ bit }) => bit),
    given.map(({ seconds }) => seconds),
    given.map(({ at }) => at),
    now,
  ]);
  const [row] = rows as { count: number }[];
  return row?.count ?? 0;
}
