import { UPLOADS_LOCK } from './backup/sessions.ts';
import type { Context } from './context.ts';
import { runSql } from './database.ts';

/**
 * Whether uploads may be removed in this transaction: not while a backup is under way, whose snapshot may still name
 * them. Whoever gets `false` leaves them for the next night.
 */
export async function mayRemoveUploads(tx: Context): Promise<boolean> {
  const { rows } = await runSql(tx.db, 'select pg_try_advisory_xact_lock($1) as free', [UPLOADS_LOCK]);
  const [row] = rows;
  return typeof row === 'object' && row !== null && 'free' in row && row.free === true;
}
