import { sql } from 'kysely';
import type { Day } from '#kernel/calendar.ts';
import type { Db } from '#platform/database.ts';
import { cases, type Sight, seenBy } from './case.ts';

/** Open cases past their day that the viewer may see, the oldest due day first. */
export const overdueCases = (db: Db, sight: Sight, { today, limit }: { today: Day; limit: number }) =>
  cases(db, sight.viewerId)
    .where(seenBy(sight))
    .where('hiding.id', 'is', null)
    .where('c.state', '=', 'open')
    .where('c.dueOn', '<', today)
    .orderBy('c.dueOn')
    .orderBy('c.id')
    .limit(limit)
    .execute();

export interface ClaimedReminder {
  caseId: string;
  stage: 'soon' | 'overdue';
  ownerId: string | null;
  subjectKind: string | null;
  subjectId: string | null;
}

/** Claims what is to be reminded of and was not yet: open cases due until a day, or past theirs. */
export async function claimReminders(
  db: Db,
  { today, soonUntil, limit }: { today: Day; soonUntil: Day; limit: number },
): Promise<ClaimedReminder[]> {
  const { rows } = await sql<ClaimedReminder>`
    with claimed as (
      insert into conversation_reminder (case_id, stage, due_on)
      select c.id, case when c.due_on < ${today}::date then 'overdue' else 'soon' end, c.due_on
      from conversation_case as c
      where c.state = 'open' and c.due_on <= ${soonUntil}::date
        and not exists (
          select from conversation_hiding as h
          where h.case_id = c.id and h.message_id is null and h.lifted_at is null)
        and not exists (
          select from conversation_reminder as r
          where r.case_id = c.id and r.due_on = c.due_on
            and r.stage = case when c.due_on < ${today}::date then 'overdue' else 'soon' end)
      order by c.due_on, c.id limit ${limit}
      on conflict do nothing
      returning case_id, stage
    )
    select claimed.case_id, claimed.stage, c.owner_id, c.subject_kind, c.subject_id
    from claimed join conversation_case as c on c.id = claimed.case_id
    order by claimed.case_id`.execute(db);
  return rows;
}

export interface DueCount {
  soon: number;
  overdue: number;
}

/** How many cases of an owner are due until a day, and past it. */
export async function dueOf(
  db: Db,
  ownerId: string,
  { today, soonUntil }: { today: Day; soonUntil: Day },
): Promise<DueCount> {
  const { rows } = await sql<DueCount>`
    select count(*) filter (where c.due_on >= ${today}::date) as soon,
           count(*) filter (where c.due_on < ${today}::date) as overdue
    from conversation_case as c
    where c.owner_id = ${ownerId} and c.state = 'open' and c.due_on <= ${soonUntil}::date
      and not exists (
        select from conversation_hiding as h
        where h.case_id = c.id and h.message_id is null and h.lifted_at is null)`.execute(db);
  return rows[0] ?? { soon: 0, overdue: 0 };
}
