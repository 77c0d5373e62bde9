import { type Kysely, sql } from 'kysely';

/** The hashes with which devices look for names in comments: made again when they are a day old. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table listening_name_hash (
      one boolean primary key default true check (one),
      salt text not null,
      names text not null,
      titles text not null,
      made_at timestamptz not null
    )`.execute(db);
}
