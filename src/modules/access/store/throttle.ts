import { sql } from 'kysely';
import type { Instant } from '#kernel/calendar.ts';
import type { Db } from '#platform/database.ts';

export interface Attempt {
  readonly key: Buffer;
  /** Seconds to wait after the first, second … failure; the last holds from there on. */
  readonly delays: readonly number[];
}

/**
 * Counts a try against a key before its outcome is known, unless the key has to wait; undefined then. One statement:
 * of many tries at once only as many get through as one after the other would have. Failures before `forgetBefore`
 * are forgotten.
 */
export async function countTry(
  db: Db,
  { key, delays }: Attempt,
  { now, forgetBefore }: { now: Instant; forgetBefore: Instant },
): Promise<{ failures: number } | undefined> {
  const seconds = sql`${[...delays]}::integer[]`;
  const failures = sql`case when throttle.last_at < ${forgetBefore} then 1 else throttle.failures + 1 end`;
  const { rows } = await sql<{ failures: number }>`
    insert into access_throttle as throttle (key, failures, last_at, allowed_at)
    values (${key}, 1, ${now}, ${now}::timestamptz + make_interval(secs => (${seconds})[1]))
    on conflict (key) do update set
      failures = ${failures},
      last_at = ${now},
      allowed_at = ${now}::timestamptz
        + make_interval(secs => (${seconds})[least(${failures}, cardinality(${seconds}))])
    where throttle.allowed_at <= ${now}
    returning failures`.execute(db);
  return rows[0];
}

export const findWait = (db: Db, key: Buffer): Promise<{ allowedAt: Instant } | undefined> =>
  db.selectFrom('access_throttle').select('allowedAt').where('key', '=', key).executeTakeFirst();

export const forgetFailures = (db: Db, key: Buffer) =>
  db.deleteFrom('access_throttle').where('key', '=', key).execute();

/** Takes back one counted try, for a key that others share and whose other failures stay. */
export const takeBackTry = (db: Db, key: Buffer) =>
  db
    .updateTable('access_throttle')
    .set((row) => ({ failures: sql<number>`greatest(0, ${row.ref('failures')} - 1)` }))
    .where('key', '=', key)
    .execute();
