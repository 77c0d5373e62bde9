import { type RawBuilder, sql } from 'kysely';
import type { Day, Instant } from '#kernel/calendar.ts';
import type { Editions } from '#kernel/language.ts';
import type { Db } from '#platform/database.ts';
import type { ChannelName } from '../contract/channel.ts';
import type { Lane, Level } from '../contract/message.ts';
import type { Advice, AdviceReason, AudienceRule, ReleaseState } from '../contract/release.ts';

/** A release with what is needed of its message. */
export interface ReleaseRecord {
  id: string;
  messageId: string;
  messageVersion: number;
  lane: Lane;
  level: Level;
  topicId: string | null;
  filedOn: Day | null;
  messageGone: boolean;
  title: Editions;
  /** Reading time by language. */
  seconds: Record<string, number>;
  audienceId: string | null;
  audienceName: string | null;
  rule: AudienceRule;
  ring: string;
  channels: ChannelName[];
  priority: number;
  timing: 'at' | 'best';
  opensAt: Instant;
  endsAt: Instant;
  state: ReleaseState;
  pausedFrom: 'confirmed' | 'open' | null;
  stopCode: string | null;
  advice: Advice | null;
  againstReason: string | null;
  createdBy: string | null;
  confirmedBy: string | null;
  confirmedByName: string | null;
  secondedBy: string | null;
  secondedByName: string | null;
  plannedAt: Instant | null;
  openedAt: Instant | null;
  people: number | null;
  version: number;
}

const SELECT = sql`
  select release.id, release.message_id, message.version as message_version, message.lane, message.level, message.topic_id,
    message.filed_on, (message.withdrawn_at is not null or message.replaced_by is not null) as message_gone,
    edition.title, edition.seconds, release.audience_id, audience.name as audience_name, release.rule, release.ring,
    release.channels, release.priority, release.timing, release.opens_at, release.ends_at, release.state,
    release.paused_from, release.stop_code, release.advice, release.against_reason, release.created_by,
    release.confirmed_by, confirmer.name as confirmed_by_name, release.seconded_by, seconder.name as seconded_by_name,
    release.planned_at, release.opened_at, release.people, release.version
  from delivery_release release
  join delivery_message message on message.id = release.message_id
  join lateral (
    select jsonb_object_agg(language, title) as title, jsonb_object_agg(language, seconds) as seconds
    from delivery_edition where message_id = message.id and version = message.version) edition on true
  left join people_audience audience on audience.id = release.audience_id
  left join people_person confirmer on confirmer.id = release.confirmed_by
  left join people_person seconder on seconder.id = release.seconded_by`;

export async function findRelease(db: Db, releaseId: string): Promise<ReleaseRecord | undefined> {
  const { rows } = await sql<ReleaseRecord>`${SELECT} where release.id = ${releaseId}`.execute(db);
  return rows[0];
}

/** The release, held until the transaction ends, so that two planners decide one after the other. */
export async function lockRelease(db: Db, releaseId: string): Promise<ReleaseRecord | undefined> {
  await sql`select 1 from delivery_release where id = ${releaseId} for update`.execute(db);
  return findRelease(db, releaseId);
}

async function releasesWhere(
  db: Db,
  condition: RawBuilder<unknown>,
  limit: number,
): Promise<ReleaseRecord[]> {
  const { rows } = await sql<ReleaseRecord>`${SELECT} where ${condition}
    order by release.opens_at, release.id limit ${limit}`.execute(db);
  return rows;
}

/** Confirmed releases of a span of time whose pushes have no places yet. */
export const unplannedReleases = (db: Db, from: Instant, to: Instant): Promise<ReleaseRecord[]> =>
  releasesWhere(
    db,
    sql`release.state in ('confirmed', 'open') and release.planned_at is null and release.opens_at >= ${from} and release.opens_at < ${to}`,
    500,
  );

export const releasesByIds = (db: Db, ids: readonly string[]): Promise<ReleaseRecord[]> =>
  releasesWhere(db, sql`release.id = any(${[...ids]}::uuid[])`, 1000);

/** What falls into a span of days, for the calendar. */
export const releasesBetween = (db: Db, from: Instant, to: Instant): Promise<ReleaseRecord[]> =>
  releasesWhere(
    db,
    sql`release.opens_at >= ${from} and release.opens_at < ${to} and release.state <> 'cancelled'`,
    2000,
  );

/** Confirmed releases whose time has come. */
export async function dueReleaseIds(db: Db, now: Instant): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from delivery_release where state = 'confirmed' and opens_at <= ${now} order by opens_at, id limit 200`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

/** A page of releases, the latest first. */
export async function releasePage(
  db: Db,
  page: {
    messageId: string | undefined;
    state: ReleaseState | undefined;
    after: { at: Instant; id: string } | undefined;
    limit: number;
  },
): Promise<ReleaseRecord[]> {
  const { messageId, state, after, limit } = page;
  const { rows } = await sql<ReleaseRecord>`${SELECT}
    where (${messageId ?? null}::uuid is null or release.message_id = ${messageId ?? null})
      and (${state ?? null}::text is null or release.state = ${state ?? null})
      and (${after?.id ?? null}::uuid is null
        or (release.opens_at, release.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by release.opens_at desc, release.id desc limit ${limit}`.execute(db);
  return rows;
}

export interface NewReleaseRow {
  id: string;
  messageId: string;
  audienceId: string | null;
  rule: AudienceRule;
  ring: string;
  changesForYou: Editions | null;
  channels: ChannelName[];
  priority: number;
  timing: 'at' | 'best';
  opensAt: Instant;
  endsAt: Instant;
  createdBy: string | null;
  createdAt: Instant;
}

export const insertRelease = (db: Db, row: NewReleaseRow) =>
  db
    .insertInto('delivery_release')
    .values({
      ...row,
      rule: JSON.stringify(row.rule),
      changesForYou: row.changesForYou && JSON.stringify(row.changesForYou),
      pausedFrom: null,
      stopCode: null,
      advice: null,
      againstReason: null,
      confirmedBy: null,
      confirmedAt: null,
      secondedBy: null,
      secondedAt: null,
      plannedAt: null,
      openedAt: null,
      people: null,
    })
    .execute();

export interface ReleaseChange {
  state?: ReleaseState;
  rule?: string;
  pausedFrom?: 'confirmed' | 'open' | null;
  stopCode?: string;
  advice?: Advice;
  adviceReasons?: string;
  againstReason?: string | null;
  confirmedBy?: string | null;
  confirmedAt?: Instant;
  secondedBy?: string | null;
  secondedAt?: Instant;
  plannedAt?: Instant | null;
  openedAt?: Instant;
  people?: number;
  timing?: 'at' | 'best';
  opensAt?: Instant;
  endsAt?: Instant;
}

/** Changes a release that is held; its version goes up. */
export const changeRelease = (db: Db, releaseId: string, change: ReleaseChange) =>
  db
    .updateTable('delivery_release')
    .set((row) => ({ ...change, version: row('version', '+', 1) }))
    .where('id', '=', releaseId)
    .execute();

/** Reasons kept with the advice, as JSON for `changeRelease`. */
export const reasonsText = (reasons: readonly AdviceReason[]) => JSON.stringify(reasons);

/** Places the message in the partition of the month of its first release, once. */
export async function fileMessage(db: Db, messageId: string, filedOn: Day): Promise<Day> {
  await sql`update delivery_message set filed_on = ${filedOn} where id = ${messageId} and filed_on is null`.execute(
    db,
  );
  const { rows } = await sql<{ filedOn: Day }>`
    select filed_on from delivery_message where id = ${messageId}`.execute(db);
  return rows[0]?.filedOn ?? filedOn;
}

/** Puts the message into the feeds of an audience; whoever has it already keeps what they have. Gives how many came in. */
export async function openFeeds(
  db: Db,
  release: ReleaseRecord & { filedOn: Day },
  { audience, now }: { audience: RawBuilder<{ personId: string }>; now: Instant },
): Promise<number> {
  const owed = release.level === 'none' ? 0 : release.messageVersion;
  // One release of a message after the other, so that nobody can come in between the question who has it and the answer. `on
  // conflict` would ask for each row again, and write twice as much into the log.
  await sql`select pg_advisory_xact_lock(hashtext('delivery feed'), hashtext(${release.messageId}))`.execute(
    db,
  );
  const { numAffectedRows } = await sql`
    insert into delivery_feed (person_id, message_id, filed_on, release_id, opened_at, version, owed)
    select meant.person_id, ${release.messageId}, ${release.filedOn}, ${release.id}, ${now}, ${release.messageVersion}, ${owed}
    from (${audience}) as meant
    where not exists (select from delivery_feed had
      where had.message_id = ${release.messageId} and had.filed_on = ${release.filedOn} and had.person_id = meant.person_id)
    -- In the order of the key: its index then grows side by side instead of all over.
    order by meant.person_id`.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** Takes what has not been acknowledged out of the feeds again. */
export async function closeFeeds(db: Db, release: Pick<ReleaseRecord, 'id' | 'messageId'>): Promise<void> {
  await sql`
    delete from delivery_feed where message_id = ${release.messageId} and release_id = ${release.id}
      and acknowledged = 0 and seen_at is null`.execute(db);
}

/** Moves the pushes of a release that wait from one state to another. */
export async function setPushes(
  db: Db,
  { id, messageId }: Pick<ReleaseRecord, 'id' | 'messageId'>,
  { from, to }: { from: readonly string[]; to: string },
): Promise<void> {
  await sql`
    update delivery_delivery set state = ${to}
    where message_id = ${messageId} and release_id = ${id} and state = any(${[...from]})`.execute(db);
}

/** Releases of a message that may still reach somebody. */
export async function liveReleaseIds(db: Db, messageId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from delivery_release
    where message_id = ${messageId} and state in ('draft', 'seconding', 'confirmed', 'open', 'paused') order by id`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}
