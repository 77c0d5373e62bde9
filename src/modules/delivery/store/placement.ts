import { type RawBuilder, sql } from 'kysely';
import type { Day, Instant } from '#kernel/calendar.ts';
import { newRandomId } from '#kernel/ids.ts';
import type { Db } from '#platform/database.ts';
import { MOVABLE } from './planning.ts';

/** Numbered people with the minute and the own day of a push, in step. */
export interface Placed {
  numbers: number[];
  minutes: number[];
  days: number[];
}

/** The week that is written: its Monday, and the instant of its minute 0. */
export interface Grid {
  weekOn: Day;
  start: Instant;
}

const asArray = (values: readonly number[]) => `{${values.join(',')}}`;

const placed = ({ numbers, minutes, days }: Placed) => sql`
  unnest(${asArray(numbers)}::integer[], ${asArray(minutes)}::integer[], ${asArray(days)}::integer[])
    as place (number, minute, day)
  join delivery_numbered numbered on numbered.number = place.number`;

const dueAt = (grid: Grid) => sql`${grid.start}::timestamptz + place.minute * interval '1 minute'`;

/**
 * UUIDs of version 7 for the rows of one statement, made by the database from a number of each (RFC 9562, 6.2: a counter behind
 * random bits): the primary key appends, and no row asks for random bits of its own. PostgreSQL has such a function from 18.
 */
export const madeId = (now: Instant, number: RawBuilder<unknown>) => {
  const millis = Date.parse(now).toString(16).padStart(12, '0');
  const random = newRandomId();
  const head = `${millis.slice(0, 8)}-${millis.slice(8)}-7${random.slice(0, 3)}-8${random.slice(3, 6)}-`;
  // Twelve digits whatever the number is: the first is 1 to 8, the next five are random.
  const first = (BigInt(`0x${random.slice(-6)}`) + 0x1000000n) << 20n;
  return sql`(${head}::text || to_hex(${first.toString()}::bigint + ${number}))::uuid`;
};

/** A release whose pushes are made; `piece` of a place is its index. */
export interface Pushing {
  readonly id: string;
  readonly messageId: string;
  readonly safety: boolean;
}

/** Makes the pushes of releases, all at once. A letter asks for the reading time of the edition that the person gets. */
export async function insertPushes(
  db: Db,
  { releases, kind }: { releases: readonly Pushing[]; kind: 'message' | 'reminder' },
  {
    places,
    grid,
    now,
    today,
  }: { places: Placed & { pieces: number[] }; grid: Grid; now: Instant; today: Day },
): Promise<void> {
  if (places.numbers.length === 0) return;
  await sql`
    with release as materialized (
      select piece - 1 as piece, given.id, given.safety, message.id as message_id, message.version
      from unnest(${releases.map(({ id }) => id)}::uuid[], ${releases.map(({ messageId }) => messageId)}::uuid[],
        ${releases.map(({ safety }) => safety)}::boolean[]) with ordinality as given (id, message_id, safety, piece)
      join delivery_message message on message.id = given.message_id
    ), edition as materialized (
      select release.piece, edition.language, edition.seconds
      from release join delivery_edition edition on edition.message_id = release.message_id and edition.version = release.version
    ), longest as materialized (select piece, max(seconds) as seconds from edition group by piece)
    insert into delivery_delivery
      (id, filed_on, person_id, message_id, release_id, kind, channel, version, seconds, safety, due_at, own_on)
    select ${madeId(now, sql`place.line`)}, ${today}, numbered.person_id, release.message_id, release.id, ${kind},
      'email', release.version, coalesce(own.seconds, longest.seconds, 0), release.safety, ${dueAt(grid)},
      ${grid.weekOn}::date + place.day
    from unnest(${asArray(places.numbers)}::integer[], ${asArray(places.minutes)}::integer[], ${asArray(places.days)}::integer[],
      ${asArray(places.pieces)}::integer[]) with ordinality as place (number, minute, day, piece, line)
    join delivery_numbered numbered on numbered.number = place.number
    join release on release.piece = place.piece
    left join longest on longest.piece = place.piece
    left join edition own on own.piece = place.piece and own.language = numbered.language`.execute(db);
}

/** Moves waiting pushes of a release to other slots of the week. */
export async function movePushes(
  db: Db,
  { releaseId, messageId }: { releaseId: string; messageId: string },
  { places, grid, now }: { places: Placed; grid: Grid; now: Instant },
): Promise<void> {
  if (places.numbers.length === 0) return;
  await sql`
    update delivery_delivery delivery set due_at = ${dueAt(grid)}, own_on = ${grid.weekOn}::date + place.day
    from ${placed(places)}
    where delivery.person_id = numbered.person_id and delivery.message_id = ${messageId}
      and delivery.release_id = ${releaseId} and ${MOVABLE(now)}
      and delivery.due_at <> ${dueAt(grid)}`.execute(db);
}

/** Takes waiting pushes of a release away from people whose week gave the place to something more important. */
export async function withdrawPushes(
  db: Db,
  { releaseId, messageId }: { releaseId: string; messageId: string },
  { numbers, now }: { numbers: readonly number[]; now: Instant },
): Promise<void> {
  if (numbers.length === 0) return;
  await sql`
    update delivery_delivery delivery set state = 'digest'
    from unnest(${asArray(numbers)}::integer[]) as gone (number)
    join delivery_numbered numbered on numbered.number = gone.number
    where delivery.person_id = numbered.person_id and delivery.message_id = ${messageId}
      and delivery.release_id = ${releaseId} and ${MOVABLE(now)}`.execute(db);
}

/** What the digests of many people say alike: messages by their index, and why each is there. */
export interface DigestList {
  readonly messages: readonly number[];
  readonly outcomes: readonly number[];
}

/** Who gets which list when; minute −1: the person is away all week. */
export interface DigestEntries {
  readonly numbers: number[];
  readonly minutes: number[];
  readonly lists: number[];
}

/**
 * Puts messages into the digests of people, with the reasons: each digest is written once, however many messages come into it. Most
 * people share their list with many others.
 */
export async function addToDigests(
  db: Db,
  { messageIds, lists }: { messageIds: readonly string[]; lists: readonly DigestList[] },
  { entries, grid }: { entries: DigestEntries; grid: Grid },
): Promise<void> {
  if (entries.numbers.length === 0) return;
  const flat = lists.flatMap(({ messages, outcomes }, list) =>
    messages.map((message, at) => ({ list, message, outcome: outcomes[at] ?? 0 })),
  );
  const fresh = (column: 'id' | 'outcome') => sql`(
    select array_agg(${sql.ref(column)} order by place)
    from unnest(excluded.message_ids, excluded.outcomes) with ordinality as entry (id, outcome, place)
    where id <> all (digest.message_ids))`;
  await sql`
    with list as materialized (
      select list, array_agg((${[...messageIds]}::uuid[])[message + 1] order by place) as message_ids,
        array_agg(outcome::smallint order by place) as outcomes
      from unnest(${asArray(flat.map(({ list }) => list))}::integer[], ${asArray(flat.map(({ message }) => message))}::integer[],
        ${asArray(flat.map(({ outcome }) => outcome))}::integer[]) with ordinality as entry (list, message, outcome, place)
      group by list
    )
    insert into delivery_digest as digest (person_id, week_on, due_at, message_ids, outcomes)
    select numbered.person_id, ${grid.weekOn}::date,
      case when entry.minute >= 0 then ${grid.start}::timestamptz + entry.minute * interval '1 minute' end,
      list.message_ids, list.outcomes
    from unnest(${asArray(entries.numbers)}::integer[], ${asArray(entries.minutes)}::integer[],
      ${asArray(entries.lists)}::integer[]) as entry (number, minute, list)
    join list using (list)
    join delivery_numbered numbered on numbered.number = entry.number
    on conflict (person_id, week_on) do update set
      message_ids = digest.message_ids || ${fresh('id')}, outcomes = digest.outcomes || ${fresh('outcome')}
      where digest.sent_at is null and not digest.message_ids @> excluded.message_ids`.execute(db);
}

/** Gives digests that waited for their reader to come back a time in this week. */
export async function takeWaitingDigests(
  db: Db,
  { entries, grid }: { entries: { numbers: number[]; minutes: number[] }; grid: Grid },
): Promise<void> {
  if (entries.numbers.length === 0) return;
  await sql`
    update delivery_digest digest set due_at = ${grid.start}::timestamptz + entry.minute * interval '1 minute'
    from unnest(${asArray(entries.numbers)}::integer[], ${asArray(entries.minutes)}::integer[]) as entry (number, minute)
    join delivery_numbered numbered on numbered.number = entry.number
    where digest.person_id = numbered.person_id and digest.due_at is null and digest.sent_at is null
      and digest.week_on < ${grid.weekOn}::date`.execute(db);
}

/** Claims a week for planning; false when another process has it, or had it. */
export async function claimWeek(db: Db, weekOn: Day, now: Instant): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('delivery_week')
    .values({ weekOn, plannedAt: now })
    .onConflict((conflict) => conflict.column('weekOn').doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export const isPlanned = async (db: Db, weekOn: Day): Promise<boolean> =>
  (await db.selectFrom('delivery_week').select('weekOn').where('weekOn', '=', weekOn).executeTakeFirst()) !==
  undefined;
