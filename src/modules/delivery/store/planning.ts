import { type RawBuilder, sql } from 'kysely';
import type { Day, Instant } from '#kernel/calendar.ts';
import { type Db, runSql } from '#platform/database.ts';
import type { WorkingTime } from '../domain/availability.ts';
import { reaches } from './channel.ts';

/** One planning at a time: two beside each other could each use the last push of the same person. */
export const lockPlanning = (db: Db) =>
  sql`select pg_advisory_xact_lock(hashtext('delivery planning'))`.execute(db);

/**
 * Numbers the people of some audiences, and those whose pushes of the week may move, in a table of this transaction:
 * plans speak of them by number, because a quarter of a million UUIDs as text are slow to send and to compare.
 */
export async function numberPeople(
  db: Db,
  audiences: readonly RawBuilder<{ personId: string }>[],
  { weekOn, today }: { weekOn: Day; today: Day },
): Promise<number> {
  await sql`drop table if exists delivery_numbered`.execute(db);
  const different = new Map(audiences.map((audience) => [textOf(db, audience), audience]));
  const everybody =
    audiences.length > 0
      ? sql.join(
          [...different.values()].map((one) => sql`(${one})`),
          sql` union `,
        )
      : undefined;
  const waiting = sql`select person_id from delivery_digest where due_at is null`;
  await sql`
    create temp table delivery_numbered on commit drop as
    select (row_number() over (order by person.id) - 1)::integer as number, person.id as person_id,
      coalesce(person.language, organisation.language) as language,
      coalesce(preference.zone, person.zone, organisation.zone) as zone,
      coalesce(preference.work, shift.work)::text as work, preference.quiet_from, preference.quiet_to,
      coalesce(preference.disconnect, true) as disconnect,
      case when person.state = 'on_leave' then 127 else coalesce(away.days, 0) end as away_days,
      ${reaches('email', today)} as email
    from (${everybody ? sql`${everybody} union ${waiting}` : waiting}) as meant
    join people_person person on person.id = meant.person_id
    left join people_organisation organisation on true
    left join delivery_preference preference on preference.person_id = person.id
    left join delivery_shift shift on shift.code = person.shift
    left join (
      select person_id, bit_or(1 << (day::date - ${weekOn}::date)) as days
      from delivery_leave, generate_series(greatest(from_on, ${weekOn}::date), least(to_on, ${weekOn}::date + 6), interval '1 day') as day
      where to_on >= ${weekOn}::date and from_on <= ${weekOn}::date + 6
      group by person_id
    ) away on away.person_id = person.id`.execute(db);
  await sql`analyze delivery_numbered`.execute(db);
  const { rows } = await sql<{ count: number }>`select count(*) as count from delivery_numbered`.execute(db);
  return rows[0]?.count ?? 0;
}

/** A way of living that some of the numbered people share. */
export interface HabitGroup {
  numbers: Uint32Array;
  zone: string;
  work: WorkingTime[] | null;
  quietFrom: string | null;
  quietTo: string | null;
  disconnect: boolean;
  awayDays: number;
}

/** The numbered people by how they live; numbers come as packed integers, a few bytes each. */
export async function habitGroups(db: Db): Promise<HabitGroup[]> {
  const { rows } = await runSql(
    db,
    `select zone, work, quiet_from, quiet_to, disconnect, away_days, string_agg(int4send(number), '') as numbers
     from delivery_numbered group by zone, work, quiet_from, quiet_to, disconnect, away_days`,
  );
  // Safe: the columns of the statement above.
  return (rows as Record<string, unknown>[]).map((row) => ({
    numbers: unpacked(row['numbers']),
    zone: String(row['zone'] ?? 'UTC'),
    work: typeof row['work'] === 'string' ? (JSON.parse(row['work']) as WorkingTime[]) : null,
    quietFrom: row['quiet_from'] === null ? null : String(row['quiet_from']),
    quietTo: row['quiet_to'] === null ? null : String(row['quiet_to']),
    disconnect: row['disconnect'] === true,
    awayDays: Number(row['away_days']),
  }));
}

/** Numbers of the people by their language. */
export async function languageGroups(db: Db): Promise<{ language: string; numbers: Uint32Array }[]> {
  const { rows } = await runSql(
    db,
    `select language, string_agg(int4send(number), '') as numbers from delivery_numbered group by language`,
  );
  return (rows as Record<string, unknown>[]).map((row) => ({
    language: String(row['language'] ?? 'en'),
    numbers: unpacked(row['numbers']),
  }));
}

export interface Holiday {
  heldOn: Day;
  zone: string | null;
}

/** Days off in the days from one to another. */
export const holidaysBetween = (db: Db, fromOn: Day, toOn: Day): Promise<(Holiday & { name: object })[]> =>
  db
    .selectFrom('delivery_holiday')
    .select(['heldOn', 'zone', 'name'])
    .where('heldOn', '>=', fromOn)
    .where('heldOn', '<=', toOn)
    .orderBy('heldOn')
    .orderBy('id')
    .limit(200)
    .execute();

/** What asks for places in a week: a message for the first time, or again for those who have not acknowledged it. */
export interface Asking {
  messageId: string;
  releaseId: string;
  audience: RawBuilder<{ personId: string }>;
  /** Not must-know, not safety: whoever has left the letters gets none. */
  optional: boolean;
  mutableTopicId: string | null;
  channels: readonly string[];
}

/**
 * Finds numbers of those to whom a piece may be pushed: in the audience, with a channel, without a push of this piece, and not deaf
 * to its topic when it may be muted. Pieces of one audience share the question who is in it.
 */
export function openCandidates(db: Db): (piece: Asking) => Promise<Uint32Array> {
  const known = new Map<string, Uint32Array>();
  return async (piece) => {
    if (!piece.channels.includes('email')) return new Uint32Array();
    const key = textOf(db, piece.audience);
    const audience = known.get(key) ?? (await audienceNumbers(db, piece.audience));
    known.set(key, audience);
    const barred = new Set(await barredNumbers(db, piece));
    return barred.size > 0 ? audience.filter((number) => !barred.has(number)) : audience;
  };
}

async function audienceNumbers(db: Db, audience: RawBuilder<{ personId: string }>): Promise<Uint32Array> {
  const { rows } = await sql<{ numbers: Buffer | null }>`
    select string_agg(int4send(number), '') as numbers from delivery_numbered
    where email and person_id in (${audience})`.execute(db);
  return unpacked(rows[0]?.numbers);
}

/** Who may not get a push of a piece, whatever its audience: few, mostly, and found from the piece's side. */
async function barredNumbers(db: Db, piece: Asking): Promise<Uint32Array> {
  const { rows } = await sql<{ numbers: Buffer | null }>`
    select string_agg(int4send(number), '') as numbers
    from delivery_numbered join (
      select person_id from delivery_delivery
      where message_id = ${piece.messageId} and kind = 'message' and state in ('waiting', 'claimed', 'sent', 'paused')
      union select person_id from delivery_email_leave where ${piece.optional}::boolean
      union select person_id from delivery_mute where topic_id = ${piece.mutableTopicId}
    ) barred using (person_id)`.execute(db);
  return unpacked(rows[0]?.numbers);
}

/** A query as text, the same for the same question. */
function textOf(db: Db, query: RawBuilder<unknown>): string {
  const { sql: text, parameters } = query.compile(db);
  return JSON.stringify([text, parameters]);
}

/** Numbers of those of a release who owe an acknowledgement and may be pushed once more. */
export async function remindableNumbers(
  db: Db,
  piece: Asking,
  { now, mostPushes, hoursBetween }: { now: Instant; mostPushes: number; hoursBetween: number },
): Promise<Uint32Array> {
  if (!piece.channels.includes('email')) return new Uint32Array();
  const { rows } = await sql<{ numbers: Buffer | null }>`
    select string_agg(int4send(numbered.number), '') as numbers
    from delivery_numbered numbered
    join delivery_feed feed on feed.person_id = numbered.person_id and feed.message_id = ${piece.messageId}
      and feed.release_id = ${piece.releaseId} and feed.owed > feed.acknowledged
    left join (
      select person_id, count(*) as pushes, max(due_at) as last_at from delivery_delivery
      where message_id = ${piece.messageId} and state in ('waiting', 'paused', 'claimed', 'sent') group by person_id
    ) pushed on pushed.person_id = numbered.person_id
    where numbered.email and (not ${piece.optional}::boolean or not exists (
        select from delivery_email_leave gone where gone.person_id = numbered.person_id))
      and coalesce(pushed.pushes, 0) < ${mostPushes}
      and coalesce(pushed.last_at, '-infinity') < ${now}::timestamptz - make_interval(hours => ${hoursBetween})`.execute(
    db,
  );
  return unpacked(rows[0]?.numbers);
}

/** The people who have a message through a release and owe an acknowledgement, as a query. */
export const owingSql = (release: { id: string; messageId: string }): RawBuilder<{ personId: string }> =>
  sql`select feed.person_id from delivery_feed feed
    where feed.message_id = ${release.messageId} and feed.release_id = ${release.id} and feed.owed > feed.acknowledged`;

/** One person, as a query. */
export const onlyPerson = (personId: string): RawBuilder<{ personId: string }> =>
  sql`select ${personId}::uuid as person_id`;

/** Pushes of the week that stand: sent, being sent, or past the moment of planning. */
export async function standingPushes(
  db: Db,
  { weekOn, now }: { weekOn: Day; now: Instant },
): Promise<{ number: number; day: number; seconds: number }[]> {
  const { rows } = await sql<{ number: number; day: number; seconds: number }>`
    select numbered.number, (delivery.own_on - ${weekOn}::date)::integer as day, delivery.seconds
    from delivery_delivery delivery join delivery_numbered numbered using (person_id)
    where ${ofWeek(weekOn)} and delivery.kind <> 'digest'
      and (delivery.state in ('sent', 'claimed', 'paused')
        or (delivery.state = 'waiting' and (delivery.due_at <= ${now} or delivery.safety or delivery.kind = 'reminder'
          or delivery.attempt > 0)))`.execute(db);
  return rows;
}

/** Pushes of the week that may still move or give way, by release. */
export async function movablePushes(
  db: Db,
  { weekOn, now }: { weekOn: Day; now: Instant },
): Promise<{ releaseId: string; numbers: Uint32Array }[]> {
  const { rows } = await sql<{ releaseId: string; numbers: Buffer }>`
    select delivery.release_id, string_agg(int4send(numbered.number), '') as numbers
    from delivery_delivery delivery join delivery_numbered numbered using (person_id)
    where ${ofWeek(weekOn)} and ${MOVABLE(now)}
    group by delivery.release_id`.execute(db);
  return rows.map(({ releaseId, numbers }) => ({ releaseId, numbers: unpacked(numbers) }));
}

// Pushes are placed when their week is planned, at most some days before it: older partitions need no look.
const ofWeek = (weekOn: Day) =>
  sql`delivery.own_on between ${weekOn}::date and ${weekOn}::date + 6 and delivery.filed_on >= ${weekOn}::date - 21`;

export const MOVABLE = (now: Instant) =>
  sql`delivery.kind = 'message' and delivery.state = 'waiting' and delivery.due_at > ${now} and not delivery.safety and delivery.attempt = 0`;

/** Integers that PostgreSQL packed with `int4send`. */
function unpacked(bytes: unknown): Uint32Array {
  if (!Buffer.isBuffer(bytes)) return new Uint32Array();
  const numbers = new Uint32Array(bytes.length / 4);
  for (let index = 0; index < numbers.length; index++) numbers[index] = bytes.readUInt32BE(4 * index);
  return numbers;
}
