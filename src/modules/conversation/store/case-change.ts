import type { Insertable } from 'kysely';
import { sql } from 'kysely';
import type { Day } from '#kernel/calendar.ts';
import type { Db } from '#platform/database.ts';
import type { Outcome } from '../contract/case.ts';
import type { CaseTable } from '../tables.ts';

export const insertCase = (db: Db, row: Insertable<CaseTable>) =>
  db.insertInto('conversation_case').values(row).execute();

/** Holds the case until the transaction ends, so that numbers and states change one after another. */
export const lockCases = (db: Db, caseIds: readonly string[]) =>
  db
    .selectFrom('conversation_case')
    .select('id')
    .where('id', 'in', [...caseIds])
    .orderBy('id')
    .forUpdate()
    .execute();

/** Writes an answer if `version` is the newest; undefined if somebody was faster. */
export const setOutcome = (
  db: Db,
  answer: {
    caseId: string;
    version: number;
    outcome: Outcome;
    reason: string;
    answeredBy: string | null;
    answeredOn: Day;
  },
): Promise<{ version: number } | undefined> =>
  db
    .updateTable('conversation_case')
    .set((eb) => ({
      state: 'answered',
      outcome: answer.outcome,
      reason: answer.reason,
      answeredBy: answer.answeredBy,
      answeredOn: answer.answeredOn,
      // Whoever answers from the desk has taken it.
      ownerId: eb.fn.coalesce('ownerId', sql<string | null>`${answer.answeredBy}::uuid`),
      firstAnsweredOn: eb.fn.coalesce('firstAnsweredOn', sql<Day>`${answer.answeredOn}::date`),
      version: answer.version + 1,
    }))
    .where('id', '=', answer.caseId)
    .where('version', '=', answer.version)
    .returning('version')
    .executeTakeFirst();

/** Opens an answered case again for another owner; nothing happens the second time. */
export const reopen = (
  db: Db,
  change: { caseId: string; on: Day; ownerId: string | null; dueOn: Day },
): Promise<{ id: string } | undefined> =>
  db
    .updateTable('conversation_case')
    .set((eb) => ({
      state: 'open',
      objectedOn: change.on,
      objectedTo: eb.ref('answeredBy'),
      ownerId: change.ownerId,
      dueOn: change.dueOn,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', change.caseId)
    .where('state', '=', 'answered')
    .where('objectedOn', 'is', null)
    .returning('id')
    .executeTakeFirst();

/** Gives the case to another owner if `version` is the newest. */
export const setOwner = (
  db: Db,
  change: { caseId: string; version: number; ownerId: string | null },
): Promise<{ version: number } | undefined> =>
  db
    .updateTable('conversation_case')
    .set({ ownerId: change.ownerId, version: change.version + 1 })
    .where('id', '=', change.caseId)
    .where('version', '=', change.version)
    .returning('version')
    .executeTakeFirst();

/** Erases what the writer wrote; answers of others stay, since they have their own authors. */
export async function eraseCase(db: Db, caseId: string): Promise<void> {
  await db
    .updateTable('conversation_message')
    .set({ text: '' })
    .where('caseId', '=', caseId)
    .where('sender', '=', 'writer')
    .execute();
  await db
    .updateTable('conversation_case')
    .set((eb) => ({ state: 'withdrawn', text: '', version: eb('version', '+', 1) }))
    .where('id', '=', caseId)
    .execute();
}

/**
 * Joins one case into another: votes and followers go along, its named writer counts as one who asked the same and
 * follows, an unseen one is counted without a name; what was merged into it before follows too.
 */
export async function mergeInto(db: Db, fromId: string, intoId: string): Promise<void> {
  await sql`
    insert into conversation_vote (case_id, person_id)
    select ${intoId}::uuid, asked.person_id from (
      select person_id from conversation_vote where case_id = ${fromId}
      union select author_id from conversation_case where id = ${fromId} and author_id is not null
    ) as asked
    where asked.person_id is distinct from (select author_id from conversation_case where id = ${intoId})
    on conflict do nothing`.execute(db);
  await sql`
    insert into conversation_follow (case_id, person_id)
    select ${intoId}::uuid, f.person_id from conversation_follow as f where f.case_id = ${fromId}
    on conflict do nothing`.execute(db);
  await sql`
    update conversation_case as into_case
    set asked_unseen = into_case.asked_unseen + from_case.asked_unseen + from_case.unseen::integer,
        version = into_case.version + 1
    from conversation_case as from_case
    where into_case.id = ${intoId} and from_case.id = ${fromId}`.execute(db);
  await sql`
    update conversation_case set state = 'merged', merged_into = ${intoId}, version = version + 1
    where id = ${fromId} or merged_into = ${fromId}`.execute(db);
}

export const addVote = (db: Db, vote: { caseId: string; personId: string }) =>
  db
    .insertInto('conversation_vote')
    .values(vote)
    .onConflict((conflict) => conflict.doNothing())
    .execute();

export const removeVote = (db: Db, { caseId, personId }: { caseId: string; personId: string }) =>
  db.deleteFrom('conversation_vote').where('caseId', '=', caseId).where('personId', '=', personId).execute();

/** Follows; how far the thread was seen only ever grows. */
export const addFollow = (db: Db, follow: { caseId: string; personId: string; seenNumber: number }) =>
  db
    .insertInto('conversation_follow')
    .values(follow)
    .onConflict((conflict) =>
      conflict.columns(['caseId', 'personId']).doUpdateSet({
        seenNumber: sql`greatest(conversation_follow.seen_number, excluded.seen_number)`,
      }),
    )
    .execute();

export const removeFollow = (db: Db, { caseId, personId }: { caseId: string; personId: string }) =>
  db
    .deleteFrom('conversation_follow')
    .where('caseId', '=', caseId)
    .where('personId', '=', personId)
    .execute();
