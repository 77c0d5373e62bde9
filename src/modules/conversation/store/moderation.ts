import type { Insertable } from 'kysely';
import { sql } from 'kysely';
import type { Instant } from '#kernel/calendar.ts';
import type { Db } from '#platform/database.ts';
import type { HidingTable, ReportTable } from '../tables.ts';

/** Whether the message stands in the thread of the case. */
export const hasMessage = async (db: Db, caseId: string, messageId: string): Promise<boolean> =>
  (await db
    .selectFrom('conversation_message')
    .select('id')
    .where('id', '=', messageId)
    .where('caseId', '=', caseId)
    .executeTakeFirst()) !== undefined;

/** Keeps a report; undefined when the same person has reported it already and it is not settled. */
export const insertReport = (db: Db, row: Insertable<ReportTable>): Promise<{ id: string } | undefined> =>
  db
    .insertInto('conversation_report')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();

/** Hides; undefined when it is hidden already. */
export const insertHiding = (db: Db, row: Insertable<HidingTable>): Promise<{ id: string } | undefined> =>
  db
    .insertInto('conversation_hiding')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();

/** Closes the open reports about what was hidden. */
export const settleReportsAbout = (
  db: Db,
  target: { caseId: string; messageId: string | null; by: string | null; at: Instant },
) =>
  db
    .updateTable('conversation_report')
    .set({ settledBy: target.by, settledAt: target.at })
    .where('caseId', '=', target.caseId)
    .where('messageId', target.messageId ? '=' : 'is', target.messageId)
    .where('settledAt', 'is', null)
    .execute();

export const settleReport = (
  db: Db,
  report: { id: string; by: string | null; at: Instant },
): Promise<{ id: string } | undefined> =>
  db
    .updateTable('conversation_report')
    .set({ settledBy: report.by, settledAt: report.at })
    .where('id', '=', report.id)
    .where('settledAt', 'is', null)
    .returning('id')
    .executeTakeFirst();

export const caseOfReport = (db: Db, reportId: string) =>
  db.selectFrom('conversation_report').select('caseId').where('id', '=', reportId).executeTakeFirst();

export const caseOfHiding = (db: Db, hidingId: string) =>
  db.selectFrom('conversation_hiding').select('caseId').where('id', '=', hidingId).executeTakeFirst();

export const liftHiding = (
  db: Db,
  hiding: { id: string; by: string | null; at: Instant },
): Promise<{ id: string } | undefined> =>
  db
    .updateTable('conversation_hiding')
    .set({ liftedBy: hiding.by, liftedAt: hiding.at })
    .where('id', '=', hiding.id)
    .where('liftedAt', 'is', null)
    .returning('id')
    .executeTakeFirst();

interface Page {
  readonly after: string | undefined;
  readonly limit: number;
  /** The cases whose moderation the reader sees: all, or those of some units. */
  readonly unitIds: readonly string[] | 'all';
}

/** Reports about cases of the reader's part, newest first. */
export const listReports = (db: Db, { after, limit, unitIds, open }: Page & { open: boolean | undefined }) =>
  db
    .selectFrom('conversation_report as r')
    .innerJoin('conversation_case as c', 'c.id', 'r.caseId')
    .leftJoin('conversation_message as m', 'm.id', 'r.messageId')
    .leftJoin('people_person as settler', 'settler.id', 'r.settledBy')
    .select(['r.id', 'r.caseId', 'r.messageId', 'r.reason', 'r.reportedAt', 'r.settledAt', 'r.settledBy'])
    .select(['settler.name as settlerName', 'settler.title as settlerTitle'])
    .select(sql<string>`coalesce(m.text, c.text)`.as('text'))
    .$if(unitIds !== 'all', (q) => q.where(sql<boolean>`c.unit_id = any(${[...unitIds]}::uuid[])`))
    .$if(open === true, (q) => q.where('r.settledAt', 'is', null))
    .$if(open === false, (q) => q.where('r.settledAt', 'is not', null))
    .$if(after !== undefined, (q) => q.where('r.id', '<', String(after)))
    .orderBy('r.id', 'desc')
    .limit(limit)
    .execute();

/** What was hidden in the reader's part, newest first. */
export const listHidings = (db: Db, { after, limit, unitIds }: Page) =>
  db
    .selectFrom('conversation_hiding as h')
    .innerJoin('conversation_case as c', 'c.id', 'h.caseId')
    .leftJoin('conversation_message as m', 'm.id', 'h.messageId')
    .leftJoin('people_person as hider', 'hider.id', 'h.hiddenBy')
    .leftJoin('people_person as lifter', 'lifter.id', 'h.liftedBy')
    .select(['h.id', 'h.caseId', 'h.messageId', 'h.reason', 'h.hiddenAt', 'h.liftedAt'])
    .select(['h.hiddenBy', 'hider.name as hiderName', 'hider.title as hiderTitle'])
    .select(['h.liftedBy', 'lifter.name as lifterName', 'lifter.title as lifterTitle'])
    .select(sql<string>`coalesce(m.text, c.text)`.as('text'))
    .$if(unitIds !== 'all', (q) => q.where(sql<boolean>`c.unit_id = any(${[...unitIds]}::uuid[])`))
    .$if(after !== undefined, (q) => q.where('h.id', '<', String(after)))
    .orderBy('h.id', 'desc')
    .limit(limit)
    .execute();
