import { type Kysely, sql } from 'kysely';

/** How many cases wait on each line of a plan is told from the index alone: the rows are wide, and the page is everybody's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop index conversation_case_by_subject`.execute(db);
  await sql`
    create index conversation_case_by_subject on conversation_case (subject_kind, subject_id)
    include (state, due_on, visibility, id)`.execute(db);
}
