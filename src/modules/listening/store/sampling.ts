import { type RawBuilder, sql } from 'kysely';
import type { Instant } from '#kernel/calendar.ts';
import type { Db } from '#platform/database.ts';

/** The ids of an audience, in an order that says nothing. */
export async function peopleOf(db: Db, audience: RawBuilder<{ personId: string }>): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    select a.person_id from (${audience}) a order by a.person_id limit 1000000`.execute(db);
  return rows.map(({ personId }) => personId);
}

/** How many items each person was asked by waves that were planned or opened since: whether they answered nobody knows. */
export async function itemsAskedSince(db: Db, since: Instant): Promise<Map<string, number>> {
  const { rows } = await sql<{ personId: string; items: number }>`
    select r.person_id, sum(jsonb_array_length(w.questionnaire -> 'items'))::int as items
    from listening_wave w join listening_roster r on r.wave_id = w.id
    where coalesce(w.opened_at, w.planned_at) >= ${since} and w.status <> 'cancelled'
    group by r.person_id`.execute(db);
  return new Map(rows.map(({ personId, items }) => [personId, items]));
}
