import type { Insertable } from 'kysely';
import type { Db } from '#platform/database.ts';
import type { MessageTable } from '../tables.ts';

/** Adds a message with the next number of its case; the case's row is held until the transaction ends. */
export async function insertMessage(db: Db, row: Omit<Insertable<MessageTable>, 'number'>): Promise<number> {
  const { lastNumber } = await db
    .updateTable('conversation_case')
    .set((eb) => ({ lastNumber: eb('lastNumber', '+', 1) }))
    .where('id', '=', row.caseId)
    .returning('lastNumber')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('conversation_message')
    .values({ ...row, number: lastNumber })
    .execute();
  return lastNumber;
}

/** The thread of a case in its order; what is hidden comes with the reason. */
export const messagesOf = (db: Db, caseId: string, limit: number) =>
  db
    .selectFrom('conversation_message as m')
    .leftJoin('people_person as author', 'author.id', 'm.authorId')
    .leftJoin('conversation_hiding as hiding', (join) =>
      join.onRef('hiding.messageId', '=', 'm.id').on('hiding.liftedAt', 'is', null),
    )
    .select([
      'm.id',
      'm.number',
      'm.kind',
      'm.sender',
      'm.authorId',
      'm.text',
      'm.outcome',
      'm.writtenOn',
      'm.writtenAt',
      'author.name as authorName',
      'author.title as authorTitle',
      'hiding.reason as hiddenReason',
    ])
    .where('m.caseId', '=', caseId)
    .orderBy('m.number')
    .limit(limit)
    .execute();

export type MessageRecord = Awaited<ReturnType<typeof messagesOf>>[number];

/** How many messages stand at the end of a thread, all by its writer, without anybody's reply. */
export async function unansweredTail(db: Db, caseId: string): Promise<number> {
  const { count } = await db
    .selectFrom('conversation_message as m')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('m.caseId', '=', caseId)
    .where('m.number', '>', (eb) =>
      eb
        .selectFrom('conversation_message as other')
        .select((of) => of.fn.coalesce(of.fn.max('other.number'), of.lit(0)).as('last'))
        .where('other.caseId', '=', caseId)
        .where('other.sender', '<>', 'writer'),
    )
    .executeTakeFirstOrThrow();
  return count;
}
