import { sql } from 'kysely';
import type { Db } from '#platform/database.ts';

/** Labels of a wave that stand for exactly one unit. */
export async function unitLabels(db: Db, waveId: string): Promise<{ id: string; unitId: string }[]> {
  const { rows } = await sql<{ id: string; unitId: string }>`
    select label.id, label.unit_ids[1] as unit_id from listening_label label
    where label.wave_id = ${waveId} and label.view = 'org' and cardinality(label.unit_ids) = 1
    order by label.id limit 20000`.execute(db);
  return rows;
}
