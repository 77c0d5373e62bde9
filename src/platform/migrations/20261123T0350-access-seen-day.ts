import { type Kysely, sql } from 'kysely';

/** Visits are kept by the day: closer times, copied now and then, would tell who was here when a sealed ballot came. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`update access_session set last_seen_at = date_trunc('day', last_seen_at, 'UTC')`.execute(db);
  await sql`
    update access_device set first_seen_at = date_trunc('day', first_seen_at, 'UTC'),
      last_seen_at = date_trunc('day', last_seen_at, 'UTC')`.execute(db);
}
