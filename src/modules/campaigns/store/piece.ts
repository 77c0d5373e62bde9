import { sql } from 'kysely';
import type { Instant } from '#kernel/calendar.ts';
import type { Editions, Language } from '#kernel/language.ts';
import type { RichText } from '#kernel/rich-text.ts';
import type { Db } from '#platform/database.ts';
import type { PieceSettings } from '../contract/piece.ts';

export interface PieceRow {
  readonly id: string;
  readonly campaignId: string;
  readonly code: string;
  readonly settings: PieceSettings;
  readonly firstLanguage: Language;
  readonly replacedBy: string | null;
  readonly messageId: string | null;
  readonly publishedVersion: number | null;
  readonly version: number;
  readonly madeAt: Instant;
}

const pieces = (db: Db) =>
  db
    .selectFrom('campaigns_piece')
    .select(['id', 'campaignId', 'code', 'settings', 'firstLanguage', 'replacedBy', 'messageId'])
    .select(['publishedVersion', 'version', 'madeAt'])
    .where('removedAt', 'is', null);

export const findPiece = (db: Db, pieceId: string): Promise<PieceRow | undefined> =>
  pieces(db).where('id', '=', pieceId).executeTakeFirst();

export const findPieceByCode = (db: Db, code: string): Promise<PieceRow | undefined> =>
  pieces(db).where('code', '=', code).executeTakeFirst();

/** The pieces of a campaign in the order in which they were begun. */
export const piecesOf = (db: Db, campaignId: string): Promise<PieceRow[]> =>
  pieces(db).where('campaignId', '=', campaignId).orderBy('madeAt').orderBy('id').limit(500).execute();

export const lockPiece = (db: Db, pieceId: string) =>
  db.selectFrom('campaigns_piece').select('id').where('id', '=', pieceId).forUpdate().execute();

export const insertPiece = (
  db: Db,
  {
    settings,
    ...row
  }: Pick<PieceRow, 'id' | 'campaignId' | 'code' | 'settings' | 'firstLanguage' | 'madeAt'> & {
    madeBy: string | null;
  },
) =>
  db
    .insertInto('campaigns_piece')
    .values({ ...row, settings: JSON.stringify(settings), changedAt: row.madeAt })
    .onConflict((conflict) => conflict.column('code').doNothing())
    .returning('id')
    .executeTakeFirst();

/** Writes the settings if `version` is still the newest; says whether it was. */
export async function updateSettings(
  db: Db,
  { id, version }: { id: string; version: number },
  { settings, at }: { settings: PieceSettings; at: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('campaigns_piece')
    .set({ settings: JSON.stringify(settings), version: version + 1, changedAt: at })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Counts the piece's version up: one of its editions changed. */
export const touchPiece = (db: Db, pieceId: string, at: Instant) =>
  db
    .updateTable('campaigns_piece')
    .set((eb) => ({ version: eb('version', '+', 1), changedAt: at }))
    .where('id', '=', pieceId)
    .execute();

export const removePiece = (db: Db, pieceId: string, at: Instant) =>
  db.updateTable('campaigns_piece').set({ removedAt: at }).where('id', '=', pieceId).execute();

export const setSuccessor = (db: Db, pieceId: string, successorId: string | null) =>
  db.updateTable('campaigns_piece').set({ replacedBy: successorId }).where('id', '=', pieceId).execute();

export const setPublished = (
  db: Db,
  pieceId: string,
  { messageId, version }: { messageId: string; version: number },
) =>
  db
    .updateTable('campaigns_piece')
    .set({ messageId, publishedVersion: version })
    .where('id', '=', pieceId)
    .execute();

/** The messages that pieces of a campaign became. */
export async function messagesOf(db: Db, campaignId: string): Promise<string[]> {
  const { rows } = await sql<{ messageId: string }>`
    select message_id from campaigns_piece where campaign_id = ${campaignId} and message_id is not null order by id`.execute(
    db,
  );
  return rows.map(({ messageId }) => messageId);
}

/** The nearest messages in whose place a piece holds: of those that it replaces, or of theirs where they never went out. */
export async function replacedMessages(db: Db, pieceId: string): Promise<string[]> {
  const { rows } = await sql<{ messageId: string }>`
    with recursive earlier as (
      select p.id, p.message_id, 1 as step from campaigns_piece p where p.replaced_by = ${pieceId} and p.removed_at is null
      union all
      select p.id, p.message_id, earlier.step + 1 from campaigns_piece p join earlier on p.replaced_by = earlier.id
      where earlier.message_id is null and earlier.step < 20 and p.removed_at is null)
    select message_id from earlier where message_id is not null order by id`.execute(db);
  return rows.map(({ messageId }) => messageId);
}

/** The pieces that stand in the place of one, one after the other; at most twenty steps, the nearest first. */
export async function successorsOf(db: Db, pieceId: string): Promise<PieceRow[]> {
  const { rows } = await sql<PieceRow>`
    with recursive chain as (
      select p.*, 0 as step from campaigns_piece p where p.id = ${pieceId}
      union all
      select p.*, chain.step + 1 from campaigns_piece p join chain on p.id = chain.replaced_by
      where chain.step < 20)
    select id, campaign_id, code, settings, first_language, replaced_by, message_id, published_version, version, made_at
    from chain where step > 0 and removed_at is null order by step`.execute(db);
  return rows;
}

export interface EditionRow {
  readonly pieceId: string;
  readonly language: Language;
  readonly version: number;
  readonly follows: number | null;
  readonly title: string;
  readonly summary: string | null;
  readonly doc: RichText;
  readonly changedBy: string | null;
  readonly changerName: string | null;
  readonly changedAt: Instant;
}

/** The newest state of every edition of some pieces. */
export const editionsOf = (db: Db, pieceIds: readonly string[]): Promise<EditionRow[]> =>
  pieceIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('campaigns_edition as e')
        .innerJoin('campaigns_edition_version as v', (join) =>
          join
            .onRef('v.pieceId', '=', 'e.pieceId')
            .onRef('v.language', '=', 'e.language')
            .onRef('v.number', '=', 'e.version'),
        )
        .leftJoin('people_person as p', 'p.id', 'v.changedBy')
        .select(['e.pieceId', 'e.language', 'e.version', 'e.follows', 'v.title', 'v.summary', 'v.doc'])
        .select(['v.changedBy', 'v.changedAt', 'p.name as changerName'])
        .where('e.pieceId', 'in', pieceIds)
        .orderBy('e.pieceId')
        .orderBy('e.language')
        .execute();

/** Where each piece of a campaign goes: the rings that it was planned for, and when it first went out. */
export async function wayOf(
  db: Db,
  campaignId: string,
): Promise<{ pieceId: string; rings: { id: string; name: Editions }[]; releasedAt: Instant | null }[]> {
  const { rows } = await sql<{
    pieceId: string;
    rings: { id: string; name: Editions }[];
    releasedAt: Instant | null;
  }>`
    select r.piece_id, min(r.released_at) as released_at,
      coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'name', g.name) order by g.position)
        filter (where g.id is not null), '[]') as rings
    from campaigns_release r join campaigns_piece p on p.id = r.piece_id
    left join campaigns_ring g on g.id = r.ring_id
    where p.campaign_id = ${campaignId} and r.withdrawn_at is null
    group by r.piece_id`.execute(db);
  return rows;
}
