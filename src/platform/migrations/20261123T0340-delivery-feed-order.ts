import { type Kysely, sql } from 'kysely';

/**
 * The feed by message, as a summary of what lies where instead of an entry for each row. A release writes its rows side by side and
 * nothing moves them, so a few bytes for some pages find them as well, and a release to everybody is written sooner.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop index delivery_feed_by_message`.execute(db);
  await sql`
    create index delivery_feed_by_message on delivery_feed using brin (message_id)
    with (pages_per_range = 32, autosummarize = on)`.execute(db);
}
