import { type RawBuilder, sql } from 'kysely';
import type { Day, Instant } from '#kernel/calendar.ts';
import type { Language } from '#kernel/language.ts';
import type { Db } from '#platform/database.ts';
import type { Lane, Letter, Level, NewEdition, Question } from '../contract/message.ts';

export interface MessageRecord {
  id: string;
  pieceKind: string;
  pieceId: string;
  version: number;
  lane: Lane;
  level: Level;
  topicId: string | null;
  trueUntilOn: Day | null;
  replacedBy: string | null;
  withdrawnAt: Instant | null;
  filedOn: Day | null;
}

const COLUMNS = [
  'id',
  'pieceKind',
  'pieceId',
  'version',
  'lane',
  'level',
  'topicId',
  'trueUntilOn',
  'replacedBy',
  'withdrawnAt',
  'filedOn',
] as const;

export const findMessage = (db: Db, messageId: string): Promise<MessageRecord | undefined> =>
  db.selectFrom('delivery_message').select(COLUMNS).where('id', '=', messageId).executeTakeFirst();

/** The message, held until the transaction ends. */
export const lockMessage = (db: Db, messageId: string): Promise<MessageRecord | undefined> =>
  db
    .selectFrom('delivery_message')
    .select(COLUMNS)
    .where('id', '=', messageId)
    .forUpdate()
    .executeTakeFirst();

/** The message of a piece, held until the transaction ends. */
export const lockMessageOf = (
  db: Db,
  piece: { kind: string; id: string },
): Promise<MessageRecord | undefined> =>
  db
    .selectFrom('delivery_message')
    .select(COLUMNS)
    .where('pieceKind', '=', piece.kind)
    .where('pieceId', '=', piece.id)
    .forUpdate()
    .executeTakeFirst();

export interface NewMessageRow {
  id: string;
  pieceKind: string;
  pieceId: string;
  lane: Lane;
  level: Level;
  topicId: string | null;
  because: readonly unknown[];
  trueUntilOn: Day | null;
  seconds: number[];
  createdBy: string | null;
  createdAt: Instant;
}

/** False when the piece has a message already. */
export async function insertMessage(db: Db, row: NewMessageRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('delivery_message')
    .values({
      ...row,
      because: JSON.stringify(row.because),
      replacedBy: null,
      withdrawnAt: null,
      filedOn: null,
    })
    .onConflict((conflict) => conflict.columns(['pieceKind', 'pieceId']).doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export const updateMessage = (
  db: Db,
  messageId: string,
  row: Pick<NewMessageRow, 'lane' | 'level' | 'topicId' | 'because' | 'trueUntilOn' | 'seconds'> & {
    version: number;
  },
) =>
  db
    .updateTable('delivery_message')
    .set({ ...row, because: JSON.stringify(row.because) })
    .where('id', '=', messageId)
    .execute();

export const setWithdrawn = (db: Db, messageId: string, at: Instant) =>
  db.updateTable('delivery_message').set({ withdrawnAt: at }).where('id', '=', messageId).execute();

export const setReplaced = (db: Db, messageId: string, byMessageId: string) =>
  db.updateTable('delivery_message').set({ replacedBy: byMessageId }).where('id', '=', messageId).execute();

export interface VersionRow {
  messageId: string;
  version: number;
  pieceVersion: number;
  question: Question | null;
  changed: object | null;
  asksAgain: 'nobody' | 'affected' | 'everyone';
  affected: object | null;
  publishedBy: string | null;
  publishedAt: Instant;
}

export const insertVersion = (db: Db, row: VersionRow) =>
  db
    .insertInto('delivery_message_version')
    .values({
      ...row,
      question: row.question && JSON.stringify(row.question),
      changed: row.changed && JSON.stringify(row.changed),
      affected: row.affected && JSON.stringify(row.affected),
    })
    .execute();

export interface EditionRow {
  messageId: string;
  version: number;
  language: Language;
  edition: Omit<NewEdition, 'letter'>;
  letter: Letter | null;
  card: string;
}

export const insertEditions = (db: Db, rows: readonly EditionRow[]) =>
  db
    .insertInto('delivery_edition')
    .values(
      rows.map(({ messageId, version, language, edition, letter, card }) => ({
        messageId,
        version,
        language,
        ...edition,
        doc: JSON.stringify(edition.doc),
        subject: letter?.subject ?? null,
        html: letter?.html ?? null,
        plain: letter?.plain ?? null,
        links: JSON.stringify(letter?.links ?? []),
        card,
      })),
    )
    .execute();

/** Gives everybody who has the message its next version, and makes those who are asked again owe it. */
export async function passOnVersion(
  db: Db,
  message: { id: string; version: number; filedOn: Day },
  asked: 'nobody' | 'everyone' | RawBuilder<{ personId: string }>,
): Promise<void> {
  const owes =
    asked === 'nobody' ? sql`false` : asked === 'everyone' ? sql`true` : sql`feed.person_id in (${asked})`;
  // Whoever had not acknowledged an earlier version owes the newest: nobody is asked about a text that is no more.
  await sql`
    update delivery_feed feed set version = ${message.version},
      owed = case when owed > acknowledged or (owed > 0 and ${owes}) then ${message.version}::smallint else owed end
    where message_id = ${message.id} and filed_on = ${message.filedOn}`.execute(db);
}

export const topicExists = async (db: Db, topicId: string): Promise<boolean> =>
  (await db
    .selectFrom('delivery_topic')
    .select('id')
    .where('id', '=', topicId)
    .where('retiredAt', 'is', null)
    .executeTakeFirst()) !== undefined;
