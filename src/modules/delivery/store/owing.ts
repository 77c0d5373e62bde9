import { sql } from 'kysely';
import type { Instant } from '#kernel/calendar.ts';
import type { Db } from '#platform/database.ts';
import type { Lane, Level } from '../contract/message.ts';

/** What a message asks of its readers; undefined when it is not there. */
export const askedBy = (db: Db, messageId: string): Promise<{ lane: Lane; level: Level } | undefined> =>
  db.selectFrom('delivery_message').select(['lane', 'level']).where('id', '=', messageId).executeTakeFirst();

export interface OwingRow {
  personId: string;
  name: string | null;
  unitName: string | null;
  openedAt: Instant;
  remindedAt: Instant | null;
}

/** People who are here, have a message and have not acknowledged it, by name. */
export async function owingPage(
  db: Db,
  messageId: string,
  { after, limit }: { after: { name: string; id: string } | undefined; limit: number },
): Promise<OwingRow[]> {
  const { rows } = await sql<OwingRow>`
    select person.id as person_id, person.name, unit.name as unit_name, feed.opened_at, (
      select max(due_at) from delivery_delivery push
      where push.person_id = person.id and push.message_id = ${messageId} and push.kind = 'reminder'
        and push.state in ('waiting', 'paused', 'claimed', 'sent')) as reminded_at
    from delivery_feed feed
    join people_person person on person.id = feed.person_id and person.state in ('active', 'on_leave')
    left join people_unit unit on unit.id = person.unit_id
    where feed.message_id = ${messageId} and feed.owed > feed.acknowledged
      and (${after === undefined} or (coalesce(person.name, ''), person.id) > (${after?.name ?? ''}, ${after?.id ?? null}::uuid))
    order by coalesce(person.name, ''), person.id limit ${limit}`.execute(db);
  return rows;
}

/** How many reminders of a message wait for their slot. */
export async function waitingReminders(db: Db, messageId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from delivery_delivery
    where message_id = ${messageId} and kind = 'reminder' and state = 'waiting'`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Open releases of a message that still holds and asks to be acknowledged. */
export async function askingReleasesOf(db: Db, messageId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select release.id from delivery_release release join delivery_message message on message.id = release.message_id
    where message.id = ${messageId} and release.state = 'open' and message.level <> 'none'
      and message.withdrawn_at is null and message.replaced_by is null and message.filed_on is not null
    order by release.opened_at, release.id limit 500`.execute(db);
  return rows.map(({ id }) => id);
}
