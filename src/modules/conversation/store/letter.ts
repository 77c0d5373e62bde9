import { sql } from 'kysely';
import { newRandomId } from '#kernel/ids.ts';
import type { Db } from '#platform/database.ts';
import type { LetterTable, UntoldTable } from '../tables.ts';

export interface Letter {
  readonly readerKey: Buffer;
  readonly act: LetterTable['act'];
  readonly content: unknown;
  readonly writtenOn: string;
}

/** Puts a letter into the letterbox, behind those of the same writer's code. Call it inside a transaction. */
export async function insertLetter(db: Db, letter: Letter): Promise<void> {
  const { readerKey, act, content, writtenOn } = letter;
  // Two tabs with one code at once: the second waits here for its number.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`conversation.letter ${readerKey.toString('hex')}`}, 0))`.execute(
    db,
  );
  await sql`
    insert into conversation_letter (id, reader_key, number, act, content, written_on)
    select ${newRandomId()}, ${readerKey}, coalesce(max(number), 0) + 1, ${act}, ${JSON.stringify(content)}::jsonb,
      ${writtenOn}::date
    from conversation_letter where reader_key = ${readerKey}`.execute(db);
}

export const lettersOf = (db: Db, readerKey: Buffer) =>
  db
    .selectFrom('conversation_letter')
    .select(['act', 'content', 'writtenOn', 'readerKey'])
    .where('readerKey', '=', readerKey)
    .orderBy('number')
    .execute();

export const deleteLetters = (db: Db, readerKey: Buffer) =>
  db.deleteFrom('conversation_letter').where('readerKey', '=', readerKey).execute();

/**
 * Takes letters out of the letterbox until the transaction ends: one writer's in their order, the writers in the order
 * of a random number, not of arrival. A second worker waits for the first and finds them gone.
 */
export async function takeLetters(db: Db): Promise<Letter[]> {
  const { rows } = await sql<Letter>`
    with taken as (delete from conversation_letter returning reader_key, number, act, content, written_on),
    drawn as (select reader_key, random() as lot from (select distinct reader_key from taken) as writers)
    select taken.reader_key, taken.act, taken.content, taken.written_on
    from taken join drawn using (reader_key) order by drawn.lot, taken.number`.execute(db);
  return rows;
}

/** Notes a fact about an unseen case for the night, when the event log is told. */
export const noteUntold = (db: Db, note: { caseId: string; fact: UntoldTable['fact'] }) =>
  db
    .insertInto('conversation_untold')
    .values({ id: newRandomId(), ...note })
    .execute();

export interface Untold {
  caseId: string;
  fact: UntoldTable['fact'];
  kind: 'question' | 'worry' | 'idea' | 'suggestion' | 'comment';
  subjectKind: string | null;
  subjectId: string | null;
}

/** Takes the notes, in the order of their random ids. */
export async function takeUntold(db: Db): Promise<Untold[]> {
  const { rows } = await sql<Untold>`
    with taken as (delete from conversation_untold returning id, case_id, fact)
    select taken.case_id, taken.fact, c.kind, c.subject_kind, c.subject_id
    from taken join conversation_case as c on c.id = taken.case_id order by taken.id`.execute(db);
  return rows;
}

const TABLES = [
  'conversation_case',
  'conversation_message',
  'conversation_permit_issue',
  'conversation_permit_spent',
];

/**
 * Rewrites the tables in the order of their keys, which for everything unseen are random: the place of a row on disk (ctid), the
 * transaction that wrote it (xmin) and what was deleted would else tell in which order, and beside which signed-in act, things came.
 * Writing each row anew comes first, since CLUSTER keeps xmin. Members wait for each table while it is
 * clustered: together about a second for 5,000 cases with their messages.
 */
export async function forgetOrder(db: Db): Promise<void> {
  await sql`update conversation_case set unseen = unseen where unseen`.execute(db);
  await sql`
    update conversation_message set number = number
    where case_id in (select id from conversation_case where unseen)`.execute(db);
  await sql`update conversation_permit_issue set week = week`.execute(db);
  await sql`update conversation_permit_spent set week = week`.execute(db);
  for (const table of TABLES)
    await sql`cluster ${sql.table(table)} using ${sql.ref(`${table}_pkey`)}`.execute(db);
}
