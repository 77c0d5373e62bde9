import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';

/** Puts up a poll with its options at nought, unless it stands. */
export async function insertPoll(
  db: Db,
  { id, messageId, options }: { id: string; messageId: string; options: number },
): Promise<void> {
  await sql`
    with made as (
      insert into delivery_poll (id, message_id, options) values (${id}, ${messageId}, ${options})
      on conflict do nothing returning id)
    insert into delivery_poll_count (poll_id, choice)
    select made.id, choice from made, generate_series(0, ${options}::integer - 1) as choice`.execute(db);
}

export const findPoll = (db: Db, pollId: string) =>
  db.selectFrom('delivery_poll').selectAll().where('id', '=', pollId).executeTakeFirst();

/** Holds a poll until the transaction ends, so that votes are counted one after the other. */
export const lockPoll = (db: Db, pollId: string) =>
  db.selectFrom('delivery_poll').selectAll().where('id', '=', pollId).forUpdate().executeTakeFirst();

/** Notes that a person votes; says whether it is their first vote. */
export async function insertVoter(db: Db, row: { pollId: string; personId: string }): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('delivery_poll_voter')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/**
 * Counts a choice. All options of the poll are written anew, so that the transaction which noted the voter is no trace
 * to the option. Gives the votes in all.
 */
export async function countChoice(
  db: Db,
  { pollId, choice }: { pollId: string; choice: number },
): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    with counted as (
      update delivery_poll_count set votes = votes + (choice = ${choice})::integer where poll_id = ${pollId}
      returning votes)
    select sum(votes)::integer as total from counted`.execute(db);
  return rows[0]?.total ?? 0;
}

/** Shows the votes as they stand. */
export const showVotes = (db: Db, pollId: string) =>
  sql`update delivery_poll_count set shown = votes where poll_id = ${pollId}`.execute(db);

/** What readers see of a poll, and whether a person has voted. */
export async function pollFor(
  db: Db,
  { pollId, personId }: { pollId: string; personId: string },
): Promise<{ shown: number[]; voted: boolean }> {
  const { rows } = await sql<{ shown: number[]; voted: boolean }>`
    select array(select shown from delivery_poll_count where poll_id = ${pollId} order by choice) as shown,
      exists (select from delivery_poll_voter where poll_id = ${pollId} and person_id = ${personId}) as voted`.execute(
    db,
  );
  return rows[0] ?? { shown: [], voted: false };
}
