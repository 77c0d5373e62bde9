import { sql } from 'kysely';
import type { Day, Instant } from '#kernel/calendar.ts';
import type { Editions } from '#kernel/language.ts';
import type { Db } from '#platform/database.ts';
import type { CampaignState } from '../contract/brief.ts';

/** A campaign with what deciding about it asks for. */
export interface CampaignRecord {
  readonly id: string;
  readonly changes: number;
  readonly state: CampaignState;
  readonly ownerId: string | null;
  readonly memberIds: string[];
  readonly approverIds: string[];
  readonly closure: {
    results: Editions;
    conclusion: Editions;
    closedBy: string | null;
    closerName: string | null;
    closedAt: Instant;
  } | null;
}

export interface ListedCampaign extends Omit<CampaignRecord, 'closure'> {
  readonly title: Editions;
  readonly kind: 'project' | 'change' | 'recurring';
  readonly startsOn: Day | null;
  readonly endsOn: Day | null;
  readonly ownerName: string | null;
  readonly pieces: number;
}

// A campaign runs from the moment when something of it went out.
const STATE = sql<CampaignState>`case
  when exists (select from campaigns_closure x where x.campaign_id = c.id) then 'closed'
  when exists (select from campaigns_release r join campaigns_piece p on p.id = r.piece_id
    where p.campaign_id = c.id and r.released_at is not null) then 'running'
  else 'draft' end`;

const NAMED = sql`
  (h.content ->> 'ownerId')::uuid as owner_id,
  array(select m.content ->> 'personId' from campaigns_part m
    where m.campaign_id = c.id and m.kind = 'member' and m.removed_at is null) as member_ids,
  array(select jsonb_array_elements_text(a.content -> 'approverIds') from campaigns_part a
    where a.campaign_id = c.id and a.kind = 'approval') as approver_ids`;

/** Ids of people are kept as text in parts; erased ones no longer stand for anybody. */
export async function findCampaign(db: Db, campaignId: string): Promise<CampaignRecord | undefined> {
  const { rows } = await sql<CampaignRecord>`
    select c.id, c.changes, ${STATE} as state, ${NAMED},
      (select jsonb_build_object('results', x.results, 'conclusion', x.conclusion, 'closedBy', x.closed_by,
          'closerName', p.name, 'closedAt', to_char(x.closed_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
        from campaigns_closure x left join people_person p on p.id = x.closed_by
        where x.campaign_id = c.id) as closure
    from campaigns_campaign c join campaigns_part h on h.campaign_id = c.id and h.kind = 'head'
    where c.id = ${campaignId} and c.removed_at is null`.execute(db);
  return rows[0];
}

/** All campaigns, those that begin last first. */
export async function allCampaigns(db: Db): Promise<ListedCampaign[]> {
  const { rows } = await sql<ListedCampaign>`
    select c.id, c.changes, ${STATE} as state, ${NAMED}, h.content -> 'title' as title, h.content ->> 'kind' as kind,
      h.content ->> 'startsOn' as starts_on, h.content ->> 'endsOn' as ends_on, owner.name as owner_name,
      (select count(*) from campaigns_piece p where p.campaign_id = c.id and p.removed_at is null) as pieces
    from campaigns_campaign c join campaigns_part h on h.campaign_id = c.id and h.kind = 'head'
    left join people_person owner on owner.id = (h.content ->> 'ownerId')::uuid
    where c.removed_at is null
    order by h.content ->> 'startsOn' desc nulls first, c.id desc limit 500`.execute(db);
  return rows;
}

export const insertCampaign = (
  db: Db,
  row: { id: string; template: string | null; madeBy: string | null; madeAt: Instant },
) => db.insertInto('campaigns_campaign').values(row).execute();

/** Holds the campaign until the transaction ends. */
export const lockCampaign = (db: Db, campaignId: string) =>
  db.selectFrom('campaigns_campaign').select('id').where('id', '=', campaignId).forUpdate().execute();

/** Takes the next number of a change; holds the campaign. */
export async function nextChange(db: Db, campaignId: string): Promise<number> {
  const { changes } = await db
    .updateTable('campaigns_campaign')
    .set((eb) => ({ changes: eb('changes', '+', 1) }))
    .where('id', '=', campaignId)
    .returning('changes')
    .executeTakeFirstOrThrow();
  return changes;
}

export const removeCampaign = (db: Db, campaignId: string, at: Instant) =>
  db.updateTable('campaigns_campaign').set({ removedAt: at }).where('id', '=', campaignId).execute();
