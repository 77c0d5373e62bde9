import { sql } from 'kysely';
import type { Day } from '#kernel/calendar.ts';
import type { Editions } from '#kernel/language.ts';
import type { Db } from '#platform/database.ts';
import type { Annotation } from '../contract/dashboard.ts';

export interface AnnotationRow {
  readonly id: string;
  readonly kind: Annotation['kind'];
  readonly occurredOn: Day;
  readonly untilOn: Day | null;
  readonly words: Editions | null;
}

/**
 * What happened in a span of days around goals or a campaign: pieces of campaigns that serve them as they went out,
 * check-ins of the plan, and what was noted by hand for them or for the whole house.
 */
export async function annotationsBetween(
  db: Db,
  about: {
    fromOn: Day;
    toOn: Day;
    zone: string;
    planId: string | null;
    goalIds: readonly string[];
    campaignId: string | null;
  },
): Promise<AnnotationRow[]> {
  const { fromOn, toOn, zone, planId, goalIds, campaignId } = about;
  const { rows } = await sql<AnnotationRow>`
    select * from (
      select release.id, 'release' as kind, (release.released_at at time zone ${zone})::date as occurred_on,
        null::date as until_on, (
          select jsonb_object_agg(edition.language, version.title)
          from campaigns_edition edition
          join campaigns_edition_version version on version.piece_id = edition.piece_id
            and version.language = edition.language and version.number = edition.version
          where edition.piece_id = piece.id) as words
      from campaigns_release release
      join campaigns_piece piece on piece.id = release.piece_id
      join campaigns_part head on head.campaign_id = piece.campaign_id and head.kind = 'head'
      where release.released_at is not null
        and (piece.campaign_id = ${campaignId}::uuid
          or head.content -> 'goalIds' ?| ${[...goalIds]}::text[])
      union all
      select check_in.id, 'check_in', check_in.occurs_on, null, null
      from plan_check_in check_in where check_in.plan_id = ${planId}::uuid and check_in.closed_at is not null
      union all
      select id, kind, occurred_on, until_on, words from measurement_annotation
      where (plan_id is null and campaign_id is null) or plan_id = ${planId}::uuid or campaign_id = ${campaignId}::uuid
    ) happened
    where happened.occurred_on <= ${toOn} and coalesce(happened.until_on, happened.occurred_on) >= ${fromOn}
    order by occurred_on, id limit 500`.execute(db);
  return rows;
}
