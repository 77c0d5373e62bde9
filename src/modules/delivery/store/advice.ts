import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';
import type { AdviceReason } from '../contract/release.ts';

/** Writes what a module knows about the moment of some messages; without reasons nothing is kept. */
export async function writeAdvice(
  db: Db,
  messageIds: readonly string[],
  { source, reasons }: { source: string; reasons: readonly AdviceReason[] },
): Promise<void> {
  const ids = [...messageIds];
  if (reasons.length === 0)
    await sql`delete from delivery_advice where source = ${source} and message_id = any(${ids}::uuid[])`.execute(
      db,
    );
  else
    await sql`
      insert into delivery_advice (message_id, source, reasons)
      select unnest(${ids}::uuid[]), ${source}, ${JSON.stringify(reasons)}::jsonb
      on conflict (message_id, source) do update set reasons = excluded.reasons`.execute(db);
}

/** What other modules know about the moment of a message. */
export async function adviceAbout(db: Db, messageId: string): Promise<AdviceReason[]> {
  const rows = await db
    .selectFrom('delivery_advice')
    .select('reasons')
    .where('messageId', '=', messageId)
    .orderBy('source')
    .execute();
  return rows.flatMap(({ reasons }) => reasons);
}
