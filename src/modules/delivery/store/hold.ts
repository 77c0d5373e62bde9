import { type RawBuilder, sql } from 'kysely';
import type { Instant } from '#kernel/calendar.ts';
import type { Db } from '#platform/database.ts';

/** Whether a message is held back from anybody, so that most releases pay nothing for it. */
export async function isHeldBack(db: Db, messageId: string): Promise<boolean> {
  const { rows } = await sql`
    select from delivery_hold hold join delivery_message message on message.piece_id = hold.piece_id
    where message.id = ${messageId} limit 1`.execute(db);
  return rows.length > 0;
}

/** An audience without those from whom the message is held back at an instant. */
export const withoutHeld = (
  audience: RawBuilder<{ personId: string }>,
  { messageId, at }: { messageId: string; at: Instant },
): RawBuilder<{ personId: string }> => sql`
  select meant.person_id from (${audience}) as meant
  where not exists (
    select from delivery_hold hold join delivery_message message on message.piece_id = hold.piece_id
    where message.id = ${messageId} and hold.person_id = meant.person_id
      and (hold.until_at is null or hold.until_at > ${at}))`;

/** Holds a piece back from people; of two experiments with one piece and one person the first stands. */
export async function insertHolds(
  db: Db,
  hold: {
    pieceId: string;
    experimentId: string;
    untilAt: Instant | null;
    personIds: readonly string[];
  },
): Promise<number> {
  const { pieceId, experimentId, untilAt, personIds } = hold;
  const { numAffectedRows } = await sql`
    insert into delivery_hold (piece_id, person_id, experiment_id, until_at)
    select ${pieceId}, person_id, ${experimentId}, ${untilAt}
    from unnest(${`{${personIds.join(',')}}`}::uuid[]) as given (person_id)
    on conflict do nothing`.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** Ends what an experiment holds back for a time. People who got another piece in its place keep that one. */
export async function endHolds(db: Db, experimentId: string, at: Instant): Promise<void> {
  await sql`
    update delivery_hold set until_at = ${at}
    where experiment_id = ${experimentId} and until_at > ${at}`.execute(db);
}

/** Messages with holds that are over; of what everybody must know every hold is. */
export async function freedMessageIds(db: Db, now: Instant): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct message.id
    from delivery_hold hold join delivery_message message on message.piece_id = hold.piece_id
    where hold.until_at <= ${now} or message.lane in ('safety', 'must_know')
    order by message.id limit 200`.execute(db);
  return rows.map(({ id }) => id);
}

/** Forgets the holds of a message that are over. */
export async function forgetFreed(db: Db, messageId: string, now: Instant): Promise<void> {
  await sql`
    delete from delivery_hold hold using delivery_message message
    where message.id = ${messageId} and message.piece_id = hold.piece_id
      and (hold.until_at <= ${now} or message.lane in ('safety', 'must_know'))`.execute(db);
}

/** Forgets holds of people who are no more; holds have no foreign key, since a large draw writes very many at once. */
export async function forgetGonePeople(db: Db): Promise<void> {
  await sql`
    delete from delivery_hold hold
    where not exists (select from people_person person where person.id = hold.person_id)`.execute(db);
}
