import { sql } from 'kysely';
import type { Day, Instant } from '#kernel/calendar.ts';
import type { Editions } from '#kernel/language.ts';
import type { Db } from '#platform/database.ts';

export interface CampaignFacts {
  readonly title: Editions;
  readonly summary: Editions | null;
  readonly axis: Editions | null;
  readonly startsOn: Day | null;
  readonly endsOn: Day | null;
  readonly goalIds: string[];
  readonly costs: unknown[];
  readonly results: Editions | null;
  readonly conclusion: Editions | null;
}

/** What a campaign is and what it taught. */
export async function campaignFacts(db: Db, campaignId: string): Promise<CampaignFacts | undefined> {
  const { rows } = await sql<CampaignFacts>`
    select head.content -> 'title' as title, head.content -> 'summary' as summary, concept.content -> 'axis' as axis,
      head.content ->> 'startsOn' as starts_on, head.content ->> 'endsOn' as ends_on,
      coalesce(head.content -> 'goalIds', '[]') as goal_ids, coalesce(budget.content -> 'costs', '[]') as costs,
      closure.results, closure.conclusion
    from campaigns_campaign campaign
    join campaigns_part head on head.campaign_id = campaign.id and head.kind = 'head'
    left join campaigns_part concept on concept.campaign_id = campaign.id and concept.kind = 'concept'
    left join campaigns_part budget on budget.campaign_id = campaign.id and budget.kind = 'budget'
    left join campaigns_closure closure on closure.campaign_id = campaign.id
    where campaign.id = ${campaignId} and campaign.removed_at is null`.execute(db);
  return rows[0];
}

/** Plans of some goals, so that goals of drafts can be left out. */
export async function plansOfGoals(db: Db, goalIds: readonly string[]): Promise<Map<string, string>> {
  if (goalIds.length === 0) return new Map();
  const { rows } = await sql<{ id: string; planId: string }>`
    select id, plan_id from plan_goal where id = any(${[...goalIds]}::uuid[]) order by id`.execute(db);
  return new Map(rows.map(({ id, planId }) => [id, planId]));
}

export interface RingFacts {
  readonly name: Editions;
  readonly audienceId: string;
  readonly openedAt: Instant | null;
  readonly confirmed: number;
  readonly hasPacket: boolean;
}

export async function ringFacts(db: Db, campaignId: string): Promise<RingFacts[]> {
  const { rows } = await sql<RingFacts>`
    select ring.name, ring.audience_id, opening.opened_at, ring.packet is not null as has_packet,
      (select count(*) from campaigns_confirmation said
        where said.ring_id = ring.id and said.confirmed_at is not null) as confirmed
    from campaigns_ring ring left join campaigns_ring_opening opening on opening.ring_id = ring.id
    where ring.campaign_id = ${campaignId} and ring.removed_at is null
    order by ring.position, ring.id limit 50`.execute(db);
  return rows;
}

export interface PieceCounts {
  readonly id: string;
  readonly title: Editions | null;
  readonly releases: number;
  readonly people: number;
  readonly seen: number;
  readonly read: number;
  readonly asked: number;
  readonly acknowledged: number;
  /** Seconds that reading asked of everybody together, and that it got. */
  readonly secondsAsked: number;
  readonly secondsGiven: number;
}

/** Pieces of a campaign that went out, as delivery counted them. */
export async function pieceCounts(db: Db, campaignId: string): Promise<PieceCounts[]> {
  const { rows } = await sql<PieceCounts>`
    select piece.id, (
        select jsonb_object_agg(edition.language, version.title)
        from campaigns_edition edition
        join campaigns_edition_version version on version.piece_id = edition.piece_id
          and version.language = edition.language and version.number = edition.version
        where edition.piece_id = piece.id) as title,
      counted.*, (counted.people * (select max(second) from unnest(message.seconds) as second))::float8 as seconds_asked,
      coalesce((select sum(seconds) from measurement_reach reach where reach.message_id = piece.message_id), 0)::float8
        as seconds_given
    from campaigns_piece piece
    join delivery_message message on message.id = piece.message_id
    join lateral (
      select count(*) as releases, coalesce(sum((counts ->> 'people')::integer), 0) as people,
        coalesce(sum((counts ->> 'seen')::integer), 0) as seen, coalesce(sum((counts ->> 'read')::integer), 0) as read,
        coalesce(sum((counts ->> 'asked')::integer), 0) as asked,
        coalesce(sum((counts ->> 'acknowledged')::integer), 0) as acknowledged
      from delivery_result result where result.message_id = piece.message_id
    ) counted on true
    where piece.campaign_id = ${campaignId} and piece.removed_at is null and message.filed_on is not null
    order by message.filed_on, piece.id limit 200`.execute(db);
  return rows;
}

export interface ActionFacts {
  readonly state: string;
  readonly costs: unknown[];
}

export async function actionFacts(db: Db, campaignId: string): Promise<ActionFacts[]> {
  const { rows } = await sql<ActionFacts>`
    select action.state, action.costs from campaigns_action linked join plan_action action on action.id = linked.action_id
    where linked.campaign_id = ${campaignId} and action.removed_at is null order by action.id limit 1000`.execute(
    db,
  );
  return rows;
}

/** Cases about a campaign and its pieces, by kind. */
export async function caseCounts(
  db: Db,
  campaignId: string,
): Promise<{ kind: string; count: number; answered: number }[]> {
  const { rows } = await sql<{ kind: string; count: number; answered: number }>`
    select kind, count(*) as count, count(answered_on) as answered from conversation_case
    where subject_id = ${campaignId} or subject_id in (select id from campaigns_piece where campaign_id = ${campaignId})
    group by kind order by kind`.execute(db);
  return rows;
}

type Share = { percent: number; asked: number; on: Day } | null;

export interface ObjectionFacts {
  readonly words: Editions;
  readonly status: 'open' | 'answered' | 'gone';
  readonly now: Share;
  /** The share as it was first written down. */
  readonly first: Share;
}

export async function objectionFacts(db: Db, campaignId: string): Promise<ObjectionFacts[]> {
  const { rows } = await sql<ObjectionFacts>`
    select part.content -> 'words' as words, part.content ->> 'status' as status,
      nullif(part.content -> 'share', 'null') as now, first.share as first
    from campaigns_part part
    left join lateral (
      select change.after -> 'share' as share from campaigns_change change
      where change.campaign_id = part.campaign_id and change.part_id = part.id
        and jsonb_typeof(change.after -> 'share') = 'object'
      order by change.number limit 1) first on true
    where part.campaign_id = ${campaignId} and part.kind = 'objection' and part.removed_at is null
    order by part.position, part.id limit 200`.execute(db);
  return rows;
}

/** Counts the different people of a campaign: whom it reached, who understood, who acted. */
export async function countCampaign(db: Db, campaignId: string, now: Instant): Promise<void> {
  // To act is to tell a team, to offer help with an action of the campaign, to suggest a change to one, or to sign.
  await sql`
    insert into measurement_campaign (campaign_id, reached, understood, acted, counted_at)
    select ${campaignId},
      (select count(distinct feed.person_id) from delivery_feed feed
        where feed.seen_at is not null
          and feed.message_id in (select message_id from campaigns_piece where campaign_id = ${campaignId})),
      (select count(*) from (
        select said.person_id from delivery_acknowledgement said
          join campaigns_piece piece on piece.message_id = said.message_id
          where piece.campaign_id = ${campaignId} and said.level in ('understood', 'signed')
        union
        select told.person_id from campaigns_confirmation told join campaigns_ring ring on ring.id = told.ring_id
          where ring.campaign_id = ${campaignId} and told.confirmed_at is not null) understood),
      (select count(*) from (
        select told.person_id from campaigns_telling told join campaigns_ring ring on ring.id = told.ring_id
          where ring.campaign_id = ${campaignId}
        union
        select offer.person_id from plan_offer offer join campaigns_action linked on linked.action_id = offer.action_id
          where linked.campaign_id = ${campaignId} and offer.state <> 'withdrawn'
        union
        select suggestion.author_id from plan_suggestion suggestion
          join campaigns_action linked on linked.action_id = suggestion.line_id
          where linked.campaign_id = ${campaignId} and suggestion.author_id is not null
        union
        select said.person_id from delivery_acknowledgement said
          join campaigns_piece piece on piece.message_id = said.message_id
          where piece.campaign_id = ${campaignId} and said.level = 'signed') acted),
      ${now}
    on conflict (campaign_id) do update set reached = excluded.reached, understood = excluded.understood,
      acted = excluded.acted, counted_at = excluded.counted_at`.execute(db);
}

/** Campaigns of which something went out, or was read, since an instant. */
export async function livelyCampaigns(db: Db, since: Instant): Promise<string[]> {
  const { rows } = await sql<{ campaignId: string }>`
    select distinct piece.campaign_id from campaigns_piece piece
    join delivery_result result on result.message_id = piece.message_id
    where result.counted_at >= ${since} order by piece.campaign_id limit 500`.execute(db);
  return rows.map(({ campaignId }) => campaignId);
}

export const campaignCounts = (db: Db, campaignId: string) =>
  db.selectFrom('measurement_campaign').selectAll().where('campaignId', '=', campaignId).executeTakeFirst();

export interface ReportRow {
  readonly id: string;
  readonly campaignId: string;
  readonly number: number;
  readonly body: string;
  readonly sha256: string;
  readonly previous: string | null;
  readonly signedName: string;
  readonly frozenAt: Instant;
}

export const findReport = (db: Db, reportId: string): Promise<ReportRow | undefined> =>
  db.selectFrom('measurement_report').selectAll().where('id', '=', reportId).executeTakeFirst();

/** Frozen versions, the newest first, without their bodies. */
export const reportsOf = (db: Db, campaignId: string): Promise<Omit<ReportRow, 'body'>[]> =>
  db
    .selectFrom('measurement_report')
    .select(['id', 'campaignId', 'number', 'sha256', 'previous', 'signedName', 'frozenAt'])
    .where('campaignId', '=', campaignId)
    .orderBy('number', 'desc')
    .limit(200)
    .execute();

/** One freezing of a campaign's report at a time, so that each version names the one before. */
export const lockReports = (db: Db, campaignId: string) =>
  sql`select pg_advisory_xact_lock(hashtext('measurement report'), hashtext(${campaignId}))`.execute(db);

export const insertReport = (db: Db, row: ReportRow & { signedBy: string | null }) =>
  db.insertInto('measurement_report').values(row).execute();

export async function personName(db: Db, personId: string | null): Promise<string> {
  if (personId === null) return '';
  const row = await db
    .selectFrom('people_person')
    .select('name')
    .where('id', '=', personId)
    .executeTakeFirst();
  return row?.name ?? '';
}
