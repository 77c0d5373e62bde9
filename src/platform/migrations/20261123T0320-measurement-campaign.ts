import { type Kysely, sql } from 'kysely';

/** How many different people a campaign reached: counting them apart is too slow for a page. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table measurement_campaign (
      campaign_id uuid primary key,
      reached integer not null,
      understood integer not null,
      acted integer not null,
      counted_at timestamptz not null
    )`.execute(db);
}
