import { sql } from 'kysely';
import type { Instant } from '#kernel/calendar.ts';
import type { Db } from '#platform/database.ts';

/** Notes that something arrived about messages since they were counted. */
export async function markUncounted(db: Db, messageIds: readonly string[], now: Instant): Promise<void> {
  if (messageIds.length === 0) return;
  await sql`
    insert into delivery_uncounted (message_id, since_at)
    select distinct message_id, ${now}::timestamptz from unnest(${[...messageIds]}::uuid[]) as given (message_id)`.execute(
    db,
  );
}
