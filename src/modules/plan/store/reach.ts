import { type RawBuilder, sql } from 'kysely';
import type { Day, Instant } from '#kernel/calendar.ts';
import type { Db } from '#platform/database.ts';
import type { GroupReading } from '../domain/start.ts';

/** Keeps that somebody had the plan in front of them; says whether it is the first time. */
export async function insertReader(
  db: Db,
  row: { planId: string; personId: string; readOn: Day },
): Promise<boolean> {
  const made = await db
    .insertInto('plan_reader')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('planId')
    .executeTakeFirst();
  return made !== undefined;
}

export const isReader = async (db: Db, planId: string, personId: string): Promise<boolean> =>
  (await db
    .selectFrom('plan_reader')
    .select('planId')
    .where('planId', '=', planId)
    .where('personId', '=', personId)
    .executeTakeFirst()) !== undefined;

/** Counts a group and its readers anew; `people` is a query of ids, undefined for everyone who works here. */
export async function countGroup(
  db: Db,
  { planId, audienceId }: { planId: string; audienceId: string | null },
  people: RawBuilder<{ personId: string }> | undefined,
  countedAt: Instant,
): Promise<void> {
  const group = people ?? sql`select person_id from people_census`;
  await sql`
    insert into plan_reach (plan_id, audience_id, people, readers, counted_at)
    select ${planId}::uuid, ${audienceId}::uuid, count(*), count(reader.person_id), ${countedAt}::timestamptz
    from (${group}) as grouped (person_id)
    left join plan_reader reader on reader.plan_id = ${planId} and reader.person_id = grouped.person_id
    on conflict (plan_id, audience_id) do update
    set people = excluded.people, readers = excluded.readers, counted_at = excluded.counted_at`.execute(db);
}

/** Forgets groups that the plan no longer speaks to. */
export const keepGroups = (db: Db, planId: string, audienceIds: readonly string[]) =>
  db
    .deleteFrom('plan_reach')
    .where('planId', '=', planId)
    .where('audienceId', 'is not', null)
    .$if(audienceIds.length > 0, (query) => query.where('audienceId', 'not in', audienceIds))
    .execute();

/** The groups as they were counted last, everyone first. */
export const groupsOf = (db: Db, planId: string): Promise<GroupReading[]> =>
  db
    .selectFrom('plan_reach as r')
    .leftJoin('people_audience as a', 'a.id', 'r.audienceId')
    .select(['r.audienceId', 'a.name as audienceName', 'r.people', 'r.readers', 'r.countedAt'])
    .where('r.planId', '=', planId)
    .orderBy('a.name', (order) => order.asc().nullsFirst())
    .orderBy('r.audienceId')
    .limit(200)
    .execute();

/** Plans whose hearing is on, or over and not yet started: their readers are counted. */
export async function heardPlans(db: Db, today: Day): Promise<string[]> {
  const rows = await db
    .selectFrom('plan_hearing as h')
    .innerJoin('plan_plan as p', 'p.id', 'h.planId')
    .leftJoin('plan_start as s', 's.planId', 'h.planId')
    .leftJoin('plan_end as e', 'e.planId', 'h.planId')
    .select('h.planId')
    .where('h.opensOn', '<=', today)
    .where('s.planId', 'is', null)
    .where('e.planId', 'is', null)
    .where('p.removedAt', 'is', null)
    .limit(200)
    .execute();
  return rows.map(({ planId }) => planId);
}
