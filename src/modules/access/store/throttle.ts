import { type RawBuilder, sql } from 'kysely';
import type { Instant } from '#kernel/calendar.ts';
import type { Db } from '#platform/database.ts';

export interface Attempt {
  readonly key: Buffer;
  /** Seconds to wait after the first, second … failure; the last holds from there on. */
  readonly delays: readonly number[];
  /** In so many hours half of the failures fade; null: none does. */
  readonly halfLifeHours: number | null;
}

/**
 * Counts a try against a key before its outcome is known, unless the key has to wait; undefined then. One statement:
 * of many tries at once only as many get through as one after the other would have. Failures before `forgetBefore`
 * are forgotten.
 */
export async function countTry(
  db: Db,
  { key, delays, halfLifeHours }: Attempt,
  { now, forgetBefore }: { now: Instant; forgetBefore: Instant },
): Promise<{ failures: number } | undefined> {
  const seconds = sql`${[...delays]}::integer[]`;
  const hours = sql`(extract(epoch from ${now}::timestamptz - throttle.last_at) / 3600)::double precision`;
  const left = sql`power(0.5::double precision, coalesce(${hours} / ${halfLifeHours}::double precision, 0))`;
  const failures = sql`case when throttle.last_at < ${forgetBefore} then 1 else throttle.failures * ${left} + 1 end`;
  const first = waitOf(sql`(${seconds})[1]`, now);
  const next = waitOf(sql`(${seconds})[least(ceil(${failures})::integer, cardinality(${seconds}))]`, now);
  const { rows } = await sql<{ failures: number }>`
    insert into access_throttle as throttle (key, failures, last_at, allowed_at)
    values (${key}, 1, ${now}, ${first})
    on conflict (key) do update set
      failures = ${failures},
      last_at = ${now},
      allowed_at = ${next}
    where throttle.allowed_at <= ${now}
    returning failures`.execute(db);
  return rows[0];
}

/**
 * When the next try is allowed. Without a wait that is always, not now: of two people of one office who come in at the
 * same moment, the one whose request began a millisecond earlier may be counted second.
 */
const waitOf = (seconds: RawBuilder<unknown>, now: Instant) =>
  sql`case when ${seconds} = 0 then 'epoch'::timestamptz
           else ${now}::timestamptz + make_interval(secs => ${seconds}) end`;

export const findWait = (db: Db, key: Buffer): Promise<{ allowedAt: Instant } | undefined> =>
  db.selectFrom('access_throttle').select('allowedAt').where('key', '=', key).executeTakeFirst();

export const forgetFailures = (db: Db, key: Buffer) =>
  db.deleteFrom('access_throttle').where('key', '=', key).execute();

/** Takes tries back, for a key that others share and whose other failures stay; it need not wait any longer for them. */
export const takeBackTries = (db: Db, key: Buffer, tries: number) =>
  db
    .updateTable('access_throttle')
    .set((row) => ({
      failures: sql<number>`greatest(0, ${row.ref('failures')} - ${tries}::double precision)`,
      allowedAt: sql<Instant>`'epoch'::timestamptz`,
    }))
    .where('key', '=', key)
    .execute();
