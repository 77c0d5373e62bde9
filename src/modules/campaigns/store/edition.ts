import type { Instant } from '#kernel/calendar.ts';
import type { Language } from '#kernel/language.ts';
import type { RichText } from '#kernel/rich-text.ts';
import type { Db } from '#platform/database.ts';

export interface EditionKey {
  readonly pieceId: string;
  readonly language: Language;
}

export interface NewVersion extends EditionKey {
  readonly number: number;
  readonly title: string;
  readonly summary: string | null;
  readonly doc: RichText;
  readonly changedBy: string | null;
  readonly changedAt: Instant;
  readonly restoredFrom: number | null;
}

/** Makes the next state of an edition the newest, if `number - 1` is still that; says whether it was. */
export async function insertVersion(
  db: Db,
  { doc, ...row }: NewVersion,
  follows: number | null,
): Promise<boolean> {
  const { pieceId, language, number } = row;
  const written =
    number === 1
      ? await db
          .insertInto('campaigns_edition')
          .values({ pieceId, language, version: 1, follows })
          .onConflict((conflict) => conflict.columns(['pieceId', 'language']).doNothing())
          .returning('version')
          .executeTakeFirst()
      : await db
          .updateTable('campaigns_edition')
          .set({ version: number, follows })
          .where('pieceId', '=', pieceId)
          .where('language', '=', language)
          .where('version', '=', number - 1)
          .returning('version')
          .executeTakeFirst();
  if (!written) return false;
  await db
    .insertInto('campaigns_edition_version')
    .values({ ...row, doc: JSON.stringify(doc) })
    .execute();
  return true;
}

/** Says that an edition says what a version of the first language says. */
export async function setFollows(
  db: Db,
  { pieceId, language }: EditionKey,
  { version, follows }: { version: number; follows: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('campaigns_edition')
    .set({ follows })
    .where('pieceId', '=', pieceId)
    .where('language', '=', language)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export const versionsOf = (db: Db, { pieceId, language }: EditionKey) =>
  db
    .selectFrom('campaigns_edition_version as v')
    .leftJoin('people_person as p', 'p.id', 'v.changedBy')
    .select(['v.number', 'v.title', 'v.changedAt', 'v.changedBy', 'v.restoredFrom', 'p.name as changerName'])
    .where('v.pieceId', '=', pieceId)
    .where('v.language', '=', language)
    .orderBy('v.number', 'desc')
    .limit(500)
    .execute();

/** A saved state; the newest when no number is asked for. */
export const findVersion = (db: Db, { pieceId, language }: EditionKey, number?: number) =>
  db
    .selectFrom('campaigns_edition_version')
    .select(['number', 'title', 'summary', 'doc'])
    .where('pieceId', '=', pieceId)
    .where('language', '=', language)
    .$if(number !== undefined, (query) => query.where('number', '=', number ?? 0))
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();

export interface DraftRow extends EditionKey {
  readonly personId: string;
  readonly baseVersion: number;
  readonly title: string;
  readonly summary: string | null;
  readonly doc: RichText;
  readonly savedAt: Instant;
}

export const putDraft = (db: Db, { doc, ...row }: DraftRow) => {
  const written = { ...row, doc: JSON.stringify(doc) };
  return db
    .insertInto('campaigns_draft')
    .values(written)
    .onConflict((conflict) => conflict.columns(['pieceId', 'language', 'personId']).doUpdateSet(written))
    .execute();
};

export const dropDraft = (db: Db, { pieceId, language }: EditionKey, personId: string) =>
  db
    .deleteFrom('campaigns_draft')
    .where('pieceId', '=', pieceId)
    .where('language', '=', language)
    .where('personId', '=', personId)
    .execute();

export const draftsOf = (db: Db, pieceId: string, personId: string): Promise<DraftRow[]> =>
  db
    .selectFrom('campaigns_draft')
    .selectAll()
    .where('pieceId', '=', pieceId)
    .where('personId', '=', personId)
    .orderBy('language')
    .execute();

/** Drafts that nobody has touched since an instant. */
export const forgetDrafts = (db: Db, before: Instant) =>
  db.deleteFrom('campaigns_draft').where('savedAt', '<', before).execute();

export const putPresence = (
  db: Db,
  row: { pieceId: string; personId: string; language: Language; seenAt: Instant },
) =>
  db
    .insertInto('campaigns_presence')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['pieceId', 'personId']).doUpdateSet({ language: row.language, seenAt: row.seenAt }),
    )
    .execute();

export const dropPresence = (db: Db, pieceId: string, personId: string) =>
  db
    .deleteFrom('campaigns_presence')
    .where('pieceId', '=', pieceId)
    .where('personId', '=', personId)
    .execute();

/** Forgets everybody who has not been seen since an instant, at any piece. */
export const forgetAbsent = (db: Db, before: Instant) =>
  db.deleteFrom('campaigns_presence').where('seenAt', '<', before).execute();

export const presentAt = (db: Db, pieceId: string, since: Instant) =>
  db
    .selectFrom('campaigns_presence as x')
    .innerJoin('people_person as p', 'p.id', 'x.personId')
    .select(['x.personId', 'p.name', 'x.language', 'x.seenAt'])
    .where('x.pieceId', '=', pieceId)
    .where('x.seenAt', '>=', since)
    .orderBy('x.personId')
    .limit(50)
    .execute();
