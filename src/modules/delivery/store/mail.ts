import { sql } from 'kysely';
import type { Instant } from '#kernel/calendar.ts';
import type { Db } from '#platform/database.ts';

export interface WaitingLetters {
  due: number;
  later: number;
  again: number;
  underWay: number;
}

/** How many letters have not come to an end. */
export async function waitingLetters(db: Db, now: Instant): Promise<WaitingLetters> {
  const { rows } = await sql<WaitingLetters>`
    select count(*) filter (where state = 'waiting' and due_at <= ${now})::integer as due,
      count(*) filter (where state = 'waiting' and due_at > ${now})::integer as later,
      count(*) filter (where state = 'waiting' and attempt > 0)::integer as again,
      count(*) filter (where state = 'claimed')::integer as under_way
    from delivery_delivery where channel = 'email' and state in ('waiting', 'claimed')`.execute(db);
  return rows[0] ?? { due: 0, later: 0, again: 0, underWay: 0 };
}
