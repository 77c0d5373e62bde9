import { type RawBuilder, sql } from 'kysely';
import type { Instant } from '#kernel/calendar.ts';
import type { Editions } from '#kernel/language.ts';
import type { Db } from '#platform/database.ts';
import type { Packet } from '../contract/ring.ts';

export interface RingFields {
  readonly name: Editions;
  readonly audienceId: string;
  readonly embargoUntil: Instant | null;
  readonly shareNeeded: number | null;
  readonly opensAt: Instant | null;
  readonly packet: Packet | null;
}

const rings = (db: Db) =>
  db
    .selectFrom('campaigns_ring as r')
    .innerJoin('people_audience as a', 'a.id', 'r.audienceId')
    .leftJoin('campaigns_ring_opening as o', 'o.ringId', 'r.id')
    .leftJoin('people_person as p', 'p.id', 'o.openedBy')
    .select([
      'r.id',
      'r.campaignId',
      'r.position',
      'r.name',
      'r.audienceId',
      'r.embargoUntil',
      'r.shareNeeded',
    ])
    .select(['r.opensAt', 'r.packet', 'r.packetVersion', 'r.version', 'a.name as audienceName'])
    .select(['o.openedAt', 'o.openedBy', 'o.reason', 'o.share', 'p.name as openerName'])
    .where('r.removedAt', 'is', null);

export type RingRow = Awaited<ReturnType<ReturnType<typeof rings>['execute']>>[number];

/** The rings of a campaign in their order. */
export const ringsOf = (db: Db, campaignId: string): Promise<RingRow[]> =>
  rings(db).where('r.campaignId', '=', campaignId).orderBy('r.position').orderBy('r.id').limit(50).execute();

export const findRing = (db: Db, ringId: string): Promise<RingRow | undefined> =>
  rings(db).where('r.id', '=', ringId).executeTakeFirst();

export async function countRings(db: Db, campaignId: string): Promise<number> {
  const { count } = await db
    .selectFrom('campaigns_ring')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('campaignId', '=', campaignId)
    .where('removedAt', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}

export const isRingOpen = async (db: Db, ringId: string): Promise<boolean> =>
  (await db
    .selectFrom('campaigns_ring_opening')
    .select('ringId')
    .where('ringId', '=', ringId)
    .executeTakeFirst()) !== undefined;

const columns = ({ name, packet, ...row }: RingFields) => ({
  ...row,
  name: JSON.stringify(name),
  packet: packet === null ? null : JSON.stringify(packet),
});

export const insertRing = (
  db: Db,
  {
    id,
    campaignId,
    position,
    changedAt,
    ...fields
  }: RingFields & {
    id: string;
    campaignId: string;
    position: number;
    changedAt: Instant;
  },
) =>
  db
    .insertInto('campaigns_ring')
    .values({ id, campaignId, position, changedAt, ...columns(fields), packetVersion: fields.packet ? 1 : 0 })
    .execute();

/** Writes a ring if `version` is still the newest; says whether it was. */
export async function updateRing(
  db: Db,
  { id, version }: { id: string; version: number },
  { packetVersion, changedAt, ...fields }: RingFields & { packetVersion: number; changedAt: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('campaigns_ring')
    .set({ ...columns(fields), packetVersion, changedAt, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function removeRing(
  db: Db,
  { id, version }: { id: string; version: number },
  at: Instant,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('campaigns_ring')
    .set({ removedAt: at, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Opens a ring; says whether this was the opening. */
export async function insertOpening(
  db: Db,
  row: {
    ringId: string;
    openedAt: Instant;
    openedBy: string | null;
    reason: string | null;
    share: number | null;
  },
): Promise<boolean> {
  const made = await db
    .insertInto('campaigns_ring_opening')
    .values(row)
    .onConflict((conflict) => conflict.column('ringId').doNothing())
    .returning('ringId')
    .executeTakeFirst();
  return made !== undefined;
}

/** Campaigns with a ring that is closed and may open by itself: something is planned in it or one before it is open. */
export async function campaignsWithClosedRings(db: Db): Promise<string[]> {
  const { rows } = await sql<{ campaignId: string }>`
    select distinct r.campaign_id from campaigns_ring r join campaigns_campaign c on c.id = r.campaign_id
    where r.removed_at is null and c.removed_at is null
      and (r.share_needed is not null or r.opens_at is not null)
      and not exists (select from campaigns_ring_opening o where o.ring_id = r.id)
      and not exists (select from campaigns_closure x where x.campaign_id = r.campaign_id)
    order by r.campaign_id limit 1000`.execute(db);
  return rows.map(({ campaignId }) => campaignId);
}

type PersonIds = RawBuilder<{ personId: string }>;

/** How many people a ring has, how many of them can explain the campaign, and some who have not said so. */
export async function confirmedIn(db: Db, ring: { id: string; packetVersion: number }, people: PersonIds) {
  const { rows } = await sql<{
    people: number;
    confirmed: number;
    toGo: { id: string; name: string | null; unitName: string | null }[];
  }>`
    with ring as (
      select m.person_id, exists (
        select from campaigns_confirmation c where c.ring_id = ${ring.id} and c.person_id = m.person_id
          and c.packet_version = ${ring.packetVersion}) as can_explain
      from (${people}) as m),
    waiting as (
      select p.id, p.name, u.name as unit_name from ring join people_person p on p.id = ring.person_id
      left join people_unit u on u.id = p.unit_id
      where not ring.can_explain order by p.name, p.id limit 20)
    select count(*) as people, count(*) filter (where can_explain) as confirmed,
      coalesce((select jsonb_agg(jsonb_build_object('id', id, 'name', name, 'unitName', unit_name)) from waiting), '[]') as to_go
    from ring`.execute(db);
  return rows[0] ?? { people: 0, confirmed: 0, toGo: [] };
}

export async function isIn(db: Db, people: PersonIds, personId: string): Promise<boolean> {
  const { rows } = await sql`select from (${people}) as m where m.person_id = ${personId}`.execute(db);
  return rows.length > 0;
}
