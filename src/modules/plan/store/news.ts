import { sql } from 'kysely';
import type { Instant } from '#kernel/calendar.ts';
import type { Db } from '#platform/database.ts';
import type { OpenLineKind } from '../contract/line.ts';

export interface DecidedRow {
  readonly id: string;
  readonly what: 'suggestion' | 'offer';
  readonly planId: string;
  readonly lineKind: OpenLineKind;
  readonly lineId: string;
  readonly state: 'accepted' | 'partly' | 'declined';
  readonly reason: string | null;
  readonly decidedAt: Instant;
  readonly deciderId: string | null;
  readonly deciderName: string | null;
}

/** What became of somebody's suggestions and offers since a moment, the newest first. */
export async function decidedFor(
  db: Db,
  { personId, since, limit }: { personId: string; since: Instant; limit: number },
): Promise<DecidedRow[]> {
  const { rows } = await sql<DecidedRow>`
    select given.*, person.id as decider_id, person.name as decider_name from (
      select id, 'suggestion' as what, plan_id, line_kind, line_id, state, reason, decided_at, decided_by
      from plan_suggestion where author_id = ${personId} and state in ('accepted', 'partly', 'declined')
      union all
      select id, 'offer', plan_id, 'action', action_id, state, reply, decided_at, decided_by
      from plan_offer where person_id = ${personId} and state in ('accepted', 'declined')
    ) as given left join people_person person on person.id = given.decided_by
    where given.decided_at >= ${since}
    order by given.decided_at desc, given.id limit ${limit}`.execute(db);
  return rows;
}

export interface WaitingRow {
  readonly planId: string;
  readonly lineKind: OpenLineKind;
  readonly lineId: string;
  readonly suggestions: number;
  readonly offers: number;
}

/** Open suggestions and offers on the lines that somebody owns, the line that has waited longest first. */
export async function waitingFor(
  db: Db,
  { personId, limit }: { personId: string; limit: number },
): Promise<WaitingRow[]> {
  const { rows } = await sql<WaitingRow>`
    with own as (
      select id, 'action' as kind from plan_action where owner_id = ${personId} and removed_at is null
      union all select id, 'goal' from plan_goal where owner_id = ${personId} and removed_at is null
    )
    select sent.plan_id, own.kind as line_kind, own.id as line_id,
      sum(sent.suggestions)::int as suggestions, sum(sent.offers)::int as offers
    from own join (
      select line_id, plan_id, made_at, 1 as suggestions, 0 as offers from plan_suggestion where state = 'open'
      union all select action_id, plan_id, made_at, 0, 1 from plan_offer where state = 'open'
    ) as sent on sent.line_id = own.id
    group by sent.plan_id, own.kind, own.id order by min(sent.made_at), own.id limit ${limit}`.execute(db);
  return rows;
}

/** Which of some plans somebody has had in front of them. */
export async function plansRead(
  db: Db,
  { personId, planIds }: { personId: string; planIds: readonly string[] },
): Promise<Set<string>> {
  if (planIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('plan_reader')
    .select('planId')
    .where('personId', '=', personId)
    .where('planId', 'in', [...planIds])
    .execute();
  return new Set(rows.map(({ planId }) => planId));
}
