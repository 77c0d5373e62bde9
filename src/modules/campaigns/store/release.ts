import { sql } from 'kysely';
import type { Instant } from '#kernel/calendar.ts';
import type { Db } from '#platform/database.ts';
import type { ReleaseWish } from '../contract/release.ts';

const releases = (db: Db) =>
  db
    .selectFrom('campaigns_release as r')
    .leftJoin('campaigns_ring as g', 'g.id', 'r.ringId')
    .leftJoin('people_person as p', 'p.id', 'r.plannedBy')
    .leftJoin('delivery_release as d', 'd.id', 'r.releaseId')
    .innerJoin('campaigns_piece as piece', 'piece.id', 'r.pieceId')
    .leftJoin('delivery_message as m', 'm.id', 'piece.messageId')
    .leftJoin('people_person as s', 's.id', 'r.secondedBy')
    .leftJoin('people_audience as a', (join) =>
      join.on(sql<boolean>`a.id = coalesce(g.audience_id, (r.wish ->> 'audienceId')::uuid)`),
    )
    .select(['r.id', 'r.pieceId', 'r.ringId', 'r.wish', 'r.releaseId', 'r.plannedBy', 'r.plannedAt'])
    .select([
      'r.releasedAt',
      'g.name as ringName',
      'p.name as plannerName',
      'd.state',
      'd.version as releaseVersion',
    ])
    .select([
      'a.id as audienceId',
      'a.name as audienceName',
      'm.lane',
      'r.secondedBy',
      's.name as seconderName',
    ])
    .where('r.withdrawnAt', 'is', null);

export type ReleaseRow = Awaited<ReturnType<ReturnType<typeof releases>['execute']>>[number];

export const releasesOf = (db: Db, pieceId: string): Promise<ReleaseRow[]> =>
  releases(db).where('r.pieceId', '=', pieceId).orderBy('r.plannedAt').orderBy('r.id').limit(200).execute();

export const findRelease = (db: Db, id: string): Promise<ReleaseRow | undefined> =>
  releases(db).where('r.id', '=', id).executeTakeFirst();

/** Releases that wait for a ring to open. */
export const waitingFor = (db: Db, ringId: string): Promise<ReleaseRow[]> =>
  releases(db)
    .where('r.ringId', '=', ringId)
    .where('r.releaseId', 'is', null)
    .orderBy('r.plannedAt')
    .orderBy('r.id')
    .execute();

export const insertRelease = (
  db: Db,
  {
    wish,
    ...row
  }: {
    id: string;
    pieceId: string;
    ringId: string | null;
    wish: ReleaseWish;
    plannedBy: string | null;
    plannedAt: Instant;
  },
) =>
  db
    .insertInto('campaigns_release')
    .values({ ...row, wish: JSON.stringify(wish) })
    .execute();

export const setReleaseId = (db: Db, id: string, releaseId: string) =>
  db.updateTable('campaigns_release').set({ releaseId }).where('id', '=', id).execute();

/** Writes the second name, unless there is one. */
export const setSecond = (db: Db, id: string, { by, at }: { by: string; at: Instant }) =>
  db
    .updateTable('campaigns_release')
    .set({ secondedBy: by, secondedAt: at })
    .where('id', '=', id)
    .where('secondedBy', 'is', null)
    .execute();

/** Rings of a campaign in which a safety message waits for the name of a second person. */
export async function ringsWithoutSecond(db: Db, campaignId: string): Promise<Set<string>> {
  const { rows } = await sql<{ ringId: string }>`
    select distinct r.ring_id from campaigns_release r
    join campaigns_piece p on p.id = r.piece_id join delivery_message m on m.id = p.message_id
    where p.campaign_id = ${campaignId} and r.ring_id is not null and r.release_id is null and r.withdrawn_at is null
      and r.seconded_by is null and m.lane = 'safety' order by r.ring_id`.execute(db);
  return new Set(rows.map(({ ringId }) => ringId));
}

export const withdrawRelease = (db: Db, id: string, at: Instant) =>
  db.updateTable('campaigns_release').set({ withdrawnAt: at }).where('id', '=', id).execute();

/** Notes that delivery opened a release; gives the piece and its campaign the first time. */
export async function noteReleased(
  db: Db,
  releaseId: string,
  at: Instant,
): Promise<{ pieceId: string; campaignId: string } | undefined> {
  const { rows } = await sql<{ pieceId: string; campaignId: string }>`
    update campaigns_release r set released_at = ${at} from campaigns_piece p
    where r.release_id = ${releaseId} and r.released_at is null and p.id = r.piece_id
    returning r.piece_id, p.campaign_id`.execute(db);
  return rows[0];
}

/** Pieces that went out, still hold and stand in no other's shadow: to an audience, or to everybody. */
export async function piecesOnScreens(
  db: Db,
  { audienceId, today, limit }: { audienceId: string | null; today: string; limit: number },
): Promise<{ id: string }[]> {
  const { rows } = await sql<{ id: string }>`
    select p.id, min(r.released_at) as first_at
    from campaigns_piece p join campaigns_release r on r.piece_id = p.id
    join delivery_release d on d.id = r.release_id
    where r.released_at is not null and r.withdrawn_at is null and d.state = 'open'
      and p.replaced_by is null and p.removed_at is null
      and coalesce((p.settings ->> 'trueUntilOn')::date, 'infinity') >= ${today}::date
      and (${audienceId}::uuid is null or d.audience_id = ${audienceId}::uuid)
    group by p.id order by first_at desc, p.id limit ${limit}`.execute(db);
  return rows;
}
