import type { Instant } from '#kernel/calendar.ts';
import type { Db } from '#platform/database.ts';
import type { AnswerPart } from '../contract/wave-answer.ts';

export interface WaveAnswerRow {
  readonly parts: readonly AnswerPart[];
  readonly version: number;
  readonly publishedAt: Instant | null;
  readonly publishedBy: string | null;
  readonly publisher: string | null;
}

export const findWaveAnswer = (db: Db, waveId: string): Promise<WaveAnswerRow | undefined> =>
  db
    .selectFrom('listening_wave_answer as a')
    .leftJoin('people_person as p', 'p.id', 'a.publishedBy')
    .select(['a.parts', 'a.version', 'a.publishedAt', 'a.publishedBy', 'p.name as publisher'])
    .where('a.waveId', '=', waveId)
    .executeTakeFirst();

interface Written {
  readonly waveId: string;
  readonly parts: readonly AnswerPart[];
  readonly writtenBy: string | null;
  readonly writtenAt: Instant;
}

/** Begins the answer; undefined when somebody has. */
export const insertWaveAnswer = (
  db: Db,
  { parts, ...row }: Written,
): Promise<{ version: number } | undefined> =>
  db
    .insertInto('listening_wave_answer')
    .values({ ...row, parts: JSON.stringify(parts), publishedBy: null, publishedAt: null })
    .onConflict((conflict) => conflict.column('waveId').doNothing())
    .returning('version')
    .executeTakeFirst();

/** Writes the draft if `version` is still the newest and it is not published; undefined otherwise. */
export const updateWaveAnswer = (
  db: Db,
  { waveId, version, parts, ...row }: Written & { version: number },
): Promise<{ version: number } | undefined> =>
  db
    .updateTable('listening_wave_answer')
    .set({ ...row, parts: JSON.stringify(parts), version: version + 1 })
    .where('waveId', '=', waveId)
    .where('version', '=', version)
    .where('publishedAt', 'is', null)
    .returning('version')
    .executeTakeFirst();

/** Publishes the draft of this version, once. */
export async function markPublished(
  db: Db,
  { waveId, version, by, at }: { waveId: string; version: number; by: string | null; at: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('listening_wave_answer')
    .set({ publishedBy: by, publishedAt: at })
    .where('waveId', '=', waveId)
    .where('version', '=', version)
    .where('publishedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Everybody who was invited to a wave, as their ids. */
export async function invitedTo(db: Db, waveId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('listening_roster')
    .select('personId')
    .where('waveId', '=', waveId)
    .orderBy('personId')
    .execute();
  return rows.map(({ personId }) => personId);
}

/** Whether a piece is a message already. */
export async function isTold(db: Db, { kind, id }: { kind: string; id: string }): Promise<boolean> {
  const found = await db
    .selectFrom('delivery_message')
    .select('id')
    .where('pieceKind', '=', kind)
    .where('pieceId', '=', id)
    .executeTakeFirst();
  return found !== undefined;
}
