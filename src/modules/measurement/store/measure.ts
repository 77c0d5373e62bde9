import { type RawBuilder, sql } from 'kysely';
import type { Day } from '#kernel/calendar.ts';
import type { Editions } from '#kernel/language.ts';
import type { Db } from '#platform/database.ts';
import type { Feed, MeasureKind } from '../contract/measure.ts';
import type { Moving } from '../domain/movement.ts';

/** A measure wherever it stands: of a goal of a plan, or of an objective of a campaign. */
export interface MeasureRow {
  readonly id: string;
  readonly kind: MeasureKind;
  /** The goal, or the objective itself. */
  readonly ofId: string;
  readonly planId: string | null;
  readonly campaignId: string | null;
  readonly name: Editions;
  readonly unit: Moving['unit'];
  readonly unitLabel: Editions | null;
  readonly direction: 'up' | 'down';
  readonly baseline: number | null;
  readonly target: number;
  readonly source: { kind: string; what: string };
  readonly feed: Feed | null;
  readonly feedVersion: number | null;
}

const MEASURES = (ofGoal: RawBuilder<unknown>, ofObjective: RawBuilder<unknown>) => sql<MeasureRow>`
  select found.*, feed.feed, feed.version as feed_version from (
    select measure.id, 'goal' as kind, measure.goal_id as of_id, measure.plan_id, null::uuid as campaign_id,
      measure.name, measure.unit, measure.unit_label, measure.direction, measure.baseline::float8 as baseline,
      measure.target::float8 as target, measure.source, measure.position
    from plan_measure measure where measure.removed_at is null and ${ofGoal}
    union all
    select part.id, 'objective', part.id, null, part.campaign_id,
      part.content #> '{measure,name}', part.content #>> '{measure,unit}', part.content #> '{measure,unitLabel}',
      part.content #>> '{measure,direction}', (part.content #>> '{measure,baseline}')::float8,
      (part.content #>> '{measure,target}')::float8, part.content #> '{measure,source}', lpad(part.position::text, 6, '0')
    from campaigns_part part
    where part.kind = 'objective' and part.removed_at is null
      and jsonb_typeof(part.content -> 'measure') = 'object' and ${ofObjective}
  ) found
  left join measurement_feed feed on feed.measure_id = found.id
  order by found.position, found.id limit 500`;

export async function findMeasure(db: Db, measureId: string): Promise<MeasureRow | undefined> {
  const { rows } = await MEASURES(sql`measure.id = ${measureId}`, sql`part.id = ${measureId}`).execute(db);
  return asMeasures(rows)[0];
}

export async function measuresByIds(db: Db, ids: readonly string[]): Promise<MeasureRow[]> {
  if (ids.length === 0) return [];
  const given = sql`any(${[...ids]}::uuid[])`;
  const { rows } = await MEASURES(sql`measure.id = ${given}`, sql`part.id = ${given}`).execute(db);
  return asMeasures(rows);
}

/** The measures of some goals, and of the objectives of some campaigns. */
export async function measuresOf(
  db: Db,
  { goalIds, campaignId }: { goalIds: readonly string[]; campaignId: string | null },
): Promise<MeasureRow[]> {
  const { rows } = await MEASURES(
    sql`measure.goal_id = any(${[...goalIds]}::uuid[])`,
    sql`part.campaign_id = ${campaignId}::uuid`,
  ).execute(db);
  return asMeasures(rows);
}

/** Measures by their name in any language, lower-cased, for files. */
export async function measuresNamed(
  db: Db,
  words: readonly string[],
): Promise<{ id: string; word: string }[]> {
  if (words.length === 0) return [];
  const { rows } = await sql<{ id: string; word: string }>`
    with named as (
      select id, name from plan_measure where removed_at is null
      union all
      select id, content #> '{measure,name}' from campaigns_part
      where kind = 'objective' and removed_at is null and jsonb_typeof(content -> 'measure') = 'object'
    )
    select distinct named.id, lower(edition.value) as word
    from named, jsonb_each_text(named.name) as edition
    where lower(edition.value) = any(${[...words]}::text[]) or named.id::text = any(${[...words]}::text[])
    order by 2, 1 limit 2000`.execute(db);
  return rows;
}

/** Open units by name or code, lower-cased, for files. */
export async function unitsNamed(db: Db, words: readonly string[]): Promise<{ id: string; word: string }[]> {
  if (words.length === 0) return [];
  const { rows } = await sql<{ id: string; word: string }>`
    select distinct unit.id, given.word from unnest(${[...words]}::text[]) as given (word)
    join people_unit unit on lower(unit.name) = given.word or lower(unit.code) = given.word or unit.id::text = given.word
    where unit.closed_at is null order by 2, 1 limit 20000`.execute(db);
  return rows;
}

/** Goals of a plan, with what seals them. */
export interface GoalRow {
  readonly id: string;
  readonly sentence: Editions;
  readonly byOn: Day | null;
  readonly ownerId: string | null;
  readonly ownerName: string | null;
  readonly sealReason: string | null;
  readonly sealOpensOn: Day | null;
}

export async function goalsOf(
  db: Db,
  { planId, ids }: { planId?: string; ids?: readonly string[] },
): Promise<GoalRow[]> {
  const { rows } = await sql<GoalRow>`
    select goal.id, goal.sentence, goal.by_on, goal.owner_id, owner.name as owner_name, goal.seal_reason, goal.seal_opens_on
    from plan_goal goal left join people_person owner on owner.id = goal.owner_id
    where goal.removed_at is null
      and (${planId ?? null}::uuid is null or goal.plan_id = ${planId ?? null})
      and (${ids ? [...ids] : null}::uuid[] is null or goal.id = any(${ids ? [...ids] : null}::uuid[]))
    order by goal.position, goal.id limit 300`.execute(db);
  return rows;
}

export interface ObjectiveRow {
  readonly id: string;
  readonly sentence: Editions;
  readonly byOn: Day | null;
}

export async function objectivesOf(db: Db, campaignId: string): Promise<ObjectiveRow[]> {
  const { rows } = await sql<ObjectiveRow>`
    select id, content -> 'sentence' as sentence, content ->> 'byOn' as by_on from campaigns_part
    where campaign_id = ${campaignId} and kind = 'objective' and removed_at is null
    order by position, id limit 300`.execute(db);
  return rows;
}

/** A campaign's title, and whether members may read it. */
export async function findCampaignName(
  db: Db,
  campaignId: string,
): Promise<{ title: Editions; open: boolean } | undefined> {
  const { rows } = await sql<{ title: Editions; open: boolean }>`
    select head.content -> 'title' as title,
      exists (select from campaigns_closure closure where closure.campaign_id = campaign.id)
      or exists (select from campaigns_release release join campaigns_piece piece on piece.id = release.piece_id
        where piece.campaign_id = campaign.id and release.released_at is not null) as open
    from campaigns_campaign campaign
    join campaigns_part head on head.campaign_id = campaign.id and head.kind = 'head'
    where campaign.id = ${campaignId} and campaign.removed_at is null`.execute(db);
  return rows[0];
}

// The texts of an objective's measure are null in jsonb where there are none.
const asMeasures = (rows: readonly MeasureRow[]): MeasureRow[] =>
  rows.map((row) => ({ ...row, unitLabel: row.unitLabel ?? null }));
