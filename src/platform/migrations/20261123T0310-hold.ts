import { type Kysely, sql } from 'kysely';

/** People from whom a piece is held back, for an experiment; those without an instant get another piece in its place. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table delivery_hold (
      piece_id uuid not null,
      person_id uuid not null,
      experiment_id uuid not null,
      until_at timestamptz,
      primary key (piece_id, person_id)
    )`.execute(db);
  await sql`create index delivery_hold_by_person on delivery_hold (person_id)`.execute(db);
  await sql`create index delivery_hold_by_experiment on delivery_hold (experiment_id)`.execute(db);
  await sql`create index delivery_hold_due on delivery_hold (until_at) where until_at is not null`.execute(
    db,
  );
}
