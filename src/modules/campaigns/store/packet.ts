import { type RawBuilder, sql } from 'kysely';
import type { Day, Instant } from '#kernel/calendar.ts';
import type { Editions } from '#kernel/language.ts';
import type { Db } from '#platform/database.ts';
import type { ToldForm } from '../contract/ring.ts';

export const findConfirmation = (db: Db, ringId: string, personId: string) =>
  db
    .selectFrom('campaigns_confirmation')
    .select(['tries', 'packetVersion', 'confirmedAt'])
    .where('ringId', '=', ringId)
    .where('personId', '=', personId)
    .executeTakeFirst();

/** Counts a try, and notes a right answer with the packet that it was about. */
export const noteAnswer = (
  db: Db,
  {
    ringId,
    personId,
    right,
  }: { ringId: string; personId: string; right: { packetVersion: number; at: Instant } | null },
) =>
  db
    .insertInto('campaigns_confirmation')
    .values({
      ringId,
      personId,
      tries: 1,
      packetVersion: right?.packetVersion ?? null,
      confirmedAt: right?.at ?? null,
    })
    .onConflict((conflict) =>
      conflict.columns(['ringId', 'personId']).doUpdateSet((eb) => ({
        tries: eb('campaigns_confirmation.tries', '+', 1),
        ...(right ? { packetVersion: right.packetVersion, confirmedAt: right.at } : {}),
      })),
    )
    .execute();

export const insertTelling = (
  db: Db,
  row: {
    id: string;
    ringId: string;
    personId: string;
    toldOn: Day;
    form: ToldForm;
    questions: number;
    recordedAt: Instant;
  },
) => db.insertInto('campaigns_telling').values(row).execute();

export const tellingsOf = (db: Db, ringId: string, personId: string) =>
  db
    .selectFrom('campaigns_telling')
    .select(['toldOn', 'form', 'questions'])
    .where('ringId', '=', ringId)
    .where('personId', '=', personId)
    .orderBy('toldOn')
    .orderBy('id')
    .limit(100)
    .execute();

/** How many people report to somebody. */
export async function teamOf(db: Db, personId: string): Promise<number> {
  const row = await db
    .selectFrom('people_manager')
    .select('reports')
    .where('personId', '=', personId)
    .executeTakeFirst();
  return row?.reports ?? 0;
}

/** Open rings with a packet, newest opening first, and how the person stands to each. */
export async function openPackets(db: Db, personId: string) {
  const { rows } = await sql<{
    ringId: string;
    campaignId: string;
    title: Editions;
    openedAt: Instant;
    confirmed: boolean;
    told: boolean;
  }>`
    select r.id as ring_id, r.campaign_id, h.content -> 'title' as title, o.opened_at,
      coalesce(c.packet_version = r.packet_version and c.confirmed_at is not null, false) as confirmed,
      exists (select from campaigns_telling t where t.ring_id = r.id and t.person_id = ${personId}) as told
    from campaigns_ring r join campaigns_ring_opening o on o.ring_id = r.id
    join campaigns_part h on h.campaign_id = r.campaign_id and h.kind = 'head'
    left join campaigns_confirmation c on c.ring_id = r.id and c.person_id = ${personId}
    where r.packet is not null and r.removed_at is null
      and not exists (select from campaigns_closure x where x.campaign_id = r.campaign_id)
    order by o.opened_at desc, r.id limit 100`.execute(db);
  return rows;
}

export interface LagRow {
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly people: number;
  readonly confirmed: number;
  readonly told: number;
  readonly lastConfirmedAt: Instant | null;
  readonly lastToldOn: Day | null;
}

/** Per unit of the people of a ring: how many confirmed the packet and told their team, and when the last of them did. */
export async function lagByUnit(
  db: Db,
  { ringId, packetVersion }: { ringId: string; packetVersion: number },
  people: RawBuilder<{ personId: string }>,
): Promise<LagRow[]> {
  const { rows } = await sql<LagRow>`
    select u.id as unit_id, u.name as unit_name, count(*) as people,
      count(c.person_id) as confirmed, count(t.told_on) as told,
      max(c.confirmed_at) as last_confirmed_at, max(t.told_on) as last_told_on
    from (${people}) as m join people_person p on p.id = m.person_id
    left join people_unit u on u.id = p.unit_id
    left join campaigns_confirmation c on c.ring_id = ${ringId} and c.person_id = p.id
      and c.packet_version = ${packetVersion} and c.confirmed_at is not null
    left join lateral (
      select min(told_on) as told_on from campaigns_telling
      where ring_id = ${ringId} and person_id = p.id) t on true
    group by u.id, u.name order by u.name nulls last, u.id limit 20000`.execute(db);
  return rows;
}
